"""Learn leg weights and the answerability model on questions left out; write ranking.json.

`python -m evals.calibrate SET.yaml… [--report FILE]`

The bank and the outside set are cut in folds; each fold is ranked by an index that has never seen
it. The sets given are real-sounding questions by other writers, ranked by the whole index. Fusion
maximises the likelihood of the right section (conditional logit, weights ≥ 0); answerability is a
logistic regression on `FEATURES`, its threshold the highest that declines at most 4 % of the
answerable questions of the sets.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from advisor.knowledge import Knowledge, Question, load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.coverage import FEATURES, coverage_features
from advisor.retrieval.documents import question_entries, unit_entries
from advisor.retrieval.encoder import Encoder, Memo, SentenceEncoder, Vectors
from advisor.retrieval.kinds import MessageKinds
from advisor.retrieval.ranking import ASKS, LEGS, UNITS, Fusion, Learned, Ranker, z_scores
from advisor.retrieval.retriever import TUNING
from advisor.retrieval.store import Entry, Near
from evals.cases import load_cases

FOLDS = 5
MAX_FALSE_DECLINE = 0.04
SET_WEIGHT = 25.0
RIDGE = 0.02
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """A question with what is known of it; no sections where the guidance does not answer."""

    text: str
    language: Language
    sections: tuple[str, ...]
    fold: int | None


@dataclass(frozen=True)
class Row:
    """What one question showed: z-scores (units, legs), coverage features."""

    asked: Asked
    z: Array
    features: tuple[float, ...]


class ExactStore:
    """Vectors in memory, compared one by one."""

    def __init__(self) -> None:
        """Start empty."""
        self._kept: dict[str, tuple[Sequence[Entry], Vectors]] = {}

    def fill(self, collection: str, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Keep a collection."""
        self._kept[collection] = (entries, vectors)

    def nearest(self, collection: str, vector: Vectors, count: int) -> list[Near]:
        """The nearest entries, nearest first."""
        entries, vectors = self._kept[collection]
        similar = vectors @ vector
        best = np.argsort(-similar, kind="stable")[:count]
        return [
            Near(entries[i].id, entries[i].unit, entries[i].language, float(similar[i]))
            for i in best
        ]

    def size(self, collection: str) -> int:
        """How many entries are kept."""
        return len(self._kept[collection][0])


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    options = parser.parse_args()
    knowledge, encoder = load_knowledge(), Memo(SentenceEncoder())
    rows = _set_rows(knowledge, encoder, options.sets)
    fusion = learn_fusion(rows + _fold_rows(knowledge, encoder, _even()))
    rows = _set_rows(knowledge, encoder, options.sets, fusion)
    folded = _fold_rows(knowledge, encoder, fusion)
    coverage = learn_coverage(folded, rows)
    tuning = {"fusion": fusion.weights, "coverage": coverage}
    TUNING.write_text(json.dumps(tuning, indent=1) + "\n", encoding="utf-8")
    _report(rows, folded, fusion, coverage)


def _even() -> Fusion:
    return Fusion({language: dict.fromkeys(LEGS, 1.0) for language in LANGUAGES})


def _set_rows(
    knowledge: Knowledge, encoder: Encoder, sets: Sequence[Path], fusion: Fusion | None = None
) -> list[Row]:
    asked = [
        Asked(case.turns[0].user, case.lang, case.turns[0].sections, None)
        for case in load_cases(list(sets))
        if len(case.turns) == 1
        and (case.turns[0].outcome == "answered" or {"near", "far"} & set(case.tags))
    ]
    return _rows(knowledge, encoder, fusion or _even(), asked)


def _fold_rows(knowledge: Knowledge, encoder: Encoder, fusion: Fusion) -> list[Row]:
    rows: list[Row] = []
    for fold in range(FOLDS):
        rows += _rows(_without(knowledge, fold), encoder, fusion, _left_out(knowledge, fold))
    return rows


def _in_fold(text: str, fold: int) -> bool:
    return sum(text.encode()) % FOLDS == fold


def _without(knowledge: Knowledge, fold: int) -> Knowledge:
    questions: Mapping[str, Mapping[Language, tuple[Question, ...]]] = {
        unit: {
            language: tuple(q for q in asked if not _in_fold(q.ask, fold))
            for language, asked in sides.items()
        }
        for unit, sides in knowledge.questions.items()
    }
    outside = tuple(o for o in knowledge.outside if not _in_fold(o.question, fold))
    return knowledge.model_copy(update={"questions": questions, "outside": outside})


def _left_out(knowledge: Knowledge, fold: int) -> list[Asked]:
    asked = [
        Asked(q.ask, language, (knowledge.units[unit].section,), fold)
        for unit, sides in knowledge.questions.items()
        for language in LANGUAGES
        for q in sides[language]
        if not q.after and _in_fold(q.ask, fold)
    ]
    asked += [
        Asked(o.question, o.lang, (), fold) for o in knowledge.outside if _in_fold(o.question, fold)
    ]
    return asked


