"""Text that addresses a program that reads the agreement: found, and never obeyed."""

import base64
import binascii
import re
from collections.abc import Sequence

from advisor.understanding.agreement.cues import in_either
from advisor.understanding.agreement.layout import Passage
from advisor.understanding.readiness.cues import level

_COMMENT = re.compile(
    r"[\"'](?:directive|instruction|consigne|prompt|command)[\"'] ?:|"
    r"<!--|-->|display: ?none|font-size: ?0|color: ?(?:white|#fff)"
)
_SYSTEM = re.compile(r"[\"']role[\"'] ?: ?[\"'](?:system|assistant|user|developer)|<system")
_ENCODED = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_IGNORES = re.compile(
    r"(?:ignor|disreg|forget|overrid|bypass|set a|skip|disc|oubli|neglig|passe|ne t|mets|fai|cont)"
)
_PROGRAM = re.compile(
    r"\b(?:tools?|readers?|assistants?|models?|systems?|software|programs?|outils?|lect\w+|modeles?|systemes?|logiciels?|programmes?)\b"
)
_REACH = 3
_LIKELY = 0.9
_UNNAMED = 0.99
_POSSIBLE = 0.5
_HAILED = 0.9


def hidden_in(passages: Sequence[Passage], odds: Sequence[float]) -> tuple[int, ...]:
    """The places of the passages that tell a program what to find, with what goes on from them.

    `odds` is how likely each passage gives such an order, as the classifier reads it.
    """
    found = {at for at, order in enumerate(odds) if order >= _least(passages[at].flat)}
    found |= {at for at in _beside(found, passages) if odds[at] >= _POSSIBLE}
    for at, passage in enumerate(passages):
        near = [p.flat for p in passages[at : at + _REACH] if p.line - passage.line <= _REACH]
        if _orders(passage.flat) or _orders(_decoded(passage.text)):
            found.add(at)
        elif in_either("machine", passage.flat) and _names_none(passage):
            said = [n for n, flat in enumerate(near) if in_either("verdict", flat)]
            if said and _addresses(passage.flat):
                found |= set(range(at, at + said[-1] + 1))
    found = _gone_on(found, passages)
    if any(in_either("makes", passage.flat) for passage in passages):
        found = {at for at in found if _is_of_draft(passages[at].flat)}
    return tuple(sorted(found))


def _least(flat: str) -> float:
    """The odds from which a passage is an order: more where it names no program and no draft."""
    if in_either("reads_this", flat):
        return _HAILED
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
    if _overrides(flat) or in_either("asked_later", flat) or _SYSTEM.search(flat):
        return True
    if not in_either("verdict", flat):
        return False
    hailed = in_either("hail", flat) and in_either("of_draft", flat)
    hailed = hailed or in_either("reads_this", flat)
    return bool(hailed or in_either("machine", flat) or _COMMENT.search(flat))


def _overrides(flat: str) -> bool:
    """Whether a reader is told to set aside its rules; what others may ignore is no order."""
    found = in_either("override", flat)
    if found is None:
        return False
    before = in_either("third_person", flat[: found.start()])
    another = before and not (in_either("machine", before[0]) or _PROGRAM.search(before[0]))
    return not (another and _IGNORES.match(found[0]))


def _is_of_draft(flat: str) -> bool:
    """Whether an order is of the draft itself, where a program is what the draft is about."""
    return bool(in_either("of_this", flat) or _overrides(flat) or _SYSTEM.search(flat))


def _decoded(text: str) -> str:
    """The words that a run of letters and figures stands for in base 64; empty where for none."""
    for run in _ENCODED.findall(text):
        try:
            words = base64.b64decode(run + "=" * (-len(run) % 4), validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
        if words.isprintable():
            return level(words)
    return ""


def _names_none(passage: Passage) -> bool:
    return len(passage.flat) < 160


def _addresses(flat: str) -> bool:
    """Whether a short passage hails a program, rather than speaks of one."""
    return flat.rstrip().endswith((":", ".", ",", "!"))


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
