"""Find what the guidance says on a question, and what the question takes for granted."""

from typing import Literal

from pydantic import Field

from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.reply import Status
from advisor.retrieval.retriever import Before, Found, Scored
from advisor.retrieval.tokens import fold
from advisor.texts import Words
from advisor.tools.spec import Deps, Frozen, ToolSpec
from advisor.understanding.cues import cues
from advisor.understanding.premise import Mistake, MistakeKind, mistaken_premise
from advisor.understanding.turn import read_question

_PASSAGES = 4
_SAME_QUESTION = 0.80


class Input(Frozen):
    """A question, and the one before where it leans on it."""

    question: str = Field(min_length=1, max_length=8000, description="The user's question.")
    language: Literal["fr", "en"] = Field(description="The language of the question.")
    previous_question: str | None = Field(
        default=None, description="The user's question just before, for a follow-up only."
    )
    topic: str | None = Field(
        default=None, description="The id of the passage that answered the question before."
    )


class Passage(Frozen):
    """A unit of the guidance that bears on the question."""

    unit: str
    section: str
    title: str
    text: str
    status: Status | None
    cautions: tuple[str, ...]
    score: float
    share: float


class Correction(Frozen):
    """A premise of the question that the guidance contradicts."""

    kind: MistakeKind
    unit: str
    right: str
    wrong: str
    words: str


class Output(Frozen):
    """The passages, best first; `covered` is false where the guidance does not answer."""

    question: str
    language: Literal["fr", "en"]
    covered: bool
    coverage: float
    nearest_section: str
    passages: tuple[Passage, ...]
    correction: Correction | None = None
    says: bool | None = None
    leaned: bool = False


def run(given: Input, deps: Deps) -> Output:
    """Search, and check the premise."""
    guidance, language = deps.guidance, given.language
    found = guidance.search(given.question, language, _before(given))
    mistake = mistaken_premise(given.question, language, found, guidance.knowledge)
    units = _with_mistake(found.units, mistake)
    return Output(
        question=given.question,
        language=language,
        covered=found.covered or mistake is not None,
        coverage=round(found.coverage, 4),
        nearest_section=found.nearest_section,
        passages=tuple(_passage(u, guidance.knowledge, language) for u in units[:_PASSAGES]),
        correction=_correction(mistake, guidance.knowledge, language) if mistake else None,
        says=_says(given.question, found, guidance.knowledge, language),
        leaned=given.previous_question is not None,
    )


def render(output: Output, words: Words) -> str:
    """The result as a model reads it: passages with their ids, cautions, and any correction."""
    lines = []
    if not output.covered:
        lines.append(words("tool.not_covered"))
    if output.correction:
        lines.append(words("tool.correction", words=output.correction.words))
    for passage in output.passages:
        lines.append(f"[{passage.unit}] {passage.title}\n{passage.text}")
        lines += [words("tool.caution", caution=caution) for caution in passage.cautions]
    return "\n\n".join(lines)


def _before(given: Input) -> Before | None:
    if not given.previous_question:
        return None
    asked = read_question(given.question, given.language, has_before=True)
    return Before(
        given.previous_question,
        given.topic,
        max(asked.follow_up, 0.3),
        asked.wants,
    )


def _with_mistake(units: tuple[Scored, ...], mistake: Mistake | None) -> tuple[Scored, ...]:
    if mistake is None:
        return units
    rest = tuple(u for u in units if u.unit != mistake.unit)
    return (Scored(mistake.unit, units[0].score, units[0].share), *rest)


def _passage(scored: Scored, knowledge: Knowledge, language: Language) -> Passage:
    unit = knowledge.units[scored.unit]
    text = unit.text(language)
    return Passage(
        unit=unit.id,
        section=unit.section,
        title=text.title,
        text=text.markdown,
        status=unit.status,
        cautions=tuple(claim.say.text(language) for claim in knowledge.claims_of(unit.id)),
        score=round(scored.score, 4),
        share=round(scored.share, 4),
    )


def _correction(mistake: Mistake, knowledge: Knowledge, language: Language) -> Correction:
    words = knowledge.units[mistake.unit].text(language).lead
    if mistake.belief:
        premise = next(p for p in knowledge.premises if p.id == mistake.belief)
        words = premise.text(language).correction
    return Correction(
        kind=mistake.kind,
        unit=mistake.unit,
        right=mistake.right,
        wrong=mistake.wrong,
        words=words,
    )


def _says(question: str, found: Found, knowledge: Knowledge, language: Language) -> bool | None:
    """Yes or no, where the bank settles nearly the same question put the same way round."""
    for near in found.near:
        asked = knowledge.questions[near.unit][near.language][near.position]
        if near.similarity < _SAME_QUESTION or near.unit != found.units[0].unit:
            continue
        if asked.says is not None and near.language == language:
            negated = cues(language).negation
            same_way = bool(negated.search(fold(question))) == bool(negated.search(fold(asked.ask)))
            return asked.says if same_way else None
    return None


SPEC = ToolSpec(
    name="search_guidance",
    description=(
        "Search the partnership guidance. Call it for every question about partnerships before "
        "answering; it returns passages with their ids, whether the guidance covers the question, "
        "and any mistaken premise to correct."
    ),
    input=Input,
    run=run,
    render=render,
)
