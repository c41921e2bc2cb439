"""Find what the guidance says on a question, and what the question takes for granted."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from pydantic import Field

from advisor.knowledge import Knowledge
from advisor.knowledge.coaching import load_coaching
from advisor.language import Language
from advisor.reply import Status
from advisor.retrieval.retriever import Before, Found, Guidance, Scored
from advisor.retrieval.tokens import fold
from advisor.texts import Words
from advisor.tools.coach_topics import topics_of
from advisor.tools.spec import Deps, Frozen, ToolSpec
from advisor.understanding.coaching import asks_in, matter_of
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
    audience: Literal["self", "coach"] = Field(
        default="self",
        description=(
            "coach where the user accompanies the person the question is about (a client, never "
            "a customer of the user's own business); self otherwise."
        ),
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
    """The passages, best first; `covered` is false where the guidance does not answer.

    For a coach, `topics` are the matters to open with the client, the nearest first; `asks` says
    that questions or signs are what is wanted.
    """

    question: str
    language: Literal["fr", "en"]
    covered: bool
    coverage: float
    nearest_section: str
    passages: tuple[Passage, ...]
    correction: Correction | None = None
    says: bool | None = None
    leaned: bool = False
    audience: Literal["self", "coach"] = "self"
    asks: bool = False
    topics: tuple[str, ...] = ()


def run(given: Input, deps: Deps) -> Output:
    """Search, and check the premise."""
    guidance, language = deps.guidance, given.language
    found = _found(given, guidance)
    mistake = mistaken_premise(given.question, language, found, guidance.knowledge)
    units = _with_mistake(found.units, mistake)
    covered = found.covered or mistake is not None
    return Output(
        question=given.question,
        language=language,
        covered=covered,
        coverage=round(found.coverage, 4),
        nearest_section=found.nearest_section,
        passages=tuple(_passage(u, guidance.knowledge, language) for u in units[:_PASSAGES]),
        correction=_correction(mistake, guidance.knowledge, language) if mistake else None,
        says=_says(given.question, found, guidance.knowledge, language),
        leaned=given.previous_question is not None,
        audience=given.audience,
        asks=given.audience == "coach" and asks_in(given.question, language),
        topics=_topics(given, units, guidance) if covered else (),
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
    lines += [_topic(name, output.language, words) for name in output.topics]
    return "\n\n".join(lines)


def _topic(name: str, language: Language, words: Words) -> str:
    """A matter for a coach, as a model reads it."""
    told = load_coaching()[name].text(language)
    return words(
        "tool.coaching",
        name=told.name,
        ask=" ".join(told.ask),
        reassuring=told.reassuring,
        worrying=told.worrying,
    )


def _found(given: Input, guidance: Guidance) -> Found:
    """What is found for the matter; a coach's frame around it ("what should I ask about") aside."""
    found = guidance.search(given.question, given.language, _before(given))
    matter = _matter(given)
    if matter == given.question:
        return found
    bare = guidance.search(matter, given.language, _before(given))
    covered = bare.covered or found.covered
    return replace(bare, covered=covered, coverage=max(bare.coverage, found.coverage))


def _matter(given: Input) -> str:
    coach = given.audience == "coach"
    return matter_of(given.question, given.language) if coach else given.question


def _topics(given: Input, units: Sequence[Scored], guidance: Guidance) -> tuple[str, ...]:
    if given.audience != "coach":
        return ()
    return topics_of(_matter(given), given.language, units[:_PASSAGES], guidance)


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
        "and any mistaken premise to correct. Where the user is a coach who asks about a client, "
        "set audience to coach: the result then ends with matters to open with the client, each "
        "with questions to put and signs to listen for. Answer about the client in the third "
        "person, then give two or three of those questions word for word, the signs, and the "
        "titles of the passages to reread."
    ),
    input=Input,
    run=run,
    render=render,
)
