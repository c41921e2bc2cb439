"""The content as typed values. What does not hold in both languages does not load."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from advisor.language import Language
from advisor.reply import Status

SECTIONS = (
    "intro",
    "readiness",
    "nonprofits-universities",
    "culture",
    "health-check",
    "local-alliances",
    "customers",
    "agreement",
    "takeaways",
    "helping",
)
Kind = Literal["fact", "advice", "explanation", "list", "example", "caution"]
FigureUnit = Literal["percent", "cad", "times", "count", "year", "date"]
AssessmentName = Literal[
    "readiness", "health", "agreement", "finder", "culture", "ambassadors", "help"
]
SmallTalkType = Literal[
    "greeting", "thanks", "identity", "ability", "goodbye", "praise", "complaint", "repeat", "human"
]
CareKind = Literal[
    "distress", "fraud", "threats", "legal_certainty", "wrongdoing", "injection", "abuse"
]


class Strict(BaseModel):
    """Frozen, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Nouns(Strict):
    """The nouns that a count counts, in both languages."""

    fr: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)

    def of(self, language: Language) -> tuple[str, ...]:
        """The nouns in one language."""
        return self.fr if language == "fr" else self.en


class Figure(Strict):
    """A figure that a unit states; `value` is a number, or an ISO day where `unit` is `date`."""

    value: float | str
    unit: FigureUnit
    of: Nouns | None = None

    @model_validator(mode="after")
    def _value_fits_unit(self) -> "Figure":
        if (self.unit == "date") != isinstance(self.value, str):
            raise ValueError("a date is written as an ISO string, anything else as a number")
        if isinstance(self.value, str):
            date.fromisoformat(self.value)
        if self.unit == "count" and self.of is None:
            raise ValueError("a count says what it counts: of: {fr: [...], en: [...]}")
        return self


class Point(Strict):
    """One line of a unit's list; `origin` tells the article's points from our suggestions."""

    text: str
    origin: Literal["article", "added"] = "article"


class UnitText(Strict):
    """A unit in one language, in its parts."""

    title: str = Field(min_length=3)
    lead: str = Field(min_length=10)
    points: tuple[Point, ...] = ()
    ordered: bool = False
    closing: str = ""

    @cached_property
    def markdown(self) -> str:
        """The whole unit as Markdown, our suggestions after the article's points."""
        lines = [
            f"{i}. {p.text}" if self.ordered and p.origin == "article" else f"- {p.text}"
            for i, p in enumerate(self.points, 1)
        ]
        return "\n\n".join(part for part in (self.lead, "\n".join(lines), self.closing) if part)


class Say(Strict):
    """A sentence in both languages."""

    fr: str = Field(min_length=3)
    en: str = Field(min_length=3)

    def text(self, language: Language) -> str:
        """The sentence in one language."""
        return self.fr if language == "fr" else self.en


class Unit(Strict):
    """The smallest piece of guidance that answers one kind of question."""

    id: str
    section: str
    kind: Kind
    status: Status | None = None
    claims: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    related: tuple[str, ...] = ()
    assessment: AssessmentName | None = None
    fr: UnitText
    en: UnitText

    def text(self, language: Language) -> UnitText:
        """The unit in one language."""
        return self.fr if language == "fr" else self.en


class Question(Strict):
    """One way in which a person asks for a unit.

    `after` is the question asked just before, for a follow-up; `says` is the answer of a yes/no
    question.
    """

    ask: str = Field(min_length=2)
    after: str | None = None
    says: bool | None = None


class Section(Strict):
    """A section of the guidance: its slug and titles."""

    slug: str
    fr: str
    en: str

    def title(self, language: Language) -> str:
        """The title in one language."""
        return self.fr if language == "fr" else self.en


class Claim(Strict):
    """A figure or statement that needs its caution in a few words.

    `by` names who made the statement, first as it is shown, then other names that are as right.
    """

    id: str
    status: Status
    figure: Figure | None = None
    units: tuple[str, ...]
    by: Nouns | None = None
    say: Say


class Phrased(Strict):
    """A fixed answer with the ways in which people bring the matter up, in one language."""

    answer: str = Field(min_length=5)
    phrasings: tuple[str, ...] = Field(min_length=2)


class Care(Strict):
    """A matter to handle with care, or to refuse."""

    kind: CareKind
    fr: Phrased
    en: Phrased

    def text(self, language: Language) -> Phrased:
        """One language of it."""
        return self.fr if language == "fr" else self.en


class Correction(Strict):
    """A mistaken belief in one language: how it is put, and what is right."""

    correction: str = Field(min_length=10)
    phrasings: tuple[str, ...] = Field(min_length=2)


class Premise(Strict):
    """A mistaken belief that a question may rest on; `unit` holds the right fact."""

    id: str
    unit: str
    fr: Correction
    en: Correction

    def text(self, language: Language) -> Correction:
        """One language of it."""
        return self.fr if language == "fr" else self.en


class Outside(Strict):
    """A question that the guidance does not answer."""

    lang: Language
    type: Literal["near", "far"]
    question: str = Field(min_length=2)
    nearest: str | None = None


class SmallTalk(Strict):
    """A line of small talk."""

    lang: Language
    type: SmallTalkType
    text: str = Field(min_length=1)


class TermWords(Strict):
    """A term in one language, with what else people call it."""

    term: str
    also: tuple[str, ...] = ()


class Term(Strict):
    """A term of the field in both languages."""

    id: str
    fr: TermWords
    en: TermWords
    note: Say

    def words(self, language: Language) -> tuple[str, ...]:
        """The term and its other names."""
        side = self.fr if language == "fr" else self.en
        return (side.term, *side.also)


class Knowledge(Strict):
    """Everything that the advisor may say; `digest` changes with any of it."""

    sections: Mapping[str, Section]
    units: Mapping[str, Unit]
    questions: Mapping[str, Mapping[Language, tuple[Question, ...]]]
    asks: Mapping[str, Say]
    claims: Mapping[str, Claim]
    premises: tuple[Premise, ...]
    outside: tuple[Outside, ...]
    smalltalk: tuple[SmallTalk, ...]
    care: Mapping[CareKind, Care]
    glossary: tuple[Term, ...]
    digest: str

    @property
    def question_count(self) -> int:
        """How many questions the bank holds, both languages together."""
        return sum(len(asked) for sides in self.questions.values() for asked in sides.values())

    def claims_of(self, unit: str) -> tuple[Claim, ...]:
        """The claims that a unit makes."""
        return tuple(self.claims[c] for c in self.units[unit].claims)
