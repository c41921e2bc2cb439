"""How a statement is put: a fact, a claim, an unknown, a question or an aside."""

import re

from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.model import Kind
from advisor.understanding.notes.short_forms import spelt_out
from advisor.understanding.notes.splitting import words_in
from advisor.understanding.notes.text import flat

_LABEL = re.compile(r"^[^.:;?!\d]{2,30}\s?:\s+(?=\S)")
_STAMP = re.compile(r"^\[?\d{1,2}[:h]\d\d\]?[ :–-]+(?:[a-z]\w{0,14}\s?:\s)?")
_CONTACT = re.compile(
    r"(?!.*[$%€])[\W_]*(?:(?:tel|cell|mobile|phone|fax)\W*)?(?:\+?[\d\s().-]{7,}|\S+@\S+|www\.\S+|)[\W_]*"
)
_MONEY = re.compile(r"\d\s?(?:k\b|m\b|\$|%)|\$\s?\d")
_CLAIMS = ("hearsay", "opinion", "plan", "evaluates")
_VALUES = ("opinion", "evaluates")
_BLANK = re.compile(r"(?:[:=~≈<>(|-]|\d[\d ,.]*\s?(?:k|m|\$|%)*|\?)\s?\(?\?+\)?$")
_FEW = 8


def kind_under(folded: str, heading: str) -> Kind:
    """How a folded statement is put under a folded heading: all is open under "to verify"."""
    kind, cues = kind_of(folded), note_cues("kinds")
    if kind == "aside" or not cues["open_heading"].fullmatch(heading):
        return kind
    asked = folded.rstrip().endswith("?") or cues["to_ask"].match(folded)
    return "question" if asked else "unknown"


def kind_of(folded: str) -> Kind:
    """How a folded statement is put; what no cue tells is a fact."""
    cues = note_cues("kinds")
    folded = flat(spelt_out(_STAMP.sub("", folded)))
    words = _LABEL.sub("", folded)
    if _CONTACT.fullmatch(folded):
        return "aside"
    if cues["order"].search(folded):
        return "aside"
    asked = _asked(folded, words)
    if asked:
        return asked
    if _is_aside(words, folded):
        return "aside"
    if cues["unknown"].search(folded) or cues["open_start"].match(folded):
        return "unknown"
    return "claim" if _claims(folded) else "fact"


def _asked(folded: str, words: str) -> Kind | None:
    """A question; a mark that stands for a figure is an unknown."""
    cues = note_cues("kinds")
    bare = folded.rstrip(" )]\"'»”")
    if folded.startswith("?"):
        rest = folded.lstrip("? ")
        asks = cues["asks"].match(rest) or (": " in rest and cues["asks"].search(words))
        return "question" if asks else "unknown"
    if bare.endswith("?"):
        return "unknown" if _is_blank(folded) else "question"
    if "(?)" in folded or "[?]" in folded or "???" in folded:
        return "unknown"
    if not any(cues["question"].match(said) for said in (words, folded, _after_lead(words))):
        return None
    _, colon, answer = folded.partition(": ")
    return "unknown" if colon and cues["unknown"].search(answer) else "question"


def _after_lead(words: str) -> str:
    """The words after "also", "and then" and their like."""
    found = note_cues("kinds")["leads"].match(words)
    return words[found.end() :].lstrip() if found else words


def _is_blank(folded: str) -> bool:
    """Whether the question mark stands where a figure or a word is missing."""
    if note_cues("kinds")["asks"].match(folded):
        return False
    return words_in(folded) <= _FEW and bool(_BLANK.search(folded.rstrip()))


def _is_aside(words: str, folded: str) -> bool:
    cues = note_cues("kinds")
    if cues["hearsay"].search(folded) or cues["unknown"].search(folded):
        return False
    if _MONEY.search(words) and cues["business"].search(words):
        return False
    errand = cues["errand"].match(words.strip("-*• ")) or cues["errand"].match(folded)
    if errand and not cues["business"].search(words):
        return True
    if cues["business"].search(words):
        return False
    whole = cues["aside_whole"].fullmatch(words.strip(" .,!"))
    return bool(whole or cues["aside"].search(words))


def _claims(words: str) -> bool:
    cues = note_cues("kinds")
    told = cues["plan_not"].sub(" ", words)
    seen = _VALUES if cues["proven"].search(words) else ()
    return any(cues[name].search(told) for name in _CLAIMS if name not in seen)
