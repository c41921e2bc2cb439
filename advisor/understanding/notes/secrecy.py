"""Which stretches of notes are marked as private, in words or by a sign."""

import re
from collections.abc import Sequence

from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.forbidding import forbids_spreading
from advisor.understanding.notes.layout import Block
from advisor.understanding.notes.private_titles import is_block, is_private_title
from advisor.understanding.notes.splitting import sentences_in, words_in
from advisor.understanding.notes.text import flat

_SHORT, _LEANS = 3, 5
_BEFORE, _AFTER = 2, 2
_ADDS = ("(", "[", ",", "–", "—", "-")
_ANNOUNCES = re.compile(r"[^:]{0,20}:\s*\w")
_PART = re.compile(r";\s+(?:(?:and|but|et|mais|puis|pis)\s+)?")
_LEAD = re.compile(r"\s?:\s|\s[–—-]\s|[,.]\s|\s?\|\s")


def private_spans(text: str, blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """The stretches that are private; where the reach of a mark is in doubt, the longer one.

    A mark covers the item of a list with those under it, a line that is an idea of its own, a short
    paragraph, or, in a long one, the sentences around it; as a heading, all until the next. What
    opens with "private:" leaves what stands before it open.
    """
    folded = _heard(flat(text), blocks)
    found: list[tuple[int, int]] = []
    under = False
    for at, block in enumerate(blocks):
        words = folded[block.start : block.end]
        if block.part == "heading":
            under = is_private_title(words) or _is_marked(words)
        if block.part == "disclaimer":
            continue
        if under:
            found.append((block.start, block.end))
        elif block.part in {"body", "heading"}:
            found += _marked(folded, blocks, at)
    return tuple(sorted(set(found)))


def _heard(folded: str, blocks: Sequence[Block]) -> str:
    """The text without what only sounds like a mark within a block, of the same length."""
    cleared, kept = note_cues("privacy")["cleared"], list(folded)
    for block in blocks:
        for found in cleared.finditer(folded, block.start, block.end):
            kept[found.start() : found.end()] = "\x1f" * len(found[0])
    return "".join(kept)


def is_headed(words: str) -> bool:
    """Whether a folded stretch opens with "private:" or "confidential –"."""
    leads = _LEAD.split(words.lstrip("| "), maxsplit=1)
    return len(leads) > 1 and is_block(leads[0])


def _marked(folded: str, blocks: Sequence[Block], at: int) -> list[tuple[int, int]]:
    block = blocks[at]
    headed = is_headed(folded[block.start : block.end])
    sentences = _sentences(folded, blocks, at)
    hits = [i for i, (a, b) in enumerate(sentences) if _is_marked(folded[a:b])]
    if not hits and not headed:
        return []
    own = _own(folded, blocks, at)
    if len(sentences) == 1 and _leans_back(folded[block.start : block.end], listed=block.listed):
        own += _before(folded, blocks, at)
    if headed or block.bullet:
        return own
    if len(sentences) <= _SHORT:
        return _from_the_head(folded, sentences, hits, own)
    return [sentences[i] for hit in hits for i in _reach(folded, sentences, hit)]


def _from_the_head(
    folded: str,
    sentences: Sequence[tuple[int, int]],
    hits: Sequence[int],
    own: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """The whole of a short paragraph, or only from "private:" on where that is its first mark.

    So too from a part of a list in one sentence: "22 employees; off the record: she may sell".
    """
    start, end = sentences[hits[0]]
    parts = [start, *(found.end() for found in _PART.finditer(folded, start, end))]
    first = next((a for a in parts if _opens_with_mark(folded[a:end])), None)
    if first is None or (first == start and not is_headed(folded[start:end])):
        return list(own)
    return [(max(a, first), b) for a, b in own if b > first]


def _opens_with_mark(words: str) -> bool:
    """Whether words begin with "private:", or with a mark over what follows."""
    cues = note_cues("privacy")
    names = ("mark", "forward", "backward")
    return is_headed(words) or any(cues[name].match(words) for name in names)


def _before(folded: str, blocks: Sequence[Block], at: int) -> list[tuple[int, int]]:
    """What a mark alone on its line is said of: what is just before, or all of the paragraph."""
    block = blocks[at]
    if not at:
        return []
    wide = note_cues("privacy")["wide"].search(folded, block.start, block.end)
    if not (block.listed and wide):
        return _own(folded, blocks, at - 1)
    return [(b.start, b.end) for b in blocks[:at] if b.paragraph == block.paragraph]


def _is_marked(words: str) -> bool:
    cues = note_cues("privacy")
    marked = any(cues[name].search(words) for name in ("mark", "forward", "backward"))
    return marked or any(map(is_headed, _PART.split(words))) or forbids_spreading(words)


def _only_marks(words: str) -> bool:
    """Whether a sentence by itself says of what stands before that it is private."""
    cues = note_cues("privacy")
    if is_headed(words) and not cues["backward"].search(_LEAD.split(words, maxsplit=1)[1]):
        return False
    found = cues["backward"].search(words)
    if found and _ANNOUNCES.match(words, found.end()):
        return False
    return bool(found) and words_in(words) - words_in(found[0] if found else "") <= _SHORT


def _leans_back(words: str, *, listed: bool) -> bool:
    """Whether a line says little but that something is private; a line alone may say more."""
    found = note_cues("privacy")["backward"].search(words)
    if not found:
        return False
    before, after = words[: found.start()], words[found.end() :]
    if words_in(before) > 1 and before.rstrip().endswith(_ADDS):
        return False
    if _only_marks(words):
        return True
    if not listed or ":" in words or after.startswith(","):
        return False
    return words_in(before) <= _SHORT and words_in(after) <= _LEANS


def _sentences(folded: str, blocks: Sequence[Block], at: int) -> list[tuple[int, int]]:
    """The sentences of the paragraph of a block; of an item, its own."""
    block = blocks[at]
    if block.bullet or block.listed:
        return list(sentences_in(folded, block.start, block.end))
    return [
        place
        for other in blocks
        if other.paragraph == block.paragraph and other.part == "body" and not other.bullet
        for place in sentences_in(folded, other.start, other.end)
    ]


def _own(folded: str, blocks: Sequence[Block], at: int) -> list[tuple[int, int]]:
    """An item with those under it, or a whole paragraph; the list that a line opens is its own."""
    block = blocks[at]
    if not (block.bullet or block.listed):
        paragraph = [b for b in blocks if b.paragraph == block.paragraph and b.part == "body"]
        return [(b.start, b.end) for b in paragraph]
    opens = block.listed and _opens_more(folded[block.start : block.end])
    covered, goes_on = [block], note_cues("privacy")["goes_on"]
    for other in blocks[at + 1 :]:
        under = other.indent > block.indent or (block.listed and other.bullet)
        under = under or bool(block.listed and goes_on.match(folded, other.start))
        if other.paragraph != block.paragraph or not (under or opens):
            break
        covered.append(other)
    return [(b.start, b.end) for b in covered]


def _opens_more(words: str) -> bool:
    """Whether a line announces what follows: it ends with a colon, or is no more than a mark."""
    return words.endswith(":") or is_block(words.rstrip("."))


def _reach(folded: str, sentences: Sequence[tuple[int, int]], hit: int) -> range:
    """The sentences that a mark in a long paragraph covers."""
    cues = note_cues("privacy")
    start, end = sentences[hit]
    opens = cues["forward"].search(folded, start, end) or is_headed(folded[start:end])
    signed = cues["mark"].search(folded, start, end)
    closes = _only_marks(folded[start:end]) or not (opens or signed)
    if closes and cues["backward"].search(folded, start, end):
        return range(_since(folded, sentences, hit), hit + 1)
    last = hit + 1
    while last < len(sentences) and last <= hit + _AFTER:
        if cues["over"].match(folded, *sentences[last]):
            break
        last += 1
        if cues["backward"].search(folded, *sentences[last - 1]):
            break
    return range(max(0, hit - 1) if signed else hit, last)


def _since(folded: str, sentences: Sequence[tuple[int, int]], hit: int) -> int:
    """From which sentence a mark that stands at the end counts: another mark, or a few before."""
    first = max(0, hit - _BEFORE)
    marked = [i for i in range(first, hit) if _is_marked(folded[slice(*sentences[i])])]
    return marked[0] if marked else first
