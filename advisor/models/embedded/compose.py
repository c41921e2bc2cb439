"""From what the tools returned to an answer in words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.knowledge import Knowledge, UnitText
from advisor.language import Language
from advisor.models.embedded.coaching import sheet_of, situation_of
from advisor.models.embedded.layout import bullets, count_words, numbered, paragraphs
from advisor.models.embedded.wording import has_name, joined_case, opening
from advisor.reply import Outcome
from advisor.retrieval.retriever import Guidance
from advisor.retrieval.tokens import stems
from advisor.texts import Words, words
from advisor.tools.search_guidance import Output, Passage
from advisor.understanding.turn import Asked, read_question

MAX_WORDS = 140
# How near the first unit's score a next one must be to add a sentence, by its rank.
_NEARLY = (0.45, 0.5, 0.55)
_MAX_POINTS = 5
# Budgets tried for several questions at once, until their answers fit together.
_SHRINKING = (1.0, 0.7, 0.4, 0.0)
_SHARED_STEM, _WANTED = 0.08, 0.15
_SUGGESTIONS = 3


@dataclass(frozen=True)
class Composed:
    """An answer, what it cites best first, and the unit that the next turn leans on."""

    answer: str
    outcome: Outcome
    cited: tuple[str, ...]
    suggestions: tuple[str, ...]
    topic: str | None


@dataclass(frozen=True)
class _Part:
    """The answer to one of the questions of a message, without its source line."""

    text: str
    outcome: Outcome
    cited: tuple[str, ...]


def compose(
    message: str,
    language: Language,
    results: Sequence[Output],
    guidance: Guidance,
    has_before: bool,
) -> Composed:
    """Answer a message from the results of its searches, one a question."""
    say = words(language)
    several = len(results) > 1
    headings = [f"**{_brief(result.question)}**\n\n" if several else "" for result in results]
    sheet = sheet_of(results, language, guidance.knowledge)
    room = MAX_WORDS - count_words(headings) - (sheet.room if sheet else 0)
    for share in _SHRINKING:
        budget = int(share * room / len(results))
        parts = [
            _Composer(message, result, guidance, has_before, budget).part() for result in results
        ]
        if not several or count_words(part.text for part in parts) <= room:
            break
    blocks = [heading + part.text for heading, part in zip(headings, parts, strict=True)]
    blocks = sheet.around(blocks) if sheet else blocks
    cited = _once(unit for part in parts for unit in part.cited)
    if cited:
        blocks.append(_sources(cited, guidance.knowledge, language, say))
    topic = parts[-1].cited[0] if parts[-1].cited else None
    return Composed(
        "\n\n".join(blocks),
        _outcome(parts),
        _once((*cited, *(sheet.units if sheet else ()))),
        _suggestions(cited, results, guidance.knowledge, language),
        topic,
    )


def _once(units: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(units))


def _outcome(parts: Sequence[_Part]) -> Outcome:
    found = [part.outcome for part in parts]
    for outcome in ("corrected", "answered"):
        if outcome in found:
            return "corrected" if outcome == "corrected" else "answered"
    return found[0]


def _brief(question: str) -> str:
    last = re.split(r"(?<=[.!?])\s+", question.strip())[-1]
    return last if len(last) <= 90 else last[:87].rsplit(" ", 1)[0] + "…"


class _Composer:
    """Composes the answer to one question within a budget of words."""

    def __init__(
        self, message: str, result: Output, guidance: Guidance, has_before: bool, budget: int
    ) -> None:
        self._result = result
        self._language: Language = result.language
        self._guidance = guidance
        self._knowledge = guidance.knowledge
        self._say: Words = words(self._language)
        self._asked: Asked = read_question(result.question, self._language, has_before=has_before)
        self._situation = situation_of(message, result)
        self._budget = budget

    def part(self) -> _Part:
        if not self._result.covered:
            return self._declined()
        if self._result.correction:
            return self._corrected()
        position = self._ordered_item()
        if position:
            return position
        return self._answered()

    def _declined(self) -> _Part:
        section = self._knowledge.sections[self._result.nearest_section]
        if self._result.coverage < 0.05:
            text = self._say("decline.far")
        else:
            who = self._say(f"decline.who.{section.slug}")
            text = self._say("decline.near", section=section.title(self._language), who=who)
        return _Part(text, "declined", ())

    def _corrected(self) -> _Part:
        correction = self._result.correction
        assert correction is not None
        text = self._text(correction.unit)
        first = correction.words
        if correction.kind != "belief":
            first = self._say(
                f"correct.{correction.kind}", right=correction.right, wrong=correction.wrong
            )
        lines = [first]
        if text.lead != first:
            lines.append(text.lead)
        lines += self._cautions(self._result.passages[0])
        if text.ordered:
            return _Part(
                paragraphs([*lines, *numbered(text.points)]), "corrected", (correction.unit,)
            )
        lines += bullets(text.points[:3], self._say("answer.added"))
        return _Part(self._fit(lines), "corrected", (correction.unit,))

    def _ordered_item(self) -> _Part | None:
        if self._asked.ordinal is None:
            return None
        for passage in self._result.passages[:3]:
            text = self._text(passage.unit)
            items = [p for p in text.points if p.origin == "article"]
            if not text.ordered or len(items) < abs(self._asked.ordinal):
                continue
            at = self._asked.ordinal - 1 if self._asked.ordinal > 0 else len(items) - 1
            own = self._unit_of_item(passage.unit, at)
            lines = [f"**{at + 1}.** {items[at].text}"]
            cited = [passage.unit]
            if own:
                lines += [
                    self._text(own).lead,
                    *bullets(self._text(own).points[:3], self._say("answer.added")),
                ]
                cited.insert(0, own)
            return _Part(self._fit(lines), "answered", tuple(cited))
        return None

    def _unit_of_item(self, plan: str, at: int) -> str | None:
        """The unit that tells one item of the list of steps: `customers.step-3-…` for the third."""
        start = f"{self._knowledge.units[plan].section}.step-"
        steps = [unit for unit in self._knowledge.units if unit.startswith(start)]
        items = [p for p in self._text(plan).points if p.origin == "article"]
        return None if plan in steps or len(items) != len(steps) else steps[at]

    def _answered(self) -> _Part:
        first, *others = self._result.passages
        text = self._text(first.unit)
        wants_list = self._asked.shape in {"list", "count"} and text.ordered
        opening = [self._lead(text.lead), *self._cautions(first)]
        if wants_list:
            return _Part(paragraphs([*opening, *self._points(text)]), "answered", (first.unit,))
        left = self._budget - count_words(opening)
        spare = 0 if self._result.topics else left * 3 // 5
        extras, cited = self._extras(others, first, spare)
        left -= count_words(extras)
        body = [] if self._figure_only(first) else self._body(text, left)
        return _Part(paragraphs([*opening, *body, *extras]), "answered", (first.unit, *cited))

    def _figure_only(self, passage: Passage) -> bool:
        return self._asked.shape == "figure" and bool(passage.cautions)

    def _lead(self, lead: str) -> str:
        verdict = ""
        if self._result.says is not None and self._asked.shape in {"truth", "yesno"}:
            verdict = self._say("answer.yes" if self._result.says else "answer.no") + " "
        taken_up = opening(self._situation, self._result.passages[0].section, self._say)
        if taken_up:
            lead = f"{taken_up} {joined_case(lead, self._language)}"
        return verdict + lead

    def _points(self, text: UnitText) -> list[str]:
        if text.ordered:
            return numbered(text.points)
        return bullets(text.points, self._say("answer.added"))

    def _body(self, text: UnitText, room: int) -> list[str]:
        """A whole ordered list; else the points that bear most on the question, in their order."""
        if text.ordered:
            return self._points(text)
        lines = self._points(text)
        chosen: list[int] = []
        for at in self._by_relevance([p.text for p in text.points])[:_MAX_POINTS]:
            if count_words(lines[i] for i in [*chosen, at]) <= room:
                chosen.append(at)
        kept = [lines[i] for i in sorted(chosen)]
        if text.closing and count_words([*kept, text.closing]) <= room:
            kept.append(text.closing)
        return kept

    def _by_relevance(self, texts: Sequence[str]) -> list[int]:
        """Positions of the texts, those that bear most on the question first."""
        if not texts:
            return []
        vectors = self._guidance.encode([self._asked.text, *texts])
        mine = set(stems(self._asked.text, self._language))
        scores = vectors[1:] @ vectors[0]
        for i, text in enumerate(texts):
            scores[i] += _SHARED_STEM * len(mine & set(stems(text, self._language)))
            scores[i] += _WANTED * self._carries(text)
        return [int(i) for i in np.argsort(-scores, kind="stable")]

    def _carries(self, text: str) -> bool:
        """Whether a text has what the shape of the question wants: a number, or a name."""
        if self._asked.shape in {"figure", "count", "when"}:
            return bool(re.search(r"\d", text))
        return self._asked.shape == "who" and has_name(text, self._language)

    def _extras(
        self, others: Sequence[Passage], first: Passage, room: int
    ) -> tuple[list[str], list[str]]:
        """The best sentence of each next unit that is nearly as likely as the first."""
        lines: list[str] = []
        cited: list[str] = []
        for passage, least in zip(others, _NEARLY, strict=False):
            if passage.score < least * first.score:
                break
            text = self._text(passage.unit)
            sentences = [text.lead, *(p.text for p in text.points if p.origin == "article")]
            best = sentences[self._by_relevance(sentences)[0]]
            if count_words([*lines, best]) <= room:
                lines.append(best)
                cited.append(passage.unit)
        if len(lines) == 1:
            return [self._say("answer.also", lead=joined_case(lines[0], self._language))], cited
        if not lines:
            return [], []
        return [self._say("answer.also", lead="").strip(), *(f"- {line}" for line in lines)], cited

    def _cautions(self, passage: Passage) -> list[str]:
        return [f"*{caution}*" for caution in passage.cautions[:2]]

    def _fit(self, lines: Sequence[str]) -> str:
        kept: list[str] = []
        for line in lines:
            if not kept or count_words([*kept, line]) <= self._budget:
                kept.append(line)
        return paragraphs(kept)

    def _text(self, unit: str) -> UnitText:
        return self._knowledge.units[unit].text(self._language)


def _sources(cited: Sequence[str], knowledge: Knowledge, language: Language, say: Words) -> str:
    sections = dict.fromkeys(knowledge.units[unit].section for unit in cited)
    titles = [knowledge.sections[s].title(language) for s in sections]
    key = "answer.source" if len(titles) == 1 else "answer.sources"
    return "*" + say(key, titles=" · ".join(titles)) + "*"


def _suggestions(
    cited: Sequence[str], results: Sequence[Output], knowledge: Knowledge, language: Language
) -> tuple[str, ...]:
    if cited:
        near = [r for unit in cited[:1] for r in knowledge.units[unit].related]
        near += [p.unit for result in results for p in result.passages]
    else:
        section = results[0].nearest_section
        near = [u.id for u in knowledge.units.values() if u.section == section]
    fresh = [unit for unit in dict.fromkeys(near) if unit not in cited[:1]]
    return tuple(knowledge.asks[unit].text(language) for unit in fresh[:_SUGGESTIONS])
