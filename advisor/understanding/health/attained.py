"""Amounts that are the aim or the former figure as well: "30, as planned", "the goal was met"."""

from collections.abc import Sequence

from advisor.understanding.health.amounts import Amount
from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues


def stretches_met(
    plain: str, sentence: Span, amounts: Sequence[Amount], cues: HealthCues
) -> list[Span]:
    """The stretches, from the end of an amount on, which say that it came out as planned."""
    said = [cues.plain["as_planned"].match(plain, a.end, sentence.end) for a in amounts]
    return [Span(m.start(), m.end()) for m in said if m]


def likened(
    roles: list[str],
    text: str,
    met: Sequence[Span],
    sentence: Span,
    amounts: Sequence[Amount],
    cues: HealthCues,
) -> None:
    """Give their roles to amounts that are said to be the former one, or the one aimed at, too."""
    planned = {s.start for s in met}
    for i, amount in enumerate(amounts):
        if cues.plain["same"].match(text[amount.end : sentence.end]):
            roles[i] = "same"
        elif amount.end in planned:
            refused = cues.plain["not_as"].search(text[sentence.start : amount.start])
            roles[i] = "target" if refused else "met"
        elif _is_reached(text, sentence, amount, cues, aimed=roles[i] == "target"):
            roles[i] = "met"


def _is_reached(
    text: str, sentence: Span, amount: Amount, cues: HealthCues, *, aimed: bool
) -> bool:
    """Whether an aim is said to be reached; a share of it that was reached is another figure."""
    before = text[sentence.start : amount.start]
    after = cues.plain["was_reached"].match(text, amount.end, sentence.end)
    whole = aimed and not cues.plain["a_share"].search(before)
    together = cues.plain["all_came"].match(text, amount.end, sentence.end)
    came = after or cues.plain["delivered"].search(before)
    came = came or (together and cues.plain["all_of"].search(before))
    return bool(cues.plain["reached"].search(before) or (came and whole))
