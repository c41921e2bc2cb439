"""The four practices as people type them: one answer, a description, a wish to start."""

from advisor.understanding.practice.answer import Value, read_value
from advisor.understanding.practice.classifier import ClauseClassifier, open_classifier
from advisor.understanding.practice.reading import PracticeReader
from advisor.understanding.practice.start import Start, StartKind, starts_practice
from advisor.understanding.practice.told import Read

__all__ = [
    "ClauseClassifier",
    "PracticeReader",
    "Read",
    "Start",
    "StartKind",
    "Value",
    "open_classifier",
    "read_value",
    "starts_practice",
]
