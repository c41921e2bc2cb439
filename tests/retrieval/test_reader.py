"""One question measured, over tiny content and a store in memory."""

import numpy as np
import pytest

from advisor.knowledge import Knowledge, load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.coverage import FEATURES as COVERAGE
from advisor.retrieval.documents import question_entries, unit_entries
from advisor.retrieval.kinds import MessageKinds
from advisor.retrieval.premises import FEATURES as BELIEF
from advisor.retrieval.premises import PremiseIndex
from advisor.retrieval.ranking import ASKS, LEGS, UNITS, Fusion, Learned, Ranker
from advisor.retrieval.reader import Reader
from evals.calibrate import ExactStore
from tests.knowledge.tiny import TOPICS, make_content
from tests.retrieval.test_index import HashingEncoder

ENCODER = HashingEncoder()
EVEN = Fusion({language: dict.fromkeys(LEGS, 1.0) for language in LANGUAGES})
SLUGS = list(TOPICS)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return load_knowledge(make_content(tmp_path_factory.mktemp("content") / "knowledge"))


@pytest.fixture(scope="module")
def reader(tiny: Knowledge) -> Reader:
    store = ExactStore()
    texts, asks = unit_entries(tiny), question_entries(tiny)
    vectors = ENCODER.encode([e.text for e in asks])
    store.fill(UNITS, texts, ENCODER.encode([e.text for e in texts]))
    store.fill(ASKS, asks, vectors)
    ranker = Ranker(tiny, store, Learned.train(tiny, vectors), EVEN)
    kinds = MessageKinds.train(tiny, ENCODER)
    premises = PremiseIndex.build(tiny, ENCODER)
    return Reader(tiny, ranker, kinds, premises, store, ENCODER.encode)


def ask(slug: str, language: Language) -> str:
    french, english = TOPICS[slug]
    return {
        "fr": f"Que dit le guide sur {french}?",
        "en": f"What does the guide say on {english}?",
    }[language]


STORY: dict[Language, str] = {
    "fr": "J'ai une petite boulangerie à Montréal et une équipe de six personnes depuis dix ans. "
    "Que dit le guide sur les universités?",
    "en": "I have run a small bakery in Montréal with a team of six people for ten years now. "
    "What does the guide say on universities?",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_unit_that_a_question_names_is_ranked_first(
    reader: Reader, slug: str, language: Language
) -> None:
    reading = reader.read(ask(slug, language), language)

    assert reader.ranker.units[reading.ranking.order[0]] == f"{slug}.point"
    assert reader.sections[reading.ranking.order[0]] == slug


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nearest_questions_of_the_bank_come_nearest_first_and_can_be_looked_up(
    reader: Reader, tiny: Knowledge, language: Language
) -> None:
    asked = tiny.questions["culture.point"][language][2].ask
    near = reader.read(asked, language).near

    assert near[0].similarity == pytest.approx(1.0, abs=1e-5)
    assert [n.similarity for n in near] == sorted((n.similarity for n in near), reverse=True)
    assert asked in [tiny.questions[n.unit][n.language][n.position].ask for n in near]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feature_has_its_value_and_none_is_lost_to_a_division(
    reader: Reader, language: Language
) -> None:
    for text in (ask("culture", language), STORY[language], "zzz", "?", "KPI", "9"):
        reading = reader.read(text, language)

        assert len(reading.coverage) == len(COVERAGE)
        assert len(reading.belief) == len(BELIEF)
        assert np.isfinite([*reading.coverage, *reading.belief]).all()
        assert np.isfinite(reading.ranking.fused).all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_the_guidance_does_not_know_show_in_the_features(
    reader: Reader, language: Language
) -> None:
    at = COVERAGE.index("unknown_share")
    known = reader.read(ask("culture", language), language).coverage[at]
    unknown = reader.read("xylophone kayak zeppelin", language).coverage[at]

    assert known < unknown == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("question", "language"), [("avez-vous un gabarit?", "fr"), ("do you have a template?", "en")]
)
def test_a_thing_that_is_never_given_shows_in_the_features(
    reader: Reader, question: str, language: Language
) -> None:
    at = COVERAGE.index("ungiven")

    assert reader.read(question, language).coverage[at] == 1.0
    assert reader.read(ask("culture", language), language).coverage[at] == 0.0


@pytest.mark.parametrize(
    ("question", "language"),
    [("est-ce qu'une poignée de main suffit", "fr"), ("so a handshake is enough", "en")],
)
def test_the_belief_that_a_question_rests_on_is_read(
    reader: Reader, question: str, language: Language
) -> None:
    reading = reader.read(question, language)

    assert reading.premise.id == "handshake"
    assert reading.belief[BELIEF.index("overlap")] > 0.3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_leads_where_its_question_leads_more_than_the_whole_of_it_does(
    reader: Reader, language: Language
) -> None:
    at = reader.ranker.units.index("nonprofits-universities.point")
    both = reader.read(STORY[language], language).ranking
    whole = reader.read(STORY[language], language, whole_only=True).ranking

    assert both.order[0] == at
    assert both.raw["ngrams"][at] > whole.raw["ngrams"][at]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_question_is_read_the_same_whole_or_by_its_asking_sentence(
    reader: Reader, language: Language
) -> None:
    question = ask("customers", language)
    one, two = (reader.read(question, language, whole_only=only) for only in (False, True))

    np.testing.assert_array_equal(one.ranking.fused, two.ranking.fused)
    assert one.coverage == two.coverage
    assert one.near == two.near


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chances_of_the_kinds_sum_to_one_for_a_story_too(
    reader: Reader, language: Language
) -> None:
    kind = reader.read(STORY[language], language).kind

    assert kind.by_words.sum() == pytest.approx(1.0)
    assert kind.by_meaning.sum() == pytest.approx(1.0)
    assert kind.best in kind.labels
