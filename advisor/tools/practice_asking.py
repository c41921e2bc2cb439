"""The question in hand of an open practice, in words, and the replies offered under it."""

from advisor.dossier import Practices
from advisor.knowledge.practices import PracticeItem, PracticeKind, load_practices
from advisor.practice import SCALES, YES_NO, sequence
from advisor.texts import Words
from advisor.tools.practice_words import value_text

_RANKED = ("need1", "need2", "need3")


def practice_item(kind: PracticeKind, item: str) -> PracticeItem:
    """An item with its words."""
    return load_practices()[kind].items[item]


def item_name(kind: PracticeKind, item: str, words: Words) -> str:
    """The short name of an item."""
    return practice_item(kind, item).text(words.language).short


def practice_question(state: Practices, words: Words) -> str:
    """The question in hand; empty where none is."""
    kind, name = state.open, state.asked
    if kind is None or name is None:
        return ""
    practice, item = load_practices()[kind], practice_item(kind, name)
    items = sequence(kind, state.of(kind))
    return words(
        "practice_form.question",
        number=items.index(name) + 1 if name in items else 1,
        total=len(items),
        group=practice.groups[item.group].text(words.language),
        ask=item.text(words.language).ask,
    )


def practice_replies(state: Practices, words: Words) -> tuple[str, ...]:
    """What may be clicked under the question in hand, or under what was read."""
    if state.pending:
        return (words("form.reply_confirm"), words("form.reply_reject"))
    kind, name = state.open, state.asked
    if kind is None or name is None:
        return ()
    values = [value_text(kind, name, value, words) for value in _offered(state, kind, name)]
    return (*values, words("form.reply_unknown"), words("form.reply_skip"))


def _offered(state: Practices, kind: PracticeKind, name: str) -> list[str | int]:
    """The values that an item takes, where they are few; a need that is taken is left out."""
    item = practice_item(kind, name)
    if item.type == "yes_no":
        return list(YES_NO)
    if item.type in SCALES:
        return list(SCALES[item.type])
    if item.type != "choice":
        return []
    options = [option.id for option in load_practices()[kind].choices(name)]
    taken = {state.of(kind).get(n) for n in _RANKED if n != name} if name in _RANKED else set()
    return [o for o in options if o not in taken]
