"""Each ranking by itself and the final one, in the four directions of two languages.

`python -m evals.benchmarks.retrieval SET.yaml… [--model NAME=PATH …] [--section NAME]`

Direction X→Y asks questions of language X of the texts and bank questions of language Y only; →all
is how the advisor works, with both. Across languages the final ranking goes without the two that
compare words. A cell gives the share of questions whose first unit is of a
right section, and that which has such a unit among the first three. The second table asks the same
questions without accents, and riddled with typing slips (always the same ones).
"""

import argparse
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from advisor.knowledge import Knowledge, load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.documents import question_entries, unit_entries
from advisor.retrieval.encoder import BUNDLED, Memo, SentenceEncoder, english_model
from advisor.retrieval.focus import focus
from advisor.retrieval.linear import NgramClassifier, VectorClassifier
from advisor.retrieval.ranking import ASKS, LEGS, UNITS, Fusion, Learned, Ranker, Ranking
from advisor.retrieval.retriever import TUNING, Tuning
from advisor.retrieval.roughen import riddled, without_accents
from evals.calibrate import ExactStore
from evals.cases import load_cases

Sides = tuple[Language, ...]
BY_WORDS = ("lexical", "ngrams")
FINAL = "final"
_SEED = 11


@dataclass(frozen=True)
class Asked:
    """A question and the sections that answer it."""

    text: str
    language: Language
    sections: tuple[str, ...]

    def written(self, how: Callable[[str], str]) -> "Asked":
        """The same question, written otherwise."""
        return Asked(how(self.text), self.language, self.sections)


@dataclass(frozen=True)
class Hits:
    """Whether the first unit is of a right section, and one of the first three; by question."""

    first: NDArray[np.bool_]
    three: NDArray[np.bool_]

    def __str__(self) -> str:
        return f"{100 * self.first.mean():.1f} / {100 * self.three.mean():.1f}"


class Bench:
    """The content as one encoder sees it, by the languages of which it is asked."""

    def __init__(self, knowledge: Knowledge, model: str, fusion: Fusion, words: "Words") -> None:
        """Take the weights of the final ranking and the classifiers that need no encoder."""
        self._knowledge, self._fusion, self._words = knowledge, fusion, words
        self._encoder = Memo(SentenceEncoder(model))
        self._sections = np.array([u.section for u in knowledge.units.values()])
        self._rankers: dict[Sides, Ranker] = {}

    def hits(self, asked: Sequence[Asked], sides: Sides) -> dict[str, Hits]:
        """How each leg and the final ranking do on some questions."""
        if sides not in self._rankers:
            self._rankers[sides] = self._ranker(sides)
        self._encoder.encode([text for one in asked for text in (one.text, focus(one.text))])
        ranked = [self._rank(self._rankers[sides], one) for one in asked]
        found = {leg: self._hits([r.raw[leg] for r in ranked], asked) for leg in LEGS}
        return found | {FINAL: self._hits([r.fused for r in ranked], asked)}

    def _hits(self, scores: Iterable[NDArray[np.float64]], asked: Sequence[Asked]) -> Hits:
        right = np.array(
            [
                np.isin(self._sections[np.argsort(-s, kind="stable")[:3]], one.sections)
                for s, one in zip(scores, asked, strict=True)
            ]
        )
        return Hits(right[:, 0], np.asarray(right.any(axis=1)))

    def _rank(self, ranker: Ranker, one: Asked) -> Ranking:
        texts = list(dict.fromkeys([one.text, focus(one.text)]))
        vectors = self._encoder.encode(texts)
        made = [ranker.rank(t, v, one.language) for t, v in zip(texts, vectors, strict=True)]
        return ranker.mean(made, one.language)

    def _ranker(self, sides: Sides) -> Ranker:
        knowledge, store = self._knowledge, ExactStore()
        position = {unit: i for i, unit in enumerate(knowledge.units)}
        asks = [e for e in question_entries(knowledge) if e.language in sides]
        texts = [e for e in unit_entries(knowledge) if e.language in sides]
        vectors = self._encoder.encode([e.text for e in asks])
        store.fill(ASKS, asks, vectors)
        store.fill(UNITS, texts, self._encoder.encode([e.text for e in texts]))
        labels = [position[e.unit] for e in asks]
        learned = Learned(
            self._words.of(sides), VectorClassifier.train(vectors, labels, len(position))
        )
        return Ranker(_seen(knowledge, sides), store, learned, _weighed(self._fusion, sides))


class Words:
    """The classifiers on n-grams, one a language of the bank."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Learn from the whole bank."""
        position = {unit: i for i, unit in enumerate(knowledge.units)}
        entries = question_entries(knowledge)
        self._by_language = {
            language: NgramClassifier.train(
                [e.text for e in entries if e.language == language],
                [position[e.unit] for e in entries if e.language == language],
                len(position),
                probabilities=False,
            )
            for language in LANGUAGES
        }

    def of(self, sides: Sides) -> Mapping[Language, NgramClassifier]:
        """What a question of each language is asked of."""
        return {k: self._by_language[k if k in sides else sides[0]] for k in LANGUAGES}


