"""A coach's preparation: contradictions, gaps, questions and a next step, from a dossier."""

from advisor.preparation.model import Preparation
from advisor.preparation.prepare import prepare

__all__ = ["Preparation", "prepare"]
