"""What a reader of an agreement is warned of."""

import re
from collections.abc import Mapping, Sequence

from advisor.assessments.agreement_method import CLAUSES
from advisor.assessments.agreement_review import Evidence
from advisor.language import LANGUAGES
from advisor.understanding.agreement.blanks import has_blank, is_signature, signed_from
from advisor.understanding.agreement.classifier import Scores
from advisor.understanding.agreement.contradictions import Contradiction
from advisor.understanding.agreement.cues import AgreementCues, cues_of, in_either
from advisor.understanding.agreement.layout import Passage
from advisor.understanding.agreement.quantities import dates_in
from advisor.understanding.agreement.quoting import Quoter
from advisor.understanding.agreement.sayings import Saying
from advisor.understanding.agreement.subjects import is_of_agreement, without_names

_MOST = 5
_LASTS = 0.25
_ENDLESS, _SURELY = 0.45, 0.7
_AT_FIRST = 40
_BESIDE = 40
_THING = re.compile(r"(?:[Tt]he|[Ll](?:e|a|es))\s+[a-zà-ÿ]|[Ll]['’][a-zà-ÿ]")


def flags_of(
    passages: Sequence[Passage],
    sayings: Sequence[Saying],
    endless: Sequence[int],
    hidden: Sequence[int],
    contradictions: Sequence[Contradiction],
    quoter: Quoter,
) -> Mapping[str, tuple[Evidence, ...]]:
    """The flags that are raised, each with the words that raise it, `_MOST` at most.

    `endless` are the places of the sayings that `perpetual_in` finds.
    """
    end = signed_from(passages)
    blanks = [
        at
        for at, passage in enumerate(passages[:end])
        if has_blank(passage) and not is_signature(passage) and at not in hidden
    ]
    clashing = [sayings[at].at for one in contradictions for at in one.sayings]
    raised = {
        "perpetual_duration": [sayings[at].at for at in endless],
        "contradictory_terms": list(dict.fromkeys(clashing)),
        "blank_fields": blanks,
        "hidden_instruction": list(hidden),
    }
    return {
        name: tuple(quoter.of(at) for at in places[:_MOST])
        for name, places in raised.items()
        if places
    }


def perpetual_in(sayings: Sequence[Saying], weights: Scores, odds: Scores) -> list[int]:
    """The sayings by which the agreement itself lasts for ever, or renews itself without an end.

    `odds` is how likely each is to say so, as the classifier reads it.
    """
    column = CLAUSES.index("duration")
    found = []
    for at, saying in enumerate(sayings):
        if saying.manner == "silent":
            continue
        own = is_of_agreement(sayings, at)
        flat = without_names(saying)
        lasts = weights[at, column] >= _LASTS or bool(in_either("term_subject", flat) or own)
        if own is False or (_of_a_thing(saying) and odds[at] < _SURELY):
            continue
        told = any(
            _again(flat, cues) or (lasts and _ever(flat, cues)) for cues in map(cues_of, LANGUAGES)
        )
        if told or (odds[at] >= _least(saying) and _may_be_endless(flat)):
            found.append(at)
    return found


def _least(saying: Saying) -> float:
    """The odds from which a saying is endless: more where it does not plainly state a thing."""
    plain = saying.manner == "settled" and not saying.flat.endswith((":", "?"))
    return _ENDLESS if plain else _SURELY


def _may_be_endless(flat: str) -> bool:
    """Whether nothing in a sentence limits it in time, and it is not of another thing first."""
    other, agreement = in_either("other_subject", flat), in_either("subject", flat)
    first = other and other.start() < _AT_FIRST
    of_other = first and not (agreement and other and agreement.start() < other.start())
    return not (of_other or in_either("limited", flat) or dates_in(flat))


def _of_a_thing(saying: Saying) -> bool:
    """Whether a sentence is of a thing that binds no one, such as a clock left on a wall."""
    thing = _THING.match(saying.text)
    if thing is None or in_either("bound", saying.flat):
        return False
    cues = cues_of(saying.language)
    return not (cues.term_subject.search(saying.flat) or in_either("subject", saying.flat))


def _ever(flat: str, cues: AgreementCues) -> bool:
    found = cues.perpetual.search(flat)
    if not found or cues.not_so.search(flat[: found.start()]):
        return False
    near = f"{flat[: found.start()]} {flat[found.end() : found.end() + _BESIDE]}"
    return not cues.perpetual_not.search(near)


def _again(flat: str, cues: AgreementCues) -> bool:
    found = cues.renews.search(flat)
    if not found or cues.renews_end.search(flat):
        return False
    last = found.end() - 1
    return not any(cues.not_so.search(flat[:end]) for end in (found.start(), last))
