"""How a coach's notes are read: where what is told lands, what is invented, what leaks.

`python -m evals.readings_notes [FILE …]`; `--cases` also lists what is not right, for sets that are
tuned on.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from advisor.dossier import KPI_FIELDS, NotesReading
from advisor.language import Language
from advisor.retrieval.encoder import SentenceEncoder
from advisor.settings import Settings
from advisor.tools.notes_reading import fields_of
from advisor.tools.readers import kept_readers
from advisor.tools.spec import Readers
from advisor.understanding.notes import NotesRead, NoteStatement, read_notes
from advisor.understanding.notes.text import squeezed

FOLDER = Path(__file__).parent / "readings"
KINDS = ("fact", "claim", "unknown", "question", "aside")
ABOUT = ("client", "meeting", "answered_by")
TODAY = date(2026, 11, 30)


class NotesCase(BaseModel):
    """Notes with their labels: words and where they land, or only where (`client=…`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    lang: Language
    text: str
    labels: tuple[tuple[str, ...], ...]
    today: date = TODAY

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Each label as its words, or none, and where they land."""
        return tuple((label[0] if len(label) > 1 else "", label[-1]) for label in self.labels)


@dataclass(frozen=True)
class NotesJudged:
    """One thing judged: what it counts for, whether it is right, and what was read."""

    case: str
    measure: str
    right: bool
    label: str
    read: str = ""


def judge_notes(case: NotesCase, readers: Readers) -> list[NotesJudged]:
    """Every label of a case, and what was read beside them."""
    notes = read_notes(case.text, today=case.today)
    fields = fields_of(notes, readers)
    judged = [
        one for words, to in case.told for one in _judge(case, words, to, notes, fields, readers)
    ]
    return judged + list(_invented(case, notes, fields))


def _judge(
    case: NotesCase, words: str, to: str, notes: NotesRead, fields: NotesReading, readers: Readers
) -> Iterator[NotesJudged]:
    label, said = f"{words} -> {to}", _holding(case, notes, words)
    read = "; ".join(f"{s.kind}{' private' if s.private else ''}: {s.text}" for s in said)
    kinds = {s.kind for s in said}
    field = to.split(".")[0]
    if to == "private":
        held = bool(said) and all(s.private for s in said)
        leaked = not held or any(squeezed(words) in squeezed(p.text) for p in notes.passages)
        yield NotesJudged(case.id, "private kept", not leaked, label, read)
        return
    if words:
        yield NotesJudged(case.id, "not private", not any(s.private for s in said), label, read)
    if to in KINDS:
        if to == "fact":
            yield NotesJudged(case.id, "facts landed", "fact" in kinds, label, read)
        yield NotesJudged(case.id, "kinds", kinds == {to}, label, read)
    elif field in {"health", "readiness"}:
        found = _field(fields, to.partition("=")[0])
        right = found == to.partition("=")[2]
        yield NotesJudged(case.id, f"{field} field", right, label, found or "nothing")
        yield NotesJudged(case.id, "facts landed", right or "fact" in kinds, label, read)
    elif field == "agreement":
        found = _clause(case, notes, readers, to.split(".")[1].partition("=")[0])
        yield NotesJudged(case.id, "agreement", found == to.partition("=")[2], label, found)
    else:
        name, _, wanted = to.partition("=")
        found = str(getattr(notes, name) or "")
        yield NotesJudged(case.id, name, found == wanted, label, found)


def _holding(case: NotesCase, notes: NotesRead, words: str) -> list[NoteStatement]:
    """The statements in which half of some words stand, at least."""
    if not words:
        return []
    start = case.text.index(words)
    end = start + len(words)
    shared = {s: min(s.end, end) - max(s.start, start) for s in notes.statements}
    return [s for s, length in shared.items() if 2 * length >= len(words)]


def _field(fields: NotesReading, path: str) -> str:
    """What stands in a field, as a label writes it; empty where nothing does."""
    names = path.split(".")
    if names[0] == "readiness":
        sign = fields.signals.get(names[1])
        return sign.sign if sign else ""
    if names[1] == "signs":
        sign = fields.health.signs.get(names[2])
        return sign.sign if sign else ""
    figures = fields.health.kpis.get(names[1])
    value = getattr(figures, names[2]) if figures else None
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _clause(case: NotesCase, notes: NotesRead, readers: Readers, clause: str) -> str:
    if notes.draft is None:
        return "no draft"
    review = readers.agreements.read(case.text[notes.draft.start : notes.draft.end])
    return str(review.clauses[clause].status)


def _invented(case: NotesCase, notes: NotesRead, fields: NotesReading) -> Iterator[NotesJudged]:
    """Figures, views and names that no label tells, and words that are not in the notes."""
    told = {to.partition("=")[0]: to.partition("=")[2] for _, to in case.told}
    for kpi, figures in fields.health.kpis.items():
        for name in KPI_FIELDS:
            path = f"health.{kpi}.{name}"
            read = _field(fields, path)
            if read:
                right = told.get(path) == read
                yield NotesJudged(case.id, "nothing invented", right, path, f"{read} of {figures}")
    for view, sign in fields.health.signs.items():
        path = f"health.signs.{view}"
        right = told.get(path, sign.sign) == sign.sign
        yield NotesJudged(case.id, "nothing invented", right, path, f"{sign.sign}: {sign.words}")
    yield from _beside(case, fields, told)
    for name in ABOUT:
        read = str(getattr(notes, name) or "")
        if read:
            yield NotesJudged(case.id, "nothing invented", told.get(name) == read, name, read)
    for said in notes.statements:
        right = said.text == squeezed(case.text[said.start : said.end])
        yield NotesJudged(case.id, "word for word", right, said.text)


def _beside(
    case: NotesCase, fields: NotesReading, told: Mapping[str, str]
) -> Iterator[NotesJudged]:
    """Signs of readiness: the opposite of a label is invented, one without a label is listed."""
    for dimension, sign in fields.signals.items():
        path = f"readiness.{dimension}"
        read = f"{sign.sign}: {sign.words}"
        if path in told:
            right = told[path] == sign.sign
            yield NotesJudged(case.id, "nothing invented", right, path, read)
        else:
            yield NotesJudged(case.id, "signs with a label", False, path, read)


def read_cases(path: Path) -> tuple[NotesCase, ...]:
    """The cases of a set."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(NotesCase.model_validate(case) for case in raw)


def shares(judged: Sequence[NotesJudged]) -> Mapping[str, tuple[int, int]]:
    """For each measure how many are right, of how many."""
    right = Counter(one.measure for one in judged if one.right)
    whole = Counter(one.measure for one in judged)
    return {measure: (right[measure], whole[measure]) for measure in sorted(whole)}


def main() -> None:
    """Measure each file given, or the development set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[FOLDER / "notes-dev.yaml"])
    parser.add_argument("--cases", action="store_true", help="list what was not read right")
    given = parser.parse_args()
    readers = kept_readers(SentenceEncoder(), Settings().data_dir / "signals")
    for path in given.files:
        _report(path, readers, list_cases=given.cases)


def _report(path: Path, readers: Readers, *, list_cases: bool) -> None:
    cases = read_cases(path)
    fields_of(read_notes(cases[0].text), readers)
    judged: list[NotesJudged] = []
    slowest = 0.0
    for case in cases:
        start = time.perf_counter()
        fields_of(read_notes(case.text, today=case.today), readers)
        slowest = max(slowest, time.perf_counter() - start)
        judged += judge_notes(case, readers)
    _say(f"{path.stem}: {len(cases)} notes, the slowest read in {1000 * slowest:.0f} ms")
    for measure, (right, whole) in shares(judged).items():
        _say(f"  {measure}: {right} of {whole} ({right / whole:.1%})")
    for one in judged if list_cases else []:
        if not one.right:
            _say(f"  {one.case} {one.measure} | {one.label} | read: {one.read}")


def _say(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    main()
