"""Whom a person wants to help, with what and when: the answers of the first favour."""

import re
from collections.abc import Iterator
from datetime import date

from advisor.understanding.practice.choices import effort_in
from advisor.understanding.practice.dates import days_in, in_digits
from advisor.understanding.practice.told import Read, Sentence, Told, tidied, trimmed, up_to
from advisor.understanding.readiness.cues import level

_MOST_WORDS = 10
_APPOSITION = 7
_CUT = re.compile(r"^[^,;:.!?()]*")


def read_favour(told: Told, today: date) -> Iterator[Read]:
    """The answers that a description gives, in the order of the items."""
    reads = [_who(told), _need(told), _help(told), _effort(told, today), _day(told, today)]
    yield from (read for read in reads if read)
    yield from _tests(told)


def _who(told: Told) -> Read | None:
    """The one that is to be helped: named so, or the subject of a need."""
    marks = told.cues.marks
    for sentence in told.sentences:
        if match := marks["wants_help"].search(sentence.flat):
            name = up_to(sentence.text, match.end(), marks["who_end"])
            if _is_name(name, told):
                return Read(
                    "who", _with_apposition(name, sentence, match.end(), told), sentence.text
                )
    for sentence in told.sentences:
        for key in ("said", "needs"):
            if match := marks[key].search(sentence.flat):
                name = _subject(sentence.text[: match.start()], told)
                if _is_name(name, told):
                    return Read("who", name, sentence.text)
    return None


def _is_name(name: str, told: Told) -> bool:
    words = level(name).split()
    pronoun = told.cues.marks["pronoun"]
    if not 0 < len(words) <= _MOST_WORDS or told.cues.marks["mine"].search(level(name)):
        return False
    return not pronoun.fullmatch(words[-1])


def _subject(before: str, told: Told) -> str:
    """The subject before a verb: what stands before it, or before the words between commas."""
    flat = level(before)
    if led := told.cues.marks["supposes"].search(flat):
        before = before[led.end() :]
    match = _CUT.match(before)
    return tidied(trimmed(match[0] if match else ""), told.cues)


def _with_apposition(name: str, sentence: Sentence, start: int, told: Told) -> str:
    end = sentence.text.index(name, start) + len(name)
    after = re.match(r", ([^,;.:!?()]+)", sentence.text[end:])
    marks = told.cues.marks
    flat = level(after[1]) if after else ""
    stops = any(marks[key].match(flat) for key in ("apposition_stop", "help_end", "needs", "helps"))
    if after is None or stops or len(flat.split()) > _APPOSITION or re.search(r"\d", flat):
        return tidied(name, told.cues)
    return f"{tidied(name, told.cues)}, {after[1].strip()}"


def _need(told: Told) -> Read | None:
    marks = told.cues.marks
    for sentence in told.sentences:
        wished = marks["wants_help"].search(sentence.flat)
        own = None if wished else marks["helps"].search(sentence.flat)
        for match in marks["needs"].finditer(sentence.flat):
            mine = marks["mine"].search(sentence.flat[: match.start()])
            if mine or (own and own.start() < match.start()):
                continue
            words = up_to(sentence.text, match.start(), marks["need_end"])
            if len(words.split()) > 1:
                return Read("need", words, sentence.text)
        asked = marks["asked_for"].search(sentence.flat)
        if asked and (words := up_to(sentence.text, asked.end(), marks["need_end"])):
            return Read("need", words, sentence.text)
    return None


def _help(told: Told) -> Read | None:
    marks = told.cues.marks
    for sentence in told.sentences:
        match = marks["helps"].search(sentence.flat)
        if match and not sentence.asks and not marks["wants_help"].search(sentence.flat):
            words = up_to(sentence.text, match.end(), marks["help_end"])
            if len(words.split()) > 1:
                return Read("help", words, sentence.text)
    return None


def _effort(told: Told, today: date) -> Read | None:
    for sentence in told.sentences:
        if found := effort_in(sentence.text, told.language, today):
            return Read("effort", found, sentence.text)
    return None


def _day(told: Told, today: date) -> Read | None:
    """The one day named."""
    named = {
        day.day: sentence.text
        for sentence in told.sentences
        for day in days_in(in_digits(sentence.text, told.language), told.language, today)
    }
    if len(named) != 1:
        return None
    day, words = named.popitem()
    return Read("day", day.isoformat(), words)


def _tests(told: Told) -> Iterator[Read]:
    """Whether the need was stated, whether nothing is asked, whether help is under way."""
    marks = told.cues.marks
    for sentence in told.sentences:
        if marks["supposed"].search(sentence.flat) and marks["needs"].search(sentence.flat):
            yield Read("stated", "no", sentence.text)
            break
        if marks["said"].search(sentence.flat):
            yield Read("stated", "yes", sentence.text)
            break
    for item, mark in (("no_ask", "no_pitch"), ("open_favour", "helped_already")):
        for sentence in told.sentences:
            if marks[mark].search(sentence.flat) and not sentence.asks:
                yield Read(item, "yes", sentence.text)
                break
