"""What `assess_readiness` says: what was kept, then the next question or the result."""

from typing import TYPE_CHECKING

from advisor.assessments import readiness
from advisor.knowledge.questionnaires import load_questionnaires
from advisor.texts import Words
from advisor.tools.asking import question_text, short_name
from advisor.tools.form import Change
from advisor.tools.form_words import done_words, listed, move_words, refused_words
from advisor.tools.readiness_words import dimension_name, result_text, short_text, signal_lines

if TYPE_CHECKING:
    from advisor.tools.assess_readiness import Output


def answer_text(output: "Output", words: Words) -> str:
    """The whole message, as Markdown."""
    dossier = output.dossier
    blocks = move_words("readiness", output.move, output.item, output.among, dossier, words)
    blocks += [listed(_kept(output, words)), *refused_words("readiness", output.refused, words)]
    if output.read:
        blocks.append(_signals(output, words))
    if output.finished:
        blocks += [_done(output, words), _result(output, words)]
    elif dossier.open:
        blocks.append(question_text(dossier, words))
    return "\n\n".join(block for block in blocks if block)


def _kept(output: "Output", words: Words) -> list[str]:
    lines = [_change(change, words) for change in output.changes]
    lines += [
        words("form.noted_evidence", item=short_name("readiness", item, words), words=proof)
        for item, proof in output.proofs.items()
    ]
    evidence = output.dossier.readiness.evidence
    if any(c.after == 4 and not evidence.get(c.item) for c in output.changes):
        lines.append(words("form.needs_proof"))
    return lines


def _change(change: Change, words: Words) -> str:
    item = short_name("readiness", change.item, words)
    if change.after is None:
        return words("form.noted_unknown", item=item)
    if change.after == "na":
        return words("form.noted_na", item=item)
    if change.before in {"unset", change.after}:
        return words("form.noted", item=item, value=_rating(change.after, words))
    before = _bare(change.before, words)
    return words("form.noted_change", item=item, value=change.after, before=before)


def _bare(value: object, words: Words) -> str:
    names = {None: "form.unknown_word", "na": "form.na_word"}
    return f"«\u00a0{words(names[value])}\u00a0»" if value in names else str(value)


def _rating(value: object, words: Words) -> str:
    step = next(s for s in load_questionnaires()["readiness"].scale if s.value == value)
    return f"{step.value} ({step.text(words.language).lower()})"


def _signals(output: "Output", words: Words) -> str:
    if not output.signals:
        return words("form.signals_none")
    lines = [f"- {line}" for line in signal_lines(dict(output.signals), words)]
    blank = [d for d in readiness.DIMENSIONS if d not in output.dossier.readiness.signals]
    blocks = ["\n".join([words("form.signals_intro"), "", *lines])]
    if blank:
        names = ", ".join(dimension_name(d, words) for d in blank)
        blocks.append(words("form.signals_unknown", dimensions=names))
    return "\n\n".join([*blocks, words("form.signals_next")])


def _done(output: "Output", words: Words) -> str:
    if output.move == "result":
        return ""
    return done_words(output.left, words)


def _result(output: "Output", words: Words) -> str:
    if output.dossier.short:
        return short_text(output.result, output.dossier.readiness, words)
    return result_text(output.result, words)
