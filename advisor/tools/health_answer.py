"""What `evaluate_partnership` says: what was kept or read, then a question or the verdict."""

from typing import TYPE_CHECKING, Any

from advisor.dossier import Figures, HealthForm, Side
from advisor.interview import SIDES, STATEMENT_OF
from advisor.texts import Words
from advisor.tools.asking import question_text, short_name
from advisor.tools.form import Change
from advisor.tools.form_words import listed, move_words, refused_words
from advisor.tools.health_words import figures_words, headline, problem_words, result_text

if TYPE_CHECKING:
    from advisor.tools.evaluate_partnership import Output


def answer_text(output: "Output", words: Words) -> str:
    """The whole message, as Markdown."""
    dossier = output.dossier
    blocks = move_words("health", output.move, output.item, output.among, dossier, words)
    if output.confirmed is not None:
        blocks.append(words("form.read_kept" if output.confirmed else "form.read_rejected"))
    else:
        blocks.append(listed([_change(change, words) for change in output.changes]))
    blocks += refused_words("health", output.refused, words)
    blocks += _read(output, words)
    if output.finished:
        blocks.append(result_text(output.result, dossier.health, words))
    elif dossier.open and not dossier.pending:
        blocks.append(question_text(dossier, words))
    return "\n\n".join(block for block in blocks if block)


def reading_lines(form: HealthForm, words: Words) -> list[str]:
    """What was read in prose, line by line, with the words that signs rest on."""
    lines = [
        words("form.read_kpi", item=short_name("health", k, words), figures=shown)
        for k, f in form.kpis.items()
        if (shown := figures_words(k, f, words))
    ]
    for name, sign in form.signs.items():
        item = short_name("health", STATEMENT_OF[name], words)
        mark = words(f"form.sign.{sign.sign}")
        lines.append(words("form.read_sign", item=item, sign=mark, words=sign.words))
    for side in SIDES:
        lines += [_rating(side, q, r, words) for q, r in form.rated(side).items()]
    if form.period:
        elapsed, total = form.period.elapsed_months, form.period.total_months
        lines.append(words("form.read_period", elapsed=elapsed, total=total))
    if form.integrity != "none":
        lines.append(words(f"form.read_integrity.{form.integrity}"))
    return lines


def _rating(side: Side, statement: str, rating: int, words: Words) -> str:
    item = short_name("health", statement, words)
    return words("form.read_rating", item=item, side=words(f"form.side.{side}"), value=rating)


def _read(output: "Output", words: Words) -> list[str]:
    pending, read = output.dossier.pending, output.read
    if read is not None and not pending:
        wrong = [problem_words(p, words) for p in read.problems]
        return wrong or ([words("form.read_nothing")] if read == HealthForm() else [])
    if not pending:
        return []
    lines = [f"- {line}" for line in reading_lines(pending, words)]
    blocks = ["\n".join([words("form.read_intro"), "", *lines])] if lines else []
    blocks += [problem_words(p, words) for p in pending.problems]
    blocks.append(words("form.read_preview", sentence=headline(output.result, words)))
    return [*blocks, words("form.read_confirm")]


def _change(change: Change, words: Words) -> str:
    item = short_name("health", change.item, words) if change.item != "partner" else ""
    if change.item == "partner":
        return ""
    if change.after is None:
        return words("form.noted_unknown", item=item)
    value = _value(change.item, change.after, words)
    if change.before == "unset" or change.before == change.after:
        return words("form.noted", item=item, value=value)
    before = _value(change.item, change.before, words)
    return words("form.noted_change", item=item, value=value, before=before)


def _value(item: str, value: Any, words: Words) -> str:
    if isinstance(value, dict):
        return figures_words(item, Figures(**value), words)
    return str(value)
