"""An answer reviewed while it streams: nothing is shown before it was checked."""

from dataclasses import dataclass
from typing import Literal

from advisor.grounding import Evidence, Guard, checked, without_marks
from advisor.language import Language
from advisor.supervision.disclosure import Disclosure
from advisor.understanding.language_id import tell_language

FaultKind = Literal["empty", "ungrounded", "language", "disclosure"]
_TELLING_WORDS = 6


@dataclass(frozen=True)
class Verdict:
    """A whole answer: its text less what is ungrounded, and what was wrong with it."""

    text: str
    faults: tuple[FaultKind, ...]
    left_out: int = 0
    claims: tuple[str, ...] = ()


class Review:
    """Takes an answer piece by piece, gives back what may be shown of it.

    From the first sentence that is at fault on nothing more is given, until `verdict`.
    """

    def __init__(self, evidence: Evidence, language: Language, disclosure: Disclosure) -> None:
        """Hold what comes against the evidence, the language asked for, and the prompts."""
        self._evidence, self._language, self._disclosure = evidence, language, disclosure
        self._guard = Guard(evidence, language)
        self._text = self._waiting = self._shown = ""
        self._held = False

    def feed(self, piece: str) -> str:
        """What may be shown now, "" while a sentence is not whole."""
        self._text += piece
        self._take(self._guard.feed(piece))
        return self._released() if _tells(self._waiting) else ""

    def flush(self) -> str:
        """What may be shown of the rest, once the answer has ended."""
        self._take(self._guard.flush())
        return self._released()

    def verdict(self) -> Verdict:
        """The answer as a whole, once it has ended."""
        text = self._text
        if not text.strip():
            return Verdict("", ("empty",))
        if self._disclosure.given_away(text):
            return Verdict("", ("disclosure",))
        made = checked(text, self._evidence, self._language)
        faults: list[FaultKind] = []
        if not self._in_language(text):
            faults.append("language")
        if made.removed:
            faults.append("ungrounded")
        claims = dict.fromkeys(c.text for finding in made.removed for c in finding.claims)
        return Verdict(made.text.strip(), tuple(faults), len(made.removed), tuple(claims))

    def _take(self, checked_text: str) -> None:
        self._held = self._held or bool(self._guard.removed)
        self._waiting += checked_text

    def _released(self) -> str:
        """What was waiting, if it is in the right language and gives nothing away."""
        so_far, self._waiting = self._waiting, ""
        self._shown += so_far
        away = self._disclosure.given_away(self._shown)
        self._held = self._held or away or not self._in_language(so_far)
        return "" if self._held else without_marks(so_far)

    def _in_language(self, text: str) -> bool:
        if not _tells(text):
            return True
        told = tell_language(without_marks(text))
        return told in (self._language, "unknown")


def _tells(text: str) -> bool:
    """Whether a text is long enough to tell its language."""
    return len(text.split()) >= _TELLING_WORDS
