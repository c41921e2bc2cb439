"""The clauses that the reading of readiness signals is learned from, as typed content."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.knowledge.banks import Phrasings, grouped, load_bank, repeated
from advisor.knowledge.models import Strict
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE

Sign = Literal["strong", "weak"]
SIGNS: tuple[Sign, ...] = ("strong", "weak")
LABELS: tuple[tuple[DimensionId, Sign], ...] = tuple((d, s) for d in DIMENSIONS for s in SIGNS)
"""What a clause can say; the label after the last, `len(LABELS)`, is a clause that says nothing."""
FILE = "assessments/signals.yaml"


class Signed(Strict):
    """The clauses of one dimension."""

    strong: Phrasings
    weak: Phrasings


class SignalExample(Strict):
    """A clause and its place in `LABELS`."""

    text: str
    language: Language
    label: int


class SignalBank(Strict):
    """All clauses; `digest` changes with any of them."""

    signed: Mapping[DimensionId, Signed]
    none: Phrasings
    digest: str

    @property
    def examples(self) -> tuple[SignalExample, ...]:
        """Every clause with its label, dimension by dimension, those without a sign last."""
        kinds = [getattr(self.signed[dimension], sign) for dimension, sign in LABELS]
        return tuple(
            SignalExample(text=text, language=language, label=label)
            for label, phrasings in enumerate([*kinds, self.none])
            for language in LANGUAGES
            for text in phrasings.text(language)
        )


@cache
def load_signals(folder: Path = KNOWLEDGE) -> SignalBank:
    """The bank of clauses.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    path = folder / FILE
    return load_bank(path, str(path.relative_to(folder.parent)), _made, _faults)


def _made(raw: dict[str, Any]) -> SignalBank:
    return SignalBank.model_validate(grouped(raw, "signed"))


def _faults(bank: SignalBank) -> Iterator[str]:
    for dimension in DIMENSIONS:
        if dimension not in bank.signed:
            yield f"{dimension}: it is missing; write its clauses"
            return
    yield from repeated(bank.examples)
