"""The clauses that the reading of views of people is learned from, as typed content."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from advisor.knowledge.banks import Phrasings, grouped, load_bank, repeated
from advisor.knowledge.models import Strict
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE

View = Literal["mutual_satisfaction", "brand", "innovation"]
Polarity = Literal["positive", "neutral", "negative"]
VIEWS: tuple[View, ...] = ("mutual_satisfaction", "brand", "innovation")
POLARITIES: tuple[Polarity, ...] = ("positive", "neutral", "negative")
LABELS: tuple[tuple[View, Polarity], ...] = tuple((v, p) for v in VIEWS for p in POLARITIES)
"""What a clause can say; the label after the last, `len(LABELS)`, is a clause that says nothing."""
FILE = "assessments/views.yaml"


class Told(Strict):
    """The clauses of one view."""

    positive: Phrasings
    neutral: Phrasings
    negative: Phrasings


class ViewExample(Strict):
    """A clause and its place in `LABELS`."""

    text: str
    language: Language
    label: int


class ViewBank(Strict):
    """All clauses; `digest` changes with any of them."""

    told: Mapping[View, Told]
    none: Phrasings
    digest: str

    @property
    def examples(self) -> tuple[ViewExample, ...]:
        """Every clause with its label, view by view, those without a view last."""
        kinds = [getattr(self.told[view], polarity) for view, polarity in LABELS]
        return tuple(
            ViewExample(text=text, language=language, label=label)
            for label, phrasings in enumerate([*kinds, self.none])
            for language in LANGUAGES
            for text in phrasings.text(language)
        )


@cache
def load_views(folder: Path = KNOWLEDGE) -> ViewBank:
    """The bank of clauses.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    path = folder / FILE
    return load_bank(path, str(path.relative_to(folder.parent)), _made, _faults)


def _made(raw: dict[str, Any]) -> ViewBank:
    return ViewBank.model_validate(grouped(raw, "told"))


def _faults(bank: ViewBank) -> Iterator[str]:
    for view in VIEWS:
        if view not in bank.told:
            yield f"{view}: it is missing; write its clauses"
            return
    yield from repeated(bank.examples)
