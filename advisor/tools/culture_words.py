"""An intercultural preparation in words: what to ask, what to avoid, how to go about it.

Nothing is said of a people or a country: only of one counterpart, as a hypothesis to check.
"""

from collections.abc import Mapping

from advisor.assessments.culture import CultureResult, Dimension, Gap, order_to_ask
from advisor.knowledge.practices import Answer, PracticeKind, load_practices
from advisor.language import percent
from advisor.texts import Words
from advisor.tools.practice_parts import (
    bullets,
    day_text,
    own_words,
    paragraphs,
    reread,
    unpointed,
)

KIND: PracticeKind = "culture"

_ASKED, _AVOIDED, _WATCHED = 5, 3, 3
_MIDDLE, _POLES = 3, (1, 5)
_CERTAIN = 100


def headline(result: CultureResult, answers: Mapping[str, Answer], words: Words) -> str:
    """Where the preparation stands: a brief, or questions to ask while too little is certain."""
    return words(
        f"culture.headline.{result.title}",
        who=unpointed(own_words(answers, "counterpart")) or words("culture.somebody"),
        certainty=percent(result.certainty, words.language),
        **({"gaps": _count(result, words)} if result.title == "brief" else {}),
    )


def result_text(answers: Mapping[str, Answer], result: CultureResult, words: Words) -> str:
    """The preparation as Markdown."""
    order = order_to_ask(result)
    asks = [words(f"culture.ask.{name}") for name in order[:_ASKED]]
    avoided = [words(f"culture.avoid.{name}") for name in order[:_AVOIDED]]
    blocks = [
        headline(result, answers, words),
        _date(answers, words),
        bullets(words("culture.gaps"), [_gap(gap, result, words) for gap in result.gaps]),
        bullets(words("culture.questions"), asks, numbered=True),
        bullets(words("culture.avoid"), avoided),
        bullets(words("culture.plan"), _plan(order, words), numbered=True),
        _repair(words),
        *_doubts(result, words),
        words("culture.hypothesis"),
        reread(units(result, answers), words),
        words("practice.note"),
    ]
    return paragraphs(blocks)


def units(result: CultureResult, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The passages on what matters the most to ask, and on how to prepare."""
    items = load_practices()[KIND].items
    first = [items[f"{name}_us"].unit for name in order_to_ask(result)[:_AVOIDED]]
    return tuple(dict.fromkeys([*first, "culture.prepare", "culture.diplomacy"]))


def _name(dimension: Dimension, words: Words) -> str:
    return load_practices()[KIND].groups[dimension].text(words.language)


def _names(dimensions: tuple[Dimension, ...], words: Words) -> str:
    return ", ".join(_name(dimension, words).lower() for dimension in dimensions)


def _count(result: CultureResult, words: Words) -> str:
    found = len(result.gaps)
    if found > 1:
        return words("culture.gaps_many", count=found)
    return words("culture.gaps_one" if found else "culture.gaps_none")


def _date(answers: Mapping[str, Answer], words: Words) -> str:
    meeting = answers.get("meeting")
    return words("culture.date", day=day_text(meeting, words)) if isinstance(meeting, str) else ""


def _gap(gap: Gap, result: CultureResult, words: Words) -> str:
    side = "more" if gap.them > gap.us else "less"
    line = words(
        "culture.gap",
        dimension=_name(gap.dimension, words),
        us=_rating(gap.dimension, gap.us, words),
        them=_rating(gap.dimension, gap.them, words),
        prepare=words(f"culture.{side}.{gap.dimension}"),
    )
    guessed = gap.dimension in result.guessed
    return f"{line} {words('culture.gap_guessed')}" if guessed else line


def _rating(dimension: Dimension, value: int, words: Words) -> str:
    """A rating with what it stands for, between the poles of its dimension."""
    if value == _MIDDLE:
        return f"{value} ({words('culture.between')})"
    pole = words(f"culture.pole.{dimension}.{1 if value < _MIDDLE else 5}")
    shown = pole if value in _POLES else words("culture.rather", pole=pole)
    return f"{value} ({shown})"


def _plan(order: tuple[Dimension, ...], words: Words) -> list[str]:
    watched = _names(order[:_WATCHED], words)
    return [
        words("culture.plan.before"),
        words("culture.plan.open"),
        words("culture.plan.listen"),
        words("culture.plan.watch", dimensions=watched),
        words("culture.plan.close"),
    ]


def _repair(words: Words) -> str:
    """The sentence in both languages: the counterpart may speak the other."""
    both = [words("culture.repair.fr"), words("culture.repair.en")]
    return bullets(words("culture.repair"), both)


def _doubts(result: CultureResult, words: Words) -> list[str]:
    """What is not known or rests on a guess, and how to know more."""
    kinds = {"unknown": result.unknown, "guessed": result.guessed}
    lines = [
        words(f"culture.{kind}", dimensions=_names(names, words))
        for kind, names in kinds.items()
        if names
    ]
    return [*lines, words("culture.raise")] if result.certainty < _CERTAIN else lines
