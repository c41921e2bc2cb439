"""The two linear classifiers, learned from a dozen sentences."""

import numpy as np
import pytest

from advisor.retrieval.linear import NgramClassifier, VectorClassifier, ngrams, softmax

TEXTS = [
    "Faut-il un contrat écrit?",
    "comment rédiger un contrat",
    "do I need a written contract?",
    "how to draft a contract",
    "Quelle université offre des projets?",
    "un projet avec l'université",
    "which university offers projects?",
    "a project with the university",
    "Comment exporter au Mexique?",
    "exporter mes produits",
    "how do I export to Mexico?",
    "exporting my products",
]
LABELS = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
VECTORS = np.eye(3, dtype=np.float32)[LABELS]
ASKED = [
    ("faut tu un contrat", 0),
    ("is a contract needed", 0),
    ("UNIVERSITE projets", 1),
    ("university project pls", 1),
    ("jveux exporter", 2),
    ("exports", 2),
]


@pytest.fixture(scope="module", params=[True, False], ids=["probabilities", "margins"])
def classifier(request: pytest.FixtureRequest) -> NgramClassifier:
    return NgramClassifier.train(TEXTS, LABELS, 3, probabilities=bool(request.param))


@pytest.mark.parametrize(("text", "label"), ASKED)
def test_words_lead_to_their_class_in_both_languages(
    classifier: NgramClassifier, text: str, label: int
) -> None:
    assert int(np.argmax(classifier.scores(text))) == label


@pytest.mark.parametrize("text", [*(text for text, _ in ASKED), "zzz", ""])
def test_a_classifier_read_back_gives_the_same_scores(
    classifier: NgramClassifier, text: str
) -> None:
    again = NgramClassifier.from_arrays(classifier.arrays())

    np.testing.assert_allclose(again.scores(text), classifier.scores(text), rtol=1e-4, atol=1e-5)


def test_scores_do_not_change_the_classifier(classifier: NgramClassifier) -> None:
    first = classifier.scores("")
    first += 100.0

    assert classifier.scores("").max() < 50


@pytest.mark.parametrize(("labels", "absent"), [([0] * 6 + [2] * 6, 1), ([1] * 6 + [2] * 6, 0)])
def test_a_class_without_an_example_is_never_the_best(labels: list[int], absent: int) -> None:
    for probabilities in (True, False):
        trained = NgramClassifier.train(TEXTS, labels, 3, probabilities=probabilities)

        assert all(int(np.argmax(trained.scores(t))) != absent for t in TEXTS)
        assert int(np.argmax(trained.scores(TEXTS[0]))) == labels[0]
        assert int(np.argmax(trained.scores(TEXTS[-1]))) == labels[-1]


@pytest.mark.parametrize("balanced", [True, False])
def test_vectors_lead_to_their_class_and_read_back_the_same(balanced: bool) -> None:
    trained = VectorClassifier.train(VECTORS, LABELS, 4, balanced=balanced)
    again = VectorClassifier.from_arrays(trained.arrays())

    for label, vector in enumerate(np.eye(3, dtype=np.float32)):
        scores = trained.scores(vector)
        assert scores.shape == (4,)
        assert int(np.argmax(scores)) == label
        np.testing.assert_allclose(again.scores(vector), scores, rtol=1e-4, atol=1e-5)


def test_probabilities_sum_to_one_and_keep_the_order() -> None:
    chances = softmax(np.array([1000.0, -20.0, 999.0]))

    assert chances.sum() == pytest.approx(1.0)
    assert chances.argsort().tolist() == [1, 2, 0]


def test_ngrams_are_the_same_without_accents_or_capitals() -> None:
    assert ngrams("L’Université") == ngrams("l'universite")
    assert "w:bon marche" in ngrams("Bon marché")
    assert ngrams("") == []
