"""What the words of the four practices share: values, names, sections, lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import shorten

from advisor.knowledge import load_knowledge
from advisor.knowledge.practices import Answer, PracticeItem, PracticeKind, load_practices
from advisor.language import day, money, number, percent
from advisor.texts import Words
from advisor.tools.quoting import as_typed

_MONEY = frozenset({"referred_revenue", "cost"})
_PERCENT = frozenset({"margin_percent"})
_LONGEST = 120


def value_text(kind: PracticeKind, item: str, value: Answer, words: Words) -> str:
    """An answer as people read it; "I do not know" for None, and what is no value as it stands."""
    if value is None:
        return words("form.unknown_word")
    found = load_practices()[kind].items[item]
    if isinstance(value, str):
        return _said(found, value, kind, words)
    if found.type == "status3":
        return words(f"practice.status.{value}")
    if found.type == "scale5":
        return _step(found, value, words)
    return _figure(item, value, words)


def short_names(kind: PracticeKind, items: Iterable[str], words: Words) -> str:
    """The short names of some items, in one line."""
    found = load_practices()[kind].items
    return ", ".join(found[item].text(words.language).short for item in items)


def open_items(kind: PracticeKind, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The items that apply and have no known answer, in the order of asking."""
    items = load_practices()[kind].items
    return tuple(n for n, item in items.items() if item.applies(answers) and answers.get(n) is None)


def section_of(unit: str, words: Words) -> str:
    """The title of the section of the guidance that a unit belongs to."""
    knowledge = load_knowledge()
    return knowledge.sections[knowledge.units[unit].section].title(words.language)


def reread(units: Sequence[str], words: Words) -> str:
    """The line that names the sections of some units, each once."""
    sections = dict.fromkeys(section_of(unit, words) for unit in units)
    return words("practice.reread", sections=", ".join(sections))


def own_words(answers: Mapping[str, Answer], item: str) -> str:
    """What the person wrote for an item, on one line and cut where long; empty where nothing."""
    value = answers.get(item)
    return as_typed(shorten(value, _LONGEST, placeholder="…")) if isinstance(value, str) else ""


def unpointed(text: str) -> str:
    """A text without the point at its end, to stand inside a sentence."""
    return text.rstrip(" .;,")


def bullets(head: str, lines: Sequence[str], *, numbered: bool = False) -> str:
    """A heading and its list as Markdown; empty where there is no line."""
    if not lines:
        return ""
    marked = [f"{n}. {line}" if numbered else f"- {line}" for n, line in enumerate(lines, 1)]
    return "\n".join([head, "", *marked])


def paragraphs(blocks: Iterable[str]) -> str:
    """The blocks that say something, as Markdown."""
    return "\n\n".join(block for block in blocks if block)


def day_text(value: str, words: Words) -> str:
    """An ISO day in words; what is no day as it stands."""
    try:
        return day(date.fromisoformat(value), words.language)
    except ValueError:
        return value


def _said(item: PracticeItem, value: str, kind: PracticeKind, words: Words) -> str:
    if item.type == "yes_no" and value in {"yes", "no"}:
        return words(f"practice.{value}")
    if item.type == "date":
        return day_text(value, words)
    for option in load_practices()[kind].choices(item.id):
        if option.id == value:
            return option.text(words.language).label
    return as_typed(value)


def _step(item: PracticeItem, value: int | float, words: Words) -> str:
    pole = f"culture.pole.{item.group}.{value}"
    return f"{value} · {words(pole)}" if pole in words else str(value)


def _figure(item: str, value: int | float, words: Words) -> str:
    if item in _MONEY:
        return money(value, words.language)
    return (percent if item in _PERCENT else number)(value, words.language)
