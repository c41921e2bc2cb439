"""A coach's dossier as a paper: the one template of every format."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from advisor.client import Statement
from advisor.dossier import Figures
from advisor.knowledge import load_knowledge
from advisor.knowledge.coaching import load_coaching
from advisor.knowledge.preparation import RULE_KINDS, RuleWords, load_preparation
from advisor.language import day
from advisor.papers.blocks import (
    Block,
    Bullets,
    Chart,
    Charts,
    Columns,
    Heading,
    Item,
    Note,
    Paper,
    Paragraph,
    Span,
    Spans,
    Titled,
    plain,
)
from advisor.preparation.model import Gap, Line, Preparation
from advisor.preparation.sharing import shown
from advisor.texts import Words
from advisor.tools.asking import short_name
from advisor.tools.health_words import amount, figures_words
from advisor.tools.preparation_names import field_name, unknown_lines
from advisor.tools.preparation_results import movement_line, result_lines

_COLUMN = 7
_CONTRADICTIONS, _FLAGS = 4, 4
_WEEK = 7
_SOURCES = 3


def preparation_paper(
    made: Preparation, words: Words, version: str, charts: Sequence[Chart] = ()
) -> Paper:
    """The dossier, in the order in which a coach reads it; a part with nothing to say is left out.

    Words of the client stay in the language in which they were said. `version` is the program's.
    """
    name = made.client or words("prep.no_name")
    parts: list[tuple[str, Sequence[Block]]] = [
        ("quotes", _quotes(made, words)),
        ("since", _lines([movement_line(moved, words) for moved in made.since])),
        ("tools", [*_pairs(result_lines(made, words)), *_drawn(charts)]),
        ("known", _columns(made, words)),
        ("contradictions", _ruled(made.contradictions[:_CONTRADICTIONS], "settle", words)),
        ("hypotheses", _ruled(made.hypotheses, "settle", words)),
        ("questions", _questions(made.questions, words)),
        ("flags", _ruled(made.flags[:_FLAGS], "refer", words)),
        ("step", _step(made, words)),
        ("reread", _reread(made.reread, words)),
        ("limits", [Note(spans=plain(_limits(made, words)))]),
    ]
    blocks: list[Block] = [Paragraph(spans=plain(_head(made, words)))]
    for key, body in parts:
        if body:
            blocks += [Heading(level=1, text=words(f"prep.part.{key}")), *body]
    return Paper(
        title=words("prep.title", client=name),
        language=words.language,
        blocks=tuple(blocks),
        footer=words("prep.footer", version=version),
        dense=True,
    )


def _drawn(charts: Sequence[Chart]) -> list[Block]:
    return [Charts(charts=tuple(charts))] if charts else []


def line_text(line: Line, words: Words) -> RuleWords:
    """What a line of a rule says, filled in."""
    kind, _, name = line.id.partition(".")
    if kind not in RULE_KINDS:
        return _figure_text(line, words)
    found = load_preparation().of(next(k for k in RULE_KINDS if k == kind))[name]
    said = found.text(words.language)
    text = said.text
    for key, value in line.values.items():
        text = text.replace(f"${key}", str(value))
    return said.model_copy(update={"text": text})


def question_text(gap: Gap, words: Words) -> str:
    """The open question of a gap."""
    return load_coaching()[gap.topic].text(words.language).ask[0]


def fact_text(line: Line, words: Words) -> str:
    """A figure as it stands in the form, or what is in place with its proof."""
    name = line.id.removeprefix("fact.")
    if "evidence" in line.values:
        item = short_name("readiness", name, words)
        return words("prep.proven", item=item, proof=line.values["evidence"])
    figures = Figures.model_validate(dict(line.values))
    shown = figures_words(name, figures, words)
    return words("prep.figure", item=short_name("health", name, words), figures=shown)


def _figure_text(line: Line, words: Words) -> RuleWords:
    """A figure that is told in two ways, or that cannot be."""
    kind, _, kpi = line.id.rpartition(".")
    values = [amount(kpi, float(v), words) for k, v in line.values.items() if k != "words"]
    item = short_name("health", kpi, words)
    told = words(f"prep.{kind}", item=item, values=words("prep.or").join(values))
    settle = words("prep.figure_settle")
    return RuleWords.model_construct(text=told, settle=settle, refer="")


def _head(made: Preparation, words: Words) -> str:
    consent = "unknown" if made.consent is None else "yes" if made.consent else "no"
    meeting = _day(made.meeting, words) if made.meeting else words("prep.meeting_unknown")
    return words(
        "prep.head",
        meeting=meeting,
        made=_day(made.made, words),
        answered_by=made.answered_by or words("prep.nobody"),
        consent=words(f"prep.consent.{consent}"),
        versions=", ".join(made.versions) or words("prep.no_versions"),
        delete_by=_day(made.delete_by, words),
    )


def _quotes(made: Preparation, words: Words) -> list[Block]:
    return _lines([words("prep.quote", text=shown(s.text), source=_note(s)) for s in made.quotes])


def _columns(made: Preparation, words: Words) -> list[Block]:
    facts = [fact_text(line, words) for line in made.fact_lines]
    claims = [field_name(line.because[0], words) for line in made.claim_lines]
    unproven = [words("prep.unproven", items=", ".join(claims))] if claims else []
    unknown = [
        words("prep.unknown_of", form=form, items=items) if form else items
        for form, items in unknown_lines(made.unknown, words)
    ]
    lists = {
        "facts": _capped([*facts, *map(_told, made.fact_statements)], words),
        "claims": _capped([*map(_told, made.claim_statements), *unproven], words),
        "unknown": [*unknown, *_capped(list(map(_told, made.unknown_statements)), words)],
    }
    return [
        Columns(
            lists=tuple(
                Titled(
                    title=words(f"prep.column.{key}"),
                    items=tuple(map(plain, items or [words("prep.nothing")])),
                )
                for key, items in lists.items()
            )
        )
    ]


def _capped(items: list[str], words: Words) -> list[str]:
    left = len(items) - _COLUMN
    return items if left <= 0 else [*items[:_COLUMN], words("prep.left_out", count=left)]


def _ruled(lines: Iterable[Line], second: str, words: Words) -> list[Block]:
    """Each rule with what settles it or whom to refer to, and the fields that it rests on."""
    items = []
    for line in lines:
        said = line_text(line, words)
        more = words(f"prep.{second}", text=getattr(said, second))
        spans = [Span(text=said.text, bold=True), Span(text=f" {more}")]
        items.append(Item(spans=(*spans, *_source(line.because, words))))
    return [Bullets(items=tuple(items))] if items else []


def _source(because: Sequence[str], words: Words) -> Spans:
    names = [field_name(path, words) for path in because[:_SOURCES]]
    if not names:
        return ()
    return (Span(text=" " + words("prep.source", list=", ".join(names)), italic=True),)


def _questions(gaps: Sequence[Gap], words: Words) -> list[Block]:
    items = []
    for gap in gaps:
        topic = load_coaching()[gap.topic].text(words.language)
        why = words(f"prep.gap.{gap.state}", item=field_name(gap.path, words))
        listen = words("prep.listen", text=topic.worrying)
        spans = (Span(text=topic.ask[0], bold=True), Span(text=f" {why} {listen}"))
        items.append(Item(spans=spans))
    return [Bullets(items=tuple(items), ordered=True)] if items else []


def _step(made: Preparation, words: Words) -> list[Block]:
    if made.step is None:
        return []
    said = line_text(made.step, words)
    by = _day(made.made + timedelta(days=_WEEK), words)
    lead = Span(text=words("prep.by", day=by), bold=True)
    source = _source(made.step.because, words)
    return [Paragraph(spans=(lead, Span(text=f" {said.text}"), *source))]


def _reread(units: Sequence[str], words: Words) -> list[Block]:
    """The passages by section, in one paragraph."""
    knowledge = load_knowledge()
    titles: dict[str, list[str]] = {}
    for unit in units:
        found = knowledge.units[unit]
        section = knowledge.sections[found.section].title(words.language)
        titles.setdefault(section, []).append(found.text(words.language).title)
    told = [
        words("prep.passage", section=section, titles=" · ".join(of_section))
        for section, of_section in titles.items()
    ]
    return [Paragraph(spans=plain(" ".join(told)))] if told else []


def _limits(made: Preparation, words: Words) -> str:
    return words("prep.limits", delete_by=_day(made.delete_by, words))


def _told(statement: Statement) -> str:
    return f"{shown(statement.text)} ({_note(statement)})"


def _note(statement: Statement) -> str:
    return statement.id.partition(".")[0]


def _lines(texts: Iterable[str]) -> list[Block]:
    items = tuple(Item(spans=plain(text)) for text in texts)
    return [Bullets(items=items)] if items else []


def _pairs(lines: Iterable[tuple[str, str]]) -> list[Block]:
    items = tuple(
        Item(spans=(Span(text=title, bold=True), Span(text=f" {told}"))) for title, told in lines
    )
    return [Bullets(items=items)] if items else []


def _day(value: date, words: Words) -> str:
    return day(value, words.language)
