"""The glossary's other names for a term, added to a question for its lexical ranking."""

import re

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold


class Terms:
    """Looks up the glossary's synonyms in both languages."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the other names of each term, longest first."""
        self._names: dict[Language, list[tuple[re.Pattern[str], str]]] = {}
        for language in LANGUAGES:
            names = [
                (fold(name), term.words(language)[0])
                for term in knowledge.glossary
                for name in (*term.words("fr"), *term.words("en"))
                if name != term.words(language)[0]
            ]
            names.sort(key=lambda pair: -len(pair[0]))
            self._names[language] = [
                (re.compile(rf"(?<!\w){re.escape(name)}s?(?!\w)"), term) for name, term in names
            ]

    def expand(self, question: str, language: Language) -> str:
        """The question followed by the terms that it names otherwise."""
        folded = fold(question)
        found = [term for name, term in self._names[language] if name.search(folded)]
        return " ".join([question, *dict.fromkeys(found)])
