"""Markdown read into the blocks of a paper.

What a person wrote may stand in it: HTML, images, links and entities stay the text that they are,
so that nothing in a paper opens or loads anything.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from advisor.language import Language
from advisor.papers.blocks import (
    Block,
    Bullets,
    Chart,
    Code,
    Heading,
    Item,
    Paper,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    plain,
    text_of,
)

Level = Literal[1, 2, 3]
Quoted = Paragraph | Bullets | Table
_LEVELS: Sequence[Level] = (1, 1, 2, 3, 3, 3)
_MAX_NESTING = 60
_TEXT_ONLY = [
    *("html_block", "html_inline", "link", "image", "autolink", "reference", "entity"),
    "code",  # an indented line is a line of a person's text
]


def read_markdown(text: str, language: Language, footer: str = "") -> Paper:
    """A paper from Markdown whose first heading is its title."""
    return read_parts([text], language, footer)


def read_parts(parts: Iterable[str | Chart], language: Language, footer: str = "") -> Paper:
    """A paper from pieces of Markdown and charts; a first heading is its title."""
    blocks = tuple(block for part in parts for block in _blocks(part))
    title = blocks[0].text if blocks and isinstance(blocks[0], Heading) else ""
    below = tuple(_without_jumps(blocks[bool(title) :]))
    return Paper(title=title, language=language, blocks=below, footer=footer)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a piece of Markdown; `##` is the first level below the paper's title."""
    return tuple(_without_jumps(_blocks(text)))


def _blocks(part: str | Chart) -> Iterable[Block]:
    if isinstance(part, Chart):
        return (part,)
    root = SyntaxTreeNode(_parser().parse(part))
    return (block for node in root.children for block in _read(node))


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
    return made.enable("table").disable(_TEXT_ONLY)


def _without_jumps(blocks: Iterable[Block]) -> Iterable[Block]:
    """The same, no heading more than one level below the one before, as readers of PDF expect."""
    before = 0
    for block in blocks:
        if isinstance(block, Heading):
            before = min(block.level, before + 1)
            block = block.model_copy(update={"level": before})
        yield block


def _read(node: SyntaxTreeNode) -> Iterable[Block]:
    match node.type:
        case "heading":
            text = text_of(_inline(node)).replace("\n", " ")
            level = _LEVELS[int(node.tag.removeprefix("h")) - 1]
            return (Heading(level=level, text=text),) if text.strip() else ()
        case "blockquote":
            return (Quote(blocks=tuple(_quoted(node.children))),)
        case "hr":
            return (Rule(),)
        case "fence":
            return (Code(text=node.content.rstrip("\n")),)
        case _:
            return _plain_block(node)


def _plain_block(node: SyntaxTreeNode, *, typed: bool = False) -> Iterable[Quoted]:
    """A paragraph, a list or a table; `typed` keeps the line ends of a person's own text."""
    match node.type:
        case "paragraph":
            spans = _inline(node, typed=typed)
            return (Paragraph(spans=spans),) if spans else ()
        case "bullet_list" | "ordered_list":
            return (_bullets(node),)
        case "table":
            return (_table(node),)
        case _:
            raise AssertionError(f"no block for {node.type}")


def _quoted(nodes: Sequence[SyntaxTreeNode]) -> Iterable[Quoted]:
    """What a quote holds; a heading in it is no heading of the paper."""
    for node in nodes:
        match node.type:
            case "heading":
                bold = (span.model_copy(update={"bold": True}) for span in _inline(node))
                yield Paragraph(spans=tuple(bold))
            case "blockquote":
                yield from _quoted(node.children)
            case "fence":
                yield Paragraph(spans=(Span(text=node.content.rstrip("\n"), code=True),))
            case "hr":
                yield Paragraph(spans=plain("———"))
            case _:
                yield from _plain_block(node, typed=True)


def _bullets(node: SyntaxTreeNode) -> Bullets:
    ordered = node.type == "ordered_list"
    items = tuple(_item(child) for child in node.children)
    return Bullets(items=items, ordered=ordered, start=int(node.attrs.get("start", 1)))


def _item(node: SyntaxTreeNode) -> Item:
    """An item: its paragraphs as lines of one text, then the first list in it and what follows."""
    spans: list[Span] = []
    below: list[Bullets] = []
    for child in node.children:
        if child.type in ("bullet_list", "ordered_list"):
            below.append(_bullets(child))
        else:
            spans += [*plain("\n"), *_words(child)] if spans else _words(child)
    return Item(spans=tuple(spans), below=_joined(below) if below else None)


def _joined(lists: Sequence[Bullets]) -> Bullets:
    items = tuple(item for one in lists for item in one.items)
    return lists[0].model_copy(update={"items": items})


def _words(node: SyntaxTreeNode) -> Spans:
    """All that a block says as one run of text, for a place that takes no blocks."""
    if node.type == "fence":
        return (Span(text=node.content.rstrip("\n"), code=True),)
    if node.type in ("paragraph", "heading", "th", "td"):
        return _inline(node)
    parts = [(*plain("\n"), *_words(child)) for child in node.children]
    return tuple(span for part in parts for span in part)[1:]


def _table(node: SyntaxTreeNode) -> Table:
    head, *bodies = node.children
    (columns,) = (_cells(row) for row in head.children)
    rows = tuple(_cells(row) for body in bodies for row in body.children)
    return Table(columns=columns, rows=rows)


def _cells(row: SyntaxTreeNode) -> tuple[Spans, ...]:
    return tuple(_inline(cell) for cell in row.children)


def _inline(node: SyntaxTreeNode, *, typed: bool = False) -> Spans:
    tokens = [t for child in node.children for t in ((child.token and child.token.children) or ())]
    made: list[Span] = []
    depth = {"strong": 0, "em": 0}
    for token in tokens:
        name, _, step = token.type.rpartition("_")
        if name in depth:
            depth[name] += 1 if step == "open" else -1
            continue
        text = _told(token, typed=typed)
        if text:
            made.append(
                Span(
                    text=text,
                    bold=depth["strong"] > 0,
                    italic=depth["em"] > 0,
                    code=token.type == "code_inline",
                )
            )
    return _merged(made)


def _told(token: Token, *, typed: bool) -> str:
    match token.type:
        case "softbreak":
            return "\n" if typed else " "
        case "hardbreak":
            return "\n"
        case _:
            return token.content


def _merged(spans: Sequence[Span]) -> Spans:
    """The same with neighbours of one manner as one."""
    made: list[Span] = []
    for span in spans:
        if made and made[-1].model_copy(update={"text": span.text}) == span:
            made[-1] = made[-1].model_copy(update={"text": made[-1].text + span.text})
        else:
            made.append(span)
    return tuple(made)
