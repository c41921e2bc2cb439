"""A paper as Markdown."""

import re
from collections.abc import Iterable, Sequence

from advisor.papers.blocks import (
    Block,
    Bullets,
    Chart,
    Charts,
    Code,
    Columns,
    Heading,
    Item,
    Note,
    Paper,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)

_MARKS = re.compile(r"([\\`*_\[\]<|]|&(?=#?\w+;)|~(?=~))")
# What opens a heading, a list, a quote, a fence or an underline, at the start of a line.
_OPENING = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=]+(?=\s*$)|>|~)")
_NUMBERING = re.compile(r"^(\s*\d+)([.)](?=\s|$))")


def markdown(paper: Paper) -> str:
    """The text of a file, without the foot of the pages; text stays text where it looks a mark."""
    title = [heading(1, paper.title)] if paper.title else []
    blocks = [_block(block) for block in paper.blocks]
    return "\n\n".join([*title, *blocks]) + "\n"


def _block(block: Block) -> str:
    match block:
        case Bullets():
            return "\n".join(_bullets(block))
        case Table():
            return _table(block)
        case Columns():
            return "\n\n".join(_listed(one.title, one.items) for one in block.lists)
        case Quote():
            return _quoted("\n\n".join(map(_block, block.blocks)))
        case Chart():
            return f"*{escaped(block.text)}*"
        case Charts():
            return "\n\n".join(map(_block, block.charts))
        case Heading() | Paragraph() | Note() | Code() | Rule():
            return _simple(block)


def _simple(block: Heading | Paragraph | Note | Code | Rule) -> str:
    match block:
        case Heading():
            return heading(block.level + 1, block.text)
        case Paragraph() | Note():
            return _lines(block.spans)
        case Code():
            return f"```\n{block.text}\n```"
        case Rule():
            return "---"


def _bullets(block: Bullets, indent: str = "") -> Iterable[str]:
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}. " if block.ordered else "- "
        yield indent + mark + _item(item, indent + " " * len(mark))
        if item.below:
            yield from _bullets(item.below, indent + " " * len(mark))


def _item(item: Item, indent: str) -> str:
    return _lines(item.spans).replace("\n", f"\n{indent}")


def _listed(title: str, items: Sequence[Sequence[Span]]) -> str:
    lines = [f"- {_lines(spans)}" for spans in items]
    return "\n".join([f"**{escaped(title)}**", "", *lines])


def _table(table: Table) -> str:
    head = [_cell(spans) for spans in table.columns]
    rows = [[_cell(spans) for spans in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, ["---"] * len(head), *rows))


def _cell(spans: Sequence[Span]) -> str:
    """A cell that ends neither its column nor its row."""
    return " ".join(_lines(spans, line_end=" ").split("\n"))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _lines(spans: Sequence[Span], line_end: str = "\\\n") -> str:
    """Spans as one text; a line break is marked, so that it stays one."""
    text = "".join(_span(span) for span in spans)
    text = "\n".join(_opened(line) for line in text.split("\n"))
    return text.replace("\n", line_end)


def _span(span: Span) -> str:
    if span.code:
        return f"`{span.text.replace('`', '´')}`"
    mark = "*" * (2 * span.bold + span.italic)
    lead, core, trail = _around(span.text)
    text = escaped(core)
    if mark and core:
        text = f"{mark}{text}{mark}"
    if span.link and core:
        text = f"[{text}]({span.link})"
    return lead + text + trail


def _around(text: str) -> tuple[str, str, str]:
    """A text with its outer spaces apart, since a mark may not stand before a space."""
    core = text.strip()
    if not core:
        return text, "", ""
    start = text.index(core)
    return text[:start], core, text[start + len(core) :]


def _opened(line: str) -> str:
    """A line that opens no block of another kind."""
    return _NUMBERING.sub(r"\1\\\2", _OPENING.sub(r"\1\\\2", line))


def heading(level: int, text: str) -> str:
    """A heading whose words are shown as they are; `#` at their end would be taken for a mark."""
    line = escaped(text.replace("\n", " ")).replace("#", "\\#")
    return f"{'#' * level} {line}"


def as_typed(text: str) -> str:
    """Lines that a person typed, as Markdown that shows them as they are."""
    return "\n".join(_opened(escaped(line)) for line in text.splitlines())


def escaped(text: str) -> str:
    """A text within a line, as Markdown that shows it as it is."""
    return _MARKS.sub(r"\\\1", text)
