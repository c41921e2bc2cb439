"""What is paid in all, for a thing and to someone, told without the noun for a fee."""

from collections.abc import Iterator, Sequence

from advisor.understanding.agreement.cues import AgreementCues, cues_of, in_either
from advisor.understanding.agreement.quantities import amounts_in
from advisor.understanding.agreement.sayings import Saying
from advisor.understanding.agreement.terms import Term

_STEM = 6


def pay_in(sayings: Sequence[Saying], at: int) -> Iterator[Term]:
    """The one sum that a saying pays, by what it is for and by who is paid."""
    saying = sayings[at]
    cues = cues_of(saying.language)
    amounts = amounts_in(saying.flat)
    if len(amounts) != 1 or cues.fee_not.search(saying.flat) or _is_rate(saying.flat, cues):
        return
    if cues.whole_price.search(saying.flat):
        yield Term("pay whole", amounts[0], "remuneration", at)
    if not cues.pays_out.search(saying.flat):
        return
    things = frozenset(
        next(filter(None, found.groups()))[:_STEM].rstrip("s")
        for found in cues.paid_for.finditer(saying.flat)
    )
    for thing in things:
        yield Term(f"pay for {thing}", amounts[0], "remuneration", at)
    who = _paid(sayings, at, cues)
    if who:
        yield Term(f"pay to {who}", amounts[0], "remuneration", at, things)


def _is_rate(flat: str, cues: AgreementCues) -> bool:
    """Whether a sum is that of one thing of several, or is paid again and again."""
    periods = any(pattern.search(flat) for pattern in cues.periods.values())
    return bool(periods or cues.rate.search(flat) or in_either("withdrawn", flat))


def _paid(sayings: Sequence[Saying], at: int, cues: AgreementCues) -> str | None:
    """Who is paid; where a pronoun stands for them, who was paid in the saying just before."""
    found = cues.payee.search(sayings[at].flat)
    if found is None and at and cues.payee_again.search(sayings[at].flat):
        found = cues.payee.search(sayings[at - 1].flat)
    return str(next(filter(None, found.groups()))) if found else None
