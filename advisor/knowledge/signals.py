"""The clauses that the reading of readiness signals is learned from, as typed content."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.errors import ContentError
from advisor.knowledge.models import Strict
from advisor.knowledge.yaml_lines import entry_lines, read_yaml
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE

Sign = Literal["strong", "weak"]
SIGNS: tuple[Sign, ...] = ("strong", "weak")
LABELS: tuple[tuple[DimensionId, Sign], ...] = tuple((d, s) for d in DIMENSIONS for s in SIGNS)
"""What a clause can say; the label after the last, `len(LABELS)`, is a clause that says nothing."""
FILE = "assessments/signals.yaml"
_NONE = "none"


class Phrasings(Strict):
    """Clauses of one kind in both languages."""

    fr: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)

    def text(self, language: Language) -> tuple[str, ...]:
        """The clauses in one language."""
        return self.fr if language == "fr" else self.en


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
    shown = str(path.relative_to(folder.parent))
    try:
        raw = read_yaml(path)
        lines = entry_lines(path)
        bank = _bank(raw, hashlib.sha256(path.read_bytes()).hexdigest()[:16])
    except ValidationError as problem:
        raise ContentError([_reason(shown, lines, error) for error in problem.errors()]) from None
    except (OSError, yaml.YAMLError, TypeError, ValueError, AttributeError) as problem:
        raise ContentError([f"{shown}:1: file: it does not read as a bank: {problem}"]) from None
    faults = [f"{shown}:1: {fault}" for fault in _faults(bank)]
    if faults:
        raise ContentError(faults)
    return bank


def _bank(raw: dict[str, Any], digest: str) -> SignalBank:
    signed = {name: value for name, value in raw.items() if name != _NONE}
    return SignalBank.model_validate({"signed": signed, "none": raw.get(_NONE), "digest": digest})


def _reason(shown: str, lines: Mapping[object, int], error: Any) -> str:
    where = [str(part) for part in error["loc"] if part != "signed"]
    line = lines.get(where[0], 1) if where else 1
    return f"{shown}:{line}: {'.'.join(where) or 'value'}: {error['msg']}"


def _faults(bank: SignalBank) -> Iterator[str]:
    for dimension in DIMENSIONS:
        if dimension not in bank.signed:
            yield f"{dimension}: it is missing; write its clauses"
            return
    times = Counter((e.text, e.language) for e in bank.examples)
    for (text, language), count in times.items():
        if count > 1:
            yield f"{language}: '{text}' stands {count} times; keep one"
