"""The partners whom notes name, so that a sentence that names one is known to be about them."""

import re
from collections.abc import Iterator, Sequence

from advisor.language import Language
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.firms import CAPITAL
from advisor.understanding.notes.layout import Block
from advisor.understanding.notes.splitting import sentences_in
from advisor.understanding.notes.text import flat, squeezed
from advisor.understanding.notes.turnover import is_linked, tells_money

_ARTICLE = r"(?:\s*(?:les?|la|l['’]|des|du|the)(?:\s|(?<=['’])))?\s*"
_NAME = re.compile(
    rf"{_ARTICLE}(?P<name>{CAPITAL}(?:\s(?:(?:&|et|and|of|de|du|des)\s)?{CAPITAL})*)"
)
_BEFORE = re.compile(
    rf"(?:[Tt]he|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|[Tt]his) (?P<name>{CAPITAL}(?: {CAPITAL})*) \Z"
)
_LEAST = 3
_ROLE: dict[Language, str] = {"fr": "partenaire ", "en": "partner "}


def partners_in(text: str, blocks: Sequence[Block], client: str) -> tuple[str, ...]:
    """The words of the names of partners, as written, but those of the client's own name."""
    own = {flat(word) for word in client.split()}
    found: dict[str, None] = {}
    for name in _names(text, blocks):
        for word in re.findall(r"[\w'’-]+", name):
            if len(word) > _LEAST and word[0].isupper() and flat(word) not in own:
                found[word] = None
    return tuple(found)


def _names(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    folded, cues = flat(text), note_cues("names")
    for block in blocks:
        for start, end in sentences_in(folded, block.start, block.end):
            leads = list(cues["allied"].finditer(folded, start, end))
            first = cues["allied_first"].match(folded, start, end)
            said = folded[start:end]
            if first and (tells_money(said) or is_linked(said[first.end() - start :])):
                leads.append(first)
            for lead in leads:
                named = _NAME.match(text, lead.end(), end)
                if named:
                    yield squeezed(named["name"])
            for after in cues["allied_after"].finditer(folded, start, end):
                before = _BEFORE.search(text[start : after.start()])
                if before:
                    yield before["name"]


def with_role(text: str, partners: Sequence[str], language: Language) -> str:
    """A text in which each name of a partner is led by the word "partner"."""
    return _named(partners).sub(lambda m: _ROLE[language] + m[0], text) if partners else text


def without_role(text: str, partners: Sequence[str], language: Language) -> str:
    """The text as it was before `with_role`."""
    if not partners:
        return text
    led = re.compile(rf"{_ROLE[language]}(?={_named(partners).pattern})")
    return led.sub("", text)


def _named(partners: Sequence[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(partners, key=len, reverse=True))
    return re.compile(rf"(?<![\w'’-])(?:{words})(?!\w)(?:[ ](?:(?:{words})(?!\w)))*")
