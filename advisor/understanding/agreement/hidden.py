"""Text that addresses a program that reads the agreement: found, and never obeyed."""

import re
from collections.abc import Sequence

from advisor.understanding.agreement.cues import in_either
from advisor.understanding.agreement.layout import Passage

_COMMENT = re.compile(
    r"[\"'](?:directive|instruction|consigne|prompt|command)[\"'] ?:|"
    r"<!--|-->|display: ?none|font-size: ?0|color: ?(?:white|#fff)"
)
_SYSTEM = re.compile(r"[\"']role[\"'] ?: ?[\"'](?:system|assistant|user|developer)|<system")
_REACH = 3
_LIKELY = 0.9
_UNNAMED = 0.99
_POSSIBLE = 0.5


def hidden_in(passages: Sequence[Passage], odds: Sequence[float]) -> tuple[int, ...]:
    """The places of the passages that tell a program what to find, with what goes on from them.

    `odds` is how likely each passage gives such an order, as the classifier reads it.
    """
    found = {at for at, order in enumerate(odds) if order >= _least(passages[at].flat)}
    found |= {at for at in _beside(found, passages) if odds[at] >= _POSSIBLE}
    for at, passage in enumerate(passages):
        near = [p.flat for p in passages[at : at + _REACH] if p.line - passage.line <= _REACH]
        if _orders(passage.flat):
            found.add(at)
        elif in_either("machine", passage.flat) and _names_none(passage):
            said = [n for n, flat in enumerate(near) if in_either("verdict", flat)]
            if said and _addresses(passage.flat):
                found |= set(range(at, at + said[-1] + 1))
    return tuple(sorted(_gone_on(found, passages)))


def _least(flat: str) -> float:
    """The odds from which a passage is an order: more where it names no program and no draft."""
    named = any(in_either(name, flat) for name in ("machine", "hail", "of_draft"))
    return _LIKELY if named else _UNNAMED


def _beside(found: set[int], passages: Sequence[Passage]) -> set[int]:
    """The passages just before and after those found, on their lines."""
    near = {(at, at + step) for at in found for step in (-1, 1)}
    return {
        two
        for one, two in near
        if 0 <= two < len(passages) and abs(passages[two].line - passages[one].line) <= 1
    }


def _orders(flat: str) -> bool:
    """Whether one passage alone gives such an order."""
    if in_either("override", flat) or in_either("asked_later", flat) or _SYSTEM.search(flat):
        return True
    if not in_either("verdict", flat):
        return False
    hailed = in_either("hail", flat) and in_either("of_draft", flat)
    return bool(hailed or in_either("machine", flat) or _COMMENT.search(flat))


def _names_none(passage: Passage) -> bool:
    return len(passage.flat) < 160


def _addresses(flat: str) -> bool:
    """Whether a short passage hails a program, rather than speaks of one."""
    return flat.rstrip().endswith((":", ".", ","))


def _gone_on(found: set[int], passages: Sequence[Passage]) -> set[int]:
    """What was found, with the passages of the same lines that go on giving orders."""
    whole = set(found)
    for at in sorted(found):
        for then in range(at + 1, min(at + 1 + _REACH, len(passages))):
            near = passages[then].line - passages[then - 1].line <= 1
            if not near or not in_either("verdict", passages[then].flat):
                break
            whole.add(then)
    return whole
