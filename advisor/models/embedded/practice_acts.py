"""A message on an open practice, read as answers, movements and questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from advisor.dossier import Practices, PracticeValue
from advisor.knowledge.practices import PracticeItem, PracticeKind, load_practices
from advisor.language import LANGUAGES, Language, other
from advisor.practice import sequence
from advisor.understanding.form.acts import (
    Act,
    Aside,
    Clear,
    FormItem,
    FormView,
    GoTo,
    Move,
    Rate,
    Scale,
    Unclear,
    WhyAsk,
)
from advisor.understanding.form.cues import form_cues
from advisor.understanding.form.moves import closing_move, control
from advisor.understanding.form.pointing import explicit, topical
from advisor.understanding.form.read import read_acts
from advisor.understanding.form.text import folded, masked, plain, sentences, word_count
from advisor.understanding.practice import read_value

_SHORT = 16
_STORY = 13
_PENDING = "pending"
_SCALE: dict[str, Scale] = {"yes_no": "yes-no", "scale5": "1-5"}
_MOVE_OF: dict[type[Act], str] = {GoTo: "go_to", WhyAsk: "explain", Clear: "clear"}


@dataclass(frozen=True)
class PracticeActs:
    """The arguments of the practice's tool, and the questions put beside the answer."""

    args: dict[str, Any] = field(default_factory=dict)
    asides: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Reading:
    """One message in one language, on the item in hand."""

    kind: PracticeKind
    state: Practices
    language: Language
    today: date

    @property
    def current(self) -> PracticeItem | None:
        items = load_practices()[self.kind].items
        return items.get(self.state.asked or "")

    @property
    def last(self) -> PracticeItem | None:
        """The item asked before, where its answer was chosen among some or is a number or a day."""
        given = self.state.of(self.kind)
        names = sequence(self.kind, given)
        at = names.index(self.state.asked) if self.state.asked in names else 0
        item = load_practices()[self.kind].items[names[at - 1]] if at else None
        return item if item and item.id in given and item.type != "text" else None

    @property
    def view(self) -> FormView:
        names = sequence(self.kind, self.state.of(self.kind))
        items = load_practices()[self.kind].items
        shown = tuple(_form_item(items[name], at) for at, name in enumerate(names, 1))
        return FormView(self.kind, shown, self.state.asked, frozenset(self.state.of(self.kind)))

    def value(self, said: str, item: PracticeItem) -> tuple[PracticeValue] | None:
        """The answer to an item in a one-place tuple, as None is an answer too."""
        practice = load_practices()[self.kind]
        found = read_value(said, item, practice, self.language, self.today)
        return None if found is None else (None if found.unknown else found.value,)


def read_practice(
    text: str, language: Language, kind: PracticeKind, state: Practices, today: date
) -> PracticeActs:
    """What a message means for a practice; what the language does not read is tried in the other.

    An answer goes to the item in hand, or to the one that a correction names.
    """
    message = plain(text)
    if state.pending:
        return _on_what_was_read(message, language, kind)
    acts = _acts(message, _Reading(kind, state, language, today))
    if acts.args.get("move") == "unclear":
        again = _acts(message, _Reading(kind, state, other(language), today))
        return again if again.args.get("move") != "unclear" else acts
    return acts


def _on_what_was_read(message: str, language: Language, kind: PracticeKind) -> PracticeActs:
    """A yes, a no, or words that mend what was read."""
    asked = FormItem(_PENDING, 0, ("", ""), (), "yes-no")
    acts = read_acts(message, language, FormView(kind, (asked,), _PENDING))
    asides = tuple(act.text for act in acts if isinstance(act, Aside))
    rated = next((act for act in acts if isinstance(act, Rate)), None)
    moved = next((act for act in acts if isinstance(act, Move)), None)
    more = word_count(message) > 3 and not asides
    if rated and rated.rating == 1 and word_count(message) <= _STORY:
        return PracticeActs({"confirm": True}, asides)
    if moved:
        resumes = moved.to == "resume"
        return PracticeActs({"confirm": True} if resumes else {"move": _moved(moved)}, asides)
    if more:
        return PracticeActs({"text": message})
    if rated:
        return PracticeActs({"confirm": False}, asides)
    return PracticeActs({} if asides else {"move": "unclear"}, asides)


