"""The clauses that the reading of the practices is learned from, as typed content."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from advisor.assessments.ambassadors import CHECKS
from advisor.assessments.finder import NEEDS
from advisor.knowledge.banks import Phrasings, load_bank, repeated
from advisor.knowledge.models import Strict
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
    return load_bank(path, shown, PracticeBank.model_validate, _faults)


def _faults(bank: PracticeBank) -> Iterator[str]:
    if tuple(bank.needs) != tuple(NEEDS):
        yield f"needs: write these, in this order: {', '.join(NEEDS)}"
        return
    if tuple(bank.checks) != tuple(CHECKS):
        yield f"checks: write these, in this order: {', '.join(CHECKS)}"
        return
    yield from repeated(bank.examples)
