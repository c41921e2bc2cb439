"""A wish to be prepared for a meeting with a client, told from a question on how to meet."""

from collections.abc import Sequence
from datetime import date

from advisor.language import Language
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.layout import blocks_of
from advisor.understanding.notes.model import PreparationRequest, Span
from advisor.understanding.notes.names import client_in, day_to_come, named_with
from advisor.understanding.notes.splitting import sentences_in, words_in
from advisor.understanding.notes.text import flat

Place = tuple[int, int]
_LONGEST_WISH, _NOTES_LEAST = 45, 6


def asks_for_preparation(
    text: str, language: Language, today: date | None = None
) -> PreparationRequest | None:
    """What a message asks to prepare: a meeting with a client, or the dossier; None for no wish.

    How one meets a partner is a question for the guidance, and no wish. `today` is what the day
    of the meeting is counted from; without it no day is told.
    """
    folded, sentences = flat(text), _sentences(text)
    wishes = _wishes(folded, sentences)
    if not wishes:
        return None
    asked = " ".join(text[a:b] for a, b in wishes)
    days = [day_to_come(text[a:b], language, today) for a, b in wishes] if today else []
    notes = _notes(text, sentences, wishes)
    return PreparationRequest(
        meeting=next((day for day in days if day), None),
        client=named_with(asked) or client_in(text, blocks_of(text)),
        language=_language(flat(asked)),
        anonymous=bool(note_cues("requests")["anonymous"].search(flat(asked))),
        notes=notes,
    )


def _sentences(text: str) -> list[Place]:
    folded = flat(text)
    return [
        place for block in blocks_of(text) for place in sentences_in(folded, block.start, block.end)
    ]


def _wishes(folded: str, sentences: Sequence[Place]) -> list[Place]:
    """The sentences that ask, with those beside them that only say when, whom or how."""
    found = [at for at, (a, b) in enumerate(sentences) if _asks(folded[a:b], folded)]
    if not found:
        return []
    first = found[0]
    beside = [at for at in range(len(sentences)) if at not in found and abs(at - first) == 1]
    with_them = found + [at for at in beside if _goes_with(folded[slice(*sentences[at])])]
    told = [at for at in range(len(sentences)) if _manner(folded[slice(*sentences[at])])]
    return [sentences[at] for at in sorted({*with_them, *told})]


def _asks(words: str, whole: str) -> bool:
    """Whether a sentence asks for a preparation, in an order, a wish or a question."""
    cues = note_cues("requests")
    if words_in(words) > _LONGEST_WISH:
        return False
    client = bool(cues["client"].search(words))
    if cues["general"].match(words) or (cues["partner"].search(words) and not client):
        return False
    if (
        cues["wonders"].search(words)
        and cues["client"].search(whole)
        and cues["sees"].search(whole)
    ):
        return True
    mine = cues["mine"].search(words)
    if mine and cues["dossier"].search(words):
        return True
    ordered = bool(cues["ask"].search(words))
    if cues["know"].search(words) and (client or cues["mine"].search(words)):
        return True
    if not ordered:
        return False
    if cues["dossier"].search(words) or cues["prepares"].search(words):
        return True
    sees = client or cues["sees"].search(whole) or cues["client"].search(whole)
    return bool(cues["thing"].search(words) and (sees or mine))


def _goes_with(words: str) -> bool:
    """Whether a sentence beside the wish only tells of the meeting."""
    return words_in(words) <= _LONGEST_WISH // 2 and bool(
        note_cues("requests")["sees"].match(words.lstrip(" -*"))
    )


def _manner(words: str) -> bool:
    """Whether a short sentence only tells how the dossier is wanted."""
    cues = note_cues("requests")
    how = any(cues[name].search(words) for name in ("english", "french", "anonymous"))
    return how and words_in(words) <= _NOTES_LEAST + 1


def _language(words: str) -> Language | None:
    cues = note_cues("requests")
    if cues["english"].search(words):
        return "en"
    return "fr" if cues["french"].search(words) else None


def _notes(text: str, sentences: Sequence[Place], wishes: Sequence[Place]) -> tuple[Span, ...]:
    """The stretches around the wishes, where they are long enough to tell something."""
    bounds = [0, *[at for wish in wishes for at in wish], len(text)]
    spans = zip(bounds[::2], bounds[1::2], strict=True)
    return tuple(Span(start=a, end=b) for a, b in spans if words_in(text[a:b]) >= _NOTES_LEAST)
