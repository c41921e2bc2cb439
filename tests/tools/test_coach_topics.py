"""What a coach can open with a client is chosen by passage, meaning and words."""

from advisor.knowledge.coaching import load_coaching
from advisor.language import LANGUAGES
from advisor.retrieval.encoder import SentenceEncoder, text_key
from advisor.retrieval.retriever import Scored
from advisor.retrieval.shipped import read_vectors
from advisor.texts import words
from advisor.tools.coach_topics import topic_texts, topics_of
from advisor.tools.search_guidance import SPEC, Input, run
from tests.stub_guidance import stub_guidance
from tests.tools.deps import deps

GUIDANCE = stub_guidance()


def found(*units: str) -> tuple[Scored, ...]:
    return tuple(Scored(unit, 1.0 - at / 10, 0.4 - at / 10) for at, unit in enumerate(units))


def test_the_topic_of_the_passage_found_comes_first() -> None:
    assert topics_of("la sortie", "fr", found("agreement.exit"), GUIDANCE)[0] == "exit_terms"
    assert topics_of("two weeks away", "en", found("readiness.structure"), GUIDANCE)[0] == "H3"


def test_a_passage_without_a_topic_of_its_own_opens_its_section() -> None:
    topics = topics_of("Rondeau", "en", found("local-alliances.rondeau"), GUIDANCE)
    assert topics[0] == "section.local-alliances"


def test_one_or_two_known_topics_are_given() -> None:
    topics = topics_of("roles", "en", found("agreement.roles", "agreement.decisions"), GUIDANCE)
    assert 1 <= len(topics) <= 2
    assert set(topics) <= set(load_coaching())


def test_only_a_coach_gets_topics() -> None:
    asked = "what should I ask her about coopetition?"
    coach = run(Input(question=asked, language="en", audience="coach"), deps())
    owner = run(Input(question=asked, language="en"), deps())
    assert coach.topics
    assert coach.asks
    assert owner.topics == ()
    assert not owner.asks


def test_a_model_reads_the_questions_and_signs_word_for_word() -> None:
    for language in LANGUAGES:
        given = Input(question="coopétition, coopetition", language=language, audience="coach")
        output = run(given, deps())
        told = SPEC.render(output, words(language))
        topic = load_coaching()[output.topics[0]].text(language)
        assert all(ask in told for ask in topic.ask)
        assert all(sign in told for sign in topic.listen)
    assert "coach" in SPEC.description


def test_the_topics_ship_with_their_vectors() -> None:
    shipped = read_vectors(SentenceEncoder().name)
    missing = [t for lang in LANGUAGES for t in topic_texts(lang) if text_key(t) not in shipped]
    assert missing == []
