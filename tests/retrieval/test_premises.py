"""The mistaken belief nearest to a message, over tiny content."""

import numpy as np
import pytest

from advisor.knowledge import Knowledge, load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.premises import FEATURES, PremiseGuess, PremiseIndex, premise_features
from tests.knowledge.tiny import change, make_content
from tests.retrieval.test_index import HashingEncoder

ENCODER = HashingEncoder()
SECOND = """\
- id: alone
  unit: local-alliances.point
  fr:
    correction: "Un rival peut devenir un allié utile."
    phrasings: ["un rival reste toujours un ennemi", "jamais travailler avec un rival"]
  en:
    correction: "A rival can become a useful ally."
    phrasings: ["a rival always stays an enemy", "never work with a rival"]
"""
ASIDE: dict[Language, str] = {
    "fr": "Que dit le guide sur les universités, point 3?",
    "en": "What does the guide say on universities, point 3?",
}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = make_content(tmp_path_factory.mktemp("content") / "knowledge")
    change(folder, "premises.yaml", "- id: handshake", f"{SECOND}- id: handshake")
    return load_knowledge(folder)


@pytest.fixture(scope="module")
def index(knowledge: Knowledge) -> PremiseIndex:
    return PremiseIndex.build(knowledge, ENCODER)


def nearest(index: PremiseIndex, text: str, language: Language) -> PremiseGuess:
    return index.nearest(text, ENCODER.encode([text])[0], language)


@pytest.mark.parametrize(
    ("text", "language", "belief"),
    [
        ("Une poignée de main suffit, non?", "fr", "handshake"),
        ("le contrat est-il inutile", "fr", "handshake"),
        ("UN RIVAL RESTE UN ENNEMI", "fr", "alone"),
        ("is a handshake enough?", "en", "handshake"),
        ("contracts are useless", "en", "handshake"),
        ("Rivals always stay enemies!", "en", "alone"),
    ],
)
def test_a_belief_is_found_by_its_words(
    index: PremiseIndex, text: str, language: Language, belief: str
) -> None:
    found = nearest(index, text, language)
    unit = {"handshake": "agreement.point", "alone": "local-alliances.point"}

    assert (found.id, found.unit) == (belief, unit[belief])
    assert 0 < found.overlap <= 1


def test_a_phrasing_word_for_word_is_as_near_as_can_be(
    index: PremiseIndex, knowledge: Knowledge
) -> None:
    for premise in knowledge.premises:
        for language in LANGUAGES:
            for phrasing in premise.text(language).phrasings:
                found = nearest(index, phrasing, language)

                assert found.id == premise.id
                assert found.similarity == pytest.approx(1.0, abs=1e-5)
                assert found.overlap == pytest.approx(1.0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_worded_less_like_a_belief_than_a_belief_is(
    index: PremiseIndex, language: Language
) -> None:
    belief = {"fr": "une poignée de main suffit", "en": "a handshake is enough"}[language]

    assert nearest(index, belief, language).wording > 0
    assert nearest(index, ASIDE[language], language).wording < 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_that_shares_no_word_overlaps_with_nothing(
    index: PremiseIndex, language: Language
) -> None:
    assert nearest(index, "xylophone zèbre kayak", language).overlap == 0.0
    assert nearest(index, "", language).overlap == 0.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_words_in_common_overlap_more(index: PremiseIndex, language: Language) -> None:
    texts = {
        "fr": ["poignée dorée achetée hier", "poignée de main hier", "une poignée de main suffit"],
        "en": [
            "a handshake yesterday evening",
            "handshake enough yesterday",
            "a handshake is enough",
        ],
    }[language]
    overlaps = [nearest(index, text, language).overlap for text in texts]

    assert overlaps == sorted(overlaps)
    assert overlaps[0] < overlaps[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_index_read_back_finds_the_same(
    index: PremiseIndex, knowledge: Knowledge, language: Language
) -> None:
    again = PremiseIndex.from_arrays(knowledge, index.arrays())

    for text in ("une poignée de main", "never work with rivals", ASIDE[language], ""):
        first, second = nearest(index, text, language), nearest(again, text, language)
        assert (second.id, second.unit) == (first.id, first.unit)
        assert second.similarity == pytest.approx(first.similarity, abs=1e-5)
        assert second.overlap == pytest.approx(first.overlap)
        assert second.wording == pytest.approx(first.wording, abs=1e-4)


def test_the_features_are_as_many_as_their_names_and_tell_the_rank_of_the_beliefs_unit() -> None:
    guess = PremiseGuess("handshake", "agreement.point", 0.8, 0.5, -0.3)
    ranked = np.array([0.1, 3.0, 2.0, -1.0])

    first = dict(zip(FEATURES, premise_features(guess, 0.6, ranked, 1), strict=True))
    third = dict(zip(FEATURES, premise_features(guess, 0.6, ranked, 0), strict=True))

    assert first["similarity"] == 0.8
    assert first["overlap"] == 0.5
    assert first["both"] == pytest.approx(0.4)
    assert first["against_asks"] == pytest.approx(0.2)
    assert first["wording"] == -0.3
    assert first["unit_rank"] == 0.0
    assert third["unit_rank"] == pytest.approx(np.log(3))


def test_a_unit_far_down_counts_no_worse_than_one_a_little_less_far() -> None:
    guess = PremiseGuess("handshake", "agreement.point", 0.8, 0.5, -0.3)
    ranked = -np.arange(100.0)

    ranks = [premise_features(guess, 0.6, ranked, at)[-1] for at in (20, 50, 99)]

    assert ranks[0] == ranks[1] == ranks[2]
