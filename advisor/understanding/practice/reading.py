"""The answers to a practice that a free description gives."""

from datetime import date

from advisor.knowledge.practices import PracticeKind
from advisor.language import Language
from advisor.understanding.practice.checks import read_ambassadors
from advisor.understanding.practice.classifier import ClauseClassifier, Encode
from advisor.understanding.practice.culture import read_culture
from advisor.understanding.practice.favour import read_favour
from advisor.understanding.practice.finder import read_finder
from advisor.understanding.practice.told import Read, Told


class PracticeReader:
    """Reads what is clearly said; what is not said stays unanswered."""

    def __init__(self, classifier: ClauseClassifier, encode: Encode) -> None:
        """Take the trained classifier and the encoder that it was trained with."""
        self._classifier = classifier
        self._encode = encode

    def read(
        self, kind: PracticeKind, text: str, language: Language, today: date
    ) -> tuple[Read, ...]:
        """The items that a text answers, each once; days are counted from `today`."""
        told = Told(text, language)
        if kind == "finder":
            return tuple(read_finder(told, today, self._classifier, self._encode))
        if kind == "ambassadors":
            return tuple(read_ambassadors(told, self._classifier, self._encode))
        if kind == "culture":
            return tuple(read_culture(told, today))
        return tuple(read_favour(told, today))
