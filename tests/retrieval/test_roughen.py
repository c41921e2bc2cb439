"""Text roughened as people type it."""

import random

from rapidfuzz.fuzz import ratio

from advisor.retrieval.roughen import roughen

SENTENCES = (
    "Comment préparer l'entente avec l'université, et qui décide?",
    "What should we put in the agreement with our neighbour's bakery?",
)


def test_a_rough_text_stays_recognisable() -> None:
    rng = random.Random(3)
    for sentence in SENTENCES * 50:
        assert ratio(sentence.lower(), roughen(sentence, rng).lower()) > 70


def test_the_same_seed_gives_the_same_text() -> None:
    one, two = random.Random(5), random.Random(5)
    assert [roughen(s, one) for s in SENTENCES] == [roughen(s, two) for s in SENTENCES]


def test_texts_are_really_roughened() -> None:
    rng = random.Random(11)
    made = {roughen(SENTENCES[0], rng) for _ in range(40)}
    assert len(made) > 15
    assert any("préparer" not in text for text in made)


def test_a_short_word_survives() -> None:
    rng = random.Random(1)
    assert all(roughen("kpi?", rng).strip() for _ in range(50))
