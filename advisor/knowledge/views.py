"""The clauses that the reading of views of people is learned from, as typed content."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import ValidationError

from advisor.errors import ContentError
from advisor.knowledge.models import Strict
from advisor.knowledge.signals import Phrasings
from advisor.knowledge.yaml_lines import entry_lines, read_yaml
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE

View = Literal["mutual_satisfaction", "brand", "innovation"]
Polarity = Literal["positive", "neutral", "negative"]
VIEWS: tuple[View, ...] = ("mutual_satisfaction", "brand", "innovation")
POLARITIES: tuple[Polarity, ...] = ("positive", "neutral", "negative")
LABELS: tuple[tuple[View, Polarity], ...] = tuple((v, p) for v in VIEWS for p in POLARITIES)
"""What a clause can say; the label after the last, `len(LABELS)`, is a clause that says nothing."""
FILE = "assessments/views.yaml"
_NONE = "none"


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


def _bank(raw: dict[str, Any], digest: str) -> ViewBank:
    told = {name: value for name, value in raw.items() if name != _NONE}
    return ViewBank.model_validate({"told": told, "none": raw.get(_NONE), "digest": digest})


def _reason(shown: str, lines: Mapping[object, int], error: Any) -> str:
    where = [str(part) for part in error["loc"] if part != "told"]
    line = lines.get(where[0], 1) if where else 1
    return f"{shown}:{line}: {'.'.join(where) or 'value'}: {error['msg']}"


def _faults(bank: ViewBank) -> Iterator[str]:
    for view in VIEWS:
        if view not in bank.told:
            yield f"{view}: it is missing; write its clauses"
            return
    times = Counter((e.text, e.language) for e in bank.examples)
    for (text, language), count in times.items():
        if count > 1:
            yield f"{language}: '{text}' stands {count} times; keep one"
