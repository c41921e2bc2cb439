"""What each passage says of the clauses, and how: settled, left open, denied."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from advisor.language import LANGUAGES, Language
from advisor.understanding.agreement.blanks import has_blank, is_signature, signed_from
from advisor.understanding.agreement.cues import cues_of, in_either
from advisor.understanding.agreement.layout import Passage
from advisor.understanding.cues import cues
from advisor.understanding.readiness.cues import level

Manner = Literal["settled", "open", "denied", "silent"]
_WORD = re.compile(r"[^\W_]+")
_MAIL = re.compile(r"^(?:de|from|a|to|cc|date|objet|subject|sent|envoye|re|tr|fwd?) ?:")
_LABEL_WORDS = 5
_LIST_WORDS = 14
_ASKED_WORDS = 14
_LEAST = 3
_LABELLED = 20
_PIVOT = re.compile(
    r"(?:[,;]? (?=(?:mais|par contre|toutefois|cependant|sauf que|but|however|though|although)\b)"
    r"| [–—] |; )"
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Saying:
    """Words of a passage that can stand for a clause: `at` is the place of the passage."""

    text: str
    flat: str
    at: int
    language: Language
    manner: Manner
    above: tuple[str, ...]


def sayings_in(
    passages: Sequence[Passage], language: Language, left_out: frozenset[int]
) -> tuple[Saying, ...]:
    """What the passages say, in order, those of `left_out` set aside."""
    end = signed_from(passages)
    title = next((p.text for p in passages[:1] if p.is_heading), None)
    found: list[Saying] = []
    label: tuple[int, str] | None = None
    for at, passage in enumerate(passages):
        if passage.is_heading or at in left_out or _is_frame(passage, at >= end):
            continue
        if _is_label(passages, at):
            label = (passage.line, passage.flat)
            continue
        above = tuple(level(h) for h in passage.headings if h and h != title)
        if label and label[0] == passage.line:
            above = (*above, label[1])
        found += _said(passages, at, above, language, left_out)
    return tuple(found)


def _is_frame(passage: Passage, after_end: bool) -> bool:
    return bool(
        is_signature(passage) or (after_end and has_blank(passage)) or _MAIL.match(passage.flat)
    )


def _is_label(passages: Sequence[Passage], at: int) -> bool:
    """A few words that head the sentence after them on their line."""
    one = passages[at]
    if at + 1 >= len(passages) or passages[at + 1].line != one.line or "?" in one.text:
        return False
    if one.text.isupper():
        return True
    short = len(_WORD.findall(one.text)) <= _LABEL_WORDS
    return short and bool(topics_of(one.flat) or in_either("others", one.flat))


def topics_of(flat: str) -> frozenset[str]:
    """The clauses that a heading or a sentence names, in either language."""
    return frozenset(
        clause
        for language in LANGUAGES
        for clause, pattern in cues_of(language).names.items()
        if pattern.search(flat)
    )


def _said(
    passages: Sequence[Passage],
    at: int,
    above: tuple[str, ...],
    default: Language,
    left_out: frozenset[int],
) -> Iterator[Saying]:
    passage = passages[at]
    language = language_of(passage.flat, default)
    if any(in_either("open_heading", heading) for heading in above):
        yield Saying(passage.text, passage.flat, at, language, "open", above)
        return
    whole = Saying(passage.text, passage.flat, at, language, "settled", above)
    if passage.flat.rstrip().endswith("?"):
        answer = _answer(passages, at, left_out)
        if answer is not None:
            text = f"{passage.text} {answer.text}"
            manner = manner_of(answer.flat, passages)
            yield replace(whole, text=text, flat=level(text), manner=manner)
            return
        yield replace(whole, manner="open" if in_either("open", whole.flat) else "silent")
        return
    for piece in _pieces(whole):
        yield replace(piece, manner=_manner(piece, passage, passages))


def _answer(passages: Sequence[Passage], at: int, left_out: frozenset[int]) -> Passage | None:
    """The passage that answers a short question."""
    if len(_WORD.findall(passages[at].text)) > _ASKED_WORDS:
        return None
    then = at + 1
    if then in left_out or then >= len(passages) or passages[then].is_heading:
        return None
    if passages[then].line - passages[at].line > _LEAST or ":" in passages[then].text[:_LABELLED]:
        return None
    return None if passages[then].flat.rstrip().endswith("?") else passages[then]


def _pieces(whole: Saying) -> Iterator[Saying]:
    """A sentence that settles one thing and leaves another open is two."""
    cuts = [m.end() for m in _PIVOT.finditer(whole.flat)]
    if not cuts or not (in_either("open", whole.flat) or in_either("denied", whole.flat)):
        yield whole
        return
    bounds = [0, *cuts, len(whole.flat)]
    for start, stop in pairwise(bounds):
        if len(_WORD.findall(whole.flat, start, stop)) >= _LEAST:
            yield replace(whole, text=whole.text[start:stop], flat=whole.flat[start:stop])


def _manner(said: Saying, passage: Passage, passages: Sequence[Passage]) -> Manner:
    if said.flat == passage.flat and has_blank(passage):
        return "open"
    return manner_of(said.flat, passages)


def manner_of(flat: str, passages: Sequence[Passage]) -> Manner:
    """How a sentence says what it says."""
    if any(in_either(name, flat) for name in ("recital", "definition", "asked")):
        return "silent"
    if _is_left_open(flat) or _annex_lacks(flat, passages):
        return "open"
    if in_either("denied", flat) and not _DIGIT.search(flat):
        return "denied"
    return "settled"


def _is_left_open(flat: str) -> bool:
    """Whether a sentence leaves something open, apart from what it only supposes."""
    for language in LANGUAGES:
        flat = cues_of(language).conditional.sub(" ", flat)
    return bool(in_either("open", flat) or in_either("either", flat))


def _annex_lacks(flat: str, passages: Sequence[Passage]) -> bool:
    """Whether a sentence leaves the matter to an annex that the text does not have."""
    for language in LANGUAGES:
        named = cues_of(language).annex.search(flat)
        if named:
            head = re.compile(rf"^(?:{cues_of(language).annex_name.pattern}) {named[1]}\b")
            return not any(head.search(line) for p in passages for line in (p.flat, p.mark))
    return False


def language_of(flat: str, default: Language) -> Language:
    """The language of a sentence by its function words; `default` where they do not tell."""
    words = _WORD.findall(flat)
    french = sum(w in cues("fr").function_words for w in words)
    english = sum(w in cues("en").function_words for w in words)
    if abs(french - english) < 2:
        return default
    return "fr" if french > english else "en"
