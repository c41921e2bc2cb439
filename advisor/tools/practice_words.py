"""The four practices seen as one: scored, worded, and written for a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from advisor.assessments.ambassadors import score_ambassadors
from advisor.assessments.culture import score_culture
from advisor.assessments.finder import score_finder
from advisor.assessments.first_help import plan_help
from advisor.knowledge.practices import Answer, PracticeKind, load_practices
from advisor.texts import Words
from advisor.tools import ambassadors_words, culture_words, finder_words, help_words
from advisor.tools.practice_parts import value_text

__all__ = ["headline", "practice_json", "result_text", "score", "units_of", "value_text"]

Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class _Practice:
    """How a practice is scored and said; each function is given the result of its own score."""

    score: Callable[[Answers, date], BaseModel]
    text: Callable[[Answers, Any, Words], str]
    headline: Callable[[Any, Answers, Words], str]
    units: Callable[[Any, Answers], tuple[str, ...]]


_PRACTICES: Mapping[PracticeKind, _Practice] = {
    "finder": _Practice(
        lambda answers, today: score_finder(answers),
        finder_words.result_text,
        finder_words.headline,
        finder_words.units,
    ),
    "culture": _Practice(
        lambda answers, today: score_culture(answers),
        culture_words.result_text,
        culture_words.headline,
        culture_words.units,
    ),
    "ambassadors": _Practice(
        lambda answers, today: score_ambassadors(answers),
        ambassadors_words.result_text,
        ambassadors_words.headline,
        ambassadors_words.units,
    ),
    "help": _Practice(plan_help, help_words.result_text, help_words.headline, help_words.units),
}


def score(kind: PracticeKind, answers: Answers, today: date) -> BaseModel:
    """The result of a practice."""
    return _PRACTICES[kind].score(answers, today)


def result_text(kind: PracticeKind, answers: Answers, words: Words, today: date) -> str:
    """The result of a practice as Markdown."""
    return _PRACTICES[kind].text(answers, score(kind, answers, today), words)


def headline(kind: PracticeKind, answers: Answers, words: Words, today: date) -> str:
    """The result of a practice in a sentence."""
    return _PRACTICES[kind].headline(score(kind, answers, today), answers, words)


def units_of(kind: PracticeKind, answers: Answers, today: date) -> tuple[str, ...]:
    """The passages of the guidance behind the next steps, each once."""
    return _PRACTICES[kind].units(score(kind, answers, today), answers)


def practice_json(
    kind: PracticeKind, answers: Answers, result: BaseModel | Mapping[str, Any]
) -> dict[str, Any]:
    """A practice as JSON: its kind, version, answers and result."""
    made = result.model_dump(mode="json") if isinstance(result, BaseModel) else dict(result)
    version = load_practices()[kind].version
    return {"kind": kind, "version": version, "answers": dict(answers), "result": made}
