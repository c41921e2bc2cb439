"""What the banks of labelled sentences share: both languages, how they load, what is a fault."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml
from pydantic import Field, ValidationError

from advisor.errors import ContentError
from advisor.knowledge.models import Strict
from advisor.knowledge.yaml_lines import entry_lines, read_yaml
from advisor.language import Language

NONE = "none"


class Phrasings(Strict):
    """Clauses of one kind in both languages."""

    fr: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)

    def text(self, language: Language) -> tuple[str, ...]:
        """The clauses in one language."""
        return self.fr if language == "fr" else self.en


class Example(Protocol):
    """A labelled sentence."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def language(self) -> Language:
        """The language of the words."""


Bank = TypeVar("Bank")


def load_bank(
    path: Path,
    shown: str,
    make: Callable[[dict[str, Any]], Bank],
    faults: Callable[[Bank], Iterator[str]],
) -> Bank:
    """The bank that `make` makes of a file, its digest under the key `digest`.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`; `shown` is the path.
    """
    try:
        raw = read_yaml(path)
        lines = entry_lines(path)
        bank = make({**raw, "digest": hashlib.sha256(path.read_bytes()).hexdigest()[:16]})
    except ValidationError as problem:
        raise ContentError([_reason(shown, lines, error) for error in problem.errors()]) from None
    except (OSError, yaml.YAMLError, TypeError, ValueError, AttributeError) as problem:
        raise ContentError([f"{shown}:1: file: it does not read as a bank: {problem}"]) from None
    found = [f"{shown}:1: {fault}" for fault in faults(bank)]
    if found:
        raise ContentError(found)
    return bank


def grouped(raw: Mapping[str, Any], under: str) -> dict[str, Any]:
    """The content of a bank whose kinds stand at the top of the file, put under one name."""
    rest = {NONE, "digest"}
    kinds = {name: value for name, value in raw.items() if name not in rest}
    return {under: kinds, NONE: raw.get(NONE), "digest": raw["digest"]}


def repeated(examples: Iterable[Example]) -> Iterator[str]:
    """A fault for each sentence that stands more than once."""
    times = Counter((e.text, e.language) for e in examples)
    for (text, language), count in times.items():
        if count > 1:
            yield f"{language}: '{text}' stands {count} times; keep one"


def _reason(shown: str, lines: Mapping[object, int], error: Any) -> str:
    where = [str(part) for part in error["loc"]]
    line = next((lines[part] for part in where[:2] if part in lines), 1)
    return f"{shown}:{line}: {'.'.join(where) or 'value'}: {error['msg']}"
