"""Whether a message tells of a fraud or a breach of confidence, suspected or confirmed."""

from advisor.understanding.health.clauses import Span, clause_at, sentences_of
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.folded import Folded
from advisor.understanding.health.model import Integrity

_BEFORE = 60


def integrity_of(message: Folded, cues: HealthCues) -> Integrity:
    """The gravest thing told; what is denied or only supposed counts for nothing.

    A bare assertion counts as suspected: only what is said to be proven is confirmed.
    """
    found = Integrity()
    sentences = sentences_of(message.text)
    for i, sentence in enumerate(sentences):
        following = sentences[i + 1] if i + 1 < len(sentences) else sentence
        before = sentences[i - 1] if i else sentence
        told = _told(message, sentence, Span(before.start, following.end), cues)
        if told.level == "confirmed" or (told.level == "suspected" and found.level == "none"):
            found = told
    return found


def _told(message: Folded, sentence: Span, around: Span, cues: HealthCues) -> Integrity:
    text = message.text
    for event in cues.integrity["events"].finditer(text, sentence.start, sentence.end):
        if _is_denied(text, sentence, event.start(), event.end(), cues):
            continue
        words = message.words(sentence.start, sentence.end)
        own = text[sentence.start : sentence.end]
        if cues.integrity["suspected"].search(own):
            return Integrity("suspected", words)
        if cues.integrity["confirmed"].search(own):
            return Integrity("confirmed", words)
        near = text[around.start : around.end]
        sure = cues.integrity["confirmed"].search(near)
        unsure = cues.integrity["suspected"].search(near)
        return Integrity("confirmed" if sure and not unsure else "suspected", words)
    return Integrity()


def _is_denied(text: str, sentence: Span, start: int, end: int, cues: HealthCues) -> bool:
    clause = clause_at(text, sentence, start)
    before = text[max(clause.start, start - _BEFORE) : start]
    return bool(
        cues.integrity["none"].search(text[max(sentence.start, start - _BEFORE) : start])
        or cues.integrity["negated"].search(before)
        or cues.integrity["none_after"].match(text[end:])
        or cues.integrity["negated"].search(text[start:end])
    )
