"""The method `readiness-1.0`: dimensions, items, bands and gates, as ids and weights.

Cut points 40/60/80: David & Cariou, "Evaluating the Firm's Readiness for Internationalization",
IJBM 9(7), 2014, doi 10.5539/ijbm.v9n7p1 (CC BY 4.0). The items are our own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

VERSION: Literal["readiness-1.0"] = "readiness-1.0"

DimensionId = Literal[
    "finances",
    "production_capacity",
    "human_resources",
    "adaptability",
    "offer_maturity",
    "relational_cultural_capital",
]
Band = Literal["build_at_home_first", "prepare", "ready_for_pilot", "ready_to_commit"]

DIMENSIONS: Mapping[DimensionId, int] = MappingProxyType(
    {
        "finances": 20,
        "production_capacity": 15,
        "human_resources": 15,
        "adaptability": 15,
        "offer_maturity": 20,
        "relational_cultural_capital": 15,
    }
)
"""Weights; they add up to 100."""


@dataclass(frozen=True)
class Item:
    """A statement to rate 0–4; `section` of the guidance holds the advice for a low rating."""

    id: str
    dimension: DimensionId
    section: str
    critical: bool = False
    na_allowed: bool = False


ITEMS: tuple[Item, ...] = (
    Item("F1", "finances", "helping", critical=True),
    Item("F2", "finances", "readiness"),
    Item("F3", "finances", "readiness"),
    Item("P1", "production_capacity", "local-alliances", critical=True),
    Item("P2", "production_capacity", "readiness"),
    Item("P3", "production_capacity", "local-alliances"),
    Item("H1", "human_resources", "readiness", critical=True),
    Item("H2", "human_resources", "nonprofits-universities"),
    Item("H3", "human_resources", "readiness"),
    Item("A1", "adaptability", "nonprofits-universities"),
    Item("A2", "adaptability", "customers"),
    Item("A3", "adaptability", "agreement", na_allowed=True),
    Item("O1", "offer_maturity", "customers", critical=True),
    Item("O2", "offer_maturity", "customers"),
    Item("O3", "offer_maturity", "readiness"),
    Item("R1", "relational_cultural_capital", "helping"),
    Item("R2", "relational_cultural_capital", "culture"),
    Item("R3", "relational_cultural_capital", "local-alliances"),
)
"""The questionnaire, in its order."""

ITEM_OF: Mapping[str, Item] = MappingProxyType({item.id: item for item in ITEMS})

SHORT_FORM: tuple[str, ...] = ("F1", "P1", "H1", "A1", "O1", "R2")
"""The quick check: the critical items with A1 and R2."""

BANDS: Mapping[Band, int] = MappingProxyType(
    {"build_at_home_first": 40, "prepare": 60, "ready_for_pilot": 80, "ready_to_commit": 100}
)
"""Each band with the highest rounded score in it, lowest band first."""


def band_of(score: int) -> Band:
    """The band of a rounded score from 0 to 100."""
    return next(band for band, highest in BANDS.items() if score <= highest)


def capped(band: Band, caps: tuple[Band, ...]) -> Band:
    """The lowest of a band and its caps."""
    return min((band, *caps), key=tuple(BANDS).index)


@dataclass(frozen=True)
class Gate:
    """A reason that holds the band at `cap` or below; it never alters the score."""

    id: str
    cap: Band
