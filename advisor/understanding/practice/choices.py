"""One of several choices, as people name it: place in the list, label, alias, typo or phrase."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from rapidfuzz import fuzz

from advisor.knowledge.practices import Option
from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding.form.text import folded, leftover
from advisor.understanding.practice.cues import practice_cues
from advisor.understanding.practice.dates import count_of, counts, in_digits
from advisor.understanding.practice.horizon import horizon_in
from advisor.understanding.practice.need_words import need_in

_PLACE = re.compile(
    r"(?:(?:le|la|the|option|choix|choice|numero|number|no|num|#|lettre|letter)[ .°]*)*"
    r"(?P<number>\d{1,2}|[a-j])[).]?"
)
_LIKE, _LEAD = 84, 6
_LONGEST = 25
_SEVERAL = 2
_FEW_MINUTES, _ABOUT_AN_HOUR, _PART_OF_A_DAY = 20, 150, 360
_HOUR = 60


def choice_in(
    text: str, options: Sequence[Option], kind: str, language: Language, today: date
) -> str | None:
    """The id of the choice meant; None where none is, or more than one may be.

    `kind` names the list of choices: needs, horizons, origins or efforts.
    """
    bare = fold(text).strip(" .!,;:")
    if not bare or len(bare.split()) > _LONGEST:
        return None
    place = _by_place(bare, options, language)
    if place is not None:
        return place
    if _PLACE.fullmatch(bare):
        return None
    words = leftover(folded(text, language), language)
    exact = {option.id for option in options if " ".join(words) in _names(option, language)}
    if len(exact) == 1:
        return exact.pop()
    if kind == "needs" and (either := _either(bare, options, language, today)):
        return either.pop() if len(either) == 1 else None
    named = _named(words, options, language)
    if len(named) == 1:
        return named.pop()
    if len(named) > 1 and kind == "needs":
        return None
    return _PHRASES[kind](text, language, today) or _alike(words, options, language)


def _either(
    bare: str, options: Sequence[Option], language: Language, today: date
) -> set[str | None]:
    """The needs on each side of an "or"; none where the text has no "or"."""
    pieces = practice_cues(language).marks["either"].split(bare)
    parts = [piece for piece in pieces if piece and piece.strip()]
    if len(parts) < _SEVERAL:
        return set()
    return {choice_in(part, options, "needs", language, today) for part in parts}


def exactly(text: str, options: Sequence[Option], language: Language) -> str | None:
    """The one choice whose label or alias is the whole text."""
    bare = fold(text).strip(" .!,;:")
    found = {
        option.id
        for option in options
        if bare in {fold(n) for n in (option.text(language).label, *option.text(language).aliases)}
    }
    return found.pop() if len(found) == 1 else None


def _by_place(bare: str, options: Sequence[Option], language: Language) -> str | None:
    """A number, a letter or an ordinal, and nothing else."""
    if match := _PLACE.fullmatch(bare):
        number = match["number"]
        at = int(number) - 1 if number.isdigit() else ord(number) - ord("a")
        return options[at].id if 0 <= at < len(options) else None
    rest = re.sub(r"^(?:le|la|l'|the)[ ]*|[ ]*(?:one|option|choix|choice)$", "", bare)
    for pattern, place in practice_cues(language).ordinals:
        if pattern.fullmatch(rest) and -len(options) <= place <= len(options):
            return options[place - 1 if place > 0 else place].id
    return None


def _named(words: Sequence[str], options: Sequence[Option], language: Language) -> set[str]:
    """The options whose label or alias stands in the text; of nested names, the longest."""
    text = f" {' '.join(words)} "
    found: dict[str, str] = {}
    for option in options:
        for alias in _names(option, language):
            covers = 2 * len(alias.split()) >= len(words)
            if covers and f" {alias} " in text and len(alias) > len(found.get(option.id, "")):
                found[option.id] = alias
    return {
        id
        for id, alias in found.items()
        if not any(alias != other and f" {alias} " in f" {other} " for other in found.values())
    }


def _names(option: Option, language: Language) -> tuple[str, ...]:
    words = option.text(language)
    return tuple(
        " ".join(leftover(folded(name, language), language))
        for name in (words.label, *words.aliases)
    )


def _alike(words: Sequence[str], options: Sequence[Option], language: Language) -> str | None:
    """The option whose name is written almost the same, and clearly more so than the others."""
    text = " ".join(words)
    scores = {
        option.id: max(fuzz.ratio(text, name) for name in _names(option, language))
        for option in options
    }
    best, second = sorted(scores, key=lambda id: -scores[id])[:2]
    clear = scores[best] >= _LIKE and scores[best] - scores[second] >= _LEAD
    return best if clear else None


def _need(text: str, language: Language, today: date) -> str | None:
    marks = practice_cues(language).marks
    bare = fold(text)
    if marks["not_needed"].search(bare) and not marks["lacks"].search(bare):
        return None
    told = marks["emphasis"].sub(" ", folded(text, language))
    return need_in(" ".join(leftover(told, language)), language)


def _horizon(text: str, language: Language, today: date) -> str | None:
    return horizon_in(in_digits(text, language), language, today, alone=True)


def effort_in(text: str, language: Language, today: date) -> str | None:
    """How long a favour takes, from minutes, hours or part of a day; None for anything longer."""
    cues = practice_cues(language)
    bare = in_digits(text, language)
    if cues.marks["half_day"].search(bare):
        return "half_day"
    if cues.marks["half_hour"].search(bare):
        return "one_hour"
    number = counts(cues)
    match = re.search(
        rf"(?<!\w)(?P<count>{number}) ?(?:\w+ )?(?:(?P<minutes>{cues.units['minutes']})"
        rf"|(?P<hours>{cues.units['hours']}))(?!\w)",
        bare,
    )
    count = count_of(match["count"], cues) if match else None
    if match is None or count is None:
        return None
    minutes = count if match["minutes"] else _HOUR * count
    if minutes <= _FEW_MINUTES:
        return "five_minutes"
    if minutes <= _ABOUT_AN_HOUR:
        return "one_hour"
    return "half_day" if minutes <= _PART_OF_A_DAY else None


def _origin(text: str, language: Language, today: date) -> str | None:
    marks = practice_cues(language).marks
    bare = fold(text)
    for origin in ("guess", "told", "read", "seen"):
        if marks[f"origin_{origin}"].search(bare):
            return origin
    return None


_PHRASES: Mapping[str, Callable[[str, Language, date], str | None]] = {
    "needs": _need,
    "horizons": _horizon,
    "efforts": effort_in,
    "origins": _origin,
}
