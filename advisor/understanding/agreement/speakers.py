"""Who speaks on each line of a conversation that was copied without its hours."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_TURN = re.compile(
    r"[ \t]*(?P<who>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2})(?: ?\([^()\n]{1,60}\))?"
    r"[ \u00a0]?:[ \t]+(?=\S)"
)
_AGAIN = 2
_SHARE = 0.6
_LEAST = 4


def turns_in(rows: Sequence[str]) -> Mapping[int, int]:
    """For each row that is a turn of a conversation, where its words begin.

    Rows are turns where two names or more, each on several rows, head most of what is written.
    """
    found = {at: turn for at, row in enumerate(rows) if (turn := _TURN.match(row))}
    times = Counter(turn["who"] for turn in found.values())
    spoken = {at: turn.end() for at, turn in found.items() if times[turn["who"]] >= _AGAIN}
    filled = sum(1 for row in rows if row.strip())
    names = sum(1 for count in times.values() if count >= _AGAIN)
    return spoken if names > 1 and len(spoken) >= max(_LEAST, _SHARE * filled) else {}
