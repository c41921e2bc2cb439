"""The client of a coach: what was told of them, when, and how their results stood."""

from typing import Literal

from pydantic import Field

from advisor.knowledge.models import Strict

StatementKind = Literal["fact", "claim", "unknown", "question", "aside"]
"""`fact`: can be checked (a figure, a date, a document, something done); `claim`: an opinion, a
hope, a judgement or a plan; `unknown`: said not to be known; `question`: asked of the client, the
coach or the advisor; `aside`: of no use to the meeting (greetings, signatures, errands)."""
Speaker = Literal["client", "partner", "coach", "other"]


class Statement(Strict):
    """Something told, word for word; what is `private` never leaves the dossier."""

    id: str
    kind: StatementKind
    text: str
    speaker: Speaker = "other"
    private: bool = False


class Notes(Strict):
    """What was pasted or dropped at once; `mark` is the same for the same text."""

    id: str
    on: str
    source: str = ""
    mark: int
    statements: tuple[Statement, ...] = ()


class Standing(Strict):
    """How a result stood at a meeting; `value` is its score or None where there was none."""

    kind: Literal["readiness", "health"]
    version: str
    on: str
    score: int | None
    low: int | None = None
    high: int | None = None
    label: str
    """The band or the verdict, by its id; empty where there is none."""
    parts: dict[str, int | None] = Field(default_factory=dict)
    """The scores of the dimensions or of the KPIs."""


class Client(Strict):
    """Who the coach prepares for. Dates are ISO dates; `consent` is None where nobody asked."""

    name: str = ""
    meeting: str | None = None
    answered_by: str = ""
    consent: bool | None = None
    delete_by: str | None = None
    notes: tuple[Notes, ...] = ()
    standings: tuple[Standing, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that was told, first to last."""
        return tuple(s for notes in self.notes for s in notes.statements)
