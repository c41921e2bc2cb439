"""A report in HTML read back, for tests of what stands in it."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = {"meta", "link", "input", "br", "hr", "img", "rect", "path"}


class Parsed(HTMLParser):
    """The tags of some HTML with their attributes, its text, and whether its tags nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.nests = True
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.nests = self.nests and not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and (not self._open or self._open.pop() != tag):
            self.nests = False

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}

    def attributes(self, name: str) -> list[str]:
        return [found[name] or "" for _, found in self.tags if name in found]


@dataclass(frozen=True)
class PageParts:
    """The parts of a report: its data, its style and script, and what stands in its body."""

    html: str
    parsed: Parsed = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parsed", Parsed(self.html))

    @property
    def raw_data(self) -> str:
        return self._between('<script type="application/json" id="data">', "</script>")

    @property
    def data(self) -> Any:
        return json.loads(self.raw_data)

    @property
    def style(self) -> str:
        return self._between("<style>", "</style>")

    @property
    def script(self) -> str:
        return self._between("<script>", "</script>")

    def markdown(self) -> list[str]:
        """Every text of the run that the script puts in the page as HTML."""
        return list(_html_in(self.data))

    def _between(self, start: str, end: str) -> str:
        return self.html.split(start, 1)[1].split(end, 1)[0]


def _html_in(data: Any) -> list[str]:
    if isinstance(data, list):
        return [html for item in data for html in _html_in(item)]
    if not isinstance(data, dict):
        return []
    own = [value for key, value in data.items() if key in {"html", "answer"} and value]
    return [*own, *(html for value in data.values() for html in _html_in(value))]
