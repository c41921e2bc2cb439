"""Learn leg weights, when to decline and when to correct; write ranking.json.

`python -m evals.calibrate SET.yaml…`

The rows are the fold of the bank, of the outside set and of the premises that the encoder's
training leaves out, ranked by an index that has never seen them, and the sets given: real-sounding
questions by other writers, ranked by the whole index. The threshold of "not covered" is the highest
that declines at most 1.5 % of the sets' answerable questions; that of "mistaken" the lowest that
corrects at most 4 % of the questions that rest on no mistake.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.knowledge import Knowledge, Question, load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.coverage import FEATURES
from advisor.retrieval.documents import question_entries, unit_entries
from advisor.retrieval.encoder import Encoder, Memo, SentenceEncoder, Vectors
from advisor.retrieval.folds import in_fold
from advisor.retrieval.kinds import MessageKinds
from advisor.retrieval.logistic import Logistic
from advisor.retrieval.material import LEFT_OUT
from advisor.retrieval.premises import FEATURES as PREMISE_FEATURES
from advisor.retrieval.premises import PremiseIndex
from advisor.retrieval.ranking import ASKS, LEGS, UNITS, Fusion, Learned, Ranker, z_scores
from advisor.retrieval.reader import Reader, Reading
from advisor.retrieval.retriever import TUNING
from advisor.retrieval.shipped import read_vectors
from advisor.retrieval.store import Entry, Near
from evals.cases import Case, load_cases
from evals.learn import Array, Row, learn_fusion, learn_logistic

MAX_FALSE_DECLINE = 0.015
MAX_FALSE_CORRECTION = 0.04


@dataclass(frozen=True)
class Asked:
    """A question with what is known of it; no sections where the guidance does not answer."""

    text: str
    language: Language
    sections: tuple[str, ...]
    own: bool
    mistaken: bool = False


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
    knowledge, encoder = load_knowledge(), ready_encoder()
    sections = np.array([u.section for u in knowledge.units.values()])
    own = asked_in_sets(load_cases(options.sets))
    kept_aside = left_out(knowledge)
    whole, rest = Bench(knowledge, encoder), Bench(without_fold(knowledge), encoder)
    even = Fusion({language: dict.fromkeys(LEGS, 1.0) for language in LANGUAGES})
    first = whole.rows(even, own) + rest.rows(even, kept_aside)
    fusion = learn_fusion([r for r in first if not r.mistaken], sections)
    rows = whole.rows(fusion, own) + rest.rows(fusion, kept_aside)
    neutral = [r for r in rows if not r.mistaken]
    coverage = learn_logistic(
        neutral, lambda r: r.coverage, lambda r: bool(r.sections), least_for_answer
    )
    premise = learn_logistic(rows, lambda r: r.premise, lambda r: r.mistaken, _least_for_correction)
    tuning = {"fusion": fusion.weights, "coverage": coverage, "premise": premise}
    TUNING.write_text(json.dumps(tuning, indent=1) + "\n", encoding="utf-8")
    _report(rows, fusion, Logistic(**coverage), Logistic(**premise), sections)


def ready_encoder() -> Memo:
    """The encoder, with the vectors of the content that ship with it."""
    encoder = SentenceEncoder()
    return Memo(encoder, read_vectors(encoder.name))


def least_for_answer(p: Array, answerable: NDArray[np.bool_]) -> float:
    """The threshold that declines at most `MAX_FALSE_DECLINE` of the answerable questions."""
    return float(np.quantile(p[answerable], MAX_FALSE_DECLINE))


def _least_for_correction(p: Array, mistaken: NDArray[np.bool_]) -> float:
    return float(np.quantile(p[~mistaken], 1 - MAX_FALSE_CORRECTION))


def asked_in_sets(cases: Sequence[Case]) -> list[Asked]:
    """The questions of one turn whose answerability a set tells."""
    asked = []
    for case in cases:
        step = case.turns[0]
        kind = set(case.tags) & {"answerable", "near", "far", "premise"}
        if len(case.turns) == 1 and kind:
            sections = step.sections if kind & {"answerable", "premise"} else ()
            mistaken = "premise" in kind
            asked.append(Asked(step.user, case.lang, sections, own=True, mistaken=mistaken))
    return asked


def without_fold(knowledge: Knowledge) -> Knowledge:
    """The content without the fold that the encoder's training leaves out."""
    questions: Mapping[str, Mapping[Language, tuple[Question, ...]]] = {
        unit: {
            language: tuple(q for q in asked if not in_fold(q.ask, LEFT_OUT))
            for language, asked in sides.items()
        }
        for unit, sides in knowledge.questions.items()
    }
    return knowledge.model_copy(
        update={
            "questions": questions,
            "outside": tuple(o for o in knowledge.outside if not in_fold(o.question, LEFT_OUT)),
            "premises": tuple(
                p.model_copy(
                    update={
                        language: p.text(language).model_copy(
                            update={"phrasings": _kept(p.text(language).phrasings)}
                        )
                        for language in LANGUAGES
                    }
                )
                for p in knowledge.premises
            ),
        }
    )


