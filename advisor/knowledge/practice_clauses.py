"""The clauses that the reading of the practices is learned from, as typed content."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError

from advisor.assessments.ambassadors import CHECKS
from advisor.assessments.finder import NEEDS
from advisor.errors import ContentError
from advisor.knowledge.models import Strict
from advisor.knowledge.signals import Phrasings
from advisor.knowledge.yaml_lines import entry_lines, read_yaml
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE

Status = Literal["nothing", "begun", "running"]
STATUSES: tuple[Status, ...] = ("nothing", "begun", "running")
"""How far a check has come, 0 to 2."""
TOPICS: tuple[str, ...] = (*NEEDS, *CHECKS)
"""What a clause can speak of; the label after the last, `len(TOPICS)`, is a clause of neither."""
FILE = "assessments/practice-clauses.yaml"


class Steps(Strict):
    """The clauses of one check, by how far it has come."""

    nothing: Phrasings
    begun: Phrasings
    running: Phrasings

    def of(self, status: Status) -> Phrasings:
        """The clauses of one status."""
        return {"nothing": self.nothing, "begun": self.begun, "running": self.running}[status]


class PracticeExample(Strict):
    """A clause, its place in `TOPICS`, and for a check its status 0 to 2."""

    text: str
    language: Language
    topic: int
    status: int | None = None


class PracticeBank(Strict):
    """All clauses; `digest` changes with any of them."""

    needs: Mapping[str, Phrasings] = Field(min_length=1)
    checks: Mapping[str, Steps] = Field(min_length=1)
    none: Phrasings
    digest: str

    @property
    def examples(self) -> tuple[PracticeExample, ...]:
        """Every clause with its labels, topic by topic, those of neither last."""
        return tuple(
            PracticeExample(text=text, language=language, topic=topic, status=status)
            for topic, status, phrasings in self._labelled()
            for language in LANGUAGES
            for text in phrasings.text(language)
        )

    def _labelled(self) -> Iterator[tuple[int, int | None, Phrasings]]:
        for topic, name in enumerate(TOPICS):
            if name in self.needs:
                yield topic, None, self.needs[name]
            else:
                yield from ((topic, n, self.checks[name].of(s)) for n, s in enumerate(STATUSES))
        yield len(TOPICS), None, self.none


@cache
def load_practice_clauses(folder: Path = KNOWLEDGE) -> PracticeBank:
    """The bank of clauses.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    path = folder / FILE
    shown = str(path.relative_to(folder.parent))
    try:
        raw = read_yaml(path)
        lines = entry_lines(path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        bank = PracticeBank.model_validate({**raw, "digest": digest})
    except ValidationError as problem:
        raise ContentError([_reason(shown, lines, error) for error in problem.errors()]) from None
    except (OSError, yaml.YAMLError, TypeError, ValueError, AttributeError) as problem:
        raise ContentError([f"{shown}:1: file: it does not read as a bank: {problem}"]) from None
    faults = [f"{shown}:1: {fault}" for fault in _faults(bank)]
    if faults:
        raise ContentError(faults)
    return bank


def _reason(shown: str, lines: Mapping[object, int], error: Any) -> str:
    where = [str(part) for part in error["loc"]]
    line = lines.get(where[0], 1) if where else 1
    return f"{shown}:{line}: {'.'.join(where) or 'value'}: {error['msg']}"


def _faults(bank: PracticeBank) -> Iterator[str]:
    if tuple(bank.needs) != tuple(NEEDS):
        yield f"needs: write these, in this order: {', '.join(NEEDS)}"
        return
    if tuple(bank.checks) != tuple(CHECKS):
        yield f"checks: write these, in this order: {', '.join(CHECKS)}"
        return
    times = Counter((e.text, e.language) for e in bank.examples)
    for (text, language), count in times.items():
        if count > 1:
            yield f"{language}: '{text}' stands {count} times; keep one"
