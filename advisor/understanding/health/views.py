"""Views of people read in prose that says them without their usual words."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from advisor.knowledge.views import LABELS, POLARITIES, VIEWS, View, ViewBank
from advisor.language import LANGUAGES, Language
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.understanding import cues as shared
from advisor.understanding.health.model import Sign
from advisor.understanding.health.view_features import is_of_others, is_unreal, view_features
from advisor.understanding.kept import kept_model
from advisor.understanding.readiness.clauses import Clause, clauses_in
from advisor.understanding.readiness.mixture import Mixture, Scores
from advisor.understanding.readiness.stretches import Stretch, stretches_of, vectors_of

FORMAT = 1
NOTHING = len(LABELS)
Encode = Callable[[Sequence[str]], Vectors]
_C = 4.0
_SHARE = 0.4
_LEAST = 0.5
_SURE = 0.7
_PAIR = 0.9
_MARGIN = 0.1
_TINY = 1e-9
_FEWEST_WORDS = 4
_MOST_CLAUSES = 80
_POSITIVE, _NEGATIVE = POLARITIES.index("positive"), POLARITIES.index("negative")


class ViewReader:
    """Reads views clause by clause; one stands where a clause says it clearly enough."""

    def __init__(self, model: Mixture, encode: Encode) -> None:
        """Take the trained model and the encoder that it was trained with."""
        self._model = model
        self._encode = encode

    def read(self, text: str, language: Language) -> Mapping[View, Sign]:
        """The views that a text tells, each with the words that it rests on.

        Wishes, questions, suppositions and what is said of another partner tell none; of a
        praise and a complaint, the clearer, or none. Only the first clauses are read.
        """
        clauses = clauses_in(text, language)[:_MOST_CLAUSES]
        if sum(clause.size for clause in clauses) < _FEWEST_WORDS:
            return {}
        stretches = stretches_of(text, clauses)
        vectors = vectors_of(self._encode([clause.text for clause in clauses]), stretches)
        found = self._model.probabilities(_features([s.text for s in stretches], language, vectors))
        evidence = _evidence(_heard(found[:, :NOTHING], clauses, stretches, language))
        signs = {v: _sign(evidence[:, at], stretches) for at, v in enumerate(VIEWS)}
        return {view: sign for view, sign in signs.items() if sign}


def open_views(bank: ViewBank, encoder: Encoder, folder: Path) -> Mixture:
    """The model of this bank, these cues and this encoder; trained and kept where not yet."""
    return kept_model(
        folder, "views", _name(bank, encoder), _loaded, lambda: train_views(bank, encoder.encode)
    )


def _loaded(path: Path) -> Mixture:
    with np.load(path, allow_pickle=False) as kept:
        return Mixture.of(kept)


def train_views(bank: ViewBank, encode: Encode) -> Mixture:
    """Learn from the labelled clauses of a bank."""
    examples = bank.examples
    vectors = encode([e.text for e in examples])
    words = np.stack([view_features(e.text, e.language) for e in examples])
    return Mixture.fit(
        np.hstack([vectors, words]).astype(np.float64),
        np.array([e.label for e in examples]),
        kinds=NOTHING + 1,
        size=vectors.shape[1],
        c=_C,
        share=_SHARE,
    )


def _name(bank: ViewBank, encoder: Encoder) -> str:
    cues = Path(shared.__file__).parent
    texts = [(cues / f"health.{lang}.yaml").read_text(encoding="utf-8") for lang in LANGUAGES]
    whole = json.dumps([FORMAT, _C, _SHARE, bank.digest, encoder.name, *texts])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _features(texts: Sequence[str], language: Language, vectors: Vectors) -> Scores:
    words = np.stack([view_features(text, language) for text in texts])
    return np.hstack([vectors, words]).astype(np.float64)


def _heard(
    found: Scores, clauses: Sequence[Clause], stretches: Sequence[Stretch], language: Language
) -> Scores:
    """The probabilities of the labels, nothing where a stretch does not tell of this partnership.

    A short question that only names its matter ("Our brand?") is told by its answer.
    """
    others = {c.sentence for c in clauses if is_of_others(c.text, language)}
    silent = [c.asks or c.sentence in others or is_unreal(c.text, language) for c in clauses]
    heard = found.copy()
    for row, stretch in zip(heard, stretches, strict=True):
        members = stretch.members
        if clauses[members[0]].asks and len(members) > 1:
            members = members[1:]
        if any(silent[at] for at in members):
            row[:] = 0
        elif len(stretch.members) > 1:
            row *= _PAIR
    return heard


def _evidence(found: Scores) -> Scores:
    """What stands for each view and polarity (stretches, views, polarities).

    It is how likely a stretch speaks of the view, given to its likeliest polarity; nothing where
    that one is not clearly likelier than the others.
    """
    told = found.reshape(len(found), len(VIEWS), len(POLARITIES))
    whole = told.sum(axis=2, keepdims=True)
    return np.where(told >= _SURE * whole + _TINY, whole, 0.0)


def _sign(evidence: Scores, stretches: Sequence[Stretch]) -> Sign | None:
    best = evidence.max(axis=0)
    at = int(best.argmax())
    if best[at] < _LEAST:
        return None
    if min(best[_POSITIVE], best[_NEGATIVE]) >= _LEAST:
        if abs(best[_POSITIVE] - best[_NEGATIVE]) < _MARGIN:
            return None
        at = _POSITIVE if best[_POSITIVE] > best[_NEGATIVE] else _NEGATIVE
    return Sign(POLARITIES[at], stretches[int(evidence[:, at].argmax())].text)
