"""What a sentence that begins with a pronoun speaks of: the agreement itself, or another thing."""

import re
from collections.abc import Sequence

from advisor.understanding.agreement.cues import in_either
from advisor.understanding.agreement.sayings import Saying

_BACK = 2
_NAME = re.compile(
    r"(?<=[\w,;:)«“\"] )(?:[A-ZÀ-Ý][\w’'-]*[a-zà-ÿ][\w’'-]*(?: |\b)){2,}|[«“\"][^»”\"]{3,60}[»”\"]"
)


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


def without_names(saying: Saying) -> str:
    """The folded words of a saying, names in capitals and words between quotes left blank."""
    flat = list(saying.flat)
    for name in _NAME.finditer(saying.text):
        flat[name.start() : name.end()] = " " * (name.end() - name.start())
    return "".join(flat)
