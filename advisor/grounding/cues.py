"""Ways of stating figures, dates, laws and names, both languages together.

An answer may quote the other language, and evidence comes in both: what is written in one language
is read in either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import LANGUAGES
from advisor.understanding import cues as cues_package

_FOLDER = Path(cues_package.__file__).parent


class Rough(NamedTuple):
    """A figure in words such as half or double; `hint` stands in all that the pattern matches."""

    hint: str
    pattern: str
    value: float


@dataclass(frozen=True)
class GroundingCues:
    """Words of both languages; a `pattern` is one or more alternatives, not yet compiled."""

    abbreviations: frozenset[str]
    before_numbers: frozenset[str]
    number_words: Mapping[str, frozenset[str]]
    links_numbers: frozenset[str]
    multipliers: Mapping[str, int]
    about: Mapping[str, int]
    units: Mapping[str, str]
    between: str
    shares: Sequence[Rough]
    multiples: Sequence[Rough]
    half: str
    out_of: str
    ranges: str
    no_figure: Mapping[str, str]
    ordinals: Sequence[str]
    ordinal_words: Mapping[str, int]
    ordered_periods: str
    months: Mapping[str, int]
    before_month: str
    laws: Mapping[str, str]
    law_words: frozenset[str]
    codes: Mapping[str, str]
    titles: frozenset[str]
    heads: frozenset[str]
    titled_heads: frozenset[str]
    law_heads: frozenset[str]
    particles: frozenset[str]
    after_subject: frozenset[str]
    common_endings: tuple[str, ...]
    order_endings: tuple[str, ...]
    given_names: frozenset[str]
    common_names: frozenset[str]
    common_acronyms: frozenset[str]
    openers: frozenset[str]
    common_words: Mapping[str, frozenset[str]]
    labels: str


@cache
def cues() -> GroundingCues:
    """The cues, read once."""
    french, english = (read_yaml(_FOLDER / f"grounding.{language}.yaml") for language in LANGUAGES)
    both = (french, english)

    def words(key: str) -> frozenset[str]:
        return frozenset(word for raw in both for word in raw[key].split())

    def pattern(key: str) -> str:
        return "|".join(raw[key] for raw in both)

    return GroundingCues(
        abbreviations=words("abbreviations"),
        before_numbers=words("before_numbers"),
        number_words=_by_language(both, "number_words"),
        links_numbers=words("links_numbers"),
        multipliers={**french["multipliers"], **english["multipliers"]},
        about={**french["about"], **english["about"]},
        units=_joined(french["units"], english["units"]),
        between=pattern("between"),
        shares=[Rough(*row) for raw in both for row in raw["shares"]],
        multiples=[Rough(*row) for raw in both for row in raw["multiples"]],
        half=pattern("half"),
        out_of=pattern("out_of"),
        ranges=pattern("ranges"),
        no_figure={**french["no_figure"], **english["no_figure"]},
        ordinals=[raw["ordinals"] for raw in both],
        ordinal_words={**french["ordinal_words"], **english["ordinal_words"]},
        ordered_periods=pattern("ordered_periods"),
        months={**french["months"], **english["months"]},
        before_month=pattern("before_month"),
        laws=_joined(_without_codes(french), _without_codes(english)),
        law_words=_split(french["laws"], "words") | _split(english["laws"], "words"),
        codes=_joined(french["laws"]["codes"], english["laws"]["codes"]),
        titles=frozenset(pattern("titles").split("|")),
        heads=words("heads"),
        titled_heads=words("titled_heads"),
        law_heads=words("law_heads"),
        particles=words("particles"),
        after_subject=words("after_subject"),
        common_endings=tuple(words("common_endings")),
        order_endings=tuple(words("order_endings")),
        given_names=words("given_names"),
        common_names=words("common_names"),
        common_acronyms=words("common_acronyms"),
        openers=words("openers"),
        common_words=_by_language(both, "common_words"),
        labels=pattern("labels"),
    )


def _split(raw: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(raw[key].split())


def _by_language(both: Sequence[Mapping[str, Any]], key: str) -> dict[str, frozenset[str]]:
    return {language: _split(raw, key) for language, raw in zip(LANGUAGES, both, strict=True)}


def _joined(*tables: Mapping[str, str]) -> dict[str, str]:
    """The alternatives of each key, of all tables."""
    keys = dict.fromkeys(key for table in tables for key in table)
    return {key: "|".join(table[key] for table in tables if key in table) for key in keys}


def _without_codes(raw: Mapping[str, Any]) -> dict[str, str]:
    return {key: found for key, found in raw["laws"].items() if isinstance(found, str)}
