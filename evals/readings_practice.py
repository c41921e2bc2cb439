"""How well the practices are read: single answers, descriptions, wishes to start a tool.

`python -m evals.readings_practice [FILE] [--half tune|measure] [--cases]`; `--cases` lists what was
not read right, for the half that is tuned on.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from advisor.knowledge.practices import PracticeKind, load_practices
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE
from advisor.retrieval.encoder import SentenceEncoder
from advisor.retrieval.tokens import words
from advisor.settings import Settings
from advisor.tools.practice_reading import KeptPracticeReading
from advisor.understanding.practice import Start, Value, read_value, starts_practice

FOLDER = Path(__file__).parent / "readings"
Half = Literal["tune", "measure"]
Outcome = Literal["right", "missed", "wrong", "invented"]
Judged = tuple[str, Outcome, str]
_ALIKE, _LONGER = 0.6, 4


class Description(BaseModel):
    """A labelled description; an item left out is one that nothing is said of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: PracticeKind
    lang: Language
    text: str
    reads: Mapping[str, str]


class Cases(BaseModel):
    """A set: answers (language, item, label, words), starts (language, label, words)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    today: date
    answers: tuple[tuple[Language, str, str, str], ...]
    starts: tuple[tuple[Language, str, str], ...]
    descriptions: tuple[Description, ...]

    def half(self, half: Half) -> "Cases":
        """The first two of every four cases (`tune`), or the others (`measure`)."""

        def kept(number: int) -> bool:
            return (number // 2 % 2 == 0) == (half == "tune")

        return Cases(
            today=self.today,
            answers=tuple(c for n, c in enumerate(self.answers) if kept(n)),
            starts=tuple(c for n, c in enumerate(self.starts) if kept(n)),
            descriptions=tuple(c for n, c in enumerate(self.descriptions) if kept(n)),
        )


def read_cases(path: Path) -> Cases:
    """A set of cases."""
    return Cases.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def judge_answers(cases: Cases) -> Iterator[Judged]:
    """Each single answer, judged under the type of its item."""
    practices = load_practices()
    for language, path, label, text in cases.answers:
        kind, item = path.split(".")
        practice = practices[kind]  # type: ignore[index]
        found = read_value(text, practice.items[item], practice, language, cases.today)
        shown = _shown(found)
        outcome: Outcome = "missed" if shown == "-" else "wrong"
        if shown.lower() == label.lower():
            outcome = "right"
        yield practice.items[item].type, outcome, f"{language} {path} '{text}': {label} / {shown}"


def judge_starts(cases: Cases) -> Iterator[Judged]:
    """Each message, judged under how it ought to start a tool: surely, as an offer, or not."""
    for language, label, text in cases.starts:
        shown = _start(starts_practice(text, language))
        outcome: Outcome = "missed" if shown == "-" else "wrong"
        if shown == label:
            outcome = "right"
        name = {"!": "sure", "?": "offer", "-": "none"}[label[-1]]
        yield name, outcome, f"{language} '{text}': {label} / {shown}"


def judge_description(case: Description, found: Mapping[str, object]) -> Iterator[Judged]:
    """Each item that a description answers or that was read in it."""
    for item in dict.fromkeys([*case.reads, *found]):
        label, shown = case.reads.get(item), found.get(item)
        if label is None:
            outcome: Outcome = "invented"
        elif shown is None:
            outcome = "missed"
        else:
            outcome = "right" if _same(label, str(shown)) else "wrong"
        yield case.kind, outcome, f"{case.lang} '{case.text[:60]}' {item}: {label} / {shown}"


def questions() -> Iterator[tuple[Language, str]]:
    """Every question that the guidance is asked, in the bank of questions."""
    for path in sorted((KNOWLEDGE / "questions").glob("*.yaml")):
        for asked in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            for language in LANGUAGES:
                for entry in asked.get(language, []):
                    yield language, str(entry["ask"] if isinstance(entry, dict) else entry)


def false_starts() -> Counter[str]:
    """How many questions of the bank there are, start a tool surely, or as an offer."""
    counted: Counter[str] = Counter()
    for language, text in questions():
        start = starts_practice(text, language)
        counted["questions"] += 1
        if start:
            counted["sure" if start.sure else "offer"] += 1
    return counted


def _same(label: str, shown: str) -> bool:
    """Whether a value is the one wanted, or words that say as much."""
    if shown in label.split("|"):
        return True
    wanted, found = set(words(label)), set(words(shown))
    if label in {"yes", "no"} or re.fullmatch(r"[\d|-]+", label) or not found:
        return False
    enough = len(wanted & found) >= max(1, _ALIKE * min(len(wanted), len(found)))
    return enough and len(found) <= len(wanted) + _LONGER


def _shown(value: Value | None) -> str:
    if value is None:
        return "-"
    return "?" if value.unknown else str(value.value)


def _start(start: Start | None) -> str:
    return "-" if start is None else f"{start.kind}{'!' if start.sure else '?'}"


def main() -> None:
    """Measure a set, or one half of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=FOLDER / "practice-dev.yaml")
    parser.add_argument("--half", choices=("tune", "measure"))
    parser.add_argument("--cases", action="store_true", help="list what was not read right")
    given = parser.parse_args()
    cases = read_cases(given.file)
    cases = cases.half(given.half) if given.half else cases
    reading = KeptPracticeReading(SentenceEncoder(), Settings().data_dir / "practice")
    _report("answers", [*judge_answers(cases)], list_cases=given.cases)
    _report("starts", [*judge_starts(cases)], list_cases=given.cases)
    judged: list[Judged] = []
    for case in cases.descriptions:
        found = reading.read(case.kind, case.text, case.lang, cases.today)
        judged += judge_description(case, {read.item: read.value for read in found})
    _report("descriptions", judged, list_cases=given.cases)
    print(f"questions of the guidance: {dict(false_starts())}")  # noqa: T201


def _report(name: str, judged: Sequence[Judged], *, list_cases: bool) -> None:
    for kind in dict.fromkeys(kind for kind, _, _ in judged):
        counted = Counter(outcome for of, outcome, _ in judged if of == kind)
        print(f"{name} {kind}: {dict(counted)}")  # noqa: T201
    if list_cases:
        for _, outcome, words_ in judged:
            if outcome != "right":
                print(f"  {outcome}: {words_}")  # noqa: T201


if __name__ == "__main__":
    main()