def _acts(message: str, reading: _Reading) -> PracticeActs:
    if len(message) <= 120 and (found := _exact(message, reading)):
        return found
    acts: list[Act] = []
    said: list[str] = []
    short = word_count(message) <= _SHORT
    for sentence in sentences(message):
        act = control(sentence, reading.view, reading.language, short=short, alone=True)
        closing = closing_move(sentence, reading.view, reading.language) if short else None
        if closing and not isinstance(act, Move):
            told, act = closing
            said.append(told)
        if act is None or (isinstance(act, Rate) and act.item == reading.state.asked):
            said.append(sentence)
        else:
            acts.append(act)
    asides = tuple(act.text for act in acts if isinstance(act, Aside))
    rest = [act for act in acts if not isinstance(act, Aside)]
    args = {**_answered(" ".join(said), reading, beside=bool(acts)), **_move_args(rest)}
    if args.get("move") in {"skip", "resume"} and args.get("answers"):
        del args["move"]
    return PracticeActs(args, asides)


def _exact(message: str, reading: _Reading) -> PracticeActs | None:
    """A reply that was clicked, or typed just so, whatever else its words may mean.

    A day is one too: "tomorrow" is an answer here, not "let's go on tomorrow".
    """
    item = reading.current
    if item is None or item.type == "text":
        return None
    day = reading.value(message, item) if item.type == "date" else None
    if day and day[0] is not None:
        return PracticeActs({"answers": {item.id: day[0]}})
    labels = {
        folded(option.text(language).label, language)
        for language in LANGUAGES
        for option in load_practices()[reading.kind].choices(item.id)
    }
    if folded(message, reading.language).strip(" .!") not in labels:
        return None
    found = reading.value(message, item)
    return PracticeActs({"answers": {item.id: found[0]}}) if found else None


def _answered(said: str, reading: _Reading, *, beside: bool) -> dict[str, Any]:
    """The answer that a statement gives; `beside`: the message holds something else too."""
    if not said.strip(" .!?…,"):
        return {}
    if corrected := _corrected(said, reading):
        return {"answers": corrected}
    item, long = reading.current, word_count(said) >= _STORY
    first = not reading.state.of(reading.kind)
    if long and not beside and (item is None or (item.type == "text" and first)):
        return {"text": said}
    found = reading.value(said, item) if item else None
    told = {"text": said} if long and not beside and item and item.type != "text" else {}
    if item and found:
        return {"answers": {item.id: found[0]}, **told}
    return told or ({} if beside else {"move": "unclear"})


def _corrected(said: str, reading: _Reading) -> dict[str, PracticeValue] | None:
    """An answer to another item, named by its words: "finally, for the deadline, no hurry"."""
    text = folded(said, reading.language)
    marks = form_cues(reading.language).marks
    if not (marks["revises"].search(text) or marks["amends"].match(text)):
        return None
    view = reading.view
    named = explicit(text, view, reading.language)
    pointed = named[0] if named else topical(text, view, reading.language)
    if pointed is None:
        return _last_corrected(said, text, reading)
    if len(pointed.items) != 1 or pointed.items[0] == reading.state.asked:
        return None
    item = load_practices()[reading.kind].items[pointed.items[0]]
    told = marks["revises"].sub(" ", masked(text, pointed.spans))
    found = reading.value(told.replace("¤", " ").strip(" ,:"), item)
    return {item.id: found[0]} if found else _last_corrected(said, text, reading)


def _last_corrected(said: str, text: str, reading: _Reading) -> dict[str, PracticeValue] | None:
    """Another answer to the question before: "actually, make it an hour".

    The question in hand comes first where it is no free text and reads the words.
    """
    item, last = reading.current, reading.last
    amends = form_cues(reading.language).marks["amends"].match(text)
    if item is None or last is None or amends is None:
        return None
    if item.type != "text" and reading.value(said, item):
        return None
    found = reading.value(text[amends.end() :].strip(" ,:"), last)
    return {last.id: found[0]} if found and found[0] is not None else None


def _move_args(acts: Sequence[Act]) -> dict[str, Any]:
    for act in acts:
        if isinstance(act, GoTo | WhyAsk | Clear):
            return {"move": _MOVE_OF[type(act)], "item": act.item}
        if isinstance(act, Move):
            return {"move": _moved(act)}
        if isinstance(act, Unclear):
            return {"move": "unclear", "among": act.candidates}
    return {}


def _moved(move: Move) -> str:
    return "ask" if move.to == "progress" else move.to


def _form_item(item: PracticeItem, number: int) -> FormItem:
    topics = dict.fromkeys(t for language in LANGUAGES for t in item.text(language).topics)
    return FormItem(
        item.id, number, (item.fr.ask, item.en.ask), tuple(topics), _SCALE.get(item.type, "kpi")
    )
