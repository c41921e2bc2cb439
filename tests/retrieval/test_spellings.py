"""Text as phones and hurried fingers write it."""

import random

from rapidfuzz.fuzz import ratio

from advisor.retrieval.roughen import riddled, roughen

SENTENCES = (
    "Qu'est-ce que je mets dans l'entente quand mon partenaire s'en va?",
    "What should we write because people want to leave without notice?",
)


def test_words_are_shortened_as_in_messages() -> None:
    rng = random.Random(4)
    french, english = ({roughen(s, rng).lower() for _ in range(80)} for s in SENTENCES)
    assert any("keske" in text or "kesque" in text for text in french)
    assert any("ppl" in text for text in english)


def test_a_riddled_text_has_a_slip_no_accents_and_the_same_words() -> None:
    rng = random.Random(4)
    for sentence in (*SENTENCES, "Préparer la médiation"):
        made = riddled(sentence, rng)
        assert "é" not in made
        assert made != sentence
        assert len(made.split()) == len(sentence.split())
        assert ratio(made, sentence) > 70


def test_a_text_of_short_words_is_left_as_it_is() -> None:
    assert riddled("a b c", random.Random(1)) == "a b c"
