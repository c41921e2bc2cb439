"""Numbers of one sentence that do not hold together: counts, totals, shares, seasons."""

import re
from collections.abc import Sequence

from advisor.language import Language
from advisor.understanding.agreement.cues import AgreementCues, cues_of
from advisor.understanding.agreement.quantities import amounts_in, number_of

_COUNT = re.compile(r"(?<![\d$.,/-])\b(\d{1,2}|[a-z]+(?:-[a-z]+)?) (?=[a-z]{4,}s\b)")
_DAYS = re.compile(r"\b((?:\d{1,2}(?:er)?, ?)+\d{1,2} ?(?:et|and|&) ?\d{1,2})\b(?! ?[%$h:])")
_SPLIT = re.compile(r", (?:et |and )?| (?:et|and|&) ")
_LAST = re.compile(r" (?:et|and|&) ")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?(?:%|pour ?cent|per ?cent)")
_YEARS = re.compile(
    r"\b(\w+) (?:saisons?|annees?|ans|editions?|seasons?|years?),? (?:\(|de |soit |from )?"
    r"(20\d\d) ?(?:a|to|-|–|through) ?(20\d\d)"
)
_MOST_ITEM, _MOST_COUNT, _LEAST_COUNT = 5, 15, 2
_AFTER_COUNT, _BEFORE_DAYS = 45, 60
_WHOLE, _SLACK = 100.0, 1.0


def does_not_add(flat: str, language: Language, above: Sequence[str] = ()) -> bool:
    """Whether a sentence contradicts itself in its numbers; `above` are the headings it is under.

    Shares of more than the whole, instalments of another total, a count of another number of
    things than those listed, seasons that the years do not make.
    """
    cues = cues_of(language)
    return (
        _over_whole(flat, cues, above)
        or _each_over(flat, cues)
        or _fractions(flat, cues) > _WHOLE + _SLACK
        or _other_total(flat, cues)
        or _other_product(flat, cues)
        or _other_count(flat, cues)
        or _other_years(flat)
    )


def _over_whole(flat: str, cues: AgreementCues, above: Sequence[str]) -> bool:
    """Shares to several that make more than a hundred, all of one thing and at one time."""
    found = [float(m[1].replace(",", ".")) for m in _PERCENT.finditer(flat)]
    told = [int(share) for share in cues.recipient.findall(f"{flat} ")]
    if cues.gain_noun.search(flat) and cues.divided.search(flat) and sum(told) > _WHOLE:
        return True
    parted = any(cues.parted.search(words) for words in (flat, *above))
    if len(found) < _LEAST_COUNT or not parted or cues.parted_not.search(flat):
        return False
    bases = {m[1] for m in cues.base.finditer(flat)}
    return len(bases) <= 1 and _WHOLE < sum(found) and max(found) < _WHOLE


def _each_over(flat: str, cues: AgreementCues) -> bool:
    """Whether each of several has a share of one thing that makes more than the whole."""
    found = cues.each_share.search(flat)
    if found is None or cues.parted_not.search(flat):
        return False
    count = number_of(found["count"])
    share = float(found["share"].replace(",", "."))
    return count is not None and count * share > _WHOLE + _SLACK


def _fractions(flat: str, cues: AgreementCues) -> float:
    """What fractions in words make together, in hundredths, where they are given to several."""
    if not cues.given.search(flat) or cues.parted_not.search(flat):
        return 0.0
    return sum(
        float(value) * len(re.findall(pattern, flat)) for value, pattern in cues.fractions.items()
    )


def _other_total(flat: str, cues: AgreementCues) -> bool:
    parts = cues.instalments.search(flat)
    if parts and (count := number_of(parts[1])):
        totals = amounts_in(flat[: parts.start()])
        each = amounts_in(f"{parts[2].strip()} $" if "," not in parts[2] else f"$ {parts[2]}")
        told = cues.whole.search(flat[: parts.start()]) or cues.paid_in.search(flat)
        if told and len(totals) == 1 and len(each) == 1:
            return abs(totals[0] - count * each[0]) > _SLACK
    return _listed_total(flat, cues)


def _other_product(flat: str, cues: AgreementCues) -> bool:
    """Whether a number of things at one price each is said to make another sum."""
    found = cues.each_for.search(flat)
    if found is None:
        return False
    word = found["count"]
    count = float(word) if word.isdigit() else number_of(word)
    each, total = amounts_in(found["each"]), amounts_in(found["total"])
    if not (count and each and total):
        return False
    return abs(count * each[0] - total[0]) > _SLACK


def _listed_total(flat: str, cues: AgreementCues) -> bool:
    """Whether amounts paid one after the other make another sum than the one before them."""
    head = cues.schedule.search(flat)
    if head is None or cues.rate.search(flat[head.end() :]):
        return False
    totals, listed = amounts_in(flat[: head.end()]), amounts_in(flat[head.end() :])
    if len(totals) != 1 or len(listed) < _LEAST_COUNT or max(listed) >= totals[0]:
        return False
    return abs(sum(listed) - totals[0]) > _SLACK


def _other_count(flat: str, cues: AgreementCues) -> bool:
    """Whether a number of things is followed by a list of another number of things."""
    for found in _COUNT.finditer(flat):
        count = _number(found[1])
        after = flat[found.end() :]
        if count is None or cues.count_not.match(after):
            continue
        if 0 < _dates(after) and _dates(after) > count:
            return True
        colon = after.find(":", 0, _AFTER_COUNT)
        if colon < 0 or re.search(r"[.;,]", after[:colon]):
            continue
        listed = _listed(after[colon + 1 :], cues)
        if listed and count not in listed:
            return True
    return False


def _number(word: str) -> int | None:
    value = int(word) if word.isdigit() else number_of(word)
    whole = value is not None and _LEAST_COUNT <= value <= _MOST_COUNT
    return int(value) if whole and value is not None else None


def _dates(after: str) -> int:
    """How many days of a month stand just after, as in "on the 6, 7 and 8"."""
    days = _DAYS.search(after[: _BEFORE_DAYS * 2])
    if days is None or days.start() > _BEFORE_DAYS or re.search(r"[.;:]", after[: days.start()]):
        return 0
    return len(re.findall(r"\d+", days[1]))


def _listed(text: str, cues: AgreementCues) -> frozenset[int]:
    """How many things a list may hold; empty where it is no plain list of names."""
    listed = re.split(r"[.;|]|(?<=\w) [–—-] ", f"{text} ")[0].strip()
    if not _LAST.search(listed) or "," not in listed or cues.such_as.search(listed):
        return frozenset()
    commas = [part.strip() for part in listed.split(",")]
    items = [part for part in _SPLIT.split(listed) if part.strip()]
    if any(len(item.split()) > _MOST_ITEM for item in items):
        return frozenset()
    plain = len(_LAST.findall(listed)) == 1
    return frozenset(range(len(items) if plain else len(commas), len(items) + 1))


def _other_years(flat: str) -> bool:
    found = _YEARS.search(flat)
    count = number_of(found[1]) if found else None
    if not found or not count:
        return False
    apart = int(found[3]) - int(found[2])
    return count not in {apart, apart + 1}
