"""The personal identifiers that a text holds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.privacy.addresses import canonical_email, emails, postal_codes
from advisor.privacy.insurance import ramqs, sins
from advisor.privacy.payment import cards, ibans
from advisor.privacy.phones import canonical_phone, phones
from advisor.privacy.placeholders import PLACEHOLDER, Kind
from advisor.privacy.plain import Plain, Span, plain

_Find = Callable[[Plain], Iterator[Span]]


@dataclass(frozen=True)
class Identifier:
    """What is written from `start` to `end`; TYPED is what only looks like a placeholder."""

    kind: Kind
    start: int
    end: int


def find_identifiers(text: str) -> list[Identifier]:
    """The identifiers of a text in reading order, none over another."""
    level = plain(text)
    taken = bytearray(len(level.text))
    found = []
    for kind, find in _FINDERS:
        for start, end in find(level):
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\x01" * (end - start)
                found.append(Identifier(kind, level.origin(start), level.origin(end - 1) + 1))
    return sorted(found, key=lambda identifier: identifier.start)


def canonical(kind: Kind, written: str) -> str:
    """One form for all ways of writing the same identifier."""
    if kind == "TYPED":
        return written
    level = plain(written).text
    if kind == "EMAIL":
        return canonical_email(level)
    if kind == "PHONE":
        return canonical_phone(level)
    return re.sub("[^a-z0-9]", "", level)


def _typed(level: Plain) -> Iterator[Span]:
    if "[" in level.text or "_" in level.text:
        for found in PLACEHOLDER.finditer(level.text):
            yield found.span()


# The first to claim a stretch keeps it: the more certain the kind, the earlier it stands.
_FINDERS: tuple[tuple[Kind, _Find], ...] = (
    ("TYPED", _typed),
    ("EMAIL", emails),
    ("IBAN", ibans),
    ("CARD", cards),
    ("RAMQ", ramqs),
    ("SIN", sins),
    ("PHONE", phones),
    ("POSTAL_CODE", postal_codes),
)
