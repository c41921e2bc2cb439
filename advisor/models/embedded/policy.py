"""From a turn to a decision: say something, or call tools first."""

from dataclasses import dataclass

from advisor.language import Language
from advisor.reply import Outcome
from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.retriever import Guidance
from advisor.retrieval.tokens import fold
from advisor.retrieval.tokens import words as split_words
from advisor.understanding.cues import cues
from advisor.understanding.turn import questions_in, read_question

_CARE_SURE = 0.6
_TALK_SURE = 0.5
_TALK_MAX_WORDS = 14
_MAX_LETTER_RUN = 0.35


@dataclass(frozen=True)
class Before:
    """What the conversation last answered."""

    question: str
    unit: str | None
    answer: str


@dataclass(frozen=True)
class Turn:
    """What the model reads of a turn."""

    text: str
    language: Language
    told: str
    before: Before | None


@dataclass(frozen=True)
class Say:
    """An answer without a tool: `key` names its words, or `text` holds them."""

    outcome: Outcome
    key: str = ""
    text: str = ""


@dataclass(frozen=True)
class Search:
    """One call of `search_guidance` a question."""

    calls: tuple[dict[str, str], ...]


def decide(turn: Turn, guidance: Guidance) -> Say | Search:
    """What to do with a turn."""
    if turn.told == "neither" or _is_mash(turn.text):
        return Say("clarify", key="say.clarify")
    kind = guidance.kind(turn.text, turn.language)
    return _by_kind(turn, kind, guidance) or Search(_searches(turn))


def _by_kind(turn: Turn, kind: KindGuess, guidance: Guidance) -> Say | None:
    if cues(turn.language).orders.search(fold(turn.text)):
        return Say("refused", text=guidance.knowledge.care["injection"].text(turn.language).answer)
    family, _, name = kind.best.partition(".")
    sure = kind.probability(kind.best)
    if family == "care" and sure >= _CARE_SURE and kind.agreed:
        care = next(c for c in guidance.knowledge.care.values() if c.kind == name)
        refused = name in {"injection", "wrongdoing", "abuse"}
        return Say("refused" if refused else "answered", text=care.text(turn.language).answer)
    short = len(split_words(turn.text)) <= _TALK_MAX_WORDS
    if family == "smalltalk" and short and sure >= _TALK_SURE:
        if name == "repeat":
            return _repeat(turn)
        return Say("greeted", key=f"say.{name}")
    return None


def _repeat(turn: Turn) -> Say:
    if turn.before and turn.before.answer:
        return Say("answered", text=turn.before.answer)
    return Say("greeted", key="say.nothing_to_repeat")


def _searches(turn: Turn) -> tuple[dict[str, str], ...]:
    calls = []
    for text in questions_in(turn.text, turn.language):
        call = {"question": text, "language": turn.language}
        asked = read_question(text, turn.language, has_before=turn.before is not None)
        if turn.before and asked.follow_up >= 0.3:
            call["previous_question"] = turn.before.question
            if turn.before.unit:
                call["topic"] = turn.before.unit
        calls.append(call)
    return tuple(calls)


def _is_mash(text: str) -> bool:
    """Keys pressed at random: long runs of consonants, or one character over and over."""
    letters = [c for c in text.lower() if c.isalpha()]
    if not letters:
        return not any(c.isdigit() for c in text)
    if len(letters) >= 4 and len(set(letters)) <= max(1, len(letters) // 6):
        return True
    runs = 0
    for word in split_words(text):
        run = 0
        for char in word:
            run = 0 if char in "aeiouy" or char.isdigit() else run + 1
            runs += run == 5
    return runs > 0 and runs / max(1, len(split_words(text))) > _MAX_LETTER_RUN
