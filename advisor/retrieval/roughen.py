"""Text as it is typed in haste: marks dropped, letters missed, words shortened or by ear."""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROUGH = 0.3
_SHORTENED, _BY_EAR, _SLIPS, _RIDDLED = 0.6, 0.25, 0.12, 0.25
_TRIES = 20
_SPELLINGS = Path(__file__).with_name("spellings.yaml")
# Sounds that are often written otherwise: what stands there, and what it becomes.
_SOUNDS = (
    (re.compile(r"([b-df-hj-np-tv-z])\1"), r"\1"),
    (re.compile(r"er\b"), "é"),
    (re.compile(r"ée?s?\b"), "er"),
    (re.compile(r"aient\b|ait\b"), "ai"),
    (re.compile(r"eau"), "o"),
    (re.compile(r"qu(?=[aeio])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=\w\w)s\b"), ""),
    (re.compile(r"tion\b"), "sion"),
    (re.compile(r"ie"), "ei"),
)
Fault = Callable[[str, random.Random], str]


def roughen(text: str, rng: random.Random) -> str:
    """A text with one to three of the faults of hurried typing; the words stay recognisable."""
    for fault in rng.sample(_FAULTS, rng.randint(1, 3)):
        text = fault(text, rng)
    return text


def maybe_rough(text: str, rng: random.Random) -> str:
    """A text, now and then as it is typed in haste."""
    return roughen(text, rng) if rng.random() < _ROUGH else text


def riddled(text: str, rng: random.Random) -> str:
    """A text without accents, with a slip in about one long word in four and at least in one."""
    bare = without_accents(text)
    for _ in range(_TRIES):
        made = _slip(bare, rng, _RIDDLED)
        if made != bare:
            return made
    return bare


def without_accents(text: str) -> str:
    """A text without its accents and cedillas."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _without_accents(text: str, _: random.Random) -> str:
    return without_accents(text)


def _lower(text: str, _: random.Random) -> str:
    return text.lower()


def _without_marks(text: str, _: random.Random) -> str:
    return " ".join(text.replace("?", " ").replace(",", " ").replace(".", " ").split()) or text


def _without_apostrophes(text: str, rng: random.Random) -> str:
    return text.replace("'", rng.choice(["", " "])).replace("\u2019", rng.choice(["", " "]))


def _shorten(text: str, rng: random.Random) -> str:
    """Some of the words that text messages shorten."""
    known, spellings = _shortened()

    def short(found: re.Match[str]) -> str:
        if rng.random() > _SHORTENED:
            return found[0]
        return rng.choice(spellings[found[0].lower().replace("\u2019", "'")])

    return known.sub(short, text)


@cache
def _shortened() -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    read = yaml.safe_load(_SPELLINGS.read_text(encoding="utf-8"))
    spellings = {key.lower(): tuple(short) for key, short in read.items()}
    longest = sorted(spellings, key=len, reverse=True)
    words = "|".join(re.escape(key).replace("'", "['\u2019]") for key in longest)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), spellings


def _by_ear(text: str, rng: random.Random) -> str:
    """About one word in four of those long enough, written as it sounds."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) > 4 and rng.random() < _BY_EAR:
            sound, written = rng.choice(_SOUNDS)
            words[at] = sound.sub(written, word, count=1)
    return " ".join(words)


def _slip(text: str, rng: random.Random, share: float = _SLIPS) -> str:
    """One slip of the fingers in a share of the words that are long enough to survive it."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) > 4 and word.isalpha() and rng.random() < share:
            words[at] = _slipped(word, rng)
    return " ".join(words)


def _slipped(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + rng.choice(_LETTERS) + word[at + 1 :]


_FAULTS: tuple[Fault, ...] = (
    _without_accents,
    _lower,
    _without_marks,
    _slip,
    _without_apostrophes,
    _shorten,
    _by_ear,
)
