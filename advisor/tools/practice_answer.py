"""What a practice says: what was kept or read, then the next question or the result."""

from typing import TYPE_CHECKING

from advisor.knowledge.practices import PracticeKind
from advisor.texts import Words
from advisor.tools.form import Change, Refused
from advisor.tools.form_words import done_words, listed
from advisor.tools.practice_asking import item_name, practice_item, practice_question
from advisor.tools.practice_words import headline, result_text, value_text
from advisor.tools.quoting import as_typed

if TYPE_CHECKING:
    from advisor.tools.practice import PracticeOutput

_SAID = {
    "pause": "form.paused",
    "resume": "form.resumed",
    "restart": "form.restarted",
    "undo": "form.undone",
    "skip": "form.skipped",
    "everywhere": "form.everywhere",
    "unclear": "form.unclear",
    "clear": "form.cleared",
}


def answer_text(output: "PracticeOutput", words: Words) -> str:
    """The whole message, as Markdown."""
    state = output.dossier.practices
    blocks = [*_move(output, words), listed([_change(output, c, words) for c in output.changes])]
    blocks += [refusal(output.kind, r, words) for r in output.refused]
    if output.confirmed is not None and not output.changes:
        blocks.append(words("form.read_rejected"))
    if output.read and not output.told and not output.changes:
        blocks.append(words("practice_form.read_nothing"))
    if state.pending and state.last == output.kind:
        blocks += _shown_back(output, words)
    elif output.finished:
        blocks += [_done(output, words), _result(output, words)]
    elif state.open:
        blocks.append(practice_question(state, words))
    return "\n\n".join(block for block in blocks if block)


def refusal(kind: PracticeKind, refused: Refused, words: Words) -> str:
    """Why an answer could not be kept, with the remedy."""
    known = refused.code != "item"
    name = item_name(kind, refused.path, words) if known else refused.path
    return words(f"practice_form.refused.{refused.code}", item=name, value=refused.value)


def _move(output: "PracticeOutput", words: Words) -> list[str]:
    if output.move == "start":
        return [words(f"practice_form.start.{output.kind}")]
    asked = output.item or output.dossier.practices.asked
    if output.move == "explain":
        if not asked:
            return []
        why = practice_item(output.kind, asked).text(words.language).why
        return [words("form.why", why=why)]
    if output.move == "unclear" and output.among:
        names = " / ".join(item_name(output.kind, one, words) for one in output.among)
        return [words("form.which", items=names)]
    return [words(_SAID[output.move])] if output.move in _SAID else []


def _change(output: "PracticeOutput", change: Change, words: Words) -> str:
    name = item_name(output.kind, change.item, words)
    if change.after is None:
        return words("form.noted_unknown", item=name)
    value = value_text(output.kind, change.item, change.after, words)
    if change.before in {"unset", None, change.after}:
        return words("practice_form.noted", item=name, value=value)
    before = value_text(output.kind, change.item, change.before, words)
    return words("practice_form.noted_change", item=name, value=value, before=before)


def _shown_back(output: "PracticeOutput", words: Words) -> list[str]:
    kind, state = output.kind, output.dossier.practices
    lines = [
        words(
            "practice_form.told",
            item=item_name(kind, told.item, words),
            value=value_text(kind, told.item, told.value, words),
            words=as_typed(told.words),
        )
        for told in state.pending
    ]
    agreed = {**state.of(kind), **{told.item: told.value for told in state.pending}}
    return [
        "\n".join([words("form.read_intro"), "", *(f"- {line}" for line in lines)]),
        words("form.read_preview", sentence=headline(kind, agreed, words, output.today)),
        words("practice_form.confirm"),
    ]


def _done(output: "PracticeOutput", words: Words) -> str:
    if output.move == "result":
        return ""
    return done_words(output.left, words)


def _result(output: "PracticeOutput", words: Words) -> str:
    answers = output.dossier.practices.of(output.kind)
    return result_text(output.kind, answers, words, output.today)
