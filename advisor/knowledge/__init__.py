"""The validated content: units, questions, claims, premises, small talk, glossary."""

from advisor.knowledge.load import load_knowledge
from advisor.knowledge.models import (
    SECTIONS,
    Care,
    Claim,
    Figure,
    Knowledge,
    Premise,
    Question,
    Section,
    Term,
    Unit,
    UnitText,
)

__all__ = [
    "SECTIONS",
    "Care",
    "Claim",
    "Figure",
    "Knowledge",
    "Premise",
    "Question",
    "Section",
    "Term",
    "Unit",
    "UnitText",
    "load_knowledge",
]
