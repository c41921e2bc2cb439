"""How one asks for a practice or for the review of an agreement, told apart from a question."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.language import Language, other
from advisor.retrieval.tokens import fold
from advisor.understanding.form.text import plain, word_count
from advisor.understanding.practice.cues import Pattern, practice_cues
from advisor.understanding.practice.need_words import need_in
from advisor.understanding.situation import place_in

StartKind = Literal["finder", "culture", "ambassadors", "help", "agreement"]
_LONG = 40
_SENTENCES = re.compile(r"[.!?…]+(?:\s|$)")
_WRITTEN = re.compile(r"(?<=[.!?…])\s+")
_SEVERAL = 2
_PARTS = re.compile(r"[.!?…;:]+\s*")
_SOFT = re.compile(r"[.!?…,;:]+\s*")


@dataclass(frozen=True)
class Start:
    """A tool asked for; not `sure` where the message only calls for an offer, after its answer."""

    kind: StartKind
    sure: bool


@dataclass(frozen=True)
class _Message:
    """A message folded, with the patterns of a language at hand."""

    text: str
    written: str
    language: Language

    def has(self, *names: str) -> bool:
        """Whether each of some patterns is found in the text."""
        return all(self.pattern(name).search(self.text) for name in names)

    def names(self, name: str) -> bool:
        """Whether the text is a pattern and nothing else: the name of a tool."""
        return self.pattern(name).fullmatch(self.text.rstrip(" ?")) is not None

    @property
    def is_question(self) -> bool:
        """Whether the text ends as a question, or names what is asked at its very end."""
        return self.written.rstrip().endswith("?") or self.matches_last("asks_last")

    def matches_last(self, name: str) -> bool:
        """Whether a pattern is the last sentence of the text."""
        last = [part for part in _SENTENCES.split(self.text) if part.strip()]
        return bool(last) and self.pattern(name).fullmatch(last[-1].strip()) is not None

    @property
    def requests(self) -> bool:
        """Whether something is asked of the advisor, or ordered at the head of a part."""
        if self.has("requests") or self.orders("orders"):
            return True
        return self.orders("orders_soft", soft=True)

    @property
    def wishes(self) -> bool:
        """Whether something is requested, or a wish is told."""
        return self.requests or self.has("wants")

    def orders(self, name: str, *, soft: bool = False) -> bool:
        """Whether a part of the text begins with a pattern; a comma is a `soft` bound."""
        parts = (_SOFT if soft else _PARTS).split(self.text)
        return any(self.pattern(name).match(part) for part in parts)

    @property
    def sentences(self) -> tuple["_Message", ...]:
        """Each sentence as a message, then the whole where its last one orders something."""
        parts = [part.strip() for part in _WRITTEN.split(self.written) if part.strip()]
        if len(parts) < _SEVERAL:
            return (self,)
        found = tuple(_message(part, self.language) for part in parts)
        return (*found, self) if found[-1].requests else found

    def opens(self, name: str) -> bool:
        """Whether the text begins with a pattern."""
        return self.pattern(name).match(self.text) is not None

    def pattern(self, name: str) -> Pattern:
        """A pattern of the starts."""
        return practice_cues(self.language).starts[name]


def starts_practice(text: str, language: Language) -> Start | None:
    """The tool that a message asks for, or calls for.

    Sure: an order or a wish for what the tool does, or its name alone. Not sure: a situation of
    one's own that the tool would help with, or a question with whom or where to begin, which the
    guidance answers first. Another question about the guidance starts nothing.
    """
    message = plain(text)
    if not message or word_count(message) > _LONG:
        return None
    messages = [_message(message, lang) for lang in (language, other(language))]
    known = _is_with_a_known_one(messages)
    starts = [start for each in messages if (start := _starts(each, known=known))]
    return next((start for start in starts if start.sure), starts[0] if starts else None)


def _starts(message: _Message, *, known: bool) -> Start | None:
    """The tool for a message; `known` says that it tells of a meeting without another culture."""
    if message.has("refuses"):
        return None
    for kind, asks in _SURE.items():
        if not (known and kind == "culture") and any(asks(part) for part in message.sentences):
            return Start(kind, sure=not message.has("asks_first") or message.requests)
    for kind, calls in _CALLS.items():
        if calls(message):
            return Start(kind, sure=False)
    return None


def _message(written: str, language: Language) -> _Message:
    return _Message(fold(written).strip(" .!?…"), written, language)


def _asks_about(message: _Message) -> bool:
    """Whether a message asks something of the guidance: by its opening, or by its last words."""
    if message.requests:
        return False
    return message.opens("about") or (message.is_question and message.matches_last("asks"))


def _wants_review(message: _Message) -> bool:
    if message.names("review_tool"):
        return True
    if _asks_about(message) or message.has("asks_steps"):
        return False
    if not message.has("mine_contract", "contract"):
        return False
    asked = message.wishes or message.orders("review_orders", soft=True)
    return (message.has("reviews") and asked) or message.has("pasted")


def _wants_help(message: _Message) -> bool:
    if message.names("help_tool") or message.names("which_favour"):
        return True
    if _asks_about(message) or message.has("help_other"):
        return False
    return message.wishes and (message.has("helps_contact") or message.has("help_plan"))


def _wants_ambassadors(message: _Message) -> bool:
    if message.names("ambassadors_tool"):
        return True
    if _asks_about(message) or message.has("asks_steps"):
        return False
    if not message.has("ambassadors", "own"):
        return False
    if message.requests:
        return message.has("plans_own") or message.has("plans_for")
    asks = message.is_question or message.has("asks_plan")
    return message.has("wants", "plans_for") and not asks


def _wants_culture(message: _Message) -> bool:
    if message.names("culture_tool"):
        return True
    if _asks_about(message) or not message.wishes:
        return False
    if message.has("prepares_meeting"):
        return True
    near = message.has("meeting") or message.has("foreign")
    return message.has("prepare") and near and (message.has("own") or message.requests)


def _is_with_a_known_one(messages: Sequence[_Message]) -> bool:
    """Whether the meeting is with one's banker or supplier, and with no other culture."""
    if any(message.has("other_culture") or _is_abroad(message) for message in messages):
        return False
    return any(message.has("known") for message in messages)


