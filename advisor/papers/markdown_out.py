"""A paper as Markdown."""

import re
from collections.abc import Iterable, Sequence

from advisor.papers.blocks import (
    Block,
    Bullets,
    Chart,
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

_MARKS = re.compile(r"([\\`*_\[\]<|])")
_OPENING = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+>=~](?=\s|[-=~])|\d+(?=[.)]\s))", re.MULTILINE)


def markdown(paper: Paper) -> str:
    """The text of a file; what a person typed stays text wherever it looks like a mark."""
    title = [f"# {_escaped(paper.title)}"] if paper.title else []
    blocks = [_block(block) for block in paper.blocks]
    foot = [f"---\n\n{_escaped(paper.footer)}"] if paper.footer else []
    return "\n\n".join([*title, *blocks, *foot]) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_escaped(block.text)}"
        case Paragraph() | Note():
            return _lines(block.spans)
        case Bullets():
            return "\n".join(_bullets(block))
        case Table():
            return _table(block)
        case Columns():
            return "\n\n".join(_listed(one.title, one.items) for one in block.lists)
        case Quote():
            return _quoted("\n\n".join(map(_block, block.blocks)))
        case Code():
            return f"```\n{block.text}\n```"
        case Rule():
            return "---"
        case Chart():
            return f"*{_escaped(block.text)}*"


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
    return "\n".join([f"**{_escaped(title)}**", "", *lines])


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
    text = _escaped(core)
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
    """A line that starts no list, heading or quote."""
    return _OPENING.sub(r"\1\\\2", line) if not line[:1].isdigit() else _numbered(line)


def _numbered(line: str) -> str:
    return re.sub(r"^(\d+)([.)]\s)", r"\1\\\2", line)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