def _kept(phrasings: Sequence[str]) -> tuple[str, ...]:
    return tuple(p for p in phrasings if not in_fold(p, LEFT_OUT)) or tuple(phrasings[:1])


def left_out(knowledge: Knowledge) -> list[Asked]:
    """The messages of that fold: of the bank, of the outside set and of the premises."""
    section = {unit.id: unit.section for unit in knowledge.units.values()}
    asked = [
        Asked(q.ask, language, (section[unit],), own=False)
        for unit, sides in knowledge.questions.items()
        for language in LANGUAGES
        for q in sides[language]
        if not q.after and in_fold(q.ask, LEFT_OUT)
    ]
    asked += [
        Asked(o.question, o.lang, (), own=False)
        for o in knowledge.outside
        if in_fold(o.question, LEFT_OUT)
    ]
    return asked + [
        Asked(text, language, (section[p.unit],), own=False, mistaken=True)
        for p in knowledge.premises
        for language in LANGUAGES
        for text in p.text(language).phrasings
        if in_fold(text, LEFT_OUT)
    ]


class Bench:
    """One state of the content with all that is learned from it, to be read with any weights."""

    def __init__(self, knowledge: Knowledge, encoder: Encoder) -> None:
        """Learn from the content."""
        texts, asks = unit_entries(knowledge), question_entries(knowledge)
        ask_vectors = encoder.encode([e.text for e in asks])
        self._knowledge, self._encoder = knowledge, encoder
        self._store = ExactStore()
        self._store.fill(UNITS, texts, encoder.encode([e.text for e in texts]))
        self._store.fill(ASKS, asks, ask_vectors)
        self._learned = Learned.train(knowledge, ask_vectors)
        self._kinds = MessageKinds.train(knowledge, encoder)
        self._premises = PremiseIndex.build(knowledge, encoder)

    def rows(self, fusion: Fusion, asked: Sequence[Asked]) -> list[Row]:
        """What each question shows under these weights."""
        ranker = Ranker(self._knowledge, self._store, self._learned, fusion)
        reader = Reader(
            self._knowledge,
            ranker,
            self._kinds,
            self._premises,
            self._store,
            self._encoder.encode,
        )
        self._encoder.encode([a.text for a in asked])
        return [row_of(one, reader.read(one.text, one.language)) for one in asked]


def row_of(one: Asked, reading: Reading) -> Row:
    """What a question showed, with what is known of it."""
    z = np.stack([z_scores(reading.ranking.raw[leg]) for leg in LEGS], axis=1)
    return Row(
        one.language, one.own, one.sections, z, reading.coverage, reading.belief, one.mistaken
    )


def _report(
    rows: Sequence[Row],
    fusion: Fusion,
    coverage: Logistic,
    premise: Logistic,
    sections: NDArray[np.str_],
) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "questions",
        "lang",
        "n",
        *LEGS,
        "fused",
        "outside declined",
        "wrongly",
        "mistaken corrected",
        "wrongly ",
    )
    for own in (True, False):
        for language in LANGUAGES:
            mine = [r for r in rows if r.language == language and r.own == own]
            asked = [r for r in mine if r.sections and not r.mistaken]
            w = np.array([fusion.weights[language][leg] for leg in LEGS])
            hits = [_hit([r.z[:, i] for r in asked], asked, sections) for i in range(len(LEGS))]
            hits.append(_hit([r.z @ w for r in asked], asked, sections))
            table.add_row(
                "sets" if own else "bank, left out",
                language,
                str(len(asked)),
                *(f"{h:.1f}" for h in hits),
                _told([r for r in mine if not r.sections], coverage, "coverage", below=True),
                _told(asked, coverage, "coverage", below=True),
                _told([r for r in mine if r.mistaken], premise, "premise", below=False),
                _told([r for r in mine if not r.mistaken], premise, "premise", below=False),
            )
    console = Console(width=170)
    console.print(table)
    console.print({k: dict(v) for k, v in fusion.weights.items()})
    for language in LANGUAGES:
        for names, model in ((FEATURES, coverage), (PREMISE_FEATURES, premise)):
            pairs = dict(zip(names, model.coef[language], strict=True))
            console.print(language, model.threshold[language], pairs)


def _hit(scores: Sequence[Array], asked: Sequence[Row], sections: NDArray[np.str_]) -> float:
    found = zip(scores, asked, strict=True)
    return 100 * float(np.mean([sections[s.argmax()] in r.sections for s, r in found]))


def _told(rows: Sequence[Row], model: Logistic, features: str, *, below: bool) -> str:
    if not rows:
        return "–"
    told = [
        (model.probability(getattr(r, features), r.language) < model.threshold[r.language]) == below
        for r in rows
    ]
    return f"{100 * float(np.mean(told)):.1f} of {len(rows)}"


if __name__ == "__main__":
    main()
