"""How a table's line is shared among its columns, told from what they hold."""

import re
from math import sqrt

from advisor.papers.blocks import Table, text_of

_LONGEST_WORD = 18
_LEAST, _MOST = 4, 70
_SHORT = 8


def shares(table: Table) -> list[float]:
    """The share of each column, 1 in all: a column with more text is wider, not in proportion."""
    weights = table.widths or tuple(_weight(table, at) for at in range(len(table.columns)))
    total = sum(weights)
    return [weight / total for weight in weights]


def stays_whole(table: Table) -> bool:
    """Whether a table is short enough to go whole to the next page rather than be broken."""
    return len(table.rows) <= _SHORT


def _weight(table: Table, at: int) -> float:
    """At least its longest word; beyond, the root of its length, since text wraps."""
    texts = [text_of(line[at]) for line in (table.columns, *table.rows)]
    longest = max(map(len, texts))
    word = max(len(word) for text in texts for word in re.split(r"[ \n]", text))
    least = max(_LEAST, min(word, _LONGEST_WORD) + 2)
    return max(least, sqrt(_MOST * min(longest, _MOST * 2)) if longest > least else least)
