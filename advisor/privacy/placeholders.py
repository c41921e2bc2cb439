"""What stands for an identifier in a masked text, [PHONE_1], and what a model makes of it."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

Kind = Literal["EMAIL", "PHONE", "SIN", "RAMQ", "CARD", "IBAN", "POSTAL_CODE", "TYPED"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_FLAGS = re.ASCII | re.IGNORECASE
_LONGEST = 48
_NUMBER = "[0-9]{1,4}"
_BY_LETTERS = {kind.replace("_", ""): kind for kind in KINDS}


class Placeholder(NamedTuple):
    """The mark of the identifier of a kind and rank: [PHONE_1]."""

    kind: Kind
    rank: int

    def __str__(self) -> str:
        return f"[{self.kind}_{self.rank}]"


def read_placeholder(written: str) -> Placeholder:
    """What a match of PLACEHOLDER means: [phone 1] and PHONE_1 both mean [PHONE_1]."""
    letters, digits = re.sub("[^A-Z]", "", written.upper()), re.sub("[^0-9]", "", written)
    return Placeholder(_BY_LETTERS[letters], int(digits))


def begun(text: str) -> int:
    """Where a mark may have begun that a text cut short does not finish; its length if none."""
    found = _BEGUN.search(text, max(0, len(text) - _LONGEST))
    return found.start() if found else len(text)


def _any_kind(underscore: str) -> str:
    return "|".join(kind.replace("_", underscore) for kind in KINDS)


def _begun_kind(kind: Kind) -> str:
    letters = [r"\\?[_ -]?" if letter == "_" else letter for letter in kind]
    return letters[0] + _begun_atoms([*letters[1:], r"\\?[_ -]?", "[0-9]{0,4}", r" ?\\?"])


def _begun_atoms(atoms: Sequence[str]) -> str:
    return f"(?:{atoms[0]}{_begun_atoms(atoms[1:])})?" if atoms else ""


_LOOSE = rf"(?:{_any_kind('[_ -]?')})[_ -]?{_NUMBER}"
_UNDERSCORE = r"\\?_"
_ESCAPED = rf"(?:{_any_kind(_UNDERSCORE)}){_UNDERSCORE}{_NUMBER}"
PLACEHOLDER = re.compile(
    rf"\[ ?(?:{_LOOSE}|{_ESCAPED}) ?\]|\\\[ ?{_ESCAPED} ?\\\]|{_ESCAPED}", _FLAGS
)
_BEGUN = re.compile(
    rf"(?:\\?\[ ?|\\|\\?(?:\[ ?)?(?:{'|'.join(_begun_kind(kind) for kind in KINDS)}))\Z", _FLAGS
)
