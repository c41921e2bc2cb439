"""The method `agreement-1.0`: clauses, weights, flags and verdicts, as ids and numbers."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

VERSION: Literal["agreement-1.0"] = "agreement-1.0"

Status = Literal["present", "unclear", "missing"]
"""Settled by a sentence, mentioned and left open, or not there."""

Verdict = Literal["do_not_sign", "fix_first", "ready_for_legal_review"]

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "nature_of_engagement": 3,
        "deliverable": 3,
        "remuneration": 3,
        "duration": 3,
        "intellectual_property": 3,
        "roles_responsibilities": 3,
        "success_indicators": 2,
        "decision_process": 2,
        "confidentiality": 2,
        "exit_terms": 3,
        "conflict_resolution": 2,
        "mediation": 2,
    }
)
CLAUSES: tuple[str, ...] = tuple(WEIGHTS)
"""The twelve clauses of the article, in its order."""

TOTAL = sum(WEIGHTS.values())
ESSENTIAL: tuple[str, ...] = tuple(name for name in CLAUSES if WEIGHTS[name] == 3)
"""The clauses without which nothing should be signed."""

CREDIT: Mapping[Status, Fraction] = MappingProxyType(
    {"present": Fraction(1), "unclear": Fraction(1, 2), "missing": Fraction(0)}
)
ENOUGH = 80
"""The rounded coverage under which a draft is to be fixed first."""

BEYOND: tuple[str, ...] = (
    "parties_authority",
    "personal_information",
    "liability_insurance",
    "exclusivity_competition",
    "reporting_frequency",
    "brands_announcements",
    "amendments_law",
)
"""What the article does not ask for: reported, never scored."""

FLAGS: tuple[str, ...] = (
    "perpetual_duration",
    "contradictory_terms",
    "blank_fields",
    "hidden_instruction",
)
HOLDING_FLAGS: tuple[str, ...] = ("contradictory_terms", "blank_fields")
"""The flags with which no draft is ready."""

PARTICULARS: tuple[str, ...] = (
    "nature",
    "object",
    "rights_licences",
    "duration",
    "payment",
    "reporting",
)
"""What section 47 of Québec's S-32.1 requires between an artist and a presenter."""
