"""What of a passage bears on the forms: the health of a partnership, readiness by dimension.

The readers of the forms expect a description of one matter. Notes speak of many, so that each
reader is given the sentences of its own.
"""

from collections.abc import Callable, Sequence

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.knowledge.views import View
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.kinds import kind_of
from advisor.understanding.notes.splitting import gap_after, ideas_in, sentences_in
from advisor.understanding.notes.text import flat
from advisor.understanding.notes.turnover import is_linked, tells_money, without_turnover

Keeps = Callable[[str, str], bool]
"""Whether an idea is kept, by its folded words and those of the idea before."""


def health_texts(passages: Sequence[str]) -> list[str]:
    """What of passages bears on the health of a partnership, each read beside the others.

    Where a section that opens on the partner tells money, that of the others is the firm's own
    unless its words tie it to the partner.
    """
    apart = any(tells_money(p) and is_linked(p.partition("\n")[0]) for p in passages)
    texts = (
        health_text(p, elsewhere=apart and bool(_heading(p)) and not is_linked(_heading(p)))
        for p in passages
    )
    return [text for text in texts if text]


def health_text(passage: str, *, elsewhere: bool = False) -> str:
    """A passage without what is asked or not known, nor figures that are no partnership's.

    Those of the firm itself are left out under their heading or their lead ("Firm itself: …"), or
    where their own words tell them. A share counts where it is said of customers who stay, or just
    after such a share. `elsewhere`: the money of the partnership is told in another section.
    """
    first, *rest = passage.splitlines() or [""]
    heading = _heading(passage)
    own = bool(note_cues("money")["own_heading"].search(flat(heading)))
    lines = [without_turnover(_without_gap(line), heading) for line in (first, *rest)]
    kept = (
        _line(line, _bears_on_health(own or _is_the_firms(line, elsewhere=elsewhere)))
        for line in lines
    )
    return "\n".join(line for line in kept if line)


def _without_gap(line: str) -> str:
    """A line without "more than planned:", which tells of a plan and is said of another figure."""
    found = note_cues("money")["beside"].search(flat(line))
    return _without_gap(line[: found.start()] + line[found.end() :]) if found else line


def _heading(passage: str) -> str:
    """The heading that a passage opens with, or nothing."""
    first, _, rest = passage.partition("\n")
    return first if rest and first.endswith(":") else ""


def readiness_text(passage: str, dimension: DimensionId) -> str:
    """The parts of a passage that bear on a dimension of readiness, but not on a partner."""
    return _kept(passage, lambda words, _: _is_told(words) and dimension in dimensions_of(words))


def view_text(passage: str, view: View) -> str:
    """The sentences of a passage that bear on a view of the partnership."""
    return _kept(passage, lambda words, _: _is_told(words) and bears_on_view(words, view))


def dimensions_of(text: str, *, counted: bool = True) -> frozenset[DimensionId]:
    """The dimensions of readiness that a text speaks of, if it is not about a partner.

    `counted`: a mere head count or the amount of a debt speaks of them too.
    """
    words, cues = flat(text), note_cues("readiness")
    if not counted:
        words = note_cues("money")["counted"].sub(" ", words)
    if note_cues("speakers")["of_partner"].match(words):
        return frozenset()
    return frozenset(d for d in DIMENSIONS if cues[d].search(words))


def bears_on_view(text: str, view: View) -> bool:
    """Whether a text tells of the people of a partnership, and of the matter of a view.

    A taste, or a customer who complains, tells nothing of the relation.
    """
    words, cues = flat(text), note_cues("views")
    if view != "mutual_satisfaction":
        return bool(cues[view].search(words))
    if cues["customers"].search(words) and not cues["partners"].search(words):
        return False
    return bool(cues["partners"].search(words) or cues["feels"].search(words))


def _kept(passage: str, keeps: Keeps) -> str:
    lines = (_line(line, keeps) for line in passage.splitlines())
    return "\n".join(line for line in lines if line)


def _line(line: str, keeps: Keeps) -> str:
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


def _is_the_firms(line: str, *, elsewhere: bool) -> bool:
    """Whether all of a line is about the firm: "the firm itself: …", or money `elsewhere`."""
    return (elsewhere and tells_money(line)) or bool(
        note_cues("money")["own_lead"].match(flat(line).lstrip(" -*•"))
    )


def _bears_on_health(own: bool) -> Keeps:
    """What keeps an idea; `own`: what stands around it tells of the firm itself."""
    return lambda words, before: _counts(words, before, own=own)


def _counts(words: str, before: str, *, own: bool) -> bool:
    cues = note_cues("money")
    if not _is_told(words) or note_cues("speakers")["impression"].search(words):
        return False
    if _is_of_the_firm(words, own=own) or _is_a_guess(words):
        return False
    if cues["earned"].search(words):
        return True
    if "%" in words and not cues["rate"].search(words):
        return bool(cues["rate"].search(before))
    return not cues["other"].search(words)


def _is_a_guess(words: str) -> bool:
    """Whether a figure is only supposed, or told by the month, and is no aim: it stays as said."""
    cues = note_cues("money")
    if not cues["figure"].search(words) or cues["aims"].search(words):
        return False
    paced = cues["paced"].search(words) and not any(sign in words for sign in "$%")
    return bool(paced or cues["hedged"].search(words))


def _is_of_the_firm(words: str, *, own: bool) -> bool:
    """Whether figures are those of the firm, nothing ties them to the partnership, or of a page."""
    cues = note_cues("money")
    if not cues["figure"].search(words):
        return False
    if not cues["figure"].search(cues["refs"].sub(" ", words)):
        return True
    return bool(own or cues["own"].search(words)) and not cues["linked"].search(words)
