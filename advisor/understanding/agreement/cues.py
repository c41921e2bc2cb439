"""Cues of the reading of agreements, one file a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from advisor.language import LANGUAGES, Language
from advisor.understanding import cues as shared

Pattern = re.Pattern[str]
_KEPT = 8192


@dataclass(frozen=True)
class AgreementCues:
    """The patterns of one language, over text as `level` gives it."""

    names: Mapping[str, Pattern]
    others: Pattern
    open: Pattern
    unfixed: Pattern
    open_heading: Pattern
    besides: Pattern
    either: Pattern
    denied: Pattern
    withdrawn: Pattern
    choice: Pattern
    asked: Pattern
    recital: Pattern
    definition: Pattern
    footer: Pattern
    agenda: Pattern
    asking: Pattern
    assent: Pattern
    annex: Pattern
    annex_name: Pattern
    perpetual: Pattern
    perpetual_not: Pattern
    renews: Pattern
    renews_end: Pattern
    not_so: Pattern
    limited: Pattern
    signing: Pattern
    blank_label: Pattern
    sign_label: Pattern
    field_label: Pattern
    led_not: Pattern
    artist: Pattern
    presenter: Pattern
    stage: Pattern
    rights: Pattern
    transfer: Pattern
    reporting: Pattern
    exclusive: Pattern
    exclusive_said: Pattern
    beyond: Mapping[str, Pattern]
    machine: Pattern
    verdict: Pattern
    override: Pattern
    asked_later: Pattern
    reads_this: Pattern
    makes: Pattern
    of_this: Pattern
    third_person: Pattern
    hail: Pattern
    of_draft: Pattern
    traps: Mapping[str, Pattern]
    term_subject: Pattern
    term_not: Pattern
    ends: Pattern
    later: Pattern
    ended: Pattern
    notice: Pattern
    notice_not: Pattern
    anyone: Pattern
    unit_after: Pattern
    unit_before: Pattern
    unit_not: Pattern
    borne: Pattern
    borne_not: Pattern
    borne_general: Pattern
    due: Pattern
    due_not: Pattern
    unanimous: Pattern
    majority: Pattern
    decided: Pattern
    decided_not: Pattern
    decided_together: Pattern
    decides_alone: Pattern
    opened: Pattern
    bears: Pattern
    each_share: Pattern
    to_day: Pattern
    sole: Pattern
    sole_not: Pattern
    free: Pattern
    supplies: Pattern
    whole_price: Pattern
    pays_out: Pattern
    paid_for: Pattern
    payee: Pattern
    payee_again: Pattern
    paid_once: Pattern
    paid_often: Pattern
    paid_not: Pattern
    paid_what: Pattern
    periods: Mapping[str, Pattern]
    each_for: Pattern
    again: Pattern
    told: Pattern
    again_not: Pattern
    fee_noun: Pattern
    fee_not: Pattern
    less: Pattern
    less_noun: Pattern
    gain_noun: Pattern
    equally: Pattern
    divided: Pattern
    share_of: Pattern
    recipient: Pattern
    instalments: Pattern
    whole: Pattern
    paid_in: Pattern
    schedule: Pattern
    rate: Pattern
    parted: Pattern
    parted_not: Pattern
    base: Pattern
    given: Pattern
    fractions: Mapping[str, Pattern]
    count_not: Pattern
    such_as: Pattern
    bound: Pattern
    pronoun: Pattern
    subject: Pattern
    other_subject: Pattern
    about: Pattern
    refers: Pattern
    no_noun: Pattern
    kept: Pattern
    kept_until: Pattern
    kept_not: Pattern
    kept_quiet: Pattern
    quiet_said: Pattern
    quiet_kept: Pattern
    quiet_what: Pattern
    quiet_not: Pattern
    helper: Pattern
    helper_aids: Pattern
    helper_neutral: Pattern
    helper_ends: Pattern
    helper_not: Pattern
    quarrel: Pattern
    billed: Pattern
    billed_not: Pattern
    begins: Pattern
    owner_after: Pattern
    owner_before: Pattern
    owner_not: Pattern
    owned_general: Pattern
    law: Pattern
    governs: Pattern
    court: Pattern
    seat: Pattern
    seat_not: Pattern
    party: Pattern
    articles: Pattern
    no_name: Pattern
    conditional: Pattern


@cache
def cues_of(language: Language) -> AgreementCues:
    """The cues of a language, read once."""
    path = Path(shared.__file__).parent / f"agreement.{language}.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    read: dict[str, Any] = {one.name: _compiled(raw[one.name]) for one in fields(AgreementCues)}
    return AgreementCues(**read)


@lru_cache(maxsize=_KEPT)
def in_either(name: str, flat: str) -> re.Match[str] | None:
    """Where a pattern of this name is found, of whichever language."""
    patterns = (getattr(cues_of(language), name) for language in LANGUAGES)
    return next((found for p in patterns if (found := p.search(flat))), None)


def _compiled(raw: str | dict[str, str]) -> object:
    if isinstance(raw, str):
        return re.compile(raw)
    return {name: re.compile(pattern) for name, pattern in raw.items()}
