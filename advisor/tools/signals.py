"""The reading of readiness signals, opened when a description is first read."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from advisor.dossier import Sign
from advisor.knowledge.signals import load_signals
from advisor.language import Language
from advisor.retrieval.encoder import Encoder
from advisor.understanding.readiness.classifier import open_classifier
from advisor.understanding.readiness.reading import SignalReader


class KeptSignals:
    """Signals by dimension; the small model behind is trained once and kept in a folder."""

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
