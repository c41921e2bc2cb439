"""What an answer may state: the passages returned, the results of tools, the person's words."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage

from advisor.grounding import Evidence, care_texts, glossary_texts, unit_texts
from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES
from advisor.texts import words
from advisor.understanding.situation import place_in


class Grounds:
    """What answers may rest on: the guidance, the terms of the field, whom to call."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Nothing is read yet."""
        self._knowledge = knowledge

    def of(self, messages: Sequence[BaseMessage]) -> Evidence:
        """The evidence of a whole conversation; what was shown before stood on the same."""
        units = frozenset(_units(messages)) & self._knowledge.units.keys()
        said = [*_said(messages), *unit_texts(self._knowledge, sorted(units))]
        return self._known.plus(said, units)

    @cached_property
    def _known(self) -> Evidence:
        known = self._knowledge
        return Evidence.of([*glossary_texts(known), *care_texts(known)])


@cache
def own_words() -> Evidence:
    """What the program's own fixed words state; only the embedded model speaks them."""
    say = [words(language) for language in LANGUAGES]
    return Evidence.of(table.raw(key) for table in say for key in sorted(table.keys()))


def turn_of(messages: Sequence[BaseMessage]) -> Sequence[BaseMessage]:
    """What came after the person's last message."""
    last = max(i for i, m in enumerate(messages) if isinstance(m, HumanMessage))
    return messages[last + 1 :]


def _said(messages: Sequence[BaseMessage]) -> Iterator[str]:
    for message in messages:
        final = isinstance(message, AIMessage) and not message.tool_calls
        if final or isinstance(message, HumanMessage | ToolMessage):
            yield str(message.text)
        if isinstance(message, HumanMessage):
            yield from _countries(str(message.text))


@lru_cache(maxsize=256)
def _countries(text: str) -> tuple[str, ...]:
    """The country of a city that the person named, in both languages: Dubai, the Emirates."""
    found = (place_in(text, language) for language in LANGUAGES)
    return tuple(place for place in found if place)


def _units(messages: Sequence[BaseMessage]) -> Iterator[str]:
    for message in messages:
        result = message.artifact if isinstance(message, ToolMessage) else None
        if isinstance(result, dict):
            yield from (passage["unit"] for passage in result.get("passages", ()))
            yield from result.get("units", ())
