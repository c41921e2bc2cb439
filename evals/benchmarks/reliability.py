"""Can the probability that the guidance answers be believed? Table and reliability diagram.

`python -m evals.benchmarks.reliability SET.yaml… [--out docs/reliability.svg]`

The questions are those of calibration: the fold of the bank and of the outside set that neither the
encoder nor the index has seen, and the sets, read by the index as it is installed. Each question's
probability comes from a model learned as the shipped one is, on the other questions only (five
parts). Shares are at even odds, like the probabilities: see `evals.reliability`.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from advisor.knowledge import load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.logistic import Logistic
from advisor.retrieval.retriever import TUNING, Retriever, Tuning
from advisor.settings import load_settings
from evals.calibrate import (
    Asked,
    Bench,
    asked_in_sets,
    least_for_answer,
    left_out,
    ready_encoder,
    row_of,
    without_fold,
)
from evals.cases import load_cases
from evals.learn import Row, learn_logistic
from evals.reliability import Bin, Judged, bins, brier, calibration_error
from evals.reliability_svg import diagram

PARTS = 5
_SEED = 5
_NAMES: Mapping[Language, str] = {"fr": "French", "en": "English"}
_SETS, _BANK = "tuning sets", "bank and outside set, left out"
Found = Mapping[Language, Mapping[str, Sequence[Judged]]]


def main() -> None:
    """Print the table and write the diagram."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("docs/reliability.svg"))
    options = parser.parse_args()
    found = judged_apart(measured(options.sets))
    Console(width=130).print(_table(found))
    panels = {
        _NAMES[language]: {name: bins(judged) for name, judged in series.items()}
        for language, series in found.items()
    }
    least = Tuning.read(TUNING).coverage.threshold
    title = "Does the guidance answer? Probability given and share observed"
    svg = diagram(panels, {_NAMES[k]: least[k] for k in LANGUAGES}, title)
    options.out.write_text(svg, encoding="utf-8")


def measured(sets: Sequence[Path]) -> list[Row]:
    """What the questions of calibration show, those that rest on a mistaken belief apart."""
    knowledge, encoder = load_knowledge(), ready_encoder()
    own = _neutral(asked_in_sets(load_cases(list(sets))))
    aside = _neutral(left_out(knowledge))
    encoder.encode([one.text for one in own])
    reader = Retriever(knowledge, encoder, load_settings().data_dir).reader
    rows = [row_of(one, reader.read(one.text, one.language)) for one in own]
    return rows + Bench(without_fold(knowledge), encoder).rows(Tuning.read(TUNING).fusion, aside)


def judged_apart(rows: Sequence[Row]) -> dict[Language, dict[str, list[Judged]]]:
    """The probability of each row by a model learned without its part, by language and origin."""
    part = np.random.default_rng(_SEED).permutation(len(rows)) % PARTS
    found: dict[Language, dict[str, list[Judged]]] = {
        language: {_SETS: [], _BANK: []} for language in LANGUAGES
    }
    for number in range(PARTS):
        model = _learned([r for r, p in zip(rows, part, strict=True) if p != number])
        for row in (r for r, p in zip(rows, part, strict=True) if p == number):
            chance = model.probability(row.coverage, row.language)
            series = found[row.language][_SETS if row.own else _BANK]
            series.append(Judged(chance, bool(row.sections)))
    return found


def _learned(rows: Sequence[Row]) -> Logistic:
    made = learn_logistic(rows, lambda r: r.coverage, lambda r: bool(r.sections), least_for_answer)
    return Logistic(**made)


def _neutral(asked: Sequence[Asked]) -> list[Asked]:
    return [one for one in asked if not one.mistaken]


def _table(found: Found) -> Table:
    table = Table(
        "language", "questions", "probability", "n", "answerable", "given", "observed", "95 %"
    )
    for language, by_origin in found.items():
        for name, series in by_origin.items():
            for at, one in enumerate(bins(series)):
                table.add_row(*(("", "") if at else (language, name)), *_cells(one))
            scores = f"Brier {brier(series):.3f}, ECE {calibration_error(series):.3f}"
            table.add_row("", scores, end_section=True)
    return table


def _cells(one: Bin) -> list[str]:
    return [
        f"{100 * one.low:.0f} to {100 * one.high:.0f} %",
        str(one.count),
        str(one.yeses),
        f"{100 * one.given:.1f}",
        f"{100 * one.observed:.1f}",
        f"{100 * one.interval.low:.0f} to {100 * one.interval.high:.0f}",
    ]


if __name__ == "__main__":
    main()
