"""A first help in words: the action in one line, or what to do in place of it."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.assessments.first_help import HelpResult
from advisor.knowledge.practices import Answer, PracticeKind
from advisor.texts import Words
from advisor.tools.practice_parts import (
    bullets,
    day_text,
    own_words,
    paragraphs,
    reread,
    short_names,
    unpointed,
    value_text,
)

KIND: PracticeKind = "help"

_ESSENTIAL = ("who", "need", "help", "day")
_SECOND = ("effort", "limit", "sign")
_UNITS = {
    "ready": ("helping.first-action", "helping.long-term"),
    "listen": ("helping.key-question", "intro.understand-them-first"),
    "rewrite": ("helping.overview", "helping.key-question"),
    "not_yet": ("helping.key-question", "helping.first-action"),
    "incomplete": ("helping.first-action", "helping.three-actions"),
    "favour_open": ("helping.long-term", "helping.trust-asset"),
}


def headline(result: HelpResult, answers: Mapping[str, Answer], words: Words) -> str:
    """The action in one line where it is ready, else what stands in its way."""
    if result.status == "ready":
        return _line(answers, words)
    values = {"who": _who(answers, words), "items": _lacking(result, answers, words)}
    return words(f"help.headline.{result.status}", **values)


def result_text(answers: Mapping[str, Answer], result: HelpResult, words: Words) -> str:
    """The result as Markdown."""
    blocks = [headline(result, answers, words)]
    if result.status in {"listen", "rewrite", "favour_open"}:
        blocks.append(words(f"help.{result.status}", who=_who(answers, words)))
    if result.status == "ready":
        blocks += _ready(answers, result, words)
    else:
        blocks += [*_checks(answers, result, words), _draft(answers, result, words)]
    return paragraphs([*blocks, reread(units(result, answers), words), words("practice.note")])


def units(result: HelpResult, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The passages behind what to do now."""
    return _UNITS[result.status]


def _who(answers: Mapping[str, Answer], words: Words) -> str:
    return unpointed(own_words(answers, "who")) or words("help.somebody")


def _line(answers: Mapping[str, Answer], words: Words) -> str:
    parts = " · ".join(_parts(answers, words))
    return words("help.line", who=_who(answers, words), parts=parts)


def _parts(answers: Mapping[str, Answer], words: Words) -> Iterator[str]:
    """What, when, how long at most, within what limit, and the sign."""
    if own_words(answers, "help"):
        yield unpointed(own_words(answers, "help"))
    if own_words(answers, "day"):
        yield words("help.line_day", day=day_text(own_words(answers, "day"), words))
    if answers.get("effort") is not None:
        effort = value_text(KIND, "effort", answers["effort"], words)
        yield words("help.line_effort", effort=effort.lower())
    for name in ("limit", "sign"):
        if own_words(answers, name):
            yield words(f"help.line_{name}", **{name: unpointed(own_words(answers, name))})


def _ready(answers: Mapping[str, Answer], result: HelpResult, words: Words) -> list[str]:
    left = [name for name in result.missing if name in _SECOND]
    need = unpointed(own_words(answers, "need"))
    lines = [words("help.ready", need=need)]
    if left:
        lines.append(_add(left, words))
    if result.follow_up:
        lines.append(words("help.follow_up", day=day_text(result.follow_up, words)))
    return [*lines, words("help.one_favour")]


def _add(items: Sequence[str], words: Words) -> str:
    names = [short_names(KIND, [item], words).lower() for item in items]
    return words("help.add", items="; ".join(names))


def _checks(answers: Mapping[str, Answer], result: HelpResult, words: Words) -> list[str]:
    """What each test that does not pass asks for, and a day that is too far or gone."""
    lines = []
    if result.status == "not_yet":
        tests = [words(f"help.failed.{name}") for name in result.failed]
        tests += [words(f"help.unknown.{name}") for name in result.unknown]
        lines.append(bullets("", tests).strip())
    if result.day_ok is False and result.status in {"not_yet", "incomplete"}:
        lines.append(words("help.day_out", day=day_text(own_words(answers, "day"), words)))
    told = _ESSENTIAL if result.status == "incomplete" else ()
    left = [name for name in result.missing if name not in told]
    if left and result.status in {"not_yet", "incomplete"}:
        lines.append(_add(left, words))
    return lines


def _draft(answers: Mapping[str, Answer], result: HelpResult, words: Words) -> str:
    if result.status in {"listen", "favour_open"} or not own_words(answers, "help"):
        return ""
    return words("help.draft", line=_line(answers, words))


def _lacking(result: HelpResult, answers: Mapping[str, Answer], words: Words) -> str:
    names = [name for name in _ESSENTIAL if name in result.missing]
    again = [words("help.day_again")] if result.day_ok is False else []
    lacking = [short_names(KIND, [name], words).lower() for name in names]
    return "; ".join([*lacking, *again])
