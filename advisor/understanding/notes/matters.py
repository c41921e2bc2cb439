"""What of a passage bears on the forms: the health of a partnership, readiness by dimension.

The readers of the forms expect a description of one matter. Notes speak of many, so that each
reader is given the sentences of its own.
"""

from collections.abc import Callable

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.kinds import kind_of
from advisor.understanding.notes.splitting import gap_after, ideas_in, sentences_in
from advisor.understanding.notes.text import flat
from advisor.understanding.notes.turnover import without_turnover


def health_text(passage: str) -> str:
    """A passage without what is asked or not known, nor figures that are no partnership's.

    A share counts where it is said of customers who stay, or just after such a share.
    """
    first, *rest = passage.splitlines() or [""]
    heading = first if first.endswith(":") else ""
    lines = [without_turnover(line, heading) for line in (first, *rest)]
    return _kept("\n".join(filter(None, lines)), _bears_on_health)


def readiness_text(passage: str) -> str:
    """The parts of a passage that bear on readiness and are not said of a partner."""
    return _kept(passage, lambda words, _: _is_told(words) and bool(dimensions_of(words)))


def dimensions_of(text: str) -> frozenset[DimensionId]:
    """The dimensions of readiness that a text speaks of, if it is not about a partner."""
    words, cues = flat(text), note_cues("readiness")
    if note_cues("speakers")["of_partner"].match(words):
        return frozenset()
    return frozenset(d for d in DIMENSIONS if cues[d].search(words))


def _kept(passage: str, keeps: Callable[[str, str], bool]) -> str:
    lines = (_line(line, keeps) for line in passage.splitlines())
    return "\n".join(line for line in lines if line)


def _line(line: str, keeps: Callable[[str, str], bool]) -> str:
    """The ideas of a line that are kept; those that stood side by side are joined as they were."""
    folded, parts, last, before = flat(line), list[str](), 0, ""
    for start, end in sentences_in(folded, 0, len(folded)):
        for first, stop in ideas_in(folded, start, end, kind_of):
            words, earlier, before = folded[first:stop], before, folded[first:stop]
            if not keeps(words, earlier):
                continue
            between = line[last:first] if parts else ""
            apart = any(map(str.isalnum, between))
            parts += [gap_after(parts[-1]) if apart else between, line[first:stop]]
            last = stop
    return "".join(parts)


def _is_told(words: str) -> bool:
    return kind_of(words) not in {"unknown", "question"}


def _bears_on_health(words: str, before: str) -> bool:
    cues = note_cues("money")
    if not _is_told(words) or note_cues("speakers")["impression"].search(words):
        return False
    if cues["earned"].search(words):
        return True
    if "%" in words and not cues["rate"].search(words):
        return bool(cues["rate"].search(before))
    return not cues["other"].search(words)
