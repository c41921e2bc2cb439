"""What each passage says of the clauses, and how: settled, left open, denied."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
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
_MAIL = re.compile(
    r"^(?:de|from|a|to|cc|date|objet|subject|sent|envoye|re|tr|fwd?) ?:|"
    r"^(?:le|on) [^.]{5,70}(?:a ecrit|wrote) ?:$|^-{2,}[^-]{5,40}-{2,}$"
)
_PREFIX = re.compile(r"^(?P<label>[^:.;!?–—]{2,40})(?: ?:| [–—]|\.{4,}) ")
_CHAIN = 3
_KEPT = 2048
_LABEL_WORDS = 5
_CLAUSE_WORDS = 5
_AGENDA_WORDS = 9
_ASKED_WORDS = 14
_LEAST = 3
_LABELLED = 20
_NAMED = re.compile(r"[A-ZÀ-Ý][\w'’-]+[ \u00a0]?: ?(?:[\"«“]|[^\W\d_A-ZÀ-Ý]|\d)")
_PIVOT = re.compile(
    r"(?:[,;]? (?=(?:mais|par contre|toutefois|cependant|sauf que|but|however|though|although)\b)"
    r"| [–—] |; )"
)
_DIGIT = re.compile(r"\d")
_SUM = re.compile(r"\d+ ?[%$]|\$ ?\d")


@dataclass(frozen=True)
class Saying:
    """Words of a passage that can stand for a clause: `at` is the place of the passage.

    `firm` where the manner is sure: a blank, an annex that is not there, a heading of open points.
    """

    text: str
    flat: str
    at: int
    language: Language
    manner: Manner
    above: tuple[str, ...]
    firm: bool = False


def sayings_in(
    passages: Sequence[Passage], language: Language, left_out: frozenset[int]
) -> tuple[Saying, ...]:
    """What the passages say, in order, those of `left_out` set aside."""
    end = signed_from(passages)
    title = next((p.text for p in passages[:1] if p.is_heading), None)
    found: list[Saying] = []
    label: tuple[Passage, str] | None = None
    agenda = 0
    for at, passage in enumerate(passages):
        if passage.is_heading or at in left_out or _is_frame(passage, at >= end):
            continue
        if agenda == passage.line or _is_agenda(passage):
            agenda = passage.line
            continue
        if _is_label(passages, at):
            label = (passage, passage.flat)
            if not _is_statement(passage):
                continue
        above = tuple(level(h) for h in passage.headings if h and h != title)
        if label and label[0] is not passage and _same_point(label[0], passage):
            above = (*above, label[1])
        elif prefix := _prefix(passage):
            label, above = (passage, prefix), (*above, prefix)
        found += _said(passages, at, above, language, left_out)
    return tuple(found)


def _same_point(label: Passage, passage: Passage) -> bool:
    """Whether a passage stands under a label: on its line, or in the numbered point it opens."""
    numbered = bool(label.mark) and label.mark == passage.mark and label.block == passage.block
    return numbered or label.line == passage.line


def _is_frame(passage: Passage, after_end: bool) -> bool:
    return bool(
        is_signature(passage)
        or (after_end and has_blank(passage))
        or _MAIL.match(passage.flat)
        or in_either("footer", passage.flat)
    )


def _is_agenda(passage: Passage) -> bool:
    """Whether a passage only announces what will be talked about."""
    if in_either("agenda", passage.flat):
        return ":" in passage.flat
    brief = len(_WORD.findall(passage.text)) <= _AGENDA_WORDS and not _SUM.search(passage.flat)
    return brief and any(in_either("agenda", level(heading)) for heading in passage.headings)


def _is_label(passages: Sequence[Passage], at: int) -> bool:
    """A few words that head the sentence after them on their line."""
    one = passages[at]
    if at + 1 >= len(passages) or passages[at + 1].line != one.line or "?" in one.text:
        return False
    if one.text.isupper():
        return True
    if one.flat.endswith(";"):
        return False
    short = len(_WORD.findall(one.text)) <= _LABEL_WORDS
    first = at == 0 or passages[at - 1].line != one.line
    numbered = bool(one.mark) and first and one.flat.endswith(".")
    return short and bool(numbered or topics_of(one.flat) or in_either("others", one.flat))


def _is_statement(label: Passage) -> bool:
    """Whether the words that head a point are a sentence of their own."""
    words = _WORD.findall(label.text)
    return len(words) >= _CLAUSE_WORDS and not in_either("asking", label.flat)


def _prefix(passage: Passage) -> str | None:
    """The few words that head a line, as in "Money: each pays half; the rest is shared."."""
    found = _PREFIX.match(passage.flat)
    if found is None or len(_WORD.findall(found["label"])) > _LABEL_WORDS:
        return None
    return found["label"] if topics_of(found["label"]) else None


@lru_cache(maxsize=_KEPT)
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
        manner: Manner = "denied" if _is_refused(passage.flat) else "open"
        yield Saying(passage.text, passage.flat, at, language, manner, above, firm=manner == "open")
        return
    whole = Saying(passage.text, passage.flat, at, language, "settled", above)
    if passage.flat.rstrip().endswith("?"):
        yield _asked(whole, _answer(passages, at, left_out), passages)
        return
    for piece in _pieces(whole):
        yield _with_manner(piece, passage, passages)


def _asked(whole: Saying, answer: Sequence[Passage], passages: Sequence[Passage]) -> Saying:
    """A question with its answer: what is agreed to is said, else the answer says what it says."""
    if not answer:
        return replace(whole, manner="open")
    text = " ".join((whole.text, *(p.text for p in answer[:-1]))).rstrip("? \u00a0")
    if in_either("assent", answer[-1].flat):
        manner = manner_of(level(text), passages)
    elif has_blank(answer[-1]):
        text, manner = f"{text} : {answer[-1].text}", "open"
    else:
        text, manner = f"{text} : {answer[-1].text}", manner_of(answer[-1].flat, passages)
    firm = has_blank(answer[-1])
    return replace(whole, text=text, flat=level(text), manner=manner, firm=firm)


def _answer(passages: Sequence[Passage], at: int, left_out: frozenset[int]) -> tuple[Passage, ...]:
    """What follows a question up to what answers it; to a long one, no more than a yes does."""
    long = len(_WORD.findall(passages[at].text)) > _ASKED_WORDS
    if long and not (at + 1 < len(passages) and in_either("assent", passages[at + 1].flat)):
        return ()
    found: list[Passage] = []
    for then in range(at + 1, min(at + 1 + _CHAIN, len(passages))):
        one = passages[then]
        if then in left_out or one.is_heading or _MAIL.match(one.flat):
            break
        near = one.line - passages[then - 1].line <= _LEAST
        if not near or (":" in one.text[:_LABELLED] and not _NAMED.match(one.text)):
            break
        found.append(one)
        if not one.flat.rstrip().endswith("?"):
            return tuple(found)
    return ()


def _is_refused(flat: str) -> bool:
    return bool(in_either("denied", flat) or in_either("withdrawn", flat))


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


def _with_manner(said: Saying, passage: Passage, passages: Sequence[Passage]) -> Saying:
    if said.flat == passage.flat and has_blank(passage):
        return replace(said, manner="open", firm=True)
    if in_either("choice", passage.flat) or _annex_lacks(said.flat, passages):
        return replace(said, manner="open", firm=True)
    return replace(said, manner=manner_of(said.flat, passages))


def manner_of(flat: str, passages: Sequence[Passage]) -> Manner:
    """How a sentence says what it says, by its cues."""
    asked, _, told = flat.partition(" : ")
    if in_either("asked", asked) and _is_left_open(told):
        return "open"
    if any(in_either(name, flat) for name in ("recital", "definition", "asked")):
        return "silent"
    if _is_left_open(flat) or _annex_lacks(flat, passages):
        return "open"
    if in_either("denied", _unconditional(flat)) and not _DIGIT.search(flat):
        return "denied"
    return "settled"


def _is_left_open(flat: str) -> bool:
    """Whether a sentence leaves something open, apart from what it only supposes."""
    flat = _unconditional(flat)
    return bool(in_either("open", flat) or in_either("either", flat))


def _unconditional(flat: str) -> str:
    for language in LANGUAGES:
        flat = cues_of(language).conditional.sub(" ", flat)
    return flat


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
