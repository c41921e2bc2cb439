"""What else an agreement covers, and the particulars of an artist's contract."""

from collections.abc import Mapping, Sequence

from advisor.assessments.agreement_method import BEYOND, CLAUSES
from advisor.assessments.agreement_review import MISSING, Clause, Evidence
from advisor.language import LANGUAGES
from advisor.understanding.agreement.classifier import Scores
from advisor.understanding.agreement.cues import cues_of
from advisor.understanding.agreement.layout import Passage
from advisor.understanding.agreement.quoting import Quoter
from advisor.understanding.agreement.sayings import Saying

_REPORTING = "reporting_frequency"
_HEADED = frozenset({"personal_information", "liability_insurance", "exclusivity_competition"})
_SHORT = 4
_ARTIST, _STAGE = 2, 2
_SAME = {
    "nature": "nature_of_engagement",
    "object": "deliverable",
    "duration": "duration",
    "payment": "remuneration",
}
_RIGHTS = 0.25


def beyond_in(
    passages: Sequence[Passage], left_out: frozenset[int], quoter: Quoter
) -> Mapping[str, Evidence]:
    """What is covered beyond the twelve clauses, with the first words that show it."""
    found: dict[str, Evidence] = {}
    for at, passage in enumerate(passages):
        if at in left_out or passage.is_bare or _is_waived(passage.flat):
            continue
        short = passage.is_heading or len(passage.flat.split()) <= _SHORT
        for name in BEYOND:
            if name in found or (short and name not in _HEADED and passage.is_heading):
                continue
            if _covers(name, passage.flat):
                found[name] = quoter.of(at + 1 if short and at + 1 < len(passages) else at)
    return found


def _covers(name: str, flat: str) -> bool:
    for language in LANGUAGES:
        cues = cues_of(language)
        pattern = cues.reporting if name == _REPORTING else cues.beyond[name]
        if pattern.search(flat):
            return True
    return False


def _is_waived(flat: str) -> bool:
    """Whether a sentence says that there is none, that it is to come, or only defines a word."""
    return any(
        pattern.search(flat)
        for language in LANGUAGES
        for pattern in (
            cues_of(language).denied,
            cues_of(language).definition,
            cues_of(language).open,
        )
    )


def is_artist_contract(passages: Sequence[Passage]) -> bool:
    """Whether an artist is one side of the agreement, and who presents the work another."""
    counts = {
        name: sum(
            any(getattr(cues_of(language), name).search(p.flat) for language in LANGUAGES)
            for p in passages
        )
        for name in ("artist", "presenter", "stage")
    }
    return (
        counts["artist"] >= _ARTIST
        and counts["stage"] >= _STAGE
        and counts["presenter"] >= 1
        and counts["artist"] + counts["stage"] >= max(4, len(passages) // 8)
    )


def particulars_of(
    clauses: Mapping[str, Clause],
    sayings: Sequence[Saying],
    weights: Scores,
    quoter: Quoter,
) -> Mapping[str, Clause]:
    """The six particulars: four are clauses of the twelve, then the rights and the reports."""
    found = {name: clauses[clause] for name, clause in _SAME.items()}
    found["rights_licences"] = _rights(sayings, weights, quoter)
    found["reporting"] = _reporting(sayings, quoter)
    return found


def _rights(sayings: Sequence[Saying], weights: Scores, quoter: Quoter) -> Clause:
    """Settled where the rights are told and whether they may pass to others; else open."""
    column = CLAUSES.index("intellectual_property")
    told = [
        (at, saying)
        for at, saying in enumerate(sayings)
        if weights[at, column] >= _RIGHTS
        and cues_of(saying.language).rights.search(saying.flat)
        and saying.manner in {"settled", "open"}
    ]
    settled = [(at, s) for at, s in told if s.manner == "settled"]
    full = [(at, s) for at, s in settled if cues_of(s.language).transfer.search(s.flat)]
    for listed, status in ((full, "present"), (settled, "unclear"), (told, "unclear")):
        if listed:
            best = max(listed, key=lambda one: float(weights[one[0], column]))
            evidence = quoter.of(best[1].at)
            return Clause.model_validate({"status": status, "evidence": evidence})
    return MISSING


def _reporting(sayings: Sequence[Saying], quoter: Quoter) -> Clause:
    told = [s for s in sayings if cues_of(s.language).reporting.search(s.flat)]
    for saying in told:
        if saying.manner == "settled":
            return Clause(status="present", evidence=quoter.of(saying.at))
    if told:
        return Clause(status="unclear", evidence=quoter.of(told[0].at))
    return MISSING
