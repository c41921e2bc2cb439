"""What of a dossier may leave it: nothing private, and, where it is wished, no name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Any

import yaml
from babel import Locale

from advisor.client import Client
from advisor.dossier import Dossier, Practices
from advisor.grounding.names import names_in
from advisor.knowledge.practices import PRACTICE_KINDS, load_practices
from advisor.language import LANGUAGES, Language, locale_of
from advisor.privacy.identifiers import find_identifiers
from advisor.retrieval.tokens import fold

QUOTED = 150
"""Characters of a statement that a paper or an answer shows; the rest is cut."""
_CUT = "…"
_WORD = re.compile(r"\w+")
_SHORTEST, _ACRONYM = 3, 4
_PLACES = Path(__file__).parent / "places.yaml"
Change = Callable[[str], str]


def shown(text: str) -> str:
    """A statement as it is quoted: whole where it is short."""
    return shorten(text, QUOTED, placeholder=_CUT)


def without_private(dossier: Dossier) -> Dossier:
    """The dossier as it may be exported: its private statements and its earlier states are gone.

    What was read in a private statement never entered the forms.
    """
    client = dossier.client
    return dossier.model_copy(
        update={
            "client": _open(client) if client else None,
            "past": (),
            "practices": dossier.practices.model_copy(update={"past": ()}),
        }
    )


def _open(client: Client) -> Client:
    notes = tuple(
        one.model_copy(
            update={"statements": tuple(s for s in one.statements if not s.private), "mark": 0}
        )
        for one in client.notes
    )
    return client.model_copy(update={"notes": notes})


def redaction(dossier: Dossier, blank: str) -> Change:
    """Puts `blank` where a text quotes a private statement, whole or cut."""
    private = [s.text for s in dossier.client.statements if s.private] if dossier.client else []
    patterns = [_quoting(text) for whole in private for text in (whole, shown(whole))]
    found = [pattern for pattern in patterns if pattern]
    if not found:
        return lambda text: text
    any_of = re.compile("|".join(sorted(found, key=len, reverse=True)), re.IGNORECASE)
    return lambda text: any_of.sub(blank, text)


def _quoting(text: str) -> str:
    """A pattern of the words of a text, whatever stands between them."""
    words = _WORD.findall(text)
    return r"\b" + r"[\W_]+".join(map(re.escape, words)) + r"\b" if words else ""


def anonymous(dossier: Dossier, language: Language, blank: str) -> Dossier:
    """The dossier with no name of a person or firm, no identifier and no exact day.

    `blank` stands where a name stood. Names are told by their capitals: a common word that is
    capitalised may go too, which is the safe side.
    """
    client = dossier.client or Client()
    change = _nameless(dossier, language, blank)
    held: dict[str, Any] = dossier.model_dump(mode="json")
    for part in ("readiness", "health", "told", "agreement", "pending"):
        held[part] = walked(held[part], change, _FREE)
    held["practices"] = _practices(dossier.practices, change, blank).model_dump(mode="json")
    if held["agreement"]:
        held["agreement"]["source"] = ""
    made = Dossier.model_validate(held)
    notes = tuple(
        one.model_copy(
            update={
                "source": "",
                "statements": tuple(
                    s.model_copy(update={"text": change(s.text)}) for s in one.statements
                ),
            }
        )
        for one in client.notes
    )
    blanked = client.model_copy(update={"name": "", "answered_by": "", "notes": notes})
    return made.model_copy(update={"client": blanked})


_FREE = frozenset({"words", "evidence"})
"""The keys under which a dossier keeps what a person typed."""
_WHO = frozenset({"who", "counterpart"})
"""The answers of a practice that are a name."""


def walked(
    value: Any, change: Change, keys: frozenset[str] | None = None, *, on: bool = False
) -> Any:
    """JSON data with its texts changed: all of them, or those under some keys."""
    if isinstance(value, str):
        return change(value) if on or keys is None else value
    if isinstance(value, Mapping):
        return {
            key: walked(one, change, keys, on=on or (keys is not None and key in keys))
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [walked(one, change, keys, on=on) for one in value]
    return value


def _practices(practices: Practices, change: Change, blank: str) -> Practices:
    answers = {}
    for kind in PRACTICE_KINDS:
        items = load_practices()[kind].items
        answers[kind] = {
            name: blank
            if name in _WHO
            else change(value)
            if isinstance(value, str) and items[name].type == "text"
            else value
            for name, value in practices.of(kind).items()
        }
    kept = {kind: given for kind, given in answers.items() if given}
    return practices.model_copy(update={"answers": kept, "past": (), "pending": ()})


def _nameless(dossier: Dossier, language: Language, blank: str) -> Change:
    """Blanks the names that a text tells, and those that any other text of the dossier tells."""
    known = _words_of(dossier.client.name) if dossier.client else set()
    for text in _typed(dossier):
        for start, end in _names(text, language):
            known |= _words_of(text[start:end])
    named = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(known)) or r"(?!)")

    def change(text: str) -> str:
        spans = list(_names(text, language))
        spans += [(found.start, found.end) for found in find_identifiers(text)]
        spans += [found.span() for found in named.finditer(text)]
        return _blanked(text, spans, blank)

    return change


def _names(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where a text names a person or a firm: not a place, an acronym, nor one opening word."""
    for mark in names_in(text, language):
        named = text[slice(*mark.span)]
        opens = not text[: mark.start].strip() and " " not in named and "-" not in named
        acronym = named.isupper() and len(named) <= _ACRONYM
        if not (opens or acronym or fold(named) in _places()):
            yield mark.span


@cache
def _places() -> frozenset[str]:
    """Countries, and the places that everyone may name without naming anyone."""
    countries = {
        fold(name)
        for language in LANGUAGES
        for name in Locale.parse(locale_of(language)).territories.values()
    }
    listed = yaml.safe_load(_PLACES.read_text(encoding="utf-8"))
    return frozenset({*countries, *map(fold, listed)})


def _typed(dossier: Dossier) -> list[str]:
    """All that was typed in words: statements, proofs, names, quotations."""
    texts = [s.text for s in dossier.client.statements] if dossier.client else []
    texts += [text for text in dossier.readiness.evidence.values()]
    for kind in PRACTICE_KINDS:
        texts += [value for value in dossier.practices.of(kind).values() if isinstance(value, str)]
    return texts


def _words_of(name: str) -> set[str]:
    """The words of a name as they may be written: as typed, and in capitals."""
    found = [word for word in _WORD.findall(name) if len(word) >= _SHORTEST and word[0].isupper()]
    return {form for word in found for form in (word, word.upper(), word.capitalize())}


def _blanked(text: str, spans: Iterable[tuple[int, int]], blank: str) -> str:
    """A text with stretches replaced, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip(" -'’&"):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    for start, end in reversed(merged):
        text = text[:start] + blank + text[end:]
    return text
