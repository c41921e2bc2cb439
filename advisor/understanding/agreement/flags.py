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
from advisor.understanding.agreement.quoting import Quoter
from advisor.understanding.agreement.sayings import Saying
from advisor.understanding.agreement.subjects import is_of_agreement, without_names

_MOST = 5
_LASTS = 0.25
_BESIDE = 40
_THING = re.compile(r"(?:[Tt]he|[Ll](?:e|a|es))\s+[a-zà-ÿ]|[Ll]['’][a-zà-ÿ]")


def flags_of(
    passages: Sequence[Passage],
    sayings: Sequence[Saying],
    weights: Scores,
    hidden: Sequence[int],
    contradictions: Sequence[Contradiction],
    quoter: Quoter,
) -> Mapping[str, tuple[Evidence, ...]]:
    """The flags that are raised, each with the words that raise it, `_MOST` at most."""
    end = signed_from(passages)
    blanks = [
        at
        for at, passage in enumerate(passages[:end])
        if has_blank(passage) and not is_signature(passage) and at not in hidden
    ]
    clashing = [sayings[at].at for one in contradictions for at in one.sayings]
    raised = {
        "perpetual_duration": [sayings[at].at for at in perpetual_in(sayings, weights)],
        "contradictory_terms": list(dict.fromkeys(clashing)),
        "blank_fields": blanks,
        "hidden_instruction": list(hidden),
    }
    return {
        name: tuple(quoter.of(at) for at in places[:_MOST])
        for name, places in raised.items()
        if places
    }


def perpetual_in(sayings: Sequence[Saying], weights: Scores) -> list[int]:
    """The sayings by which the agreement itself lasts for ever, or renews itself without an end."""
    column = CLAUSES.index("duration")
    found = []
    for at, saying in enumerate(sayings):
        if saying.manner == "silent":
            continue
        own = is_of_agreement(sayings, at)
        flat = without_names(saying)
        lasts = weights[at, column] >= _LASTS or bool(in_either("term_subject", flat) or own)
        if own is False or _of_a_thing(saying):
            continue
        for language in LANGUAGES:
            cues = cues_of(language)
            if _again(flat, cues) or (lasts and _ever(flat, cues)):
                found.append(at)
    return found


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