def _weighed(fusion: Fusion, sides: Sides) -> Fusion:
    """The weights, those of rankings by words none for questions of another language."""
    return Fusion(
        {
            language: {
                leg: weight if language in sides or leg not in BY_WORDS else 0.0
                for leg, weight in legs.items()
            }
            for language, legs in fusion.weights.items()
        }
    )


def _seen(knowledge: Knowledge, sides: Sides) -> Knowledge:
    """The content with the words of one language in the place of those of the other."""
    if len(sides) > 1:
        return knowledge
    units = {
        name: unit.model_copy(update=dict.fromkeys(LANGUAGES, unit.text(sides[0])))
        for name, unit in knowledge.units.items()
    }
    questions = {
        name: dict.fromkeys(LANGUAGES, asked[sides[0]])
        for name, asked in knowledge.questions.items()
    }
    return knowledge.model_copy(update={"units": units, "questions": questions})


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--model", action="append", default=[], help="NAME=PATH, the best one last")
    parser.add_argument("--weights", type=Path, default=TUNING, help="the final ranking's weights")
    parser.add_argument("--section", default="", help="ask only what this section answers")
    options = parser.parse_args()
    given = dict(named.split("=", 1) for named in options.model)
    models = given or {"English MiniLM": english_model(), "ours": str(BUNDLED)}
    asked = read_asked(options.sets, options.section)
    knowledge, fusion = load_knowledge(), Tuning.read(options.weights).fusion
    words = Words(knowledge)
    benches = {name: Bench(knowledge, path, fusion, words) for name, path in models.items()}
    console = Console(width=150)
    console.print(_directions(benches, asked))
    console.print(_writings(benches, asked))


def read_asked(sets: Sequence[Path], section: str = "") -> list[Asked]:
    """The answerable questions of some sets, those of one turn; of one section if it is named."""
    asked = [
        Asked(case.turns[0].user, case.lang, case.turns[0].sections)
        for case in load_cases(list(sets))
        if "answerable" in case.tags and len(case.turns) == 1 and case.turns[0].sections
    ]
    return [one for one in asked if not section or section in one.sections]


def _of(asked: Sequence[Asked], language: Language) -> list[Asked]:
    return [one for one in asked if one.language == language]


def _directions(benches: Mapping[str, Bench], asked: Sequence[Asked]) -> Table:
    ways: list[tuple[Language, Sides]] = [(a, (b,)) for a in LANGUAGES for b in LANGUAGES]
    ways += [(a, LANGUAGES) for a in LANGUAGES]
    heads = [f"{a}→{b[0] if len(b) == 1 else 'all'} ({len(_of(asked, a))})" for a, b in ways]
    table = Table("encoder", "ranking", *heads, title="first / in three, right section, %")
    for name, bench in benches.items():
        found = [bench.hits(_of(asked, language), sides) for language, sides in ways]
        for leg in _rows(name, benches):
            by_words = leg in BY_WORDS
            table.add_row("–" if by_words else name, leg, *(str(hits[leg]) for hits in found))
    return table


def _writings(benches: Mapping[str, Bench], asked: Sequence[Asked]) -> Table:
    rng = random.Random(_SEED)
    ways: dict[str, list[Asked]] = {
        "no accents": [one.written(without_accents) for one in asked],
        "slips": [one.written(lambda text: riddled(text, rng)) for one in asked],
    }
    heads = [f"{lang}, {way}" for lang in LANGUAGES for way in ("as written", *ways)]
    table = Table("encoder", "ranking", *heads, title="first, and what is lost, in points")
    for name, bench in benches.items():
        cells: dict[str, list[str]] = {leg: [] for leg in (*LEGS, FINAL)}
        for language in LANGUAGES:
            plain = bench.hits(_of(asked, language), LANGUAGES)
            others = [bench.hits(_of(written, language), LANGUAGES) for written in ways.values()]
            for leg, row in cells.items():
                rates = [100 * float(found[leg].first.mean()) for found in (plain, *others)]
                row += [f"{rates[0]:.1f}", *(f"{rate - rates[0]:+.1f}" for rate in rates[1:])]
        for leg in _rows(name, benches):
            table.add_row("–" if leg in BY_WORDS else name, leg, *cells[leg])
    return table


def _rows(name: str, benches: Mapping[str, Bench]) -> list[str]:
    """The rankings told of an encoder: those by words only once, with the last."""
    last = name == list(benches)[-1]
    return [leg for leg in (*LEGS, FINAL) if last or leg not in BY_WORDS]


if __name__ == "__main__":
    main()
