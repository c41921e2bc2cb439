"""What a person may do by a message while a form is open: the vocabulary of the reading."""

from dataclasses import dataclass
from typing import Literal

from advisor.knowledge.practices import PracticeKind
from advisor.knowledge.questionnaires import FormKind

Scale = Literal["0-4", "1-5", "kpi", "yes-no"]
Side = Literal["us", "partner"]
BOUNDS: dict[Scale, tuple[int, int]] = {"0-4": (0, 4), "1-5": (1, 5), "yes-no": (0, 1)}


@dataclass(frozen=True)
class FormItem:
    """One item as people may point at it.

    `number` is its position from 1; `asks` the question in French and in English; `topics` short
    names in either language; `group` the dimension that it belongs to.
    """

    id: str
    number: int
    asks: tuple[str, str]
    topics: tuple[str, ...]
    scale: Scale
    group: str = ""
    na_allowed: bool = False


@dataclass(frozen=True)
class FormView:
    """The state of a form: `current` is the item just asked, `answered` those with an answer."""

    kind: FormKind | PracticeKind
    items: tuple[FormItem, ...]
    current: str | None
    answered: frozenset[str] = frozenset()

    def item(self, id: str | None) -> FormItem | None:
        """The item of that id, if the form has it."""
        return next((item for item in self.items if item.id == id), None)


@dataclass(frozen=True)
class Rate:
    """A rating within the item's scale; `side` is None for the side that was asked.

    `evidence` holds the words that back a 4 of the scale 0-4, as they were written.
    A yes-no item is rated 1 or 0.
    """

    item: str
    rating: int
    evidence: str | None = None
    side: Side | None = None


@dataclass(frozen=True)
class Unknown:
    """The person does not know."""

    item: str
    side: Side | None = None


@dataclass(frozen=True)
class NotApplicable:
    """The item has no object here; said also where the item does not allow it."""

    item: str


@dataclass(frozen=True)
class Figures:
    """Figures for one KPI stand in the message, to be read by the reading of prose."""

    item: str


@dataclass(frozen=True)
class Clear:
    """The answer to an item is withdrawn."""

    item: str


@dataclass(frozen=True)
class OutOfRange:
    """A value that the item's scale does not have: never a rating."""

    item: str
    value: float


@dataclass(frozen=True)
class Everywhere:
    """One value for all items, to be refused; None where it was said without a number."""

    value: float | None


@dataclass(frozen=True)
class GoTo:
    """An item to be asked now."""

    item: str


@dataclass(frozen=True)
class WhyAsk:
    """Why the item is asked, or what it means."""

    item: str


@dataclass(frozen=True)
class Move:
    """A movement in the form that names no item; `progress` asks how much is left."""

    to: Literal["skip", "back", "pause", "resume", "restart", "result", "progress", "undo"]


@dataclass(frozen=True)
class Prose:
    """A story, or figures, that may fill several fields."""


@dataclass(frozen=True)
class Aside:
    """Something apart (`text`), for the guidance to answer before the form resumes."""

    text: str


@dataclass(frozen=True)
class Unclear:
    """Not understood, or between several values; `candidates` are the items that may be meant."""

    candidates: tuple[str, ...] = ()


Answer = Rate | Unknown | NotApplicable | Figures | OutOfRange | Unclear
Act = Answer | Clear | Everywhere | GoTo | WhyAsk | Move | Prose | Aside
