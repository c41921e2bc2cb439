"""The role of each amount: reached, aimed at, before, or a forecast."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.understanding.health.amounts import Amount
from advisor.understanding.health.attained import likened, stretches_met
from advisor.understanding.health.clauses import Span, distance
from advisor.understanding.health.cues import HealthCues

_REACH = {"before": 8, "after": 4, "either": 9}
# A time ("last year") tells more than a verb ("we had"); a forecast tells more than either.
_PRIORITY = {
    ("forecast", "either"): 20,
    ("forecast", "before"): 20,
    ("current", "before"): -7,
    ("against", "before"): -5,
}
_LINK = re.compile(r"^ ?(?:was|were|is|are|of|de|d'|etait|etaient|est|sont|:|=|at|a)\b|^ ?[:=(]")
_LIST = re.compile(
    r"[\s,&+/]*(?:\b(?:et|and|pis|puis|plus|ainsi que|de|d'|des|of|in|les|the)\b[\s,']*)*"
)
_RELATIVE = re.compile(
    r" *(?:\w+ )?(?:que?\b|qu'|that\b|which\b|we\b|they\b|he\b|she\b|i\b|the partner\b)"
)
_CLOSED = re.compile(r"[,;:.)!?]")
_APART = re.compile(r"[,;.()!?]")
_CHANGE = re.compile(r" ?(?:\$ ?)?(?:a|to|pour) ?\$?\d")
_HEADING = re.compile(r"^\W*(?:\w+ ){0,2}$")
_OPENING = re.compile(r"(?:^|[,;:.!?\n(]|\b(?:et|mais|contre|vs|and|but|versus|against)) ?$")
_DROPPED = "dropped"
_DATED = re.compile(r" ?[%$]? ?(?:en|in) (?:19|20)\d\d")
_OUT_OF = re.compile(r"/|\b(?:sur|of|on)\b")
_COMMA_OF = re.compile(r", (?:out of|sur)(?: (?:les|the|a total of|un total de))? ")
_AGAINST = re.compile(r"\b(?:contre|vs\.?|versus|against|compared (?:to|with)) \$?$")
_FROM = re.compile(r"\b(?:de|from) \$?$")
_TO = re.compile(r" ?(?:a|to) \$?")


@dataclass(frozen=True)
class _Cue:
    role: str
    side: str
    start: int
    end: int


def roles_of(
    text: str, plain: str, sentence: Span, amounts: Sequence[Amount], cues: HealthCues
) -> list[str]:
    """The role of each amount of a sentence: value, target, previous, current, forecast, dropped.

    `plain` is the text without the names of KPIs, which count for nothing in a distance. "value"
    is an amount of which nothing is said, "current" one that is said to be reached.
    """
    met = stretches_met(plain, sentence, amounts, cues)
    found = [c for c in _cues(plain, sentence, cues) if not any(s.holds(c.start) for s in met)]
    best: dict[int, tuple[int, str]] = {}
    leads: set[int] = set()
    for twins in _twins(found):
        governed = [(cost, i, cue) for cue in twins for i, cost in _governed(cue, plain, amounts)]
        for cost, i, cue in sorted(governed, key=lambda g: g[0])[:1]:
            cost -= _PRIORITY.get((cue.role, cue.side), 0)
            if i not in best or cost < best[i][0]:
                best[i] = (cost, cue.role)
                leads = leads | {i} if _leads(cue, plain, amounts[i]) else leads - {i}
    roles = [best[i][1] if i in best else "" for i in range(len(amounts))]
    likened(roles, text, met, sentence, amounts, cues)
    for i, amount in enumerate(amounts):
        if _AGAINST.search(text[: amount.start]) and _DATED.match(text, amount.end):
            roles[i] = "previous"
    _aimed(roles, found, plain, amounts)
    _moved(roles, text, amounts)
    _opened(roles, found, plain, sentence, amounts)
    _share(roles, found, plain, sentence, amounts, leads)
    _pairs(roles, text, plain, sentence, amounts, cues)
    return [
        _DROPPED if _is_relative(a, text, sentence, cues) else role or "value"
        for a, role in zip(amounts, roles, strict=True)
    ]


def _cues(text: str, sentence: Span, cues: HealthCues) -> list[_Cue]:
    """The cues of a sentence; of two that overlap the longer counts."""
    found = []
    for role, sides in cues.roles.items():
        for side in ("before", "after", "either"):
            pattern = getattr(sides, side)
            for m in pattern.finditer(text, sentence.start, sentence.end):
                found.append(_Cue(role, side, m.start(), m.end()))
    found.sort(key=lambda c: (c.start - c.end, c.side))
    kept: list[_Cue] = []
    for cue in found:
        same = [k for k in kept if k.start < cue.end and cue.start < k.end]
        if all(k.role == cue.role and k.side != cue.side for k in same):
            kept.append(cue)
    return sorted(kept, key=lambda c: c.start)


def _twins(found: Sequence[_Cue]) -> list[list[_Cue]]:
    """Cues in groups of those that are one expression, which gives a role only once."""
    groups: list[list[_Cue]] = []
    for cue in found:
        same = next((g for g in groups if any(_overlap(cue, c) for c in g)), None)
        if same is None:
            groups.append([cue])
        else:
            same.append(cue)
    return groups


def _overlap(one: _Cue, other: _Cue) -> bool:
    return one.start < other.end and other.start < one.end


def _governed(cue: _Cue, plain: str, amounts: Sequence[Amount]) -> list[tuple[int, int]]:
    """The one amount that a cue governs, with the cost of it."""
    options = []
    ahead = [i for i, a in enumerate(amounts) if a.start >= cue.end]
    behind = [i for i, a in enumerate(amounts) if a.end <= cue.start]
    if ahead and cue.side in {"before", "either"}:
        between = plain[cue.end : amounts[ahead[0]].start]
        bonus = 1 if _LINK.match(between) else 0
        options.append((distance(between) - bonus, ahead[0]))
    if behind and cue.side in {"after", "either"}:
        between = plain[amounts[behind[-1]].end : cue.start]
        if cue.side == "either" or "," not in between:
            options.append((distance(between), behind[-1]))
    if cue.side == "after" and ahead and behind and _belongs_ahead(cue, plain, amounts[ahead[0]]):
        return []
    if behind and ahead and _is_in_relative(cue, plain, amounts[behind[-1]], amounts[ahead[0]]):
        return [(behind[-1], 1)]
    options = [(cost, i) for cost, i in options if cost <= _REACH[cue.side]]
    return [(i, cost) for cost, i in sorted(options)[:1]]


def _is_in_relative(cue: _Cue, plain: str, last: Amount, following: Amount) -> bool:
    """Whether a cue stands in a clause on the amount before it ("50 that they promised, …")."""
    before, after = plain[last.end : cue.start], plain[cue.end : following.start]
    opened = _RELATIVE.match(before)
    return bool(opened) and bool(_CLOSED.search(after)) and not _CLOSED.search(before)


def _belongs_ahead(cue: _Cue, plain: str, following: Amount) -> bool:
    """Whether a noun such as "goal" introduces the next figure rather than closing the last."""
    between = plain[cue.end : following.start]
    return "," not in between and distance(between) <= 1


def _leads(cue: _Cue, plain: str, amount: Amount) -> bool:
    """Whether a cue opens a part of a sentence, so that a list may stand under it."""
    return cue.end <= amount.start and bool(_OPENING.search(plain[: cue.start]))


def _share(
    roles: list[str],
    found: Sequence[_Cue],
    plain: str,
    sentence: Span,
    amounts: Sequence[Amount],
    leads: set[int],
) -> None:
    """Give amounts without a cue of their own the role of the list or heading they stand under."""
    listed = False
    for i, amount in enumerate(amounts):
        joined = i > 0 and bool(_LIST.fullmatch(plain[amounts[i - 1].end : amount.start]))
        if joined and (roles[i - 1], roles[i]) == ("target", "forecast"):
            roles[i] = "target"
        if roles[i]:
            listed = i == 0 or (i in leads and not _alternates(roles, i))
        elif listed and joined:
            roles[i] = roles[i - 1]
        else:
            listed = False
            roles[i] = _heading(found, plain, sentence, amount)


def _aimed(roles: list[str], found: Sequence[_Cue], plain: str, amounts: Sequence[Amount]) -> None:
    """Make a target of the amount of "our goal for last year was 50": the aim tells more.

    So it does of "we aimed for 40 this year", unless a word between says that it was reached.
    """
    aims = [c for c in found if c.role == "target" and c.side == "before"]
    for i, amount in enumerate(amounts):
        low = amounts[i - 1].end if i else 0
        near = [c for c in aims if low <= c.start and c.end <= amount.start]
        times = [c for c in found if c.role in {"previous", "current"} and c.side == "either"]
        high = amounts[i + 1].start if i + 1 < len(amounts) else len(plain)
        between = any(near[-1].end <= c.start < high for c in times) if near else False
        led = [c for c in found if c.role == "current" and c.side == "before"]
        reached = near and any(near[-1].end <= c.start and c.end <= amount.start for c in led)
        if (
            (roles[i] == "previous" or (roles[i] == "current" and not reached))
            and between
            and not _APART.search(plain[near[-1].end : amount.start])
        ):
            roles[i] = "target"


def _moved(roles: list[str], text: str, amounts: Sequence[Amount]) -> None:
    """In "slid from 94 to 87" the first is the former one, whatever the verb."""
    for i in range(1, len(amounts)):
        first, second = amounts[i - 1], amounts[i]
        led = _FROM.search(text[max(0, first.start - 8) : first.start])
        if led and _TO.fullmatch(text[first.end : second.start]) and first.unit == second.unit:
            if not {"target", "forecast"} & {roles[i - 1], roles[i]}:
                roles[i - 1], roles[i] = "previous", "current"


def _opened(
    roles: list[str], found: Sequence[_Cue], plain: str, sentence: Span, amounts: Sequence[Amount]
) -> None:
    """Make former the amount of "The year before, … it had done 41": the opening tells the time."""
    opening = [c for c in found if c.side == "either" and c.role == "previous"]
    opening = [c for c in opening if _HEADING.match(plain[sentence.start : c.start])]
    later = [c for c in found if c.side == "either" and c.role in {"current", "forecast"}]
    first = next((i for i, a in enumerate(amounts) if opening and a.start >= opening[0].end), None)
    if first is None or any(c.end <= amounts[first].start for c in later):
        return
    if roles[first] == "current" and plain[opening[0].end : opening[0].end + 1] == ",":
        roles[first] = "previous"


def _alternates(roles: Sequence[str], i: int) -> bool:
    """Whether a role closes a pair ("9 leads, target 40, …"): nothing stands under it then."""
    return not roles[i - 1] and (i == 1 or bool(roles[i - 2]))


def _heading(found: Sequence[_Cue], plain: str, sentence: Span, amount: Amount) -> str:
    """The role of a heading ("Last year: …") that still holds at an amount."""
    for cue in reversed([c for c in found if c.end <= amount.start]):
        opens = _HEADING.match(plain[sentence.start : cue.start])
        follows = plain[cue.end : cue.end + 2].strip()[:1]
        if ")" in plain[cue.end : amount.start]:
            continue
        if (cue.side == "either" and opens) or (follows == ":" and cue.side != "after"):
            aimed = any(c.role == "target" and c.end <= cue.start for c in found)
            return "target" if aimed and follows == ":" else cue.role
        if cue.role == "current":
            return ""
    return ""


def _pairs(
    roles: list[str],
    text: str,
    plain: str,
    sentence: Span,
    amounts: Sequence[Amount],
    cues: HealthCues,
) -> None:
    """In "12 of 20" and "40/50" the second is aimed at."""
    for i in range(1, len(amounts)):
        between = text[amounts[i - 1].end : amounts[i].start]
        words = distance(plain[amounts[i - 1].end : amounts[i].start])
        apart = "," in between and not _COMMA_OF.fullmatch(between)
        apart = apart or _counts_apart(between, text[amounts[i].end : sentence.end], cues)
        if roles[i] in {"", "current", "target"} and words <= 7 and not apart:
            if cues.plain["pair_target"].search(between):
                dated = _DATED.match(text, amounts[i].end) and not _OUT_OF.search(between)
                roles[i] = "previous" if dated else "target"
                roles[i - 1] = "" if roles[i - 1] == "target" else roles[i - 1]


def _counts_apart(between: str, after: str, cues: HealthCues) -> bool:
    """Whether two amounts count different things: "12 new customers out of 31 leads"."""
    named = [kpi for kpi, names in cues.kpis.items() if names.nouns.search(between)]
    next_ones = [kpi for kpi, names in cues.kpis.items() if names.nouns.match(after.lstrip())]
    return bool(named and next_ones) and not set(named) & set(next_ones)


def _is_relative(amount: Amount, text: str, sentence: Span, cues: HealthCues) -> bool:
    """Whether an amount is only a difference, a rate, or a part of another."""
    after = text[amount.end : sentence.end]
    before = text[sentence.start : amount.start]
    patterns = cues.plain
    changed = patterns["relative_before"].search(before) and not _CHANGE.match(after)
    turned = cues.kpis["new_customers"].verbs.match(after.lstrip())
    part = is_part(text, sentence, amount, cues) and not turned
    return bool(patterns["relative"].match(after) or changed or part)


def is_part(text: str, sentence: Span, amount: Amount, cues: HealthCues) -> bool:
    """Whether an amount is a part of the one before it ("55 leads, of which 11 ...")."""
    return bool(cues.plain["part"].search(text[sentence.start : amount.start]))
