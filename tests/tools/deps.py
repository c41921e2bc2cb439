"""What the assessment tools need, small and real."""

from collections.abc import Mapping

from advisor.dossier import Dossier, Sign
from advisor.language import Language
from advisor.tools.spec import Deps
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


def deps(dossier: Dossier | None = None, *, signals: NoSignals | OneSignal | None = None) -> Deps:
    return Deps(stub_guidance(), signals or NoSignals(), dossier or Dossier())
