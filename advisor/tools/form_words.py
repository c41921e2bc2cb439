"""What an open form says around its question: the move, what was kept, what was refused."""

from collections.abc import Sequence

from advisor.dossier import Dossier
from advisor.interview import sequence
from advisor.knowledge.questionnaires import FormKind, load_questionnaires
from advisor.texts import Words
from advisor.tools.asking import item_known, item_of, short_name
from advisor.tools.form import Move, Refused

_SAID = {"pause": "form.paused", "resume": "form.resumed", "restart": "form.restarted"} | {
    "undo": "form.undone",
    "skip": "form.skipped",
    "everywhere": "form.everywhere",
    "unclear": "form.unclear",
    "clear": "form.cleared",
}
_SAID_OF_RATINGS = {
    "rating_range": "form.refused_rating",
    "statement_range": "form.refused_rating",
    "na_not_allowed": "form.refused_na",
}


def move_words(
    kind: FormKind,
    move: Move,
    item: str | None,
    among: Sequence[str],
    dossier: Dossier,
    words: Words,
) -> list[str]:
    """The line that says what a move did; none where the next question says enough."""
    if move == "start":
        key = "form.start_short" if dossier.short and kind == "readiness" else f"form.start_{kind}"
        return [words(key, total=len(sequence(kind, dossier)))]
    if move == "explain":
        return _why(kind, item or dossier.asked, words)
    names = [short_name(kind, one, words) for one in among if item_known(kind, one)]
    if move == "unclear" and names:
        return [words("form.which", items=" / ".join(names))]
    return [words(_SAID[move])] if move in _SAID else []


def listed(lines: Sequence[str]) -> str:
    """Lines as a list; a single one stays a sentence."""
    shown = [line for line in lines if line]
    return "\n".join(f"- {line}" for line in shown) if len(shown) > 1 else "".join(shown)


def done_words(left: int, words: Words) -> str:
    """That the last question was asked, and how many have no answer."""
    if not left:
        return words("form.done")
    return words("form.done_skipped_one" if left == 1 else "form.done_skipped", count=left)


def refused_words(kind: FormKind, refused: Sequence[Refused], words: Words) -> list[str]:
    """Each answer that could not be kept, with the remedy."""
    return [_refused(kind, one, words) for one in refused]


def _refused(kind: FormKind, refused: Refused, words: Words) -> str:
    questionnaire = load_questionnaires()[kind]
    item = refused.path.rpartition(".")[2]
    if item not in questionnaire.items or refused.code not in _SAID_OF_RATINGS:
        return words(f"fault.{refused.code}", path=refused.path, value=refused.value)
    steps = questionnaire.scale
    return words(
        _SAID_OF_RATINGS[refused.code],
        value=refused.value,
        item=questionnaire.items[item].text(words.language).short,
        low=steps[0].value,
        high=steps[-1].value,
    )


def _why(kind: FormKind, item: str | None, words: Words) -> list[str]:
    if item is None or item == "partner":
        return []
    found = item_of(kind, item)
    lines = [words("form.why", why=found.text(words.language).why)]
    if found.origin == "added":
        lines.append(words("form.origin_added"))
    return [" ".join(lines)]
