"""How well agreements are read: statuses, missing clauses, flags, beyond, seconds.

`python -m evals.readings_agreement FOLDER`: each `NAME.txt` or `NAME.md` with its labels in
`NAME.yaml`; `--cases` also lists what was misread, for sets that are tuned on.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from advisor.assessments.agreement_method import BEYOND, CLAUSES, FLAGS, Status
from advisor.assessments.agreement_review import Review
from advisor.knowledge.clauses import load_clauses
from advisor.language import Language
from advisor.retrieval.encoder import SentenceEncoder
from advisor.settings import Settings
from advisor.understanding.agreement import AgreementReader, open_classifier

Read = Callable[[str], Review]


class Labels(BaseModel):
    """What a careful reader finds in an agreement."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    language: Language
    artist: bool = False
    clauses: Mapping[str, Status]
    flags: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """One agreement: its labels beside its review, and how long the reading took."""

    name: str
    labels: Labels
    review: Review
    seconds: float


def read_labelled(folder: Path) -> tuple[tuple[str, str, Labels], ...]:
    """The agreements of a folder: name, text, labels."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        text = next((p for e in (".txt", ".md") if (p := path.with_suffix(e)).is_file()), None)
        if text is not None:
            labels = Labels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
            found.append((path.stem, text.read_text(encoding="utf-8"), labels))
    return tuple(found)


def judge(name: str, text: str, labels: Labels, read: Read) -> Judged:
    """One agreement read and set beside its labels."""
    start = time.perf_counter()
    review = read(text)
    return Judged(name, labels, review, time.perf_counter() - start)


def figures(judged: Sequence[Judged]) -> Mapping[str, float]:
    """Shares over all agreements.

    `status` right; `missing_found` of the missing; `wrongly_missing` of the others; `flags_found`,
    and `flags_invented` of those that are not there; `beyond` and `artist` right.
    """
    pairs = [(j.labels.clauses[c], j.review.clauses[c].status) for j in judged for c in CLAUSES]
    flags = [(f in j.labels.flags, f in j.review.flags) for j in judged for f in FLAGS]
    beyond = [
        (name in j.labels.beyond) == (name in j.review.beyond) for j in judged for name in BEYOND
    ]
    return {
        "status": _share([label == read for label, read in pairs]),
        "missing_found": _share([read == "missing" for label, read in pairs if label == "missing"]),
        "wrongly_missing": _share(
            [read == "missing" for label, read in pairs if label != "missing"]
        ),
        "flags_found": _share([read for label, read in flags if label]),
        "flags_invented": _share([read for label, read in flags if not label]),
        "beyond": _share(beyond),
        "artist": _share([j.labels.artist == j.review.artist for j in judged]),
    }


def confusion(judged: Sequence[Judged]) -> Mapping[str, Counter[str]]:
    """For each clause, how often each label was read as each status."""
    return {
        clause: Counter(
            f"{j.labels.clauses[clause]}→{j.review.clauses[clause].status}" for j in judged
        )
        for clause in CLAUSES
    }


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 1.0


def main() -> None:
    """Measure a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", action="store_true", help="list what was not read right")
    given = parser.parse_args()
    encoder = SentenceEncoder()
    classifier = open_classifier(load_clauses(), encoder, Settings().data_dir / "index")
    reader = AgreementReader(classifier, encoder.encode)
    reader.read("Les parties collaborent.")
    judged = [judge(*one, reader.read) for one in read_labelled(given.folder)]
    report(judged, list_cases=given.cases)


def report(judged: Sequence[Judged], *, list_cases: bool) -> None:
    """Print the figures, the confusion of each clause and, where asked, each misreading."""
    print(", ".join(f"{name} {share:.1%}" for name, share in figures(judged).items()))  # noqa: T201
    for clause, counts in confusion(judged).items():
        print(f"  {clause}: {', '.join(f'{k} {n}' for k, n in counts.most_common())}")  # noqa: T201
    for one in judged:
        right = sum(one.labels.clauses[c] == one.review.clauses[c].status for c in CLAUSES)
        print(f"{one.name}: {right}/{len(CLAUSES)}, {one.seconds:.2f} s")  # noqa: T201
        if list_cases:
            _list(one)


def _list(one: Judged) -> None:
    for clause in CLAUSES:
        label, read = one.labels.clauses[clause], one.review.clauses[clause]
        if label != read.status:
            words = read.evidence.words if read.evidence else ""
            print(f"  {clause}: {label} read {read.status}: {words[:160]!r}")  # noqa: T201
    if set(one.labels.flags) != set(one.review.flags):
        shown = {f: [e.words[:100] for e in es] for f, es in one.review.flags.items()}
        print(f"  flags: {one.labels.flags} read {shown}")  # noqa: T201
    lacking = set(one.labels.beyond) - set(one.review.beyond)
    extra = {k: e.words[:80] for k, e in one.review.beyond.items() if k not in one.labels.beyond}
    if lacking or extra:
        print(f"  beyond: lacking {lacking}, extra {extra}")  # noqa: T201


if __name__ == "__main__":
    main()
