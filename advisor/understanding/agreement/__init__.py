"""The clauses of a partnership agreement read from its text."""

from advisor.understanding.agreement.classifier import AgreementClassifier, open_classifier
from advisor.understanding.agreement.reader import AgreementReader

__all__ = ["AgreementClassifier", "AgreementReader", "open_classifier"]
