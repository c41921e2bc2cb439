"""A wish to be prepared for a meeting with a client, told from a question on how to meet."""

import re
from collections.abc import Sequence
from datetime import date

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold
from advisor.understanding.coaching import speaks_of_coached, speaks_of_customer
from advisor.understanding.cues import cues as cues_of
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.layout import blocks_of
from advisor.understanding.notes.model import PreparationRequest, Span
from advisor.understanding.notes.names import client_in, day_to_come, named_with
from advisor.understanding.notes.secrecy import is_headed, private_spans
from advisor.understanding.notes.splitting import sentences_in, words_in
from advisor.understanding.notes.text import flat, trimmed
from advisor.understanding.quoted import own_words, quoted_in

Place = tuple[int, int]
_LONGEST_WISH, _NOTES_LEAST, _FEW = 45, 6, 40
_COLON = re.compile(r" ?:\s(?=\S)")


def asks_for_preparation(
    text: str, language: Language, today: date | None = None
) -> PreparationRequest | None:
    """What a message asks to prepare: a meeting with a client, or the dossier; None for no wish.

    How one meets a partner is a question for the guidance, and no wish; so is a meeting of one's
    own business, with a banker or with a client who buys. `today` is what the day
    of the meeting is counted from; without it no day is told.
    """
    sentences = _sentences(text)
    wishes = _wishes(_unquoted(text), sentences)
    if not wishes or _is_order(text, wishes):
        return None
    asked = " ".join(text[a:b] for a, b in wishes)
    named = named_with(asked)
    if speaks_of_customer(asked if named or words_in(text) > _FEW else text):
        return None
    days = [day_to_come(text[a:b], language, today) for a, b in wishes] if today else []
    notes = _notes(text, sentences, wishes)
    return PreparationRequest(
        meeting=next((day for day in days if day), None),
        client=named or client_in(text, blocks_of(text)),
        language=_language(flat(asked)),
        anonymous=bool(note_cues("requests")["anonymous"].search(flat(asked))),
        notes=notes,
    )


def _sentences(text: str) -> list[Place]:
    """The sentences of a message; what a wish is told with after a colon is one apart."""
    folded, own = flat(text), _unquoted(text)
    return [
        part
        for block in blocks_of(text)
        for place in sentences_in(folded, block.start, block.end)
        for part in _before_colon(own, *place)
    ]


def _before_colon(folded: str, start: int, end: int) -> list[Place]:
    mark = _COLON.search(folded, start, end)
    if not mark or not _asks(folded[start : mark.start()], folded):
        return [(start, end)]
    return [(start, mark.end()), trimmed(folded, mark.end(), end)]


def _unquoted(text: str) -> str:
    """The folded message with blanks where it quotes: what is asked there is data."""
    folded = flat(text)
    for start, end in quoted_in(text):
        if "\n\n" not in text[start:end]:
            folded = folded[:start] + " " * (end - start) + folded[end:]
    return folded


def _is_order(text: str, wishes: Sequence[Place]) -> bool:
    """Whether the message orders the advisor about: in the wish, or in few words beside it."""
    told = " ".join(text[a:b] for a, b in wishes)
    said = own_words(text)
    few = told if words_in(said) > _FEW else said
    return any(cues_of(lang).orders.search(fold(few)) for lang in LANGUAGES)


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
    cues, words, secret = note_cues("requests"), _open(words), is_headed(words)
    if secret or words_in(words) > _LONGEST_WISH:
        return False
    client, meets = bool(cues["client"].search(words)), bool(cues["before"].search(words))
    if cues["general"].match(words) or (cues["partner"].search(words) and not client):
        return False
    with_client = bool(cues["client"].search(whole) or cues["before"].search(whole))
    if cues["wonders"].search(words) and with_client and cues["sees"].search(whole):
        return True
    mine = bool(cues["mine"].search(words))
    if (mine and cues["dossier"].search(words)) or (
        cues["know"].search(words) and (client or meets or mine)
    ):
        return True
    if not cues["ask"].search(words):
        return False
    readied = cues["readies"].search(words) and speaks_of_coached(whole)
    if readied or cues["dossier"].search(words) or cues["prepares"].search(words):
        return True
    sees = client or with_client or cues["sees"].search(whole)
    return bool(cues["thing"].search(words) and (sees or mine))


def _open(words: str) -> str:
    """A folded sentence without what it says of secrecy: "do not put it in the dossier"."""
    privacy = note_cues("privacy")
    for name in ("mark", "forward", "backward"):
        words = privacy[name].sub(" ", words)
    return words


def _goes_with(words: str) -> bool:
    """Whether a sentence beside the wish only tells of the meeting."""
    if words_in(words) > _LONGEST_WISH // 2 or is_headed(words):
        return False
    return bool(note_cues("requests")["sees"].match(words.lstrip(" -*")))


def _manner(words: str) -> bool:
    """Whether a short sentence only tells how the dossier is wanted."""
    cues = note_cues("requests")
    how = any(cues[name].search(words) for name in ("english", "french", "anonymous"))
    return how and words_in(words) <= _NOTES_LEAST + 1 and not is_headed(words)


def _language(words: str) -> Language | None:
    cues = note_cues("requests")
    if cues["english"].search(words):
        return "en"
    return "fr" if cues["french"].search(words) else None


def _notes(text: str, sentences: Sequence[Place], wishes: Sequence[Place]) -> tuple[Span, ...]:
    """The stretches around the wishes, where they are long enough to tell something."""
    bounds = [0, *[at for wish in wishes for at in wish], len(text)]
    spans = zip(bounds[::2], bounds[1::2], strict=True)
    return tuple(Span(start=a, end=b) for a, b in spans if _tells(text[a:b]))


def _tells(text: str) -> bool:
    """Whether a stretch is long enough for notes, or is short with a figure or a secret."""
    if words_in(text) >= _NOTES_LEAST or any(char.isdigit() for char in text):
        return True
    return bool(private_spans(text, blocks_of(text)))