def _rows(
    knowledge: Knowledge, encoder: Encoder, fusion: Fusion, asked: Sequence[Asked]
) -> list[Row]:
    texts, asks = unit_entries(knowledge), question_entries(knowledge)
    ask_vectors = encoder.encode([e.text for e in asks])
    store = ExactStore()
    store.fill(UNITS, texts, encoder.encode([e.text for e in texts]))
    store.fill(ASKS, asks, ask_vectors)
    ranker = Ranker(knowledge, store, Learned.train(knowledge, ask_vectors), fusion)
    kinds = MessageKinds.train(knowledge, encoder)
    sections = [unit.section for unit in knowledge.units.values()]
    vectors = encoder.encode([a.text for a in asked])
    rows = []
    for one, vector in zip(asked, vectors, strict=True):
        ranking = ranker.rank(one.text, vector, one.language)
        kind = kinds.guess(one.text, vector, one.language)
        features = coverage_features(
            one.text, one.language, ranking, kind, ranker.lexical, sections
        )
        z = np.stack([z_scores(ranking.raw[leg]) for leg in LEGS], axis=1)
        rows.append(Row(one, z, features))
    return rows


def learn_fusion(rows: Sequence[Row]) -> Fusion:
    """Weights that make the right section likeliest, by language."""
    return Fusion({language: _weights(rows, language) for language in LANGUAGES})


def _weights(rows: Sequence[Row], language: Language) -> dict[str, float]:
    sections = np.array([u.section for u in load_knowledge().units.values()])
    used = [r for r in rows if r.asked.language == language and r.asked.sections]
    z = np.stack([r.z for r in used])
    right = np.stack([np.isin(sections, r.asked.sections) for r in used])
    weight = np.array([SET_WEIGHT if r.asked.fold is None else 1.0 for r in used])
    weight = weight / weight.sum()

    def loss(w: Array) -> float:
        scores = z @ np.abs(w)
        scores -= scores.max(axis=1, keepdims=True)
        p = np.exp(scores)
        share = (p * right).sum(axis=1) / p.sum(axis=1)
        return float(-(weight * np.log(share + 1e-12)).sum() + RIDGE * (w**2).sum())

    best = minimize(loss, np.full(len(LEGS), 0.6), method="L-BFGS-B")
    return {leg: round(float(abs(w)), 3) for leg, w in zip(LEGS, best.x, strict=True)}


def learn_coverage(folded: Sequence[Row], rows: Sequence[Row]) -> dict[str, Any]:
    """The answerability model; learned on all rows, its threshold set on the sets."""
    learned: dict[str, Any] = {k: {} for k in ("mean", "scale", "coef", "bias", "threshold")}
    for language in LANGUAGES:
        used = [r for r in [*folded, *rows] if r.asked.language == language]
        x = np.array([r.features for r in used])
        y = np.array([bool(r.asked.sections) for r in used])
        weight = np.array([SET_WEIGHT if r.asked.fold is None else 1.0 for r in used])
        weight[y] /= weight[y].sum()
        weight[~y] /= weight[~y].sum()
        mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
        model = LogisticRegression(C=0.5, max_iter=1000)
        model.fit((x - mean) / scale, y, sample_weight=weight * len(y) / 2)
        p = model.predict_proba((x - mean) / scale)[:, 1]
        own = np.array([r.asked.fold is None for r in used])
        threshold = float(np.quantile(p[own & y], MAX_FALSE_DECLINE))
        learned["mean"][language] = [round(float(v), 5) for v in mean]
        learned["scale"][language] = [round(float(v), 5) for v in scale]
        learned["coef"][language] = [round(float(v), 5) for v in model.coef_[0]]
        learned["bias"][language] = round(float(model.intercept_[0]), 5)
        learned["threshold"][language] = round(threshold, 4)
    return learned


def _report(
    rows: Sequence[Row], folded: Sequence[Row], fusion: Fusion, coverage: Mapping[str, Any]
) -> None:
    from rich.console import Console
    from rich.table import Table

    sections = np.array([u.section for u in load_knowledge().units.values()])
    table = Table("questions", "lang", "n", *LEGS, "fused", "declined: near+far", "wrongly")
    for name, group in (("sets", rows), ("bank, left out", folded)):
        for language in LANGUAGES:
            mine = [r for r in group if r.asked.language == language]
            asked = [r for r in mine if r.asked.sections]
            w = np.array([fusion.weights[language][leg] for leg in LEGS])
            hits = [
                100 * np.mean([sections[r.z[:, i].argmax()] in r.asked.sections for r in asked])
                for i in range(len(LEGS))
            ]
            hits.append(
                100 * np.mean([sections[(r.z @ w).argmax()] in r.asked.sections for r in asked])
            )
            declined = [_declined(r, coverage) for r in mine if not r.asked.sections]
            wrongly = [_declined(r, coverage) for r in asked]
            table.add_row(
                name,
                language,
                str(len(asked)),
                *(f"{h:.1f}" for h in hits),
                f"{100 * np.mean(declined):.0f} of {len(declined)}",
                f"{100 * np.mean(wrongly):.1f}",
            )
    console = Console(width=150)
    console.print(table)
    console.print({k: dict(v) for k, v in fusion.weights.items()})
    for language in LANGUAGES:
        pairs = zip(FEATURES, coverage["coef"][language], strict=True)
        console.print(language, coverage["threshold"][language], dict(pairs))


def _declined(row: Row, coverage: Mapping[str, Any]) -> bool:
    language = row.asked.language
    x = (np.array(row.features) - coverage["mean"][language]) / coverage["scale"][language]
    total = float(x @ np.array(coverage["coef"][language]) + coverage["bias"][language])
    return bool(1 / (1 + np.exp(-total)) < coverage["threshold"][language])


if __name__ == "__main__":
    main()
