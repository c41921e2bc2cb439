"""A rating given as a number: found where it stands as a rating, checked against the scale."""

import re
from collections.abc import Iterator

from advisor.language import Language
from advisor.understanding.form.acts import BOUNDS, FormItem, OutOfRange, Rate, Unclear
from advisor.understanding.form.cues import FormCues, form_cues
from advisor.understanding.form.text import MASKS, leftover, words_of

_NUMBER = re.compile(
    r"(?<![\w.,/])(?P<value>-?(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?)"
    r"(?: ?(?:/|sur|out of|of) ?(?P<over>\d+))?(?P<percent> ?%)?(?![\w/])"
)
_ARTICLES = {"un", "une", "one", "a"}
_JOINED = {"de", "d", "des", "du", "of", "dans", "in", "$", "k"}
_POINTED_SLACK = 1


def numeric(text: str, item: FormItem, language: Language) -> Rate | OutOfRange | Unclear | None:
    """What a folded text rates an item by a number; None where no number stands as a rating.

    Pointers to the item are masked in the text: "§" an id or a position, "¤" words.
    Between two values, or with a half, the text is unclear.
    """
    cues = form_cues(language)
    text = in_digits(text, cues)
    if _NUMBER.search(text) is None:
        return None
    text = _last_meant(text, cues)
    marks = cues.marks
    if marks["range"].search(text) or re.search(rf"\d (?:{marks['half'].pattern})", text):
        return Unclear() if next(_ratings(text, cues, language), None) else None
    found = [_checked(match, item) for match in _ratings(text, cues, language)]
    if len(set(found)) > 1 or (found and _wavers(text, cues)):
        return Unclear()
    return found[0] if found else None


def _wavers(text: str, cues: FormCues) -> bool:
    """Whether a second number stands beside the first as another choice: "3, maybe 4"."""
    later = list(_NUMBER.finditer(text))[1:]
    return any(cues.marks["wavers"].search(text[: number.start()]) for number in later)


def in_digits(text: str, cues: FormCues) -> str:
    """A folded text with numbers in words as digits.

    An article counts as one only where nothing else is said.
    """
    named = "|".join(sorted(cues.numbers, key=len, reverse=True))
    minus = cues.marks["minus"].pattern
    text = re.sub(rf"{minus} (?=(?:{named})(?!\w)|\d)", "-", text)
    alone = not re.search(r"\d", text) and not set(leftover_words(text)) - cues.fillers - _ARTICLES

    def digit(match: re.Match[str]) -> str:
        if match[0] in _ARTICLES and not alone:
            return match[0]
        return str(cues.numbers[match[0]])

    return re.sub(rf"(?<!\w)(?:{named})(?![\w'-])", digit, text)


def leftover_words(text: str) -> list[str]:
    """The words of a folded text, the masks left out."""
    return [w.text for w in words_of(text) if w.text not in MASKS]


def _last_meant(text: str, cues: FormCues) -> str:
    """The text without the values that it takes back: "j'ai dit 3 mais c'est 1", "3, non, 2"."""
    text = re.sub(cues.marks["moved"].pattern + r" ?(?=\d)", " ", text)
    if len(_NUMBER.findall(text)) < 2:
        return text
    text = re.sub(cues.marks["said_before"].pattern + r" ?-?\d+(?:/\d+)?", " ", text)
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) > 1:
        between = text[numbers[-2].end() : numbers[-1].start()]
        if cues.marks["corrects"].search(between):
            return text[: numbers[0].start()] + text[numbers[-1].start() :]
    return text


def _ratings(text: str, cues: FormCues, language: Language) -> Iterator[re.Match[str]]:
    for match in _NUMBER.finditer(text):
        if _stands_alone(text, match, cues, language):
            yield match


def _stands_alone(text: str, match: re.Match[str], cues: FormCues, language: Language) -> bool:
    """Whether a number is a rating and no count of things: nothing that carries stands by it."""
    slack = _POINTED_SLACK if "¤" in text or "§" in text else 0
    if cues.marks["counts"].search(text[: match.start()]):
        return False
    own = re.split(r"[,:;.!?…()]", text[: match.start()])[-1]
    before = leftover(_without_levels(own, cues), language)
    if len([w for w in before if not w[0].isdigit()]) > slack:
        return False
    after = text[match.end() :]
    following = words_of(after)
    if not following or not after[: following[0].start].isspace():
        return True
    word = following[0].text
    if word[0].isdigit():
        return True
    if word == "¤" or word in _JOINED:
        return False
    if word == "§" or word in cues.fillers:
        return True
    return any(cues.marks[name].match(after.strip()) for name in ("because", "all", "minus"))


def _without_levels(text: str, cues: FormCues) -> str:
    """The text without answers in words: "yes, a 3", "I don't know, 2"."""
    for pattern in (cues.marks["unknown"], *cues.levels.values()):
        text = pattern.sub(" ", text)
    return text


def _checked(match: re.Match[str], item: FormItem) -> Rate | OutOfRange | Unclear:
    value = float(match["value"].replace(" ", "").replace(",", "."))
    low, high = BOUNDS[item.scale]
    if match["percent"] or not low <= value <= high:
        return OutOfRange(item.id, value)
    if value != int(value) or (match["over"] and int(match["over"]) != high):
        return Unclear()
    return Rate(item.id, int(value))
