"""Text as it is typed in haste: accents and apostrophes dropped, letters missed or swapped."""

import random
import unicodedata

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def roughen(text: str, rng: random.Random) -> str:
    """A text with one to three of the faults of hurried typing; the words stay recognisable."""
    faults = [_without_accents, _lower, _without_marks, _slip, _without_apostrophes]
    for fault in rng.sample(faults, rng.randint(1, 3)):
        text = fault(text, rng)
    return text


def _without_accents(text: str, _: random.Random) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _lower(text: str, _: random.Random) -> str:
    return text.lower()


def _without_marks(text: str, _: random.Random) -> str:
    return " ".join(text.replace("?", " ").replace(",", " ").replace(".", " ").split()) or text


def _without_apostrophes(text: str, rng: random.Random) -> str:
    return text.replace("'", rng.choice(["", " "])).replace("\u2019", rng.choice(["", " "]))


def _slip(text: str, rng: random.Random) -> str:
    """One slip of the fingers in about one word in eight of those long enough to survive it."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) > 4 and word.isalpha() and rng.random() < 0.12:
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
