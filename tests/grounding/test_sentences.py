"""A streamed text is cut into sentences that join to exactly what came in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.grounding import SentenceBuffer, split

_MARKS = (
    "\n;\n\n;. ;- ;1. ;[customers.plan];[;];…;...;# Titre;| a | b |;!; ?;**;<a href='x. Y'>;\u00a0"
)
_WORDS = "Un mot; et;.; ;12.5 %;1,5 M$;M. ;p. ex. ;e.g. ;Puis;« Oui »;https://a.ca/b.c;etc.;É;(oui)"
_PIECES = st.sampled_from([*_MARKS.split(";"), *_WORDS.split(";")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux. Trois", ["Un. ", "Deux. ", "Trois"]),
        ("Vrai? Oui! Bon…  Fin.", ["Vrai? ", "Oui! ", "Bon…  ", "Fin."]),
        (
            "It costs 1.5 million. Or 12.5 %. Yes.",
            ["It costs 1.5 million. ", "Or 12.5 %. ", "Yes."],
        ),
        ("Il vaut 1,5 M$. Bien.", ["Il vaut 1,5 M$. ", "Bien."]),
        ("Elle dit « oui. » Puis non.", ["Elle dit « oui. » ", "Puis non."]),
        ("He said “yes.” Then no.", ["He said “yes.” ", "Then no."]),
        ("**Important.** La suite.", ["**Important.** ", "La suite."]),
        ("# Titre\nTexte ici.", ["# Titre\n", "Texte ici."]),
        ("Voici :\n\n- un\n- deux\n\nFin.", ["Voici :\n\n", "- un\n", "- deux\n\n", "Fin."]),
        ("Voici :\n1. un\n2. deux", ["Voici :\n", "1. un\n", "2. deux"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", ["| a | b |\n", "|---|---|\n", "| 1 | 2 |\n"]),
        ("Une ligne\ncoupée ici. Fin.", ["Une ligne\ncoupée ici. ", "Fin."]),
        ("Et puis... la suite. Fin.", ["Et puis... la suite. ", "Fin."]),
        ("", []),
        ("\n\n", ["\n\n"]),
    ],
)
def test_sentences_items_headings_and_rows_are_cut_apart(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Mme Roy et M. Roy arrivent.",
        "Voyez p. ex. Montréal et les environs.",
        "See e.g. Montréal, i.e. here.",
        "La firme Untel inc. Montréal signe.",
        "Voir l’art. 47 et le no. 5 du guide.",
        "St. John is far from U.S. Customs.",
        "Voyez https://a.ca/b.c?d=E.F ici.",
        "Le point [customers.plan] compte.",
        "Lisez [la page. Elle dit tout](https://a.ca) ici.",
        "C’est vrai, etc. et encore.",
        "1. Nommez une personne.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_cut_it(sentence: str) -> None:
    assert split(f"{sentence} Fin.") == [f"{sentence} ", "Fin."]


def test_the_word_no_ends_an_english_sentence_unless_a_number_follows() -> None:
    assert split("The answer is no. You should ask. See no. 5 there.") == [
        "The answer is no. ",
        "You should ask. ",
        "See no. 5 there.",
    ]


def test_a_citation_after_the_full_stop_belongs_to_the_sentence_before_it() -> None:
    text = "Un. [customers.plan] Deux. [intro.summary, intro.audience]\n\nTrois."

    assert split(text) == [
        "Un. [customers.plan] ",
        "Deux. [intro.summary, intro.audience]\n\n",
        "Trois.",
    ]


def test_a_sentence_is_held_until_what_follows_is_known() -> None:
    buffer = SentenceBuffer()

    assert buffer.feed("Un.") == []
    assert buffer.feed(" [customers") == []
    assert buffer.feed(".plan]") == []
    assert buffer.feed(" D") == ["Un. [customers.plan] "]
    assert buffer.flush() == ["D"]


@given(st.lists(_PIECES, max_size=40), st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_where_the_stream_was_cut_changes_nothing(pieces: list[str], steps: list[int]) -> None:
    text = "".join(pieces)
    buffer = SentenceBuffer()
    given: list[str] = []
    at = turn = 0
    while at < len(text):
        step = steps[turn % len(steps)]
        given += buffer.feed(text[at : at + step])
        at, turn = at + step, turn + 1
    given += buffer.flush()

    assert given == split(text)
    assert "".join(given) == text


@given(st.text(max_size=80))
def test_any_text_comes_out_whole(text: str) -> None:
    one_by_one = SentenceBuffer()
    given = [s for char in text for s in one_by_one.feed(char)] + one_by_one.flush()

    assert "".join(given) == text
    assert given == split(text)
