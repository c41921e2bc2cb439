"""The reading of the practices from prose, opened when a description is first read."""

from datetime import date
from functools import cached_property
from pathlib import Path

from advisor.dossier import Told
from advisor.knowledge.practice_clauses import load_practice_clauses
from advisor.knowledge.practices import PracticeKind
from advisor.language import Language
from advisor.retrieval.encoder import Encoder
from advisor.understanding.practice import PracticeReader, open_classifier


class KeptPracticeReading:
    """Answers read in prose; the small model behind is trained once and kept in a folder."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """Name the parts; nothing is loaded yet."""
        self._encoder = encoder
        self._folder = folder

    @cached_property
    def _reader(self) -> PracticeReader:
        classifier = open_classifier(load_practice_clauses(), self._encoder, self._folder)
        return PracticeReader(classifier, self._encoder.encode)

    def warm_up(self) -> None:
        """Train or load the model now."""
        _ = self._reader

    def read(
        self, kind: PracticeKind, text: str, language: Language, today: date
    ) -> tuple[Told, ...]:
        """The items that a text answers, each once; days are counted from `today`."""
        found = self._reader.read(kind, text, language, today)
        return tuple(Told(item=read.item, value=read.value, words=read.words) for read in found)
