"""Signals of readiness read from a description in prose."""

from advisor.understanding.readiness.classifier import ClauseClassifier, open_classifier
from advisor.understanding.readiness.reading import UNKNOWN, Signal, SignalReader

__all__ = ["UNKNOWN", "ClauseClassifier", "Signal", "SignalReader", "open_classifier"]
