"""An agreement read: each clause settled, open or missing, with the words that show it."""

from collections.abc import Sequence

from advisor.assessments.agreement_method import CLAUSES
from advisor.assessments.agreement_review import Review
from advisor.language import Language
from advisor.understanding.agreement.beyond import (
    beyond_in,
    is_artist_contract,
    particulars_of,
)
from advisor.understanding.agreement.classifier import AgreementClassifier, Encode
from advisor.understanding.agreement.contradictions import contradictions_in
from advisor.understanding.agreement.flags import flags_of, perpetual_in
from advisor.understanding.agreement.hidden import hidden_in
from advisor.understanding.agreement.layout import Passage, passages_in
from advisor.understanding.agreement.manners import as_told, settled_in
from advisor.understanding.agreement.names import Parties
from advisor.understanding.agreement.orders import orders_in
from advisor.understanding.agreement.quoting import Quoter
from advisor.understanding.agreement.sayings import language_of, sayings_in
from advisor.understanding.agreement.statuses import clauses_of
from advisor.understanding.agreement.unnamed import unnamed_in
from advisor.understanding.agreement.weighing import weigh


class AgreementReader:
    """Reads a draft sentence by sentence; what it says to a program is reported, never obeyed."""

    def __init__(self, classifier: AgreementClassifier, encode: Encode) -> None:
        """Take the trained classifier and the encoder that it was trained with."""
        self._classifier = classifier
        self._encode = encode

    def read(
        self,
        text: str,
        language: Language | None = None,
        pages: Sequence[int] = (),
        artist: bool | None = None,
    ) -> Review:
        """The review of a text; `pages` gives the page of each line, where there are pages.

        `artist` says whether it binds an artist and a presenter; None lets the text tell.
        """
        passages = passages_in(text)
        language = language or _language(passages)
        hidden = hidden_in(passages, orders_in(passages, language, self._classifier, self._encode))
        said = sayings_in(passages, language, frozenset(hidden))
        weighed = weigh(said, self._classifier, self._encode, Parties(text))
        sayings, weights = settled_in(said, weighed.reading, passages), weighed.weights
        endless = perpetual_in(sayings, weights, weighed.reading.manner("endless"))
        weights[endless, CLAUSES.index("duration")] = 1.0
        weights[endless, CLAUSES.index("exit_terms")] = 0.0
        sayings = as_told(sayings, endless)
        unnamed = tuple(unnamed_in(sayings))
        for at, clause in unnamed:
            weights[at, CLAUSES.index(clause)] = 1.0
        sayings = as_told(sayings, [at for at, clause in unnamed if clause == "confidentiality"])
        quoter = Quoter(text, passages, pages)
        clashes = contradictions_in(sayings, weights)
        clauses = clauses_of(passages, sayings, weights, clashes, quoter)
        artist = is_artist_contract(passages) if artist is None else artist
        return Review(
            language=language,
            clauses=clauses,
            beyond=beyond_in(passages, frozenset(hidden), quoter),
            flags=flags_of(passages, sayings, endless, hidden, clashes, quoter),
            artist=artist,
            particulars=particulars_of(clauses, sayings, weights, quoter) if artist else {},
        )


def _language(passages: Sequence[Passage]) -> Language:
    votes = [language_of(p.flat, "en") for p in passages if not p.is_heading]
    sure = [language_of(p.flat, "fr") for p in passages if not p.is_heading]
    french = sum(one == two == "fr" for one, two in zip(votes, sure, strict=True))
    english = sum(one == two == "en" for one, two in zip(votes, sure, strict=True))
    return "fr" if french >= english else "en"