def _is_abroad(message: _Message) -> bool:
    return message.has("foreign") or place_in(message.written, message.language) is not None


def _wants_finder(message: _Message) -> bool:
    if message.names("finder_tool"):
        return True
    if message.has("third") and not message.requests:
        return False
    if message.has("which", "own") and not message.opens("about"):
        return True
    if message.has("partner_for_us"):
        return True
    if _asks_about(message) or not message.wishes:
        return False
    if message.has("types_listed", "own", "chooses"):
        return True
    return message.has("partner_kind", "own") or message.has("seeks_partner", "own")


def _calls_review(message: _Message) -> bool:
    return message.has("this_contract", "own", "signs") and not message.opens("about")


def _calls_culture(message: _Message) -> bool:
    if message.opens("about") or not message.has("first_person"):
        return False
    met = practice_cues(message.language).marks["met"].search(message.text)
    return bool(met and _is_abroad(message)) or message.has("foreign_partner")


def _calls_finder(message: _Message) -> bool:
    if message.opens("about"):
        return False
    if message.has("rival", "proposes") and (message.has("own") or not message.is_question):
        return True
    if message.has("approached", "own") or message.has("types_listed", "own", "chooses"):
        return True
    return message.has("lacking") and need_in(message.text, message.language) is not None


def _calls_ambassadors(message: _Message) -> bool:
    if message.has("ambassadors", "own") and (message.has("plans_own") or message.wishes):
        return True
    return message.has("customers", "fans", "first_person") and not message.opens("about")


def _calls_help(message: _Message) -> bool:
    needs = practice_cues(message.language).marks["needs_help"].search(message.text)
    return bool(needs) and message.has("contact") and not message.opens("about")


_SURE: Mapping[StartKind, Callable[[_Message], bool]] = {
    "agreement": _wants_review,
    "ambassadors": _wants_ambassadors,
    "culture": _wants_culture,
    "help": _wants_help,
    "finder": _wants_finder,
}
_CALLS: Mapping[StartKind, Callable[[_Message], bool]] = {
    "agreement": _calls_review,
    "culture": _calls_culture,
    "help": _calls_help,
    "ambassadors": _calls_ambassadors,
    "finder": _calls_finder,
}
