"""The answer to one question of a practice, as people type it; nothing where it is not clear."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from advisor.knowledge.practices import Practice, PracticeItem
from advisor.language import LANGUAGES, Language, other
from advisor.understanding.form.acts import FormItem, FormView, Rate, Scale, Unknown
from advisor.understanding.form.answer import read_answer
from advisor.understanding.form.cues import form_cues
from advisor.understanding.form.moves import control
from advisor.understanding.form.numbers import numeric
from advisor.understanding.form.text import (
    folded,
    leftover,
    masked,
    plain,
    sentences,
    word_count,
)
from advisor.understanding.health.amounts import Amount, amounts_in, hide
from advisor.understanding.health.folded import folded as spaced
from advisor.understanding.practice.choices import choice_in, exactly
from advisor.understanding.practice.cues import practice_cues
from advisor.understanding.practice.dates import day_in, days_in, in_digits

LONGEST_TEXT = 500
_SHORT = 14
_FEW = 3
_MIDDLE = 3
_TO_STATUS = {0: 0, 1: 1, 2: 1, 3: 2, 4: 2}
_WHOLE = 100


@dataclass(frozen=True)
class Value:
    """An answer; `unknown` where the person does not know, `value` is then None."""

    value: str | int | float | None
    unknown: bool = False


UNKNOWN = Value(None, unknown=True)
_Reader = Callable[["Question", str, Language], str | int | float | None]


@dataclass(frozen=True)
class Question:
    """The question in hand, and the day on which it is answered."""

    item: PracticeItem
    practice: Practice
    today: date

    def form_item(self, scale: Scale) -> FormItem:
        """The item as the reading of forms takes it."""
        words = [self.item.text(language) for language in LANGUAGES]
        topics = tuple(topic for one in words for topic in (*one.topics, one.short))
        return FormItem(self.item.id, 1, (words[0].ask, words[1].ask), topics, scale)


def read_value(
    text: str, item: PracticeItem, practice: Practice, language: Language, today: date
) -> Value | None:
    """What a message answers to an item; None for a question, a move, or an unclear answer.

    What the language does not read is tried in the other one.
    """
    message = plain(text)
    question = Question(item, practice, today)
    if not message:
        return None
    if item.type == "date" and _is_bare_day(message, question, language):
        return Value(_date(question, message, language))
    exact = exactly(message, practice.choices(item.id), language)
    if exact is not None:
        return Value(exact)
    if _leads_elsewhere(message, question, language):
        few = word_count(message) <= _FEW and "?" not in message
        return UNKNOWN if few and _does_not_know(message, question, language) else None
    found = _read(message, question, language)
    if found is None and item.type != "text":
        found = _read(message, question, other(language))
    return found


def _read(message: str, question: Question, language: Language) -> Value | None:
    unknown = _does_not_know(message, question, language)
    if unknown and question.item.type in {"choice", "text", "yes_no"}:
        return UNKNOWN
    value = _READERS[question.item.type](question, message, language)
    if value is not None:
        return Value(value)
    return UNKNOWN if unknown else None


def _leads_elsewhere(message: str, question: Question, language: Language) -> bool:
    """Whether a message asks something, or moves in the form."""
    bare = FormItem(question.item.id, 0, ("", ""), (), "1-5")
    view = FormView("readiness", (bare,), bare.id)
    short = word_count(message) <= _SHORT
    acts = (control(s, view, language, short=short, alone=True) for s in sentences(message))
    return any(acts)


def _does_not_know(message: str, question: Question, language: Language) -> bool:
    form = question.form_item("yes-no")
    view = FormView("readiness", (form,), form.id)
    text = folded(message, language).rstrip(" .!…")
    if isinstance(read_answer(text, message, form, view, language), Unknown):
        return True
    unmeasured = practice_cues(language).marks["unmeasured"]
    rest = leftover(unmeasured.sub(" ", text), language)
    known = form_cues(language).marks["unknown"].sub(" ", " ".join(rest))
    return bool(unmeasured.search(text)) and not leftover(known, language)


def _choice(question: Question, message: str, language: Language) -> str | None:
    options = question.practice.choices(question.item.id)
    kind = question.item.options or ""
    return choice_in(message, options, kind, language, question.today)


def _yes_no(question: Question, message: str, language: Language) -> str | None:
    marks = practice_cues(language).marks
    text = folded(message, language).rstrip(" .!…")
    if marks["hedged"].fullmatch(text):
        return None
    for answer in ("no", "yes"):
        if marks[f"plain_{answer}"].match(text):
            return answer
    item = question.form_item("yes-no")
    view = FormView("readiness", (item,), item.id)
    rate = read_answer(text, message, item, view, language)
    return {1: "yes", 0: "no"}.get(rate.rating) if isinstance(rate, Rate) else None


def _scale5(question: Question, message: str, language: Language) -> int | None:
    text = folded(message, language).rstrip(" .!…")
    middle = practice_cues(language).marks["middle"]
    if middle.search(text) and not leftover(middle.sub(" ", text), language):
        return _MIDDLE
    rate = numeric(text, question.form_item("1-5"), language)
    return rate.rating if isinstance(rate, Rate) else None


def _status3(question: Question, message: str, language: Language) -> int | None:
    text = folded(message, language).rstrip(" .!…")
    item = question.form_item("0-4")
    number = numeric(text, item, language)
    if number is not None:
        return number.rating if isinstance(number, Rate) and number.rating <= 2 else None
    marks = practice_cues(language).marks
    for status, name in enumerate(("nothing", "begun", "running")):
        if marks[f"status_{name}"].fullmatch(_without_lead(text, language)):
            return status
    view = FormView("readiness", (item,), item.id)
    rate = read_answer(text, message, item, view, language)
    return _TO_STATUS[rate.rating] if isinstance(rate, Rate) else None


def _without_lead(text: str, language: Language) -> str:
    """A text without the yes or no before its first comma."""
    return practice_cues(language).marks["lead"].sub("", text, count=1)


def _number(question: Question, message: str, language: Language) -> int | float | None:
    marks = practice_cues(language).marks
    text = spaced(message).text.strip(" .!…")
    amounts = amounts_in(hide(text, language), language)
    if len(amounts) == 1:
        return _in_unit(amounts[0], question.item.id)
    unknown = form_cues(language).marks["unknown"]
    if amounts or re.search(r"\d", text) or marks["few"].search(text) or unknown.search(text):
        return None
    nothing = marks["none_at_all"]
    clear = nothing.search(text) and not leftover(nothing.sub(" ", text), language)
    return 0 if clear else None


_MONEY = frozenset({"referred_revenue", "cost"})


def _in_unit(amount: Amount, item: str) -> int | float | None:
    """The amount where its unit is one that the item may take."""
    value = int(amount.value) if amount.value == int(amount.value) else float(amount.value)
    if item == "margin_percent":
        if amount.unit not in {"percent", "count"} or not 0 <= value <= _WHOLE:
            return None
        return value * _WHOLE if amount.unit == "count" and 0 < value < 1 else value
    allowed = {"money", "count"} if item in _MONEY else {"count"}
    whole = isinstance(value, int) or item in _MONEY
    return value if amount.unit in allowed and value >= 0 and whole else None


def _date(question: Question, message: str, language: Language) -> str | None:
    day = day_in(message, language, question.today)
    return day.isoformat() if day else None


def _is_bare_day(message: str, question: Question, language: Language) -> bool:
    """Whether a message is one day and nothing else: "tomorrow" alone puts nothing off."""
    text = in_digits(message, language)
    days = days_in(text, language, question.today)
    rest = masked(text, [(day.start, day.end) for day in days])
    return len(days) == 1 and not leftover(rest, language) and "?" not in message


def _text(question: Question, message: str, language: Language) -> str | None:
    words = re.sub(r"\s+", " ", message).strip(" .;,")
    return words[:LONGEST_TEXT].strip() or None


_READERS: Mapping[str, _Reader] = {
    "choice": _choice,
    "yes_no": _yes_no,
    "scale5": _scale5,
    "status3": _status3,
    "text": _text,
    "number": _number,
    "date": _date,
}
