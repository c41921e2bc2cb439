"""What a first turn would wait for, loaded before it."""

from datetime import date
from typing import Protocol

from advisor.language import LANGUAGES, Language
from advisor.texts import words
from advisor.tools.spec import Readers

_EXAMPLES = ("page.example.1", "page.example.2", "coach.example")
_FORMS = ("form.reply_start_ambassadors", "form.reply_unknown")


class Ask(Protocol):
    """`Advisor.ask`."""

    def __call__(self, question: str, /, *, language: Language | None = None) -> object:
        """Answer a question."""
        ...


def rehearse(readers: Readers, ask: Ask, language: Language) -> None:
    """Read with each reader, and `ask` the page's examples in both languages."""
    example = words(language)("page.example.1")
    readers.signals.read(example, language)
    readers.practices.read("finder", example, language, date.today())
    readers.agreements.read(words(language)("page.example.4"))
    for spoken in LANGUAGES:
        say = words(spoken)
        for key in _EXAMPLES:
            ask(say(key))
        for key in _FORMS:
            ask(say(key), language=spoken)
