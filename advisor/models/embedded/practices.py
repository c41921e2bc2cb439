"""What a turn means for the practices and for a draft agreement: a tool to call, or nothing."""

from datetime import date
from functools import cache

from advisor.dossier import Dossier, Practices
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.language import LANGUAGES, Language
from advisor.models.embedded.form_turn import FormTurn, Offer
from advisor.models.embedded.practice_acts import read_practice
from advisor.retrieval.tokens import fold
from advisor.texts import words
from advisor.tools import PRACTICE_TOOLS
from advisor.tools.review_agreement import SPEC as AGREEMENT
from advisor.understanding.asked_tool import orders_words
from advisor.understanding.drafts import is_draft
from advisor.understanding.practice import starts_practice
from advisor.understanding.turn import shape_of

_STORY = 13
_AWAITED_WORDS = 20
_BACK = {"resume", "result", "undo", "restart"}
_BRIEF = 8
# What is asked for its own sake is answered first; the tool is then offered.
_ASKS = {"define", "count", "who", "why", "truth"}


def started_practice(text: str, language: Language) -> FormTurn | None:
    """A practice or a review asked for, by a click or in words."""
    clicked = _offers().get(text.strip())
    if clicked:
        return _start(clicked, language)
    asked = starts_practice(text, language)
    if asked is None:
        return None
    steps = asked.kind == "ambassadors" and orders_words(text, language)
    if not asked.sure or steps or shape_of(fold(text), language) in _ASKS:
        return FormTurn(aside=text, offer=asked.kind)
    return start_practice(asked.kind, text, language)


def start_practice(kind: Offer, text: str, language: Language) -> FormTurn:
    """The first step of a tool, with the message where it is long enough to tell something."""
    return _start(kind, language, text=text if len(text.split()) >= _STORY else "")


def pasted_draft(text: str, language: Language, dossier: Dossier) -> FormTurn | None:
    """A draft agreement in the message: worded like one, or any long text where it is awaited."""
    awaited = dossier.awaits_draft and len(text.split()) >= _AWAITED_WORDS
    if awaited or is_draft(text):
        return FormTurn(AGREEMENT.name, {"language": language, "text": text})
    return None


def on_practice(text: str, language: Language, dossier: Dossier, today: date) -> FormTurn | None:
    """A message while a practice is open, or one that comes back to it."""
    state = dossier.practices
    kind = state.open or (state.last if state.pending else None)
    if kind is None:
        return _returned(text, language, state, today)
    acts = read_practice(text, language, kind, state, today)
    aside = " ".join(acts.asides)
    if not acts.args:
        return FormTurn(aside=aside) if aside else None
    doubtful = acts.args.get("move") == "unclear" and not acts.args.get("among")
    args = {"language": language, **acts.args}
    return FormTurn(PRACTICE_TOOLS[kind].name, args, aside, doubtful=doubtful)


def _returned(text: str, language: Language, state: Practices, today: date) -> FormTurn | None:
    """Back to a practice set aside, in a few words: resume, see the result, correct an answer."""
    if state.last is None or len(text.split()) > _BRIEF:
        return None
    acts = read_practice(text, language, state.last, state.changed(asked=None), today)
    moved = acts.args.get("move") in _BACK
    if acts.asides or not (moved or acts.args.get("answers")):
        return None
    return FormTurn(PRACTICE_TOOLS[state.last].name, {"language": language, **acts.args})


def is_practice_offer(text: str) -> bool:
    """Whether a message is the words of an offer to click."""
    return text.strip() in _offers()


@cache
def _offers() -> dict[str, Offer]:
    """The offers to click, by their words in either language."""
    names: tuple[Offer, ...] = (*PRACTICE_KINDS, "agreement")
    return {
        words(language)(f"form.reply_start_{name}"): name
        for language in LANGUAGES
        for name in names
    }


def _start(kind: Offer, language: Language, *, text: str = "") -> FormTurn:
    if kind == "agreement":
        return FormTurn(AGREEMENT.name, {"language": language})
    told = {"text": text} if text else {}
    return FormTurn(_tool(kind), {"language": language, "move": "start", **told})


def _tool(kind: Offer) -> str:
    return {name: spec.name for name, spec in PRACTICE_TOOLS.items()}[kind]  # type: ignore[index]
