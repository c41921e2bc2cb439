"""Two small linear classifiers, trained when the index is built and kept as plain arrays."""

import itertools
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self

import numpy as np
from numpy.typing import NDArray

from advisor.language import Language
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.tokens import fold, words

Scores = NDArray[np.float64]
Arrays = dict[str, NDArray[np.generic]]
MAX_FEATURES = 60_000


def ngrams(text: str) -> list[str]:
    """Word 1- and 2-grams, and character 2- to 5-grams inside words, all folded."""
    tokens = words(fold(text))
    found = [f"w:{t}" for t in tokens]
    found += [f"w:{a} {b}" for a, b in itertools.pairwise(tokens)]
    for token in tokens:
        padded = f" {token} "
        for size in range(2, 6):
            found += [padded[i : i + size] for i in range(len(padded) - size + 1)]
    return found


class NgramClassifier:
    """TF-IDF n-grams and a linear support vector machine or logistic regression a class."""

    def __init__(self, vocabulary: Sequence[str], idf: Scores, coef: Scores, bias: Scores) -> None:
        """Take the trained arrays: idf (features,), coef (features, classes), bias (classes,)."""
        self._column = {gram: i for i, gram in enumerate(vocabulary)}
        self._idf = idf
        self._coef = coef
        self._bias = bias

    @classmethod
    def train(
        cls, texts: Sequence[str], labels: Sequence[int], classes: int, *, probabilities: bool
    ) -> Self:
        """Learn from labelled texts; with `probabilities`, logistic regression is used."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.svm import LinearSVC

        vectorizer = TfidfVectorizer(
            analyzer=ngrams, sublinear_tf=True, min_df=2, max_features=MAX_FEATURES
        )
        matrix = vectorizer.fit_transform(texts)
        if probabilities:
            model = LogisticRegression(C=20.0, max_iter=400, class_weight="balanced")
        else:
            model = LinearSVC(C=0.5, random_state=0)
        model.fit(matrix, np.asarray(labels))
        coef, bias = _spread(model.coef_, model.intercept_, model.classes_, classes)
        names = [str(n) for n in vectorizer.get_feature_names_out()]
        return cls(names, np.asarray(vectorizer.idf_), coef, bias)

    def scores(self, text: str) -> Scores:
        """The decision value of each class (classes,)."""
        columns: dict[int, int] = {}
        for gram in ngrams(text):
            column = self._column.get(gram)
            if column is not None:
                columns[column] = columns.get(column, 0) + 1
        if not columns:
            return self._bias.copy()
        index = np.fromiter(columns.keys(), dtype=np.int64)
        weight = (1 + np.log(np.fromiter(columns.values(), dtype=np.float64))) * self._idf[index]
        weight /= np.linalg.norm(weight)
        return np.asarray(weight @ self._coef[index] + self._bias, dtype=np.float64)

    def arrays(self) -> Arrays:
        """What to keep on disk."""
        return {
            "vocabulary": np.array(list(self._column)),
            "idf": self._idf.astype(np.float32),
            "coef": self._coef.astype(np.float32),
            "bias": self._bias.astype(np.float32),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Self:
        """Read back what `arrays` gave."""
        return cls(
            [str(g) for g in arrays["vocabulary"].tolist()],
            arrays["idf"].astype(np.float64),
            arrays["coef"].astype(np.float64),
            arrays["bias"].astype(np.float64),
        )


def train_each(
    examples: Mapping[Language, tuple[Sequence[str], Sequence[int]]],
    classes: int,
    *,
    probabilities: bool,
) -> dict[Language, NgramClassifier]:
    """A classifier a language from its texts and labels, trained side by side."""

    def train(language: Language) -> NgramClassifier:
        texts, labels = examples[language]
        return NgramClassifier.train(texts, labels, classes, probabilities=probabilities)

    with ThreadPoolExecutor(len(examples)) as pool:
        return dict(zip(examples, pool.map(train, examples), strict=True))


class VectorClassifier:
    """Multinomial logistic regression on sentence vectors."""

    def __init__(self, coef: Scores, bias: Scores) -> None:
        """Take the trained arrays: coef (dimensions, classes), bias (classes,)."""
        self._coef = coef
        self._bias = bias

    @classmethod
    def train(
        cls, vectors: Vectors, labels: Sequence[int], classes: int, *, balanced: bool = False
    ) -> Self:
        """Learn from labelled vectors."""
        from sklearn.linear_model import LogisticRegression

        weight = "balanced" if balanced else None
        model = LogisticRegression(C=10.0, max_iter=400, class_weight=weight)
        model.fit(vectors, np.asarray(labels))
        return cls(*_spread(model.coef_, model.intercept_, model.classes_, classes))

    def scores(self, vector: Vectors) -> Scores:
        """The decision value of each class (classes,)."""
        return np.asarray(vector.astype(np.float64) @ self._coef + self._bias)

    def arrays(self) -> Arrays:
        """What to keep on disk."""
        return {"coef": self._coef.astype(np.float32), "bias": self._bias.astype(np.float32)}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Self:
        """Read back what `arrays` gave."""
        return cls(arrays["coef"].astype(np.float64), arrays["bias"].astype(np.float64))


def softmax(scores: Scores) -> Scores:
    """Probabilities from decision values."""
    shifted = np.exp(scores - scores.max())
    return np.asarray(shifted / shifted.sum())


def part(arrays: Arrays, prefix: str) -> Arrays:
    """The arrays under a prefix, without it."""
    start = prefix + "."
    return {k.removeprefix(start): v for k, v in arrays.items() if k.startswith(start)}


def _spread(
    coef: Scores, bias: Scores, present: NDArray[np.int64], classes: int
) -> tuple[Scores, Scores]:
    """Arrays over all classes, also where one has no example or there are only two."""
    if len(present) == 2 and coef.shape[0] == 1:
        coef, bias = np.vstack([-coef[0], coef[0]]), np.array([-bias[0], bias[0]])
    full = np.zeros((coef.shape[1], classes))
    offsets = np.full(classes, -20.0)
    full[:, present] = coef.T
    offsets[present] = bias
    return full, offsets
