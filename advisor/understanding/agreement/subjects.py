"""What a sentence that begins with a pronoun speaks of: the agreement itself, or another thing."""

from collections.abc import Sequence

from advisor.understanding.agreement.cues import in_either
from advisor.understanding.agreement.sayings import Saying

_BACK = 2


def is_of_agreement(sayings: Sequence[Saying], at: int) -> bool | None:
    """Whether the pronoun that a saying begins with stands for the agreement; None without one.

    It stands for the first noun of these kinds in the sentence before, else in the one before that,
    else in the headings; where nothing tells, for the agreement.
    """
    if not in_either("pronoun", sayings[at].flat):
        return None
    before = [s.flat for s in reversed(sayings[max(0, at - _BACK) : at])]
    for flat in (*before, *reversed(sayings[at].above)):
        agreement, other = in_either("subject", flat), in_either("other_subject", flat)
        if agreement or other:
            return agreement is not None and (not other or agreement.start() < other.start())
    return True
