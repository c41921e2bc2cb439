"""What is written in a file, before its format is chosen."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, get_args

from advisor.papers import write
from advisor.papers.blocks import Chart, Paper
from advisor.papers.markdown_in import read_parts
from advisor.papers.markdown_out import escaped
from advisor.preparation.sharing import walked
from advisor.texts import Words

Format = Literal["docx", "pdf", "md", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
MEDIA_TYPES: Mapping[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown;charset=utf-8",
    "json": "application/json",
}
Part = str | Chart
# A paragraph in bold alone that ends as no sentence does, with or without something in brackets.
_TITLE = re.compile(
    r"(?<![^\n]\n)^\*\*(?P<title>[^*\n]*[^*\n.!?:])\*\*(?P<after>(?: \([^\n]*\))?)$(?!\n[^\n])",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Sheet:
    """The words as Markdown, with the charts where they stand, and the same for programs.

    `parts` begin with the title, as `# …`.
    """

    kind: str
    parts: tuple[Part, ...]
    data: Mapping[str, Any]
    words: Words

    @property
    def markdown(self) -> str:
        """The words; a chart is no part of them."""
        return "\n\n".join(part for part in self.parts if isinstance(part, str) and part) + "\n"

    @property
    def paper(self) -> Paper:
        """The words and the charts as a paper."""
        return read_parts(self.parts, self.words.language, self.words("paper.footer"))

    def changed(self, change: Callable[[str], str]) -> "Sheet":
        """The sheet with every text of it changed."""
        parts = tuple(change(part) if isinstance(part, str) else part for part in self.parts)
        return replace(self, parts=parts, data=walked(self.data, change))

    def file(self, format: Format) -> bytes:
        """The whole file."""
        match format:
            case "json":
                return (json.dumps(self.data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
            case "md":
                return self.markdown.encode("utf-8")
            case _:
                return write(self.paper, format)

    def name(self, format: Format, day: date) -> str:
        """The name of the file, with its day."""
        return f"{self.words(f'file.name.{self.kind}')}-{day.isoformat()}.{format}"


def with_headings(text: str, level: int) -> str:
    """A result as the chat words it, its titles in bold made headings; a numbered one is deeper."""

    def made(line: re.Match[str]) -> str:
        depth = level + line["title"][0].isdigit()
        return f"{'#' * depth} {line['title']}{line['after']}"

    return _TITLE.sub(made, text)


@dataclass(frozen=True)
class PaperSheet(Sheet):
    """A sheet whose paper is made as such, not from Markdown."""

    made: Paper

    @property
    def markdown(self) -> str:
        """The paper, charts told in words."""
        return write(self.made, "md").decode("utf-8")

    @property
    def paper(self) -> Paper:
        """The paper."""
        return self.made


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown whose cells stay the text that they are."""
    lines = [list(map(_cell, line)) for line in (columns, *rows)]
    lines.insert(1, ["---"] * len(columns))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """A cell that ends neither its column nor its row."""
    return escaped(" ".join(text.split()))
