"""E-mail addresses, also spelled out to fool robots, and Canadian postal codes."""

import re
from collections.abc import Iterator
from functools import cache

from advisor.privacy.cues import cues
from advisor.privacy.plain import Plain, Span
from advisor.privacy.surroundings import lead

_LOCAL = r"[\w.+%-]{1,64}"
_LOCAL_BACKWARDS = re.compile(rf" ?{_LOCAL}")
_LOCAL_REACH = 65
_LABEL = r"[\w-]{1,63}"
_TLD = r"(?=\d?[^\W\d_])[^\W_]{2,24}"
_COMMON_TLD = r"(?:ca|com|net|org|fr|qc|info|biz|io|co|coop|quebec|eu|us|be|ch|uk)(?!\w)"
_PROVIDERS = "(?:gmail|hotmail|outlook|yahoo|videotron|sympatico|icloud|proton|protonmail|msn)"
_EMAIL = re.compile(
    rf"{_LOCAL}(?:@{{1,2}}(?:{_LABEL}\.){{1,6}}{_TLD}"
    rf"| ?@{{1,2}} ?(?:{_LABEL}\.){{0,5}}{_LABEL} ?[.,] ?{_COMMON_TLD}"
    r"|@[a-z][\w-]{3,62})"
)
_LETTER = re.compile("[a-z]")
_FIRST = "[abceghj-nprstvxy]"
_OTHER = "[abceghj-nprstv-z]"
_JOIN = " ?-? ?"
_POSTAL = re.compile(rf"{_FIRST}[\do](?<![\w.]..){_OTHER}{_JOIN}[\do]{_OTHER}[\do](?!\w)")


def emails(level: Plain) -> Iterator[Span]:
    """Addresses as typed, with a slip in the domain, or with words for @ and the dot."""
    text = level.text
    for sign in re.finditer("@", text):
        found = _around_sign(text, sign.start())
        if found is not None and _LETTER.search(found[0]):
            yield found.span()
    if _in_brackets().search(text) or _in_words().search(text):
        for found in _spelled_out().finditer(text):
            yield found.span()


def canonical_email(text: str) -> str:
    """The address itself, in levelled text, whatever was put for @ and the dot."""
    if "@" not in text:
        text = _in_words().sub("@", _in_brackets().sub("@", text, count=1), count=1)
    return re.sub(rf"{_dot()}|[ ,]+", ".", re.sub(" ?([@.,]) ?", r"\1", text))


def postal_codes(level: Plain) -> Iterator[Span]:
    """Letters and digits as Canada Post allows them; with the letter O for 0 where so named."""
    for found in _POSTAL.finditer(level.text):
        typed_o = "o" in found[0]
        if not typed_o or lead(level.text, found.start()).close("postal"):
            yield found.span()


def _around_sign(text: str, sign: int) -> re.Match[str] | None:
    before = _LOCAL_BACKWARDS.match(text[max(0, sign - _LOCAL_REACH) : sign][::-1])
    return _EMAIL.match(text, sign - before.end()) if before else None


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[\[({{<] ?(?:@|{cues().at_in_brackets}) ?[\])}}>]")


@cache
def _in_words() -> re.Pattern[str]:
    words = cues()
    spelled = rf"{_LABEL}(?: (?:{words.dot}) {_LABEL}){{0,3}} (?:{words.dot}) {_COMMON_TLD}"
    provider = rf"(?:{words.provider_at})(?= {_PROVIDERS}(?:\.|{_dot()}))"
    return re.compile(rf" (?:(?:{words.at})|at(?= {spelled})|{provider}) ")


@cache
def _dot() -> str:
    words = cues().dot
    return rf"(?: ?[\[({{<] ?(?:\.|{words}) ?[\])}}>] ?| (?:{words}) )"


@cache
def _spelled_out() -> re.Pattern[str]:
    joint = rf"(?:{_dot()}| (?:{cues().joint}) )"
    local = rf"(?<![\w.+%-]){_LOCAL}(?:{joint}{_LABEL}){{0,3}}"
    at = rf"(?: ?{_in_brackets().pattern} ?|{_in_words().pattern})"
    return re.compile(rf"{local}{at}{_LABEL}(?:(?:{joint}|\.){_LABEL}){{1,4}}")
