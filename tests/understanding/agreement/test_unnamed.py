"""Clauses told without their word, in chats, minutes and tables."""

import pytest

from advisor.understanding.agreement import AgreementReader
from advisor.understanding.agreement.blanks import has_blank
from advisor.understanding.agreement.layout import passages_in
from advisor.understanding.agreement.sayings import sayings_in
from advisor.understanding.agreement.speakers import turns_in
from advisor.understanding.agreement.unnamed import unnamed_in


def _told(text: str) -> set[str]:
    return {clause for _, clause in unnamed_in(sayings_in(passages_in(text), "fr", frozenset()))}


@pytest.mark.parametrize(
    "text",
    [
        "Si ça coince, la doyenne nous écoute tous les deux et ne donne raison à personne.",
        "En cas de mésentente, une personne neutre aide les parties à trouver leur compromis.",
        "If we fall out, the warden hears us both, takes no side and decides nothing.",
        "In a dispute, a neutral person helps the parties reach their own settlement.",
    ],
)
def test_one_who_helps_two_and_decides_nothing_is_mediation(text: str) -> None:
    assert _told(text) == {"mediation", "conflict_resolution"}


@pytest.mark.parametrize(
    "text",
    [
        "En cas de litige, un tiers neutre entend les parties et rend une décision finale.",
        "La travailleuse sociale rencontre les familles et les aide à se parler.",
        "In a dispute, a neutral person hears the parties and makes a binding decision.",
        "The referee of the tournament takes no side.",
    ],
)
def test_one_who_decides_or_has_no_quarrel_before_him_is_no_mediator(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mes prix d'achat, tu n'en parles à personne.",
        "Les dosages ne sortent pas de l'atelier.",
        "Your margins: my lips are sealed.",
        "The recipe must not leave the kitchen.",
    ],
)
def test_a_secret_told_as_behaviour_is_confidentiality(text: str) -> None:
    assert _told(text) == {"confidentiality"}


@pytest.mark.parametrize(
    "text",
    [
        "Le code de l'alarme doit rester secret.",
        "Les restes ne sortent pas de la cuisine.",
        "The alarm code stays secret.",
        "The cat does not leave the yard.",
    ],
)
def test_what_is_kept_in_for_other_reasons_is_no_secret(text: str) -> None:
    assert not _told(text)


def test_the_names_of_those_who_talk_are_no_words_of_theirs() -> None:
    rows = ["Ana (Quay Bakery): so here it is", "Lee: fine", "Ana: can I leave early?", "Lee: yes"]
    assert [rows[at][begin:] for at, begin in turns_in(rows).items()] == [
        "so here it is",
        "fine",
        "can I leave early?",
        "yes",
    ]
    assert not turns_in(["Durée : un an", "Prix : 20 $", "Term: a year", "Fee: $20"])


@pytest.mark.parametrize(
    "text",
    [
        "Un mois d'avis de ton bord ou du mien, pis tu remets le local en ordre?\nok pour moi",
        "A month's notice from you or me, and the room is left as it was?\nsounds good",
    ],
)
def test_what_is_agreed_to_is_settled_however_long_the_question(text: str) -> None:
    first = sayings_in(passages_in(text), "fr", frozenset())[0]
    assert first.manner == "settled"
    assert not first.text.endswith("?")


@pytest.mark.parametrize("text", ["La rue du XX-Juin.", "The pages are not to be filled in."])
def test_a_street_and_what_is_never_filled_in_are_no_blanks(text: str) -> None:
    assert not has_blank(passages_in(text)[0])


@pytest.mark.parametrize("text", ["Du lundi … mars 2027.", "From Monday … March 2027 on."])
def test_a_lone_ellipsis_before_a_month_is_a_blank(text: str) -> None:
    assert [has_blank(passage) for passage in passages_in(text)] == [True]


@pytest.mark.parametrize(
    ("length", "clash"),
    [
        ("dix-huit mois", True),
        ("dix mois", False),
        ("eighteen months", True),
        ("ten months", False),
    ],
)
def test_a_length_that_does_not_reach_the_end_is_a_contradiction(
    reader: AgreementReader, length: str, clash: bool
) -> None:
    french = f"La durée du contrat est de {length} à partir du 1er mars 2027."
    french += "\nLe contrat prend fin le 31 décembre 2027."
    english = f"The contract lasts {length}, starting on 1 March 2027."
    english += "\nIt ends on 31 December 2027."
    text = french if length.endswith("mois") else english
    assert ("contradictory_terms" in reader.read(text).flags) == clash


def test_so_many_each_make_the_whole_that_is_told_anew(reader: AgreementReader) -> None:
    text = "They teach four classes, with ten seats each. At least 32 of the 40 seats are taken."
    assert "contradictory_terms" not in reader.read(text).flags


@pytest.mark.parametrize(
    "text",
    [
        "L'entente ne connaîtra pas de terme.",
        "The agreement goes on till the end of time, no takebacks.",
    ],
)
def test_what_has_no_end_is_a_duration_and_no_way_out(reader: AgreementReader, text: str) -> None:
    review = reader.read(text)
    assert "perpetual_duration" in review.flags
    assert review.clauses["duration"].status == "present"
    assert review.clauses["exit_terms"].status == "missing"
