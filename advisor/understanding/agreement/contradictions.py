"""Terms of an agreement that cannot hold together: two lengths, two notices, two fees."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.assessments.agreement_method import CLAUSES
from advisor.understanding.agreement.classifier import Scores
from advisor.understanding.agreement.counts import miscounted
from advisor.understanding.agreement.courts import court_of
from advisor.understanding.agreement.cues import AgreementCues, cues_of, in_either
from advisor.understanding.agreement.exclusives import freed
from advisor.understanding.agreement.matters import matters_in
from advisor.understanding.agreement.owners import Ownership, ownerships_in
from advisor.understanding.agreement.pay import pay_in
from advisor.understanding.agreement.quantities import (
    amounts_in,
    dates_in,
    ends_first,
    percents_in,
    shares_in,
    spans_in,
    unequal_pair,
)
from advisor.understanding.agreement.references import broken_references
from advisor.understanding.agreement.sayings import Saying
from advisor.understanding.agreement.subjects import is_of_agreement
from advisor.understanding.agreement.sums import does_not_add
from advisor.understanding.agreement.terms import Term

_SAID = 0.3
_SURE = 0.5
_NEAR = 70
_BRIEF = 14
_BRIEF_WORDS = 5
_SLACK = 0.08
_LEAST_DAYS = 6.0
_LEAST_TERM = 25.0
_LEAST_KEPT = 90.0
_BESIDE = 3
_MOST_APART = 45
_END_NEAR = 50
_HEAD_WORDS = 3
_LABELLED = re.compile(r"[^:?]{2,30} ?: [^:?]{2,30}$")


@dataclass(frozen=True)
class Contradiction:
    """Sayings, by place, that state different values; `clause` is None beside the twelve."""

    clause: str | None
    sayings: tuple[int, ...]


def contradictions_in(sayings: Sequence[Saying], weights: Scores) -> tuple[Contradiction, ...]:
    """What contradicts itself, in order."""
    terms: dict[str, list[Term]] = defaultdict(list)
    found: list[Contradiction] = []
    for at, saying in enumerate(sayings):
        if saying.manner == "silent":
            continue
        if _odd_alone(saying):
            best = int(weights[at].argmax())
            sure = weights[at, best] >= _SAID
            found.append(Contradiction(CLAUSES[best] if sure else None, (at,)))
        if _states(saying):
            own = is_of_agreement(sayings, at) is True
            for term in (*_terms(sayings, at, weights, own), *matters_in(saying, at)):
                terms[term.key].append(term)
    for listed in terms.values():
        found += _clashes(listed)
    found += [*_late(terms), *_overrun(terms)]
    found += [
        Contradiction(None, pair)
        for pair in (*broken_references(sayings), *miscounted(sayings), *freed(sayings))
    ]
    return tuple(found)


def _states(saying: Saying) -> bool:
    """Whether a saying sets a value; a label with its value may sound open, and is not."""
    if saying.manner == "open" and not saying.firm and _LABELLED.match(saying.flat):
        return not (in_either("open", saying.flat) or in_either("either", saying.flat))
    return saying.manner == "settled"


def _odd_alone(saying: Saying) -> bool:
    """Whether one saying contradicts itself in its numbers or its dates."""
    flat, cues = saying.flat, cues_of(saying.language)
    adds = not does_not_add(flat, saying.language, saying.above)
    return unequal_pair(flat) or not adds or ends_first(flat, cues.to_day)


def _terms(sayings: Sequence[Saying], at: int, weights: Scores, own: bool) -> Iterator[Term]:
    saying = sayings[at]
    cues = cues_of(saying.language)
    weight = dict(zip(CLAUSES, weights[at], strict=True))
    if weight["duration"] >= _SURE and not cues.term_not.search(saying.flat):
        yield from _lengths(saying.flat, cues, at, own)
    leaving = cues.names["exit_terms"]
    if weight["exit_terms"] >= _SAID and (
        cues.anyone.search(saying.flat)
        or any(leaving.search(flat) for flat in (saying.flat, *saying.above))
    ):
        yield from _notices(saying.flat, cues, at)
    for owned in ownerships_in(saying.flat, cues):
        yield Term("owner", owned, "intellectual_property", at)
    if weight["remuneration"] >= _SAID and not in_either("withdrawn", saying.flat):
        yield from _fees(saying.flat, cues, at)
        yield from _headed_share(saying, cues, at)
    yield from pay_in(sayings, at)
    yield from _delays(saying.flat, cues, at)
    days = dates_in(saying.flat)
    if len(days) == 1 and in_either("signing", saying.flat):
        yield Term("signed", days[0][0], None, at)
    law = cues.law.search(saying.flat)
    if law and (cues.governs.search(saying.flat) or len(saying.flat.split()) <= _BRIEF_WORDS):
        yield Term("law", next(filter(None, law.groups())), None, at)
    court = court_of(saying, cues)
    if court:
        yield Term("court", court, "conflict_resolution", at)
    exclusive = cues.exclusive.search(saying.flat) or cues.exclusive_said.search(saying.flat)
    if exclusive:
        noun = next(w for w in re.findall(r"[a-z]{5,}", exclusive.group()) if "exclusi" not in w)
        groups = exclusive.groupdict()
        about = frozenset(cues.about.findall(saying.flat))
        yield Term(
            f"exclusive {noun[:6]}", bool(groups.get("no") or groups.get("no2")), None, at, about
        )


def _lengths(flat: str, cues: AgreementCues, at: int, own: bool) -> Iterator[Term]:
    """The length, the start and the end; `own` where a pronoun stands for the agreement."""
    days = dates_in(flat)
    subject = own or bool(cues.term_subject.search(flat))
    if len(days) >= 2 and (days[-1][0] - days[0][0]).days != 0:
        length = float((days[-1][0] - days[0][0]).days)
        yield Term("length", length, "duration", at)
        if length < 0:
            yield Term("length", -length, "duration", at)
        yield Term("end", days[-1][0], "duration", at)
    spans = [s for s in spans_in(flat) if s.days >= _LEAST_TERM]
    later = len(spans) == 1 and cues.later.search(flat[: spans[0].start])
    if len(spans) == 1 and subject and (not later or cues.ended.search(flat)):
        yield Term("length", spans[0].days, "duration", at)
    if not days or not subject:
        return
    first = days[0][1]
    if cues.begins.search(flat[max(0, first - 40) : first]):
        yield Term("start", days[0][0], None, at)
    elif len(days) == 1 and cues.ends.search(flat[max(0, first - _END_NEAR) : first]):
        yield Term("end", days[0][0], "duration", at)


def _notices(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    if not cues.notice.search(flat) or cues.notice_not.search(flat):
        return
    spans = [s for s in spans_in(flat) if s.days >= _LEAST_DAYS]
    if len(spans) == 1 and (cues.anyone.search(flat) or cues.names["exit_terms"].search(flat)):
        yield Term("notice", spans[0].days, "exit_terms", at)


def _delays(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    """How long secrets are kept after the end, and within how long bills are paid."""
    spans = [s for s in spans_in(flat) if s.days >= _LEAST_DAYS]
    if len(spans) != 1:
        return
    secret = cues.kept.search(flat) and cues.kept_until.search(flat)
    if secret and not cues.kept_not.search(flat) and spans[0].days >= _LEAST_KEPT:
        yield Term("secrecy", spans[0].days, None, at)
    if cues.billed.search(flat) and not cues.billed_not.search(flat):
        about = frozenset(cues.about.findall(flat))
        yield Term("billing", spans[0].days, None, at, about)


def _fees(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    gain = cues.gain_noun.search(flat)
    shares = shares_in(flat) or (((50, 50),) if cues.equally.search(flat) else ())
    if gain and len(shares) == 1:
        about = frozenset(cues.share_of.findall(flat))
        yield Term(f"share {gain[1][:5]}", shares[0], "remuneration", at, about)
    less = cues.less.search(flat)
    if less:
        share = percents_in(flat[less.end() : less.end() + _BRIEF])[0]
        yield Term(f"fee {cues.less_noun.pattern} share", share, "remuneration", at)
    fee = cues.fee_noun.search(flat)
    if not fee or cues.fee_not.search(flat):
        return
    near = flat[fee.start() : fee.end() + _NEAR]
    for kind, values in (("money", amounts_in(near)), ("share", percents_in(near))):
        if values:
            about = frozenset(cues.about.findall(flat)) | _kinds(flat, cues)
            yield Term(f"fee {fee[1].rstrip('s')} {kind}", values[0], "remuneration", at, about)


def _headed_share(saying: Saying, cues: AgreementCues, at: int) -> Iterator[Term]:
    """The one share that a sentence under the heading of a fee gives, without its noun."""
    heading = saying.above[-1] if saying.above else ""
    fee = cues.fee_noun.search(heading)
    percents = percents_in(saying.flat)
    brief = len(heading.split()) <= _HEAD_WORDS
    other = cues.fee_noun.search(saying.flat) or cues.fee_not.search(saying.flat)
    if fee and brief and len(percents) == 1 and not other and not amounts_in(saying.flat):
        yield Term(f"fee {fee[1].rstrip('s')} share", percents[0], None, at)


def _late(terms: Mapping[str, Sequence[Term]]) -> Iterator[Contradiction]:
    """An agreement signed after the day on which it ends."""
    for signed in terms.get("signed", ()):
        for end in terms.get("end", ()):
            if str(end.value) < str(signed.value):
                yield Contradiction(None, (end.saying, signed.saying))
                return


def _overrun(terms: Mapping[str, Sequence[Term]]) -> Iterator[Contradiction]:
    """A length from a day on that does not reach the end that another sentence gives."""
    for start in terms.get("start", ()):
        for length in (t for t in terms.get("length", ()) if t.saying == start.saying):
            for end in (t for t in terms.get("end", ()) if t.saying != start.saying):
                if _apart(start.value, length.value, end.value):
                    yield Contradiction(None, (length.saying, end.saying))
                    return


def _apart(start: object, length: object, end: object) -> bool:
    if not (isinstance(start, date) and isinstance(length, float) and isinstance(end, date)):
        return False
    return abs((end - start).days - length) > max(_MOST_APART, _SLACK * length)


def _kinds(flat: str, cues: AgreementCues) -> frozenset[str]:
    """The period of an amount, and whether taxes are in it."""
    return frozenset(kind for kind, pattern in cues.periods.items() if pattern.search(flat))


def _clashes(terms: Sequence[Term]) -> Iterator[Contradiction]:
    for at, one in enumerate(terms):
        for two in terms[at + 1 :]:
            apart = one.saying != two.saying or one.key == "length"
            if apart and not _of_others(one, two) and not _agree(one.value, two.value):
                sayings = tuple(dict.fromkeys((one.saying, two.saying)))
                yield Contradiction(one.clause, sayings)
                return


def _of_others(one: Term, two: Term) -> bool:
    """Whether terms that stand close together are of different things, as in a list of rates."""
    one_kinds, two_kinds = (_of_kind(term) for term in (one, two))
    if one_kinds != two_kinds and ((one_kinds and two_kinds) or "+taxes" in one_kinds ^ two_kinds):
        return True
    close = (
        one.key.startswith(("share ", "unit ", "due ", "rhythm"))
        or abs(one.saying - two.saying) <= _BESIDE
    )
    return close and not (one.about <= two.about or two.about <= one.about)


def _of_kind(term: Term) -> frozenset[str]:
    return frozenset(word for word in term.about if word[0] in "=+")


def _agree(one: object, two: object) -> bool:
    if isinstance(one, Ownership) and isinstance(two, Ownership):
        return not one.clashes(two)
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) <= _SLACK * max(abs(one), abs(two))
    return one == two
