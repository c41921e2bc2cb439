"""How well readiness signals are read from descriptions: right, wrong in sign, invented.

`python -m evals.readings_readiness [FILE …]`; `--cases` also lists what was missed, for sets that
are tuned on.
"""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.knowledge.signals import Sign, load_signals
from advisor.language import Language
from advisor.retrieval.encoder import SentenceEncoder
from advisor.settings import Settings
from advisor.understanding.readiness import Signal, SignalReader, open_classifier

FOLDER = Path(__file__).parent / "readings"
Read = Callable[[str, Language], Mapping[DimensionId, Signal]]


class Description(BaseModel):
    """A labelled description; a dimension left out is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    lang: Language
    text: str
    signals: Mapping[DimensionId, Sign]


@dataclass(frozen=True)
class Judged:
    """One dimension of one description: what stands there, what was read, and from which words."""

    case: str
    dimension: DimensionId
    outcome: Literal["right", "missed", "wrong", "invented", "left"]
    read: Signal


def read_descriptions(path: Path) -> tuple[Description, ...]:
    """The descriptions of a set."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Description.model_validate(case) for case in raw)


def judge(case: Description, read: Read) -> list[Judged]:
    """Every dimension of a description, judged."""
    found = read(case.text, case.lang)
    return [
        Judged(case.id, d, _outcome(case.signals.get(d), found[d]), found[d]) for d in DIMENSIONS
    ]


def _outcome(
    label: Sign | None, read: Signal
) -> Literal["right", "missed", "wrong", "invented", "left"]:
    if label is None:
        return "left" if read.sign == "unknown" else "invented"
    if read.sign == "unknown":
        return "missed"
    return "right" if read.sign == label else "wrong"


def figures(judged: Sequence[Judged]) -> Mapping[str, float]:
    """Shares: `right` and `wrong` of the labelled signs, `invented` of the unknown."""
    count = {
        kind: sum(j.outcome == kind for j in judged)
        for kind in ("right", "missed", "wrong", "invented", "left")
    }
    labelled = max(1, count["right"] + count["missed"] + count["wrong"])
    unknown = max(1, count["invented"] + count["left"])
    return {
        "right": count["right"] / labelled,
        "wrong": count["wrong"] / labelled,
        "invented": count["invented"] / unknown,
    }


def main() -> None:
    """Measure each file given, or the development set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[FOLDER / "readiness-dev.yaml"])
    parser.add_argument("--cases", action="store_true", help="list what was not read right")
    given = parser.parse_args()
    encoder = SentenceEncoder()
    folder = Settings().data_dir / "signals"
    reader = SignalReader(open_classifier(load_signals(), encoder, folder), encoder.encode)
    for path in given.files:
        _report(path, reader, list_cases=given.cases)


def _report(path: Path, reader: SignalReader, *, list_cases: bool) -> None:
    cases = read_descriptions(path)
    reader.read(cases[0].text, cases[0].lang)
    start = time.perf_counter()
    judged = [one for case in cases for one in judge(case, reader.read)]
    each = 1000 * (time.perf_counter() - start) / len(cases)
    shares = ", ".join(f"{name} {share:.1%}" for name, share in figures(judged).items())
    print(f"{path.stem}: {len(cases)} descriptions, {shares}, {each:.0f} ms each")  # noqa: T201
    if list_cases:
        for one in judged:
            if one.outcome not in {"right", "left"}:
                print(f"  {one.case} {one.dimension} {one.outcome}: {one.read}")  # noqa: T201


if __name__ == "__main__":
    main()
