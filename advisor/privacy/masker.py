"""Masking: an identifier leaves as a placeholder and comes back as the person wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from advisor.privacy.identifiers import Identifier, canonical, find_identifiers
from advisor.privacy.placeholders import PLACEHOLDER, Kind, Placeholder, begun, read_placeholder


class Masker:
    """Masks the texts of one conversation, one placeholder a value.

    Start from the `kept` of the turns before, or mask these turns again in the same order: both
    give the same placeholders. A text once masked is not to be masked again.
    """

    def __init__(self, kept: Mapping[str, str] = MappingProxyType({})) -> None:
        """Go on from what was kept before."""
        self._kept = dict(kept)
        self._ranks: dict[Kind, int] = {}
        self._known: dict[tuple[Kind, str], str] = {}
        for mark, written in self._kept.items():
            kind, rank = read_placeholder(mark)
            self._ranks[kind] = max(rank, self._ranks.get(kind, 0))
            self._known[kind, canonical(kind, written)] = mark

    @property
    def kept(self) -> Mapping[str, str]:
        """From each placeholder given so far to what the person wrote first."""
        return MappingProxyType(self._kept)

    def mask(self, text: str) -> str:
        """The text with a placeholder for each identifier, the same for the same value.

        What looks like a placeholder is masked too, so that it never stands for another's value.
        """
        pieces, after = [], 0
        for found in find_identifiers(text):
            pieces += [text[after : found.start], self._mark(found, text[found.start : found.end])]
            after = found.end
        return "".join([*pieces, text[after:]])

    def unmask(self, text: str) -> str:
        """The text with what the person wrote first for each placeholder that is known."""
        return _unmask(text, self._kept)

    def unmasking(self) -> "Unmasking":
        """The same for a text that comes in pieces."""
        return Unmasking(self._kept)

    def _mark(self, found: Identifier, written: str) -> str:
        value = found.kind, canonical(found.kind, written)
        if value not in self._known:
            self._ranks[found.kind] = self._ranks.get(found.kind, 0) + 1
            mark = str(Placeholder(found.kind, self._ranks[found.kind]))
            self._known[value] = mark
            self._kept[mark] = written
        return self._known[value]


@dataclass
class Unmasking:
    """Unmasks a text that comes in pieces cut anywhere: all that it gives equals the whole."""

    kept: Mapping[str, str]
    _held: str = field(default="", init=False)

    def feed(self, piece: str) -> str:
        """What can be shown so far; the start of a possible placeholder is held back."""
        text = self._held + piece
        cut = begun(text)
        self._held = text[cut:]
        return _unmask(text[:cut], self.kept)

    def flush(self) -> str:
        """What was held back, at the end of the text."""
        left, self._held = self._held, ""
        return _unmask(left, self.kept)


def _unmask(text: str, kept: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: kept.get(str(read_placeholder(found[0])), found[0]), text)
