"""Points of a unit as lines of Markdown."""

import re
from collections.abc import Iterable, Sequence

from advisor.knowledge.models import Point


def count_words(lines: Iterable[str]) -> int:
    """The words of some lines, as spaces part them."""
    return sum(len(line.split()) for line in lines)


def bullets(points: Sequence[Point], added: str) -> list[str]:
    """Points as list items; a suggestion of ours begins with `added`."""
    return [f"- {p.text}" if p.origin == "article" else f"- {added} {p.text}" for p in points]


def numbered(points: Sequence[Point]) -> list[str]:
    """An ordered list's points with their numbers; a suggestion of ours has none."""
    lines, at = [], 0
    for point in points:
        at += point.origin == "article"
        lines.append(f"{at}. {point.text}" if point.origin == "article" else f"- {point.text}")
    return lines


def paragraphs(lines: Sequence[str]) -> str:
    """Lines to Markdown: list items stay together, anything else is a paragraph."""
    out = ""
    in_list = False
    for line in lines:
        item = bool(re.match(r"(- |\d+\. )", line))
        out += ("\n" if item and in_list else "\n\n") + line
        in_list = item
    return out.strip()
