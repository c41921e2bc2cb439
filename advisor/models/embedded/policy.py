"""From a turn to a decision: say something, or call tools first."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from advisor.dossier import Dossier
from advisor.knowledge.questionnaires import FormKind
from advisor.language import Language
from advisor.models.embedded.form_turn import FormTurn, Offer
from advisor.models.embedded.forms import read_turn
from advisor.models.embedded.practices import pasted_draft
from advisor.models.embedded.preparing import on_preparation
from advisor.privacy import without_identifiers
from advisor.reply import Outcome
from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.retriever import Guidance
from advisor.retrieval.tokens import fold
from advisor.retrieval.tokens import words as split_words
from advisor.tools.search_guidance import SPEC as SEARCH_SPEC
from advisor.understanding.coaching import is_coaching
from advisor.understanding.cues import cues
from advisor.understanding.language_id import knows_a_word, says_nothing_known
from advisor.understanding.quoted import own_words
from advisor.understanding.turn import (
    only_acknowledges,
    only_thanks,
    questions_in,
    read_question,
)

SEARCH = SEARCH_SPEC.name
_CARE_SURE = 0.6
_CARE_AFTER_ANSWER = 0.85
# How sure, where words and meaning disagree; nobody in danger should have to be well worded.
_CARE_ALONE, _OTHER_ALONE = {"care.fraud": 0.5}, 0.65
# A question of the bank this near is asked for advice, unless the matter is beyond doubt.
_CARE_BEYOND = 0.8
_LIKE_ASK, _NEAR_ASK = 0.65, 0.75
_TALK_SURE = 0.5
_QUESTION_WORDS = 3
_FAMILY_SURE = 0.75
_REPEAT_SURE = 0.9
_REPEAT_AFTER_ANSWER = 0.8
_TALK_MAX_WORDS = 14
_ABOUT_ANSWER = 0.4
_ABOUT_ADVISOR = {"ability", "identity", "human"}
_LEANS, _LEANS_WHOLLY = 0.15, 0.6
_MAX_LETTER_RUN = 0.35
_CONSONANTS = re.compile(r"[^aeiouy\d\W]{5}")


@dataclass(frozen=True)
class Before:
    """What the conversation last answered; `coach` where a coach asked it of a client."""

    question: str
    unit: str | None
    answer: str
    coach: bool = False


@dataclass(frozen=True)
class Turn:
    """What the model reads of a turn; `form` is the form that stands in front of the person.

    `earlier` are the long messages of before, which may be notes of a client.
    """

    text: str
    language: Language
    told: str
    before: Before | None
    dossier: Dossier = field(default_factory=Dossier)
    form: FormKind | None = None
    today: date = field(default_factory=date.today)
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Say:
    """An answer without a tool: `key` names its words, or `text` holds them."""

    outcome: Outcome
    key: str = ""
    text: str = ""


@dataclass(frozen=True)
class Call:
    """A tool with its arguments."""

    tool: str
    args: dict[str, Any]


@dataclass(frozen=True)
class Calls:
    """The tools to call before anything is said."""

    calls: tuple[Call, ...]


def decide(turn: Turn, guidance: Guidance) -> Say | Calls:
    """What to do with a turn."""
    formed = _read(turn)
    if formed and formed.say:
        return Say("form", key=formed.say)
    if formed is None or not formed.tool:
        return _answered(turn, guidance)
    if formed.doubtful and _is_question(turn, guidance):
        return _answered(turn, guidance)
    calls = [Call(formed.tool, formed.args)]
    if formed.aside:
        beside = _answered(replace(turn, text=formed.aside), guidance)
        calls = [*(beside.calls if isinstance(beside, Calls) else ()), *calls]
    return Calls(tuple(calls))


def _read(turn: Turn) -> FormTurn | None:
    """What the turn fills; a pasted text counts only as notes of a client or a draft to review."""
    if not turn.form and not _is_filling(turn.dossier):
        prepared = on_preparation(turn.text, turn.language, turn.dossier, turn.earlier, turn.today)
        if prepared:
            return prepared
    return _filled(turn)


def _filled(turn: Turn) -> FormTurn | None:
    draft = None if turn.form else pasted_draft(turn.text, turn.language, turn.dossier)
    if draft:
        return draft
    return read_turn(own_words(turn.text), turn.language, turn.dossier, turn.form, turn.today)


def _is_filling(dossier: Dossier) -> bool:
    return bool(dossier.open or dossier.practices.open or dossier.awaits_draft)


def _is_question(turn: Turn, guidance: Guidance) -> bool:
    """Whether a message that fits no answer of the form is one that the guidance answers."""
    few = len(split_words(turn.text)) < _QUESTION_WORDS
    return not few and guidance.search(turn.text, turn.language).covered


def wished(turn: Turn) -> Offer | None:
    """The assessment that a turn half asks for, beside its question."""
    formed = _filled(turn)
    return formed.offer if formed else None


def _answered(turn: Turn, guidance: Guidance) -> Say | Calls:
    """A turn that fills no form: said at once, or searched."""
    mash = _is_mash(turn.text, turn.before is not None) or says_nothing_known(turn.text)
    if turn.told == "neither" or mash:
        return Say("clarify", key="say.clarify")
    turn = replace(turn, text=without_identifiers(own_words(turn.text)))
    if only_acknowledges(turn.text, turn.language):
        return Say("greeted", key="say.acknowledged")
    if only_thanks(turn.text, turn.language):
        return Say("greeted", key="say.thanks")
    kind = guidance.kind(turn.text, turn.language)
    searches = _searches(turn)
    return _by_kind(turn, kind, guidance) or Calls(tuple(Call(SEARCH, s) for s in searches))


def _by_kind(turn: Turn, kind: KindGuess, guidance: Guidance) -> Say | None:
    if cues(turn.language).orders.search(fold(turn.text)):
        return Say("refused", text=guidance.knowledge.care["injection"].text(turn.language).answer)
    for family, certain in (("care", _CARE_SURE), ("smalltalk", _TALK_SURE)):
        label, likely = kind.family(family)
        name = label.partition(".")[2]
        if not (_is_sure(kind, label, certain) or likely >= _FAMILY_SURE):
            continue
        sure = kind.probability(label)
        if family == "care" and _may_be_care(turn, name, sure):
            if not _is_near_an_ask(turn, sure, guidance):
                return _with_care(name, turn, guidance)
        elif family == "smalltalk" and _may_be_talk(turn, name, sure):
            return _repeat(turn) if name == "repeat" else Say("greeted", key=f"say.{name}")
    return None


def _is_sure(kind: KindGuess, label: str, certain: float) -> bool:
    """Whether both views point to a kind, or, for a matter of care, one is sure enough alone."""
    if kind.best != label:
        return False
    if not kind.agreed and label.startswith("care."):
        return kind.probability(label) >= _CARE_ALONE.get(label, _OTHER_ALONE)
    return kind.agreed and kind.probability(label) >= certain


def _may_be_care(turn: Turn, name: str, sure: float) -> bool:
    """A few words after an answer mostly lean on it: only a sure matter of care stops there.

    "Is that even legal?" asks what the guidance says of the matter in hand.
    """
    few = len(split_words(turn.text)) <= _TALK_MAX_WORDS
    if not (turn.before and few):
        return True
    if name == "legal_certainty":
        asked = read_question(turn.text, turn.language, has_before=True)
        return asked.follow_up < _LEANS_WHOLLY and sure >= _CARE_AFTER_ANSWER
    return sure >= _CARE_AFTER_ANSWER


def _is_near_an_ask(turn: Turn, sure: float, guidance: Guidance) -> bool:
    """Whether the message is put much as a question of the bank: advice is then what it asks."""
    near = guidance.search(turn.text, turn.language).near
    enough = _LIKE_ASK if sure < _CARE_BEYOND else _NEAR_ASK
    return bool(near) and near[0].similarity >= enough


def _with_care(name: str, turn: Turn, guidance: Guidance) -> Say:
    care = next(c for c in guidance.knowledge.care.values() if c.kind == name)
    refused = name in {"injection", "wrongdoing", "abuse"}
    return Say("refused" if refused else "answered", text=care.text(turn.language).answer)


def _may_be_talk(turn: Turn, name: str, sure: float) -> bool:
    """Small talk is short; "give me an example" after an answer is about that answer.

    "Sum it up" repeats where something was said; else it must be quite sure.
    """
    if len(split_words(turn.text)) > _TALK_MAX_WORDS:
        return False
    if name == "repeat" and turn.before is None and sure < _REPEAT_SURE:
        return False
    asked = read_question(turn.text, turn.language, has_before=turn.before is not None)
    if name == "repeat":
        return asked.wants == "" and (turn.before is None or sure >= _REPEAT_AFTER_ANSWER)
    if turn.before and asked.wants == "example":
        return False
    about_answer = asked.follow_up >= _ABOUT_ANSWER or asked.wants != ""
    return not (turn.before and about_answer and name in _ABOUT_ADVISOR)


def _repeat(turn: Turn) -> Say:
    if turn.before and turn.before.answer:
        return Say("answered", text=turn.before.answer)
    return Say("greeted", key="say.nothing_to_repeat")


def _searches(turn: Turn) -> tuple[dict[str, str], ...]:
    calls = []
    coach = {"audience": "coach"} if _is_coach(turn) else {}
    for text in questions_in(turn.text, turn.language):
        call = {"question": text, "language": turn.language, **coach}
        asked = read_question(text, turn.language, has_before=turn.before is not None)
        if turn.before and asked.follow_up >= _LEANS:
            call["previous_question"] = turn.before.question
            if turn.before.unit:
                call["topic"] = turn.before.unit
        calls.append(call)
    return tuple(calls)


def _is_coach(turn: Turn) -> bool:
    """Whether a coach asks about a client, on the words, the dossier or the question before."""
    leans = False
    if turn.before and (turn.before.coach or is_coaching(turn.before.question, turn.language)):
        leans = read_question(turn.text, turn.language, has_before=True).follow_up >= _LEANS
    with_client = turn.dossier.client is not None
    return is_coaching(turn.text, turn.language, client_open=with_client, goes_on=leans)


def _is_mash(text: str, has_before: bool) -> bool:
    """Keys pressed at random: a run of consonants in most words, or very few different letters.

    A bare number means something only in a conversation: "3" may be the third point.
    """
    letters = [c for c in text.lower() if c.isalpha()]
    if not letters:
        return not (has_before and any(c.isdigit() for c in text))
    if knows_a_word(text):
        return False
    if len(letters) >= 6 and len(set(letters)) <= 3:
        return True
    tokens = split_words(text)
    runs = sum(bool(_CONSONANTS.search(word)) for word in tokens)
    return runs > 0 and runs / max(1, len(tokens)) > _MAX_LETTER_RUN
