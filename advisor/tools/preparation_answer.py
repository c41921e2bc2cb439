"""What a coach reads in the chat after notes were taken in or a dossier was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.interview import STATEMENT_OF
from advisor.language import day
from advisor.papers.markdown_out import escaped
from advisor.preparation.fields import begun
from advisor.preparation.model import Preparation
from advisor.preparation.sharing import shown
from advisor.texts import Words
from advisor.tools.health_words import figures_words
from advisor.tools.preparation_names import field_name, unknown_lines
from advisor.tools.preparation_paper import line_text, question_text

if TYPE_CHECKING:
    from advisor.tools.prepare_meeting import Output

_TOLD, _ALL, _CONTRADICTIONS = 3, 8, 2
_KINDS = ("fact", "claim", "unknown")


def answer_text(output: Output, words: Words) -> str:
    """What was understood, what does not fit, what to settle first, and where the dossier is."""
    made = output.preparation
    if output.move == "privacy":
        return words("prep.chat.privacy" if output.marked else "prep.chat.privacy_unknown")
    if output.move == "take_back":
        return words("prep.chat.taken_back" if output.marked else "prep.chat.nothing_taken")
    if output.move == "confirm":
        return words("prep.chat.confirmed")
    if output.move == "show":
        return _shown(output, words)
    blocks = [_understood(output, words), _read(output, words)]
    if output.move == "prepare":
        blocks = [_head(made, words), *blocks]
    if output.move == "prepare" and _is_begun(output):
        blocks += [*_findings(made, words), _asked(made, words), words("prep.chat.where")]
    else:
        blocks.append(_asked(made, words))
    return "\n\n".join(block for block in blocks if block)


def _shown(output: Output, words: Words) -> str:
    """What is held of the client, what is unknown, or how much is private and where to see it.

    Private words are not repeated: the conversation can be exported.
    """
    if output.about == "private":
        key = "prep.chat.private_where" if output.hidden else "prep.chat.private_none"
        return words(key, count=output.hidden)
    made = output.preparation
    if output.about == "held":
        notes = _understood(output, words, most=_ALL) or words("prep.chat.no_notes")
        return "\n\n".join(b for b in (_head(made, words), notes, _read(output, words)) if b)
    told = [s.text for s in output.taken if s.kind == "unknown"][:_ALL]
    lines = [words("prep.chat.quote", text=_inline(text)) for text in told]
    lines += [
        words("prep.unknown_of", form=form, items=items) if form else items
        for form, items in unknown_lines(made.unknown, words)
    ]
    blocks = [_listed("prep.chat.unknown_yet", lines, words), _asked(made, words)]
    return "\n\n".join(block for block in blocks if block)


def _is_begun(output: Output) -> bool:
    """Whether anything is known of the client: notes, answers or a draft."""
    client = output.dossier.client
    return bool((client and client.notes) or begun(output.dossier))


def _head(made: Preparation, words: Words) -> str:
    name = escaped(made.client) or words("prep.no_name")
    if made.meeting is None:
        return words("prep.chat.head", client=name)
    return words("prep.chat.head_on", client=name, day=day(made.meeting, words.language))


def _understood(output: Output, words: Words, most: int = _TOLD) -> str:
    """The new notes by kind, a few of each, and how many were private."""
    lines = []
    for kind in _KINDS:
        told = [s.text for s in output.taken if s.kind == kind]
        if told:
            quoted = "; ".join(words("prep.chat.quote", text=_inline(t)) for t in told[:most])
            left = len(told) - most
            more = words("prep.and_more", list=quoted, count=left) if left > 0 else quoted
            lines.append("- " + words(f"prep.chat.{kind}", list=more))
    if output.draft:
        lines.append("- " + words("prep.chat.draft"))
    if output.hidden:
        lines.append("- " + words("prep.chat.hidden", count=output.hidden))
    return "\n".join([words("prep.chat.understood"), "", *lines]) if lines else ""


def _read(output: Output, words: Words) -> str:
    """What was read in the notes and waits for a yes, each with its value or its words."""
    told, form = output.dossier.told, output.dossier.health
    lines = [
        words("prep.figure", item=field_name(f"health.{kpi}", words), figures=shown_figures)
        for kpi, figures in told.health.kpis.items()
        if kpi not in form.kpis and (shown_figures := figures_words(kpi, figures, words))
    ]
    signs = {
        **{f"health.us.{STATEMENT_OF[n]}": s for n, s in told.health.signs.items()},
        **{f"readiness.{n}": s for n, s in told.signals.items()},
    }
    waiting = set(output.preparation.results.deduced)
    lines += [
        words(
            "prep.chat.sign",
            item=field_name(path, words),
            sign=words(f"form.sign.{sign.sign}"),
            words=_inline(sign.words),
        )
        for path, sign in signs.items()
        if path in waiting
    ]
    return _listed("prep.chat.read", lines, words)


def _findings(made: Preparation, words: Words) -> list[str]:
    told = [line_text(line, words).text for line in made.contradictions[:_CONTRADICTIONS]]
    flags = [line_text(line, words) for line in made.flags]
    blocks = [
        _listed("prep.chat.contradictions", told, words),
        _listed("prep.chat.flags", [f"{flag.text} {flag.refer}" for flag in flags], words),
    ]
    if made.step:
        blocks.append(words("prep.chat.step", text=line_text(made.step, words).text))
    return blocks


def _asked(made: Preparation, words: Words) -> str:
    """At most three questions; before anything was begun, what could be."""
    if made.to_ask:
        questions = [question_text(gap, words) for gap in made.to_ask]
        return _listed("prep.chat.to_ask", questions, words, numbered=True)
    if made.questions:
        return ""
    unknown = dict(unknown_lines(made.unknown, words))
    return words("prep.chat.nothing_begun", list=unknown.get(words("prep.not_begun"), ""))


def _listed(key: str, lines: Sequence[str], words: Words, *, numbered: bool = False) -> str:
    if not lines:
        return ""
    marks = [f"{n}." if numbered else "-" for n in range(1, len(lines) + 1)]
    told = [f"{mark} {line}" for mark, line in zip(marks, lines, strict=True)]
    return "\n".join([words(key), "", *told])


def _inline(text: str) -> str:
    return escaped(shown(text))
