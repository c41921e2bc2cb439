"""The readers of prose, opened when something is first read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from advisor.assessments.agreement import CLAUSES
from advisor.assessments.agreement_review import MISSING, Review
from advisor.dossier import Told
from advisor.knowledge.practices import PracticeKind
from advisor.language import Language
from advisor.retrieval.encoder import Encoder
from advisor.tools.signals import KeptSignals
from advisor.tools.spec import Readers


class _NoPractices:
    def read(
        self, kind: PracticeKind, text: str, language: Language, today: date
    ) -> Sequence[Told]:
        return ()


class _NoAgreements:
    def read(
        self,
        text: str,
        language: Language | None = None,
        pages: Sequence[int] = (),
        artist: bool | None = None,
    ) -> Review:
        return Review(language=language or "fr", clauses=dict.fromkeys(CLAUSES, MISSING))


def kept_readers(encoder: Encoder, folder: Path) -> Readers:
    """The readers whose small models are trained once and kept in a folder."""
    return Readers(KeptSignals(encoder, folder), _NoPractices(), _NoAgreements())
