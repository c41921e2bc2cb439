"""Each result as a sheet: title, date, version, chart, result, the answers behind it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from advisor import __version__
from advisor.assessments import agreement, health, readiness
from advisor.dossier import (
    Dossier,
    HealthForm,
    PracticeAnswers,
    Rating,
    ReadinessForm,
    ReviewedAgreement,
)
from advisor.exports.charts import bars_chart, radar_chart
from advisor.exports.sheet import Part, Sheet, table, with_headings
from advisor.interview import SIDES, is_empty
from advisor.knowledge.practices import PracticeKind, load_practices
from advisor.knowledge.questionnaires import FormKind, load_questionnaires
from advisor.language import day
from advisor.papers.markdown_out import escaped
from advisor.texts import Words
from advisor.tools import assess_readiness, evaluate_partnership
from advisor.tools.agreement_words import agreement_json
from advisor.tools.agreement_words import result_text as agreement_text
from advisor.tools.assessment import health_json, readiness_json
from advisor.tools.health_words import amount
from advisor.tools.health_words import result_text as health_text
from advisor.tools.practice_words import practice_json, score, value_text
from advisor.tools.practice_words import result_text as practice_text
from advisor.tools.readiness_words import dimension_name
from advisor.tools.readiness_words import result_text as readiness_text


class Make(Protocol):
    """Makes the sheet of one result; None where there is nothing to tell yet."""

    def __call__(self, dossier: Dossier, words: Words, at: datetime) -> Sheet | None:
        """The sheet of what the dossier holds."""
        ...


def readiness_sheet(form: ReadinessForm, words: Words, at: datetime) -> Sheet:
    """The radar, the result, and every question with its answer."""
    result = assess_readiness.result_of(form)
    columns = ("dimension", "question", "answer", "evidence")
    parts = [
        *_head("readiness", readiness.VERSION, words, at),
        radar_chart(result.dimensions, words),
        with_headings(readiness_text(result, words), 2),
        f"## {words('file.answers')}",
        table([words(f"file.column.{c}") for c in columns], _answers(form, words)),
    ]
    return _sheet("readiness", parts, readiness_json(form, result), words)


def health_sheet(form: HealthForm, words: Words, at: datetime) -> Sheet:
    """The bars, the verdict, the period, the figures and the ratings of both sides."""
    result = evaluate_partnership.result_of(form)
    columns = [words(f"file.column.{c}") for c in ("kpi", "value", "target", "previous")]
    groups = load_questionnaires()["health"].groups
    sides = [words("file.column.statement"), *(groups[s].text(words.language) for s in SIDES)]
    parts = [
        *_head("health", health.VERSION, words, at),
        bars_chart(form, result, words),
        with_headings(health_text(result, form, words), 2),
        _period(form, words),
        f"## {words('file.figures')}",
        table(columns, _figures(form, words)),
        f"## {words('file.ratings')}",
        table(sides, _ratings(form, words)),
    ]
    return _sheet("health", parts, health_json(form, result, words), words)


def practice_sheet(
    kind: PracticeKind, answers: PracticeAnswers, words: Words, at: datetime
) -> Sheet:
    """The result, and every question that applies with its answer."""
    practice = load_practices()[kind]
    columns = [words(f"file.column.{c}") for c in ("question", "answer")]
    rows = [
        (item.text(words.language).ask, _practice_answer(kind, name, answers, words))
        for name, item in practice.items.items()
        if item.applies(answers)
    ]
    parts = [
        *_titled(practice.title.text(words.language), practice.version, words, at),
        with_headings(practice_text(kind, answers, words, at.date()), 2),
        f"## {words('file.answers')}",
        table(columns, rows),
    ]
    data = practice_json(kind, answers, score(kind, answers, at.date()))
    return _sheet(kind, parts, data, words)


def agreement_sheet(kept: ReviewedAgreement, words: Words, at: datetime) -> Sheet:
    """The name of the draft's file, and its review."""
    parts = [
        *_titled(words("form.title.agreement"), agreement.VERSION, words, at),
        words("agreement_tab.source", name=escaped(kept.source)) if kept.source else None,
        with_headings(agreement_text(kept.review, words), 2),
    ]
    return _sheet("agreement", parts, agreement_json(kept.review, kept.source or None), words)


