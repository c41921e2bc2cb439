"""What the assessment tools need, small and real."""

from collections.abc import Mapping, Sequence
from datetime import date

from advisor.assessments.agreement import CLAUSES
from advisor.assessments.agreement_review import MISSING, Review
from advisor.dossier import Dossier, Sign, Told
from advisor.knowledge.practices import PracticeKind
from advisor.language import Language
from advisor.tools.spec import Deps, Readers, ViewReading
from tests.stub_guidance import stub_guidance


class NoSignals:
    """Reads nothing in a description."""

    def read(self, text: str, language: Language) -> Mapping[str, Sign]:
        """No sign."""
        return {}


class OneSignal:
    """Reads weak finances in any description."""

    def read(self, text: str, language: Language) -> Mapping[str, Sign]:
        """Weak finances, on the whole text."""
        return {"finances": Sign(sign="weak", words=text)}


class ToldPractice:
    """Reads the answers that it was given in any description of a practice."""

    def __init__(self, *told: Told) -> None:
        self._told = told

    def read(
        self, kind: PracticeKind, text: str, language: Language, today: date
    ) -> Sequence[Told]:
        """What it was given."""
        return self._told


class OneReview:
    """Reads the same review in any draft; one where all is missing unless it was given one."""

    def __init__(self, review: Review | None = None) -> None:
        self._review = review

    def read(
        self,
        text: str,
        language: Language | None = None,
        pages: Sequence[int] = (),
        artist: bool | None = None,
    ) -> Review:
        """What it was given."""
        return self._review or Review(
            language=language or "fr", clauses=dict.fromkeys(CLAUSES, MISSING)
        )


TODAY = date(2026, 11, 30)


def deps(
    dossier: Dossier | None = None,
    *,
    signals: NoSignals | OneSignal | None = None,
    views: ViewReading | None = None,
    practices: ToldPractice | None = None,
    agreements: OneReview | None = None,
) -> Deps:
    readers = Readers(
        signals or NoSignals(),
        views or NoSignals(),
        practices or ToldPractice(),
        agreements or OneReview(),
    )
    return Deps(stub_guidance(), readers, dossier or Dossier(), TODAY)
