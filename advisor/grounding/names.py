"""The proper names of a sentence: capitals where a common word has none, acronyms, institutions."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from advisor.grounding.capitals import Word, words_of
from advisor.grounding.cues import cues
from advisor.grounding.marks import ClaimKind, Mark
from advisor.grounding.vocabulary import is_plain, is_word_of, is_written, opens
from advisor.language import Language
from advisor.retrieval.tokens import words

_LONGEST_CHAIN = 5
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]+)")
_ACRONYM = re.compile(r"\s*\(([A-Z&]{2,})s?\)")
_SHORT = 3
_PERSON_WORDS = (2, 3)


def names_in(text: str, language: Language) -> list[Mark]:
    """The names of persons and organisations that a sentence states; places count as such."""
    return [mark for run in _runs(words_of(text)) for mark in _marks(run, text, language)]


def _runs(found: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Stretches from a capital, or the head of an institution, to the last capital joined to it."""
    i = 0
    while i < len(found):
        word = found[i]
        if not (word.has_capital or word.is_head):
            i += 1
            continue
        end = _run_end(found, i)
        run = found[i:end]
        if any(w.has_capital for w in run):
            yield run
        i = end


def _run_end(found: Sequence[Word], start: int) -> int:
    end = at = start + 1
    first = found[start]
    chained = first.is_head
    if first.opening and not (
        chained or first.is_strong or at == len(found) or found[at].has_capital
    ):
        return end
    while (
        at < len(found) and found[at].joined and not found[at].opening and at - end < _LONGEST_CHAIN
    ):
        if found[at].has_capital:
            end = at + 1
            chained = chained or found[at].is_head
        elif chained and _links(found[at - 1], found[at]):
            end = at + 1 if _is_named(found[start:at]) else end
        elif not found[at].is_particle:
            break
        at += 1
    return end


def _is_named(begun: Sequence[Word]) -> bool:
    """Whether an institution with a capital takes in a plain word: "le Fonds de solidarité"."""
    head = begun[0]
    plain = len(begun) > 1 and all(word.is_particle for word in begun[1:])
    return plain and head.has_capital and head.is_head and not head.opening


def _links(before: Word, word: Word) -> bool:
    """Whether a plain word goes on with the name of an institution: "Banque de développement"."""
    return len(word.text) > 1 and not word.is_particle and (before.is_particle or before.is_head)


def _marks(run: Sequence[Word], text: str, language: Language) -> Iterator[Mark]:
    if run[0].opening or run[0].titled:
        run = _without_opening(run, text, language)
    if len(run) > 1 and run[0].text in cues().titles and run[1].has_capital:
        yield _mark(run[1:], text, "person")
        return
    parts = _strong_stretches(run) if _is_all_titled(run) else _parts(run)
    for part in parts:
        if part and _is_name(part) and not _spells_common_acronym(part, text):
            yield _mark(part, text, _kind(part))


def _is_all_titled(run: Sequence[Word]) -> bool:
    """Whether capitals say nothing in a run: one in a title without the head of an institution."""
    heads = any(word.text.lower() in cues().titled_heads for word in run)
    return all(word.titled for word in run) and not (heads and len(run) > 1)


def _strong_stretches(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    for strong, stretch in groupby(run, key=lambda word: word.has_capital and word.is_strong):
        if strong:
            yield list(stretch)


def _spells_common_acronym(part: Sequence[Word], text: str) -> bool:
    """Whether a run spells out an acronym that is no name: "Key Performance Indicators (KPI)"."""
    after = _ACRONYM.match(text, part[-1].end)
    initials = "".join(word.text[0] for word in part if word.has_capital)
    return after is not None and after[1] == initials and initials in cues().common_acronyms


def _without_opening(run: Sequence[Word], text: str, language: Language) -> Sequence[Word]:
    """The run without a first word whose capital only opens the sentence."""
    first, rest = run[0], run[1:]
    acts = _acts(run, text)
    if first.is_strong:
        aside = first.titled or text.startswith(",", first.end)
        plain = is_plain(first.text) or (is_written(first.text) and not aside)
        return rest if plain and not (rest or acts or first.is_mixed) else run
    if not rest or opens(first.text) or len(first.text) == 1:
        return rest
    named = [word for word in rest if word.has_capital]
    if not named or first.is_head or not _may_order(first, language):
        return run
    named_alone = named[0].is_strong or (not acts and all(word.is_common for word in named))
    return rest if named_alone else run


def _may_order(word: Word, language: Language) -> bool:
    """Whether a word may be the verb of a sentence that tells what to do."""
    if word.text.lower() in cues().given_names:
        return False
    if language == "fr":
        return word.text.endswith(cues().order_endings)
    return is_word_of(word.text, "en")


def _acts(run: Sequence[Word], text: str) -> bool:
    """Whether the word after a run says what somebody does."""
    after = _NEXT.match(text, run[-1].end)
    if after is None:
        return False
    third_person = len(run) > 1 and after[1].endswith("s") and len(after[1]) > _SHORT
    return third_person or after[1] in cues().after_subject or after[1].endswith("ed")


def _parts(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """A run cut where a name of its own stands on each side: "Rondeau de PME MTL"."""
    begun = 0
    for i, word in enumerate(run):
        if word.has_capital or i < begun:
            continue
        left = [w for w in run[begun:i] if w.has_capital]
        alone = all(w.is_common for w in left) or any(w.is_strong for w in left)
        if left and alone and not any(w.is_head for w in left):
            yield run[begun:i]
            begun = i + 1
    yield _without_plain_head(run[begun:])


def _without_plain_head(part: Sequence[Word]) -> Sequence[Word]:
    """The part from its first capital, where that is a name by itself: "projet de Laval"."""
    first = next((i for i, word in enumerate(part) if word.has_capital), 0)
    return part[first:] if part and part[first].is_strong else part


def _is_name(part: Sequence[Word]) -> bool:
    named = [word for word in part if word.has_capital]
    if not named or (all(word.is_common for word in named) and not part[0].is_head):
        return False
    lone = len(named) == 1 and not named[0].is_strong
    return not (lone and (named[0].opening or opens(named[0].text) or len(named[0].text) == 1))


def _mark(part: Sequence[Word], text: str, kind: ClaimKind) -> Mark:
    start, end = part[0].start, part[-1].end
    key = " ".join(word for word in words(text[start:end]) if word != "s")
    return Mark(start, end, kind, key)


def _kind(part: Sequence[Word]) -> ClaimKind:
    if any(word.text.lower() in cues().law_heads for word in part):
        return "law"
    plain = all(word.is_strong and not word.is_mixed for word in part if not word.is_particle)
    return "person" if plain and len(part) in _PERSON_WORDS else "organisation"
