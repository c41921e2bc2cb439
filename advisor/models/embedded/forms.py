"""What the embedded model does with a turn while a form is open, or when one is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from advisor.assessments import readiness
from advisor.dossier import Dossier
from advisor.interview import PARTNER, sequence, settled
from advisor.knowledge.questionnaires import FormKind, load_questionnaires
from advisor.language import LANGUAGES, Language
from advisor.models.embedded.form_turn import FormTurn
from advisor.models.embedded.last_spoken import added_proof, mended_figure
from advisor.models.embedded.practices import on_practice
from advisor.models.embedded.starting import TOOL_OF, is_offer, read_start, tells_figures
from advisor.retrieval.tokens import fold
from advisor.tools.evaluate_partnership import SPEC as HEALTH
from advisor.tools.form import to_confirm
from advisor.understanding.form import (
    Act,
    Aside,
    Clear,
    Everywhere,
    Figures,
    FormItem,
    FormView,
    GoTo,
    Move,
    NotApplicable,
    OutOfRange,
    Prose,
    Rate,
    Unclear,
    Unknown,
    WhyAsk,
    read_acts,
    starts_form,
)
from advisor.understanding.form.cues import form_cues
from advisor.understanding.turn import only_acknowledges

_PENDING = "pending"
_TELLING_KPIS = 2
_BRIEF = 14
_ORDER = 4
_STORY = 15
_WAYS_BACK = {"resume", "result", "restart", "undo"}


def read_turn(
    text: str, language: Language, dossier: Dossier, form: FormKind | None, today: date
) -> FormTurn | None:
    """What a message means for all that can be filled; None where it has nothing to do with it.

    `form` says that this form stands in front, so that the message is its free text.
    """
    practising = form is None and dossier.open is None
    answer = on_practice(text, language, dossier, today) if practising else None
    # An open practice asks for a few words of any kind: they are its answer before a wish.
    if answer and dossier.practices.open and not answer.doubtful and not is_offer(text):
        return answer
    start = read_start(text, language, form, answering=dossier.open is not None)
    if start and start.tool:
        return start
    return answer or _on_form(text, language, dossier, form) or start


def _on_form(
    text: str, language: Language, dossier: Dossier, form: FormKind | None
) -> FormTurn | None:
    """What a message means for the two assessments."""
    kind = form or dossier.open
    if kind is None:
        return _returned(text, language, dossier) or _untold(text, language)
    if to_confirm(dossier) and only_acknowledges(text, language):
        return FormTurn(HEALTH.name, {"language": language, "confirm": True})
    if added := _added(text, language, dossier, kind):
        return added
    acts = read_acts(text, language, _view(kind, dossier))
    if form and form != dossier.open and not _answers(acts):
        acts = (Prose(),)
    asides = [act.text for act in acts if isinstance(act, Aside)]
    rest = [act for act in acts if not isinstance(act, Aside)]
    if not rest:
        return FormTurn(aside=" ".join(asides)) if asides else None
    args = _readiness_args(rest, text) if kind == "readiness" else _health_args(rest, text, dossier)
    doubtful = form is None and rest == [Unclear()]
    return FormTurn(
        TOOL_OF[kind], {"language": language, **args}, " ".join(asides), doubtful=doubtful
    )


def _added(text: str, language: Language, dossier: Dossier, kind: FormKind) -> FormTurn | None:
    """What a message adds to the answer before the question in hand."""
    adds = added_proof if kind == "readiness" else mended_figure
    args = adds(text, language, dossier) if dossier.open == kind and not to_confirm(dossier) else {}
    return FormTurn(TOOL_OF[kind], {"language": language, **args}) if args else None


def _returned(text: str, language: Language, dossier: Dossier) -> FormTurn | None:
    """Back to a form set aside: resume, see the result, correct an answer named in words."""
    kind = dossier.last or "readiness"
    if len(text.split()) > _BRIEF:
        return None
    acts = read_acts(text, language, replace(_view(kind, dossier), current=None))
    if not acts or not all(_returns(act) for act in acts):
        return None
    if dossier.last is None:
        few = len(text.split()) <= _ORDER and "?" not in text
        order = few and not _is_talk(text, language)
        asked = isinstance(acts[0], Move) and acts[0].to in {"result", "resume"}
        return FormTurn(say="form.nothing_open") if order and asked else None
    args = _readiness_args(acts, text) if kind == "readiness" else _health_args(acts, text, dossier)
    return FormTurn(TOOL_OF[kind], {"language": language, **args})


def _is_talk(text: str, language: Language) -> bool:
    """Whether a message only takes note, or thanks."""
    talks = form_cues(language).marks["talk"].search(fold(text))
    return bool(talks) or only_acknowledges(text, language)


def _returns(act: Act) -> bool:
    return isinstance(act, Rate | Clear) or (isinstance(act, Move) and act.to in _WAYS_BACK)


def _untold(text: str, language: Language) -> FormTurn | None:
    """Outside any form: figures of a partnership are read; a doubtful wish gets an offer."""
    if tells_figures(text, language):
        return FormTurn(TOOL_OF["health"], {"language": language, "text": text})
    asked = starts_form(text, language)
    if asked is None:
        return None
    return FormTurn(aside=text, offer="health" if asked.kind == "health" else "readiness")


def _view(kind: FormKind, dossier: Dossier) -> FormView:
    items = [_item(kind, item, at) for at, item in enumerate(_asked_once(kind, dossier), 1)]
    current = dossier.asked
    if to_confirm(dossier):
        items.append(FormItem(_PENDING, 0, ("", ""), (), "yes-no"))
        current = _PENDING
    answered = {i.id for i in items if settled(kind, i.id, dossier)}
    return FormView(
        kind, tuple(items), current.rpartition(".")[2] if current else None, frozenset(answered)
    )


def _asked_once(kind: FormKind, dossier: Dossier) -> list[str]:
    """The items without their side."""
    return list(dict.fromkeys(i.rpartition(".")[2] for i in sequence(kind, dossier)))


def _item(kind: FormKind, item: str, number: int) -> FormItem:
    if item == PARTNER:
        return FormItem(PARTNER, number, ("", ""), (), "yes-no")
    found = load_questionnaires()[kind].items[item]
    topics = dict.fromkeys(t for language in LANGUAGES for t in found.text(language).topics)
    method = readiness.ITEM_OF.get(item)
    return FormItem(
        id=item,
        number=number,
        asks=(found.fr.ask, found.en.ask),
        topics=tuple(topics),
        scale="0-4" if kind == "readiness" else "1-5" if item.startswith("Q") else "kpi",
        group=method.dimension if method else "",
        na_allowed=bool(method and method.na_allowed),
    )


def _answers(acts: Sequence[Act]) -> bool:
    return any(isinstance(a, Rate | Unknown | NotApplicable | OutOfRange | Move) for a in acts)


def _readiness_args(acts: Sequence[Act], text: str) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    evidence: dict[str, str] = {}
    for act in acts:
        if isinstance(act, Rate):
            answers[act.item] = act.rating
            if act.evidence:
                evidence[act.item] = act.evidence
        elif isinstance(act, Unknown):
            answers[act.item] = None
        elif isinstance(act, NotApplicable):
            answers[act.item] = "na"
        elif isinstance(act, OutOfRange):
            answers[act.item] = round(act.value)
    args: dict[str, Any] = {**_move(acts, bool(answers))}
    if answers:
        args["answers"] = answers
    if evidence:
        args["evidence"] = evidence
    if any(isinstance(act, Prose) for act in acts):
        args["text"] = text
    return args


def _health_args(acts: Sequence[Act], text: str, dossier: Dossier) -> dict[str, Any]:
    args: dict[str, Any] = {}
    asked_side = "partner" if (dossier.asked or "").startswith(f"{PARTNER}.") else "us"
    for act in acts:
        if isinstance(act, Rate) and act.item == _PENDING:
            args["confirm"] = act.rating == 1
        elif isinstance(act, Rate) and act.item == PARTNER:
            args["partner_known"] = act.rating == 1
        elif isinstance(act, Rate):
            args.setdefault(act.side or asked_side, {})[act.item] = act.rating
        elif isinstance(act, OutOfRange) and act.item.startswith("Q"):
            args.setdefault(asked_side, {})[act.item] = round(act.value)
        elif isinstance(act, Unknown | NotApplicable) and act.item != _PENDING:
            side = getattr(act, "side", None) or asked_side
            item = f"{side}.{act.item}" if act.item.startswith("Q") else act.item
            args["unknown"] = (*args.get("unknown", ()), item)
        elif isinstance(act, Prose | Figures | OutOfRange):
            args["text"] = text
    if args.get("confirm") is False and "text" in args:
        del args["confirm"]  # "no, the target is 20" mends what was read
    return {**_move(acts, bool(args), asked_side), **args}


def _move(acts: Sequence[Act], answered: bool, side: str = "") -> dict[str, Any]:
    """The movement among the acts; an answer given beside it counts first."""
    for act in acts:
        if isinstance(act, Everywhere):
            return {"move": "everywhere"}
        if isinstance(act, GoTo | WhyAsk | Clear):
            move = {GoTo: "go_to", WhyAsk: "explain", Clear: "clear"}[type(act)]
            sided = side and act.item.startswith("Q")
            return {"move": move, "item": f"{side}.{act.item}" if sided else act.item}
        if isinstance(act, Move):
            return {"move": "ask" if act.to == "progress" else act.to}
        if isinstance(act, Unclear) and not answered:
            return {"move": "unclear", "among": act.candidates}
    return {}
