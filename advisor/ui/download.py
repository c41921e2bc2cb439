"""A result as a file to download, made when it is asked for and kept nowhere."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from advisor import __version__
from advisor.assessments import agreement, health, readiness
from advisor.dossier import (
    HealthForm,
    PracticeAnswers,
    Rating,
    ReadinessForm,
    ReviewedAgreement,
)
from advisor.interview import SIDES
from advisor.knowledge.practices import PracticeKind, load_practices
from advisor.knowledge.questionnaires import FormKind, load_questionnaires
from advisor.language import day
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

SAVE_JS = """(file) => {
  if (!file) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file.text], {type: file.type}));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}"""


@dataclass(frozen=True)
class File:
    """A file by its name, media type and content."""

    name: str
    type: str
    text: str

    def as_json(self) -> dict[str, str]:
        """What `SAVE_JS` takes."""
        return asdict(self)


def readiness_markdown(form: ReadinessForm, words: Words, at: datetime) -> File:
    """Title, date, version, result, the answers, the note."""
    result = assess_readiness.result_of(form)
    columns = ("dimension", "question", "answer", "evidence")
    blocks = [
        *_head("readiness", readiness.VERSION, words, at),
        readiness_text(result, words),
        f"## {words('file.answers')}",
        _table([words(f"file.column.{c}") for c in columns], _answers(form, words)),
    ]
    return _markdown("readiness", blocks, words, at)


def readiness_file(form: ReadinessForm, words: Words, at: datetime) -> File:
    """The answers and the result for programs."""
    return _json("readiness", readiness_json(form, assess_readiness.result_of(form)), words, at)


def health_markdown(form: HealthForm, words: Words, at: datetime) -> File:
    """Title, date, version, verdict, the figures and the ratings, the note."""
    result = evaluate_partnership.result_of(form)
    columns = [words(f"file.column.{c}") for c in ("kpi", "value", "target", "previous")]
    groups = load_questionnaires()["health"].groups
    sides = [words("file.column.statement"), *(groups[s].text(words.language) for s in SIDES)]
    blocks = [*_head("health", health.VERSION, words, at), health_text(result, form, words)]
    if form.period:
        blocks.append(
            words(
                "form.read_period",
                elapsed=form.period.elapsed_months,
                total=form.period.total_months,
            )
        )
    blocks += [f"## {words('file.figures')}", _table(columns, _figures(form, words))]
    blocks += [f"## {words('file.ratings')}", _table(sides, _ratings(form, words))]
    return _markdown("health", blocks, words, at)


def health_file(form: HealthForm, words: Words, at: datetime) -> File:
    """The figures, ratings and verdict for programs."""
    made = health_json(form, evaluate_partnership.result_of(form), words)
    return _json("health", made, words, at)


def rating_words(rating: Rating, words: Words) -> str:
    """A readiness answer as the form shows it."""
    if rating is None:
        return words("form.reply_unknown")
    if rating == "na":
        return words("form.reply_na")
    scale = load_questionnaires()["readiness"].scale
    return next(f"{s.value} · {s.text(words.language)}" for s in scale if s.value == rating)


def practice_markdown(
    kind: PracticeKind, answers: PracticeAnswers, words: Words, at: datetime
) -> File:
    """Title, date, version, result, the answers."""
    practice = load_practices()[kind]
    columns = [words(f"file.column.{c}") for c in ("question", "answer")]
    rows = [
        (item.text(words.language).ask, _practice_answer(kind, name, answers, words))
        for name, item in practice.items.items()
        if item.applies(answers)
    ]
    blocks = [
        *_titled(practice.title.text(words.language), practice.version, words, at),
        practice_text(kind, answers, words, at.date()),
        f"## {words('file.answers')}",
        _table(columns, rows),
    ]
    return _markdown(kind, blocks, words, at)


def practice_file(kind: PracticeKind, answers: PracticeAnswers, words: Words, at: datetime) -> File:
    """The answers and the result for programs."""
    made = practice_json(kind, answers, score(kind, answers, at.date()))
    return _json(kind, made, words, at)


def agreement_markdown(kept: ReviewedAgreement, words: Words, at: datetime) -> File:
    """Title, date, version, the name of the draft's file, the review."""
    blocks = _titled(words("form.title.agreement"), agreement.VERSION, words, at)
    if kept.source:
        blocks.append(words("agreement_tab.source", name=_cell(kept.source)))
    return _markdown("agreement", [*blocks, agreement_text(kept.review, words)], words, at)


def agreement_file(kept: ReviewedAgreement, words: Words, at: datetime) -> File:
    """The review for programs."""
    return _json("agreement", agreement_json(kept.review, kept.source or None), words, at)


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


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    """A cell that ends neither its column nor its row."""
    return " ".join(text.split()).replace("|", "\\|")


def _markdown(kind: str, blocks: Sequence[str], words: Words, at: datetime) -> File:
    text = "\n\n".join(block for block in blocks if block) + "\n"
    return File(_name(kind, "md", words, at), "text/markdown;charset=utf-8", text)


def _json(kind: str, made: Mapping[str, Any], words: Words, at: datetime) -> File:
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    return File(_name(kind, "json", words, at), "application/json", text)


def _name(kind: str, suffix: str, words: Words, at: datetime) -> str:
    return f"{words(f'file.name.{kind}')}-{at.date().isoformat()}.{suffix}"
