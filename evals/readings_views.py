"""How well views of people are read from prose: the cues alone, and with the learned reader.

`python -m evals.readings_views FILE…`
"""

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from advisor.knowledge.views import VIEWS, load_views
from advisor.language import Language
from advisor.retrieval.encoder import SentenceEncoder
from advisor.settings import Settings
from advisor.understanding.health import read_health
from advisor.understanding.health.views import ViewReader, open_views
from evals.readings import Case, load_readings

Read = Callable[[str, Language], Mapping[str, str]]


def by_cues(text: str, language: Language) -> Mapping[str, str]:
    """What the usual words alone tell."""
    return {name: sign.sign for name, sign in read_health(text, language).signs.items()}


def with_reader(reader: ViewReader) -> Read:
    """What the usual words tell, then the learned reader where they tell nothing."""

    def read(text: str, language: Language) -> Mapping[str, str]:
        learned: dict[str, str] = {
            name: said.sign for name, said in reader.read(text, language).items()
        }
        return {**learned, **by_cues(text, language)}

    return read


def view_counts(cases: Sequence[Case], read: Read) -> Counter[str]:
    """`right` and `wrong` of the `told` views, `invented` of the `untold`."""
    counts: Counter[str] = Counter()
    for case in cases:
        labelled, found = case.get("qualitative") or {}, read(case["text"], case["lang"])
        for view in VIEWS:
            want, got = labelled.get(view), found.get(view)
            counts["told" if want else "untold"] += 1
            counts["right"] += want is not None and got == want
            counts["wrong"] += want is not None and got not in {None, want}
            counts["invented"] += want is None and got is not None
    return counts


def main() -> None:
    """Measure each file given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    given = parser.parse_args()
    encoder = SentenceEncoder()
    model = open_views(load_views(), encoder, Settings().data_dir / "index")
    reads = {"cues": by_cues, "both": with_reader(ViewReader(model, encoder.encode))}
    for path in given.files:
        cases = load_readings([path])
        for name, read in reads.items():
            print(path.stem, name, dict(view_counts(cases, read)))  # noqa: T201


if __name__ == "__main__":
    main()
