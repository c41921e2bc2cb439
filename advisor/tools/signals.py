"""The reading of descriptions, opened when one is first read: readiness, and views of people."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from advisor.dossier import Sign
from advisor.knowledge.signals import load_signals
from advisor.knowledge.views import load_views
from advisor.language import Language
from advisor.retrieval.encoder import Encoder
from advisor.understanding.health.views import ViewReader, open_views
from advisor.understanding.readiness.classifier import open_classifier
from advisor.understanding.readiness.reading import SignalReader


class KeptSignals:
    """Signals by dimension; the small model is trained once and kept in a folder."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """Name the parts; nothing is loaded yet."""
        self._encoder = encoder
        self._folder = folder

    @cached_property
    def _reader(self) -> SignalReader:
        classifier = open_classifier(load_signals(), self._encoder, self._folder)
        return SignalReader(classifier, self._encoder.encode)

    def warm_up(self) -> None:
        """Train or load the model now."""
        _ = self._reader

    def read(self, text: str, language: Language) -> Mapping[str, Sign]:
        """The strong and weak dimensions, with the words that each rests on."""
        found = self._reader.read(text, language)
        return {
            str(dimension): Sign(sign=signal.sign, words=signal.words)
            for dimension, signal in found.items()
            if signal.sign != "unknown"
        }


class KeptViews:
    """Views of people; the small model is trained once and kept in a folder."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """Name the parts; nothing is loaded yet."""
        self._encoder = encoder
        self._folder = folder

    @cached_property
    def _reader(self) -> ViewReader:
        model = open_views(load_views(), self._encoder, self._folder)
        return ViewReader(model, self._encoder.encode)

    def warm_up(self) -> None:
        """Train or load the model now."""
        _ = self._reader

    def read(self, text: str, language: Language) -> Mapping[str, Sign]:
        """The views that a text tells of a partnership, with the words that each rests on."""
        found = self._reader.read(text, language)
        return {str(view): Sign(sign=said.sign, words=said.words) for view, said in found.items()}
