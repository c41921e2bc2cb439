"""What of a passage bears on the forms: the health of a partnership, readiness by dimension.

The readers of the forms expect a description of one matter. Notes speak of many, so that each
reader is given the sentences of its own.
"""

from collections.abc import Callable

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.kinds import kind_of
from advisor.understanding.notes.splitting import ideas_in, sentences_in
from advisor.understanding.notes.text import flat

_GAP = ". "


def health_text(passage: str) -> str:
    """A passage without what is not known in it, nor the money that no partnership brought in."""
    return _kept(passage, lambda words: not _is_open(words) and not _is_other_money(words))


def readiness_text(passage: str) -> str:
    """The parts of a passage that bear on readiness and are not said of a partner."""
    return _kept(passage, lambda words: not _is_open(words) and bool(dimensions_of(words)))


def dimensions_of(text: str) -> frozenset[DimensionId]:
    """The dimensions of readiness that a text speaks of, if it is not about a partner."""
    words, cues = flat(text), note_cues("readiness")
    if note_cues("speakers")["of_partner"].match(words):
        return frozenset()
    return frozenset(d for d in DIMENSIONS if cues[d].search(words))


def _kept(passage: str, keeps: Callable[[str], bool]) -> str:
    lines = (_line(line, keeps) for line in passage.splitlines())
    return "\n".join(line for line in lines if line)


def _line(line: str, keeps: Callable[[str], bool]) -> str:
    """The ideas of a line that are kept; those that stood side by side are joined as they were."""
    folded, parts = flat(line), list[str]()
    last = 0
    for start, end in sentences_in(folded, 0, len(folded)):
        for first, stop in ideas_in(folded, start, end, kind_of):
            if not keeps(folded[first:stop]):
                continue
            between = line[last:first] if parts else ""
            parts += [_GAP if any(map(str.isalnum, between)) else between, line[first:stop]]
            last = stop
    return "".join(parts)


def _is_open(words: str) -> bool:
    return kind_of(words) == "unknown"


def _is_other_money(words: str) -> bool:
    cues = note_cues("money")
    return bool(cues["other"].search(words)) and not cues["earned"].search(words)
