"""The question in hand of an open form, in words, and the replies offered under it."""

from collections.abc import Sequence

from advisor.assessments import readiness
from advisor.dossier import Dossier
from advisor.interview import PARTNER, sequence
from advisor.knowledge.questionnaires import FormKind, Item, load_questionnaires
from advisor.texts import Words
from advisor.tools.form import to_confirm

_GROUP_OF_SIDE = {"us": "us", "partner": "partner"}


def item_of(kind: FormKind, item: str) -> Item:
    """The words of an item; `us.Q1` and `partner.Q1` are both `Q1`."""
    return load_questionnaires()[kind].items[item.rpartition(".")[2]]


def units_of(kind: FormKind, items: Sequence[str]) -> tuple[str, ...]:
    """The passages of the guidance that help with some items, each once."""
    return tuple(dict.fromkeys(item_of(kind, item).unit for item in items))


def item_known(kind: FormKind, item: str) -> bool:
    """Whether a form has such an item."""
    return item.rpartition(".")[2] in load_questionnaires()[kind].items


def short_name(kind: FormKind, item: str, words: Words) -> str:
    """The short name of an item, with its side where it has one."""
    side, _, statement = item.rpartition(".")
    name = item_of(kind, statement).text(words.language).short
    return f"{name} ({words(f'form.side.{side}')})" if side else name


def question_text(dossier: Dossier, words: Words) -> str:
    """The question in hand; empty where none is."""
    kind, item = dossier.open, dossier.asked
    if kind is None or item is None:
        return ""
    items = sequence(kind, dossier)
    place = {"number": items.index(item) + 1 if item in items else 1, "total": len(items)}
    if item == PARTNER:
        return words("form.question_partner", **place)
    group = load_questionnaires()[kind].groups[_group(kind, item)].text(words.language)
    ask = item_of(kind, item).text(words.language).ask
    key = "form.question" if kind == "readiness" else "form.question_kpi"
    if "." in item:
        key = "form.question_statement"
    lines = [words(key, **place, group=group, ask=ask)]
    sign = dossier.readiness.signals.get(_group(kind, item))
    if kind == "readiness" and sign:
        lines.append(words("form.signal_hint", words=sign.words))
    return "\n\n".join(lines)


def quick_replies(dossier: Dossier, words: Words) -> tuple[str, ...]:
    """What may be clicked under the question in hand."""
    kind, item = dossier.open, dossier.asked
    if to_confirm(dossier):
        return (words("form.reply_confirm"), words("form.reply_reject"))
    if kind is None or item is None:
        return ()
    if item == PARTNER:
        return (words("form.reply_yes"), words("form.reply_no"))
    ways_out = (words("form.reply_unknown"), words("form.reply_skip"))
    if kind == "health" and "." not in item:
        return (words("form.reply_untracked"), *ways_out)
    scale = load_questionnaires()[kind].scale
    labels = tuple(f"{step.value} · {step.text(words.language)}" for step in scale)
    na = kind == "readiness" and readiness.ITEM_OF[item].na_allowed
    extra = (words("form.reply_na"),) if na else ()
    return (*labels, *extra, *ways_out)


def _group(kind: FormKind, item: str) -> str:
    if kind == "readiness":
        return readiness.ITEM_OF[item].dimension
    side = item.partition(".")[0]
    return _GROUP_OF_SIDE.get(side, "kpis")
