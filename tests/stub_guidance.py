"""Guidance without an encoder: one unit for every question, for tests of what surrounds it."""

from dataclasses import dataclass

import numpy as np

from advisor.knowledge import Knowledge, load_knowledge
from advisor.language import Language
from advisor.retrieval.documents import GUIDANCE, kind_labels
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.retriever import Before, Found, Scored

UNIT = "local-alliances.coopetition"


@dataclass(frozen=True)
class StubGuidance:
    """Finds the same unit whatever is asked."""

    knowledge: Knowledge

    def search(self, question: str, language: Language, before: Before | None = None) -> Found:
        """The one unit, covered."""
        return Found(
            units=(Scored(UNIT, 1.0, 1.0),),
            coverage=1.0,
            covered=True,
            kind=self.kind(question, language),
            premise=None,
            mistaken=0.0,
            near=(),
            nearest_section="local-alliances",
        )

    def kind(self, text: str, language: Language) -> KindGuess:
        """Always a question for the guidance."""
        labels = kind_labels(self.knowledge)
        sure = np.array([float(label == GUIDANCE) for label in labels])
        return KindGuess(labels, sure, sure)

    def encode(self, texts: list[str]) -> Vectors:
        """The same vector for every text."""
        return np.ones((len(texts), 1), dtype=np.float32)

    def encode_content(self, texts: list[str]) -> Vectors:
        """As `encode`."""
        return self.encode(texts)


def stub_guidance() -> StubGuidance:
    """Over the content that ships."""
    return StubGuidance(load_knowledge())
