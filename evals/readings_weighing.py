"""Learn how the signs that a description shows are weighed, from labelled descriptions.

`python -m evals.readings_weighing FILE…` shows what each file would give with weights from the
others, then writes the weights of all of them (`--dry` writes nothing).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from advisor.assessments.readiness_method import DIMENSIONS
from advisor.knowledge.signals import load_signals
from advisor.retrieval.encoder import SentenceEncoder
from advisor.settings import Settings
from advisor.understanding.readiness import SignalReader, open_classifier
from advisor.understanding.readiness.mixture import Scores
from advisor.understanding.readiness.weighing import (
    FILE,
    OUTCOMES,
    Shown,
    Weighing,
    features_of,
)
from evals.readings_readiness import Description, figures, judge, read_descriptions

_C = 0.1
_ROUNDS = 500
_TINY = 1e-6


def learn(cases: Sequence[Description], shown: Sequence[Shown]) -> Weighing:
    """The weights that make the labels of some descriptions likeliest."""
    features = [features_of(one) for one in shown]
    rows = np.vstack(features)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + _TINY
    which = np.tile(np.eye(len(DIMENSIONS)), (len(features), 1))
    told = [
        OUTCOMES.index(case.signals.get(d) or OUTCOMES[0]) for case in cases for d in DIMENSIONS
    ]
    model = LogisticRegression(C=_C, max_iter=_ROUNDS)
    model.fit(np.hstack([(rows - mean) / scale, which]), told)
    return Weighing(mean, scale, np.asarray(model.coef_.T), np.asarray(model.intercept_))


def _shown(reader: SignalReader, cases: Sequence[Description]) -> list[Shown]:
    found = (reader.shown(case.text, case.lang) for case in cases)
    return [one for one in found if one is not None]


def main() -> None:
    """Measure with each file left out, learn from all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    given = parser.parse_args()
    encoder = SentenceEncoder()
    classifier = open_classifier(load_signals(), encoder, Settings().data_dir / "signals")
    blank: Scores = np.zeros(1)
    reader = SignalReader(classifier, encoder.encode, Weighing(blank, blank, blank, blank))
    sets = [read_descriptions(path) for path in given.files]
    shown = [_shown(reader, cases) for cases in sets]
    for at, path in enumerate(given.files):
        others = [i for i in range(len(sets)) if i != at]
        learned = learn([c for i in others for c in sets[i]], [s for i in others for s in shown[i]])
        left_out = SignalReader(classifier, encoder.encode, learned)
        judged = [one for case in sets[at] for one in judge(case, left_out.read)]
        shares = ", ".join(f"{name} {share:.1%}" for name, share in figures(judged).items())
        print(f"{path.stem} left out: {shares}")  # noqa: T201
    if not given.dry:
        learn([c for cases in sets for c in cases], [s for each in shown for s in each]).save(FILE)


if __name__ == "__main__":
    main()
