"""The cited passages as HTML, with the words that carried the answer marked."""

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt

from advisor.knowledge import load_knowledge
from advisor.knowledge.models import UnitText
from advisor.knowledge.questionnaires import Item
from advisor.reply import Citation, Reply
from advisor.texts import Words

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_SHORTEST = 12
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])
_OPEN, _CLOSE = "\ue000", "\ue001"


def sources_html(reply: Reply | None, say: Words) -> str:
    """The panel for a reply; the best source stands open."""
    if reply is None:
        return _note(say("page.sources_empty"))
    if not reply.citations:
        return _note(say("page.sources_none"))
    items = [
        _source(citation, reply.answer, say, first=i == 0)
        for i, citation in enumerate(reply.citations)
    ]
    return "".join(items) + _note(say("page.sources_hint"))


def passages_html(items: Sequence[Item], say: Words) -> str:
    """For each item to act on, the passage of the guidance to reread, closed."""
    if not items:
        return ""
    return f"<h3>{html.escape(say('form_tab.reread'))}</h3>" + "".join(
        _passage(item, say) for item in items
    )


def units_html(units: Sequence[str], say: Words) -> str:
    """The passages of the guidance to reread, closed."""
    if not units:
        return ""
    return f"<h3>{html.escape(say('form_tab.reread'))}</h3>" + "".join(
        _closed(unit, _text(unit, say).title, say) for unit in units
    )


def _passage(item: Item, say: Words) -> str:
    short, title = item.text(say.language).short, _text(item.unit, say).title
    return _closed(item.unit, say("form_tab.passage", item=short, title=title), say)


def _closed(unit: str, title: str, say: Words) -> str:
    body = _MARKDOWN.render(_text(unit, say).markdown)
    return f'<details class="source"><summary>{html.escape(title)}</summary>{body}</details>'


def _text(unit: str, say: Words) -> UnitText:
    return load_knowledge().units[unit].text(say.language)


def _source(citation: Citation, answer: str, say: Words, *, first: bool) -> str:
    badge = ""
    if citation.status:
        words = html.escape(say(f"status.{citation.status}"))
        badge = f'<span class="status">{words}</span>'
    body = _MARKDOWN.render(marked(citation.text, answer))
    body = body.replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
    opened = " open" if first else ""
    return (
        f'<details class="source"{opened}><summary>{html.escape(citation.title)}{badge}</summary>'
        f"{body}</details>"
    )


def marked(text: str, answer: str) -> str:
    """A passage with the sentences and points that stand in the answer between marks."""
    plain = _squeeze(answer)
    for piece in _pieces(text):
        if len(piece) >= _SHORTEST and _squeeze(piece) in plain:
            text = text.replace(piece, f"{_OPEN}{piece}{_CLOSE}", 1)
    return text


def _pieces(text: str) -> Iterator[str]:
    for piece in _SENTENCE.split(text):
        bare = re.sub(r"^(- |\d+\. )", "", piece.strip())
        if bare:
            yield bare


def _squeeze(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()


def _note(words: str) -> str:
    return f'<p class="hint">{html.escape(words)}</p>'