def _of_readiness(dossier: Dossier, words: Words, at: datetime) -> Sheet | None:
    if is_empty("readiness", dossier):
        return None
    return readiness_sheet(dossier.readiness, words, at)


def _of_health(dossier: Dossier, words: Words, at: datetime) -> Sheet | None:
    return None if is_empty("health", dossier) else health_sheet(dossier.health, words, at)


def _of_agreement(dossier: Dossier, words: Words, at: datetime) -> Sheet | None:
    return agreement_sheet(dossier.agreement, words, at) if dossier.agreement else None


def _of_practice(kind: PracticeKind) -> Make:
    def make(dossier: Dossier, words: Words, at: datetime) -> Sheet | None:
        answers = dossier.practices.of(kind)
        return practice_sheet(kind, answers, words, at) if answers else None

    return make


SHEETS: Mapping[str, Make] = {
    "readiness": _of_readiness,
    "health": _of_health,
    "agreement": _of_agreement,
    "finder": _of_practice("finder"),
    "culture": _of_practice("culture"),
    "ambassadors": _of_practice("ambassadors"),
    "help": _of_practice("help"),
}
"""What `--only` may name, each with what makes its sheet."""


def rating_words(rating: Rating, words: Words) -> str:
    """A readiness answer as the form shows it."""
    if rating is None:
        return words("form.reply_unknown")
    if rating == "na":
        return words("form.reply_na")
    scale = load_questionnaires()["readiness"].scale
    return next(f"{s.value} · {s.text(words.language)}" for s in scale if s.value == rating)


def _sheet(
    kind: str, parts: Sequence[Part | None], data: Mapping[str, object], words: Words
) -> Sheet:
    return Sheet(kind, tuple(part for part in parts if part), data, words)


def _period(form: HealthForm, words: Words) -> str:
    if form.period is None:
        return ""
    elapsed, total = form.period.elapsed_months, form.period.total_months
    return words("form.read_period", elapsed=elapsed, total=total)


def _head(kind: FormKind, version: str, words: Words, at: datetime) -> list[str]:
    title = load_questionnaires()[kind].title.text(words.language)
    return _titled(title, version, words, at, "file.head")


def _titled(
    title: str, version: str, words: Words, at: datetime, key: str = "practice_tab.file_head"
) -> list[str]:
    date = day(at.date(), words.language)
    head = words(key, date=date, questionnaire=version, advisor=__version__)
    return [f"# {title}", head]


def _practice_answer(kind: PracticeKind, name: str, answers: PracticeAnswers, words: Words) -> str:
    return value_text(kind, name, answers[name], words) if name in answers else ""


def _answers(form: ReadinessForm, words: Words) -> list[Sequence[str]]:
    items = load_questionnaires()["readiness"].items
    return [
        (
            dimension_name(readiness.ITEM_OF[name].dimension, words),
            item.text(words.language).ask,
            rating_words(form.answers[name], words) if name in form.answers else "",
            form.evidence.get(name, ""),
        )
        for name, item in items.items()
    ]


def _figures(form: HealthForm, words: Words) -> list[Sequence[str]]:
    items = load_questionnaires()["health"].items
    rows: list[Sequence[str]] = []
    for kpi, figures in form.kpis.items():
        cells = (figures.value, figures.target, figures.previous)
        shown = ("" if cell is None else amount(kpi, cell, words) for cell in cells)
        rows.append((items[kpi].text(words.language).short, *shown))
    return rows


def _ratings(form: HealthForm, words: Words) -> list[Sequence[str]]:
    items = load_questionnaires()["health"].items
    return [
        (
            items[statement].text(words.language).ask,
            *(str(form.rated(side).get(statement, "")) for side in SIDES),
        )
        for statement in health.STATEMENTS
    ]
