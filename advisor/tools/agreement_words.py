"""A reviewed agreement in words: whole for the page and the file, short for the chat, and as JSON.

Quotations come from a stranger's text: in Markdown their marks are escaped, in JSON they are as
they stand in the draft.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from advisor.assessments.agreement import (
    BEYOND,
    CLAUSES,
    ENOUGH,
    ESSENTIAL,
    FLAGS,
    PARTICULAR_PREFIX,
    UNDER_COVERAGE,
    VERSION,
    WEIGHTS,
    AgreementResult,
    score_agreement,
)
from advisor.assessments.agreement_review import Clause, Evidence, Review
from advisor.knowledge import load_knowledge
from advisor.knowledge.agreement import load_agreement
from advisor.texts import Words
from advisor.tools.quoting import as_typed

_QUOTED, _PLACES, _NAMED, _WORST = 160, 3, 3, 3


def result_text(review: Review, words: Words) -> str:
    """The review as Markdown: verdict, flags, clauses, gaps with a wording, beyond, artist."""
    result = score_agreement(review.input())
    blocks = [
        _headline(result, words),
        _counts(result, words) + " " + _weights(words),
        _flags(review, words),
        _listed("agreement.clauses", _clause_lines(review, words), words),
        *_gaps(result, words),
        *_artist(review, words),
        _listed("agreement.beyond", _beyond_lines(review, words), words),
        words("agreement.note"),
    ]
    return "\n\n".join(block for block in blocks if block)


def short_answer(review: Review, words: Words) -> str:
    """The review for the chat, 160 words at most: verdict, counts, flags, three worst gaps."""
    result = score_agreement(review.input())
    blocks = [_headline(result, words, at_most=_NAMED), _counts(result, words)]
    if result.flags:
        titles = ", ".join(_lower(_flag_title(name, words)) for name in result.flags)
        blocks.append(words("agreement.short_flags", flags=titles))
    if result.gaps:
        lines = [
            words("agreement.line", item=clause_name(name, words), told=_question(name, words))
            for name in result.gaps[:_WORST]
        ]
        blocks.append(_listed("agreement.short_gaps", lines, words))
    return "\n\n".join([*blocks, words("agreement.short_note")])


def agreement_json(review: Review, source: str | None) -> dict[str, Any]:
    """The review as plain data; `source` is the name of the file, None for pasted text."""
    return {
        "kind": "agreement",
        "version": VERSION,
        "source": source,
        "language": review.language,
        "clauses": _plain(review.clauses),
        "flags": list(review.flags),
        "flag_evidence": {
            name: [{"words": one.words, "line": one.line} for one in found]
            for name, found in review.flags.items()
        },
        "beyond": {name: _plain_beyond(review.beyond.get(name)) for name in BEYOND},
        "artist": review.artist,
        "particulars": _plain(review.particulars),
        "result": score_agreement(review.input()).model_dump(mode="json"),
    }


def clause_name(clause: str, words: Words) -> str:
    """A clause as people read it."""
    return load_agreement().clauses[clause].text(words.language).short


def verdict_name(verdict: str, words: Words) -> str:
    """A verdict as people read it."""
    return words(f"agreement.verdict.{verdict}")


def _headline(result: AgreementResult, words: Words, at_most: int | None = None) -> str:
    reasons = [_reason(name, result, words) for name in result.because]
    shown = ", ".join(reasons[:at_most])
    left = len(reasons) - len(reasons[:at_most])
    because = words("agreement.because.more", items=shown, count=left) if left else shown
    verdict = verdict_name(result.verdict, words)
    return words(f"agreement.headline.{result.verdict}", verdict=verdict, because=because)


def _reason(name: str, result: AgreementResult, words: Words) -> str:
    if name == UNDER_COVERAGE:
        return words("agreement.because.coverage", coverage=result.coverage, enough=ENOUGH)
    if name in FLAGS:
        return _lower(_flag_title(name, words))
    if name in CLAUSES:
        return _lower(clause_name(name, words))
    particular = load_agreement().particulars[name.removeprefix(PARTICULAR_PREFIX)]
    item = _lower(particular.text(words.language).short)
    return words("agreement.because.particular", item=item)


def _counts(result: AgreementResult, words: Words) -> str:
    return words(
        "agreement.counts",
        coverage=result.coverage,
        present=len(CLAUSES) - len(result.gaps),
        total=len(CLAUSES),
        unclear=len(result.unclear),
        missing=len(result.missing),
    )


def _weights(words: Words) -> str:
    return words(
        "agreement.weights",
        essential=len(ESSENTIAL),
        heavy=max(WEIGHTS.values()),
        light=min(WEIGHTS.values()),
    )


def _flags(review: Review, words: Words) -> str:
    lines = []
    for name, found in review.flags.items():
        flag = load_agreement().flags[name].text(words.language)
        lines.append(
            words("agreement.flag", title=flag.title, meaning=flag.meaning, action=flag.action)
        )
        lines += [f"  - {_quote(one, words)}" for one in found[:_PLACES]]
        if len(found) > _PLACES:
            lines.append("  - " + words("agreement.more_places", count=len(found) - _PLACES))
    return _listed("agreement.flags", lines, words) if lines else ""


def _clause_lines(review: Review, words: Words) -> list[str]:
    return [
        words("agreement.line", item=clause_name(name, words), told=_told(clause, words))
        for name, clause in review.clauses.items()
    ]


def _told(clause: Clause, words: Words) -> str:
    status = words(f"agreement.status.{clause.status}")
    if clause.evidence is None:
        return status
    quoted = _quote(clause.evidence, words)
    return words("agreement.status_quoted", status=status, quoted=quoted)


def _gaps(result: AgreementResult, words: Words) -> list[str]:
    gaps = [_gap(i, name, result, words) for i, name in enumerate(result.gaps, 1)]
    return [words("agreement.gaps"), *gaps] if gaps else []


def _gap(number: int, clause: str, result: AgreementResult, words: Words) -> str:
    item = load_agreement().clauses[clause]
    text = item.text(words.language)
    status = "missing" if clause in result.missing else "unclear"
    return words(
        "agreement.gap",
        number=number,
        item=text.short,
        status=words(f"agreement.status.{status}"),
        why=text.why,
        question=text.question,
        wording=text.wording,
        title=_unit_title(item.unit, words),
    )


def _question(clause: str, words: Words) -> str:
    return load_agreement().clauses[clause].text(words.language).question


def _beyond_lines(review: Review, words: Words) -> list[str]:
    lines = []
    for name, item in load_agreement().beyond.items():
        text, found = item.text(words.language), review.beyond.get(name)
        told = _quote(found, words) if found else _not_found(text.line, words)
        lines.append(words("agreement.line", item=text.short, told=told))
    return lines


def _not_found(line: str, words: Words) -> str:
    return words("agreement.with_line", told=words("agreement.status.missing"), line=line)


def _artist(review: Review, words: Words) -> list[str]:
    if not review.artist:
        return []
    content, lines = load_agreement(), []
    for name, clause in review.particulars.items():
        text, told = content.particulars[name].text(words.language), _told(clause, words)
        if clause.status != "present":
            told = words("agreement.with_line", told=told, line=text.line)
        lines.append(words("agreement.line", item=text.short, told=told))
    title = _unit_title(content.artist_unit, words)
    return [_listed("agreement.artist", lines, words), words("agreement.reread", title=title)]


def _unit_title(unit: str, words: Words) -> str:
    return load_knowledge().units[unit].text(words.language).title


def _flag_title(flag: str, words: Words) -> str:
    return load_agreement().flags[flag].text(words.language).title


def _listed(head: str, lines: Iterable[str], words: Words) -> str:
    marked = [line if line.startswith("  ") else f"- {line}" for line in lines]
    return "\n".join([words(head), "", *marked])


def _quote(evidence: Evidence, words: Words) -> str:
    shown = as_typed(_cut(" ".join(evidence.words.split())))
    return words("agreement.quoted", words=shown, place=_place(evidence, words))


def _place(evidence: Evidence, words: Words) -> str:
    if evidence.page is None:
        return words("agreement.place.line", line=evidence.line)
    return words("agreement.place.page", page=evidence.page, line=evidence.line)


def _cut(text: str) -> str:
    if len(text) <= _QUOTED:
        return text
    return (text[:_QUOTED].rpartition(" ")[0] or text[:_QUOTED]) + "…"


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _plain(clauses: Mapping[str, Clause]) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "status": clause.status,
            "evidence": clause.evidence.words if clause.evidence else None,
            "line": clause.evidence.line if clause.evidence else None,
            "page": clause.evidence.page if clause.evidence else None,
        }
        for name, clause in clauses.items()
    }


def _plain_beyond(evidence: Evidence | None) -> dict[str, Any] | None:
    return {"evidence": evidence.words, "line": evidence.line} if evidence else None
