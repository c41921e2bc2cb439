"""How likely each passage gives an order to the program that reads it."""

from collections.abc import Sequence

from advisor.language import Language
from advisor.understanding.agreement.batches import in_batches
from advisor.understanding.agreement.classifier import AgreementClassifier, Encode
from advisor.understanding.agreement.features import row_of
from advisor.understanding.agreement.layout import Passage
from advisor.understanding.agreement.sayings import language_of

_WORTH = 0.2


def orders_in(
    passages: Sequence[Passage],
    language: Language,
    classifier: AgreementClassifier,
    encode: Encode,
) -> tuple[float, ...]:
    """The odds of each passage: by its words, and by its vector where the words may give one."""
    if not passages:
        return ()
    rows = [row_of(p.text, language_of(p.flat, language)) for p in passages]
    odds = classifier.quick(rows).manner("order")
    doubtful = [at for at, order in enumerate(odds) if order >= _WORTH]
    if doubtful:
        vectors = in_batches(encode, [passages[at].text for at in doubtful])
        odds[doubtful] = classifier.whole([rows[at] for at in doubtful], vectors).manner("order")
    return tuple(float(order) for order in odds)
