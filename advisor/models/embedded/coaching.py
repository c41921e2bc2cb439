"""What a coach gets beside the answer: questions to put, signs to listen for, what to reread."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.knowledge import Knowledge
from advisor.knowledge.coaching import Topic, load_coaching
from advisor.language import Language
from advisor.models.embedded.layout import count_words
from advisor.models.embedded.wording import joined_case
from advisor.texts import words
from advisor.tools.search_guidance import Output
from advisor.understanding.coaching import client_in
from advisor.understanding.situation import Situation, place_in

_QUESTIONS, _QUESTIONS_ASKED = 2, 3
_REREAD = 3
_MORE_WORDS = 8


@dataclass(frozen=True)
class Sheet:
    """The words for a coach, and the passages to reread beside the one that answers."""

    questions: str
    reread: str
    units: tuple[str, ...]
    first: bool
    """Whether it stands before the answer: questions or signs are what was asked for."""

    @property
    def room(self) -> int:
        """The words that it takes from the answer: its own, less a few that a coach has more of."""
        return count_words([self.questions, self.reread]) - _MORE_WORDS

    def around(self, answer: Sequence[str]) -> list[str]:
        """The blocks of a reply, the answer among them."""
        if self.first:
            return [self.questions, *answer, self.reread]
        return [*answer, self.questions, self.reread]


def situation_of(message: str, result: Output) -> Situation:
    """Whom an answer is for, and the place that it takes up."""
    coach, language = result.audience == "coach", result.language
    return Situation(client_in(message, language) if coach else "self", place_in(message, language))


def sheet_of(results: Sequence[Output], language: Language, knowledge: Knowledge) -> Sheet | None:
    """The sheet for a coach's question; None for anybody else, or where nothing is covered."""
    asked = [result for result in results if result.topics]
    if not asked:
        return None
    names = tuple(dict.fromkeys(name for result in asked for name in result.topics))[:2]
    topics = [load_coaching()[name] for name in names]
    wanted = any(result.asks for result in asked)
    units = _reread(topics, asked[0].passages[0].unit)
    titles = " · ".join(knowledge.units[unit].text(language).title for unit in units)
    reread = words(language)("coach.reread", titles=titles)
    parts = (_questions(topics, language, wanted), _signs(topics[0], language))
    return Sheet("\n\n".join(parts), reread, units, wanted and len(results) == 1)


def _questions(topics: Sequence[Topic], language: Language, wanted: bool) -> str:
    """The questions of the nearest topic, then the one of the next that stands alone."""
    most = _QUESTIONS_ASKED if wanted else _QUESTIONS
    first, *others = (topic.text(language).ask for topic in topics)
    asked = [*first, *(other[0] for other in others)][:most]
    return "\n".join((words(language)("coach.ask"), "", *(f"- {question}" for question in asked)))


def _signs(topic: Topic, language: Language) -> str:
    say, told = words(language), topic.text(language)
    signs = (
        say("coach.reassuring", sign=joined_case(told.reassuring, language)),
        say("coach.worrying", sign=joined_case(told.worrying, language)),
    )
    return "\n".join((say("coach.listen"), "", *(f"- {sign}" for sign in signs)))


def _reread(topics: Sequence[Topic], answering: str) -> tuple[str, ...]:
    """The passages to reread, the nearest first; the one that answers is among them."""
    named = [answering, *(unit for topic in topics for unit in topic.units)]
    return tuple(dict.fromkeys(named))[:_REREAD]
