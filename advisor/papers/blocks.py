"""What a paper holds, whatever the format: typed blocks, one below the other."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from advisor.language import Language
from advisor.papers.drawing import Drawing

# Control characters, which XML refuses, lone surrogates, and marks that turn the reading order.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def _clean(text: str) -> str:
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


Text = Annotated[str, AfterValidator(_clean)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Strict):
    """A run of text in one manner; a newline in it is a line break.

    `link` is an address that the project itself gives, never one found in what a person wrote.
    """

    text: Text
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


Spans = tuple[Span, ...]


def plain(text: str) -> Spans:
    """A text without any manner."""
    return (Span(text=text),)


def text_of(spans: Sequence[Span]) -> str:
    """The bare text of spans."""
    return "".join(span.text for span in spans)


class Heading(_Strict):
    """The title of a part; level 1 stands just below the paper's own title."""

    kind: Literal["heading"] = "heading"
    level: Literal[1, 2, 3]
    text: Text


class Paragraph(_Strict):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    spans: Spans

    @property
    def announces(self) -> bool:
        """Whether it leads to what follows, and must not end a page."""
        return text_of(self.spans).rstrip().endswith(":") or all(one.bold for one in self.spans)


class Note(_Strict):
    """A paragraph in small print."""

    kind: Literal["note"] = "note"
    spans: Spans


class Item(_Strict):
    """One item of a list, and the list below it."""

    spans: Spans
    below: "Bullets | None" = None


class Bullets(_Strict):
    """A list, numbered from `start` where the order counts."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


class Table(_Strict):
    """A table with a row of titles. `widths` are shares of the line, told from the text if empty.

    Every row has as many cells as there are columns.
    """

    kind: Literal["table"] = "table"
    columns: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[float, ...] = ()


class Titled(_Strict):
    """A short list under its title."""

    title: Text
    items: tuple[Spans, ...]


class Columns(_Strict):
    """Titled lists side by side; one after the other where the format has no columns."""

    kind: Literal["columns"] = "columns"
    lists: tuple[Titled, ...]


class Quote(_Strict):
    """Words of somebody, set apart."""

    kind: Literal["quote"] = "quote"
    blocks: tuple["Paragraph | Bullets | Table", ...]


class Code(_Strict):
    """Lines to be kept as they are."""

    kind: Literal["code"] = "code"
    text: Text


class Rule(_Strict):
    """A line across the page."""

    kind: Literal["rule"] = "rule"


class Chart(_Strict):
    """A drawing, and the same told in words for who does not see it."""

    kind: Literal["chart"] = "chart"
    drawing: Drawing
    text: Text


class Charts(_Strict):
    """Drawings side by side, each smaller; one below the other where the format has no columns."""

    kind: Literal["charts"] = "charts"
    charts: tuple[Chart, ...]


Block = Annotated[
    Heading | Paragraph | Note | Bullets | Table | Columns | Quote | Code | Rule | Chart | Charts,
    Field(discriminator="kind"),
]


class Paper(_Strict):
    """A document: its title, its blocks, and what stands at the foot of every page.

    `dense`: narrow margins and small letters, for a document that must hold in few pages.
    """

    title: Text
    language: Language
    blocks: tuple[Block, ...]
    footer: Text = ""
    dense: bool = False

    def headings(self) -> Iterator[Heading]:
        """Its headings in order."""
        return (block for block in self.blocks if isinstance(block, Heading))
