"""What a question gets wrong, as the guidance tells it."""

from dataclasses import dataclass
from typing import Literal

MistakeKind = Literal["figure", "unstated", "count", "attribution", "belief"]


@dataclass(frozen=True)
class Mistake:
    """A premise that the guidance contradicts.

    `right` and `wrong` are figures as they are written in the language for `kind` figure or count,
    and who made a statement for attribution; `unstated` is a `wrong` share that the guidance gives
    of nothing;
    for `belief`, `belief` is the id of a known mistaken belief, or empty where the unit itself
    denies it.
    """

    kind: MistakeKind
    unit: str
    right: str = ""
    wrong: str = ""
    belief: str = ""
