"""Notes in other ways of writing: chats, minutes, tables, answered mail, secrets in rare words."""

from datetime import date

import pytest

from advisor.understanding.notes import read_notes
from advisor.understanding.notes.matters import health_texts
from advisor.understanding.notes.partners import with_role, without_role
from advisor.understanding.notes.short_forms import spelt_out

TODAY = date(2026, 11, 30)


def _private(text: str) -> list[str]:
    return [said.text for said in read_notes(text).statements if said.private]


@pytest.mark.parametrize(
    "told",
    [
        "Ça reste dans ma tête : il a fait une crise.",
        "Je suis la seule à le savoir, il divorce.",
        "Je vous demande de n'en rien mettre dans vos papiers : mon associé veut sortir.",
        "Faudrait surtout pas que ça tombe dans l'oreille du CA, il songe à partir.",
        "Ne transcris pas ce qui suit : elle a été hospitalisée.",
        "À caviarder avant d'imprimer : l'amende de 40 000 $.",
        "She told nobody else: the offer is from Toronto.",
        "What she told me after he left must not appear anywhere: he was suspended.",
        "This is just for my ears, his wife is suing the landlord.",
        "Leave this out of anything that gets printed: he drinks.",
        "Her board has no inkling, she is interviewing elsewhere.",
        "I gave him my word, he is bankrupt.",
        "Son frère ne se doute de rien, elle rachète ses parts.",
        "Défense d'en parler à la banque, la marge est pleine.",
        "Let's keep a lid on this, the chef has been poaching clients.",
        "They are keeping the diagnosis from the crew.",
    ],
)
def test_a_secret_in_other_words_is_private(told: str) -> None:
    said = read_notes(f"Ventes de 40 k$.\n\n{told}\n").statements

    assert all(one.private for one in said if one.text in told)


@pytest.mark.parametrize(
    "told",
    [
        "The price must not appear on the label.",
        "Il ne faut pas mettre ça dans l'entente.",
        "The team doesn't know Spanish.",
        "Les employés ne sont pas encore formés.",
        "Nobody knows how many leads came in.",
        "Mum runs the till.",
        "They keep a lid on costs.",
        "Il est interdit de stationner devant la boutique.",
        "The door closed on that market.",
    ],
)
def test_a_refusal_that_hides_nothing_is_open(told: str) -> None:
    assert _private(f"Ventes de 40 k$.\n\n{told}\n") == []


def test_an_agreement_in_one_row_does_not_clear_a_secret_in_the_next() -> None:
    text = "| Entente | échue |\n| Confidentiel | elle part |\n| Équipe | 3 mécanos |\n"

    assert _private(text) == ["| Confidentiel | elle part |"]


@pytest.mark.parametrize("title", ["Item 4 – In camera", "Point 4 – Entre nous seulement"])
def test_a_numbered_title_of_minutes_heads_what_follows(title: str) -> None:
    text = f"Notes\n\n{title}\nShe resigns in May.\n\nPoint 5 – Suite\nSales of $40k.\n"

    assert "She resigns in May." in _private(text)
    assert "Sales of $40k." not in _private(text)


def test_a_message_of_a_chat_is_said_by_who_writes_it() -> None:
    text = (
        "[09:15] Moi : et l'objectif?\n"
        "[09:17] Djamila (Ateliers Tournesol) : 45 000 $\n"
        "[09:19] Djamila (Ateliers Tournesol) : je l'ai jamais compté\n"
    )

    read = read_notes(text, today=TODAY)

    assert read.client == "Ateliers Tournesol"
    assert [(said.speaker, said.kind, said.text) for said in read.statements] == [
        ("coach", "question", "et l'objectif?"),
        ("client", "fact", "45 000 $"),
        ("client", "unknown", "je l'ai jamais compté"),
    ]
    assert "l'objectif : 45 000 $" in read.passages[0].text


def test_a_figure_that_answers_a_question_of_a_mail_is_no_number_of_a_list() -> None:
    text = "Hi Roberta,\n\n> How many of those are new accounts?\n19. We had planned 15.\n"

    read = read_notes(text)

    assert "new accounts : 19" in " ".join(passage.text for passage in read.passages)


def test_a_decimal_number_of_minutes_is_no_figure() -> None:
    text = "Suivi\n\n2.1 L'entente prévoit 60 jours.\n2.2 Le taux n'a pas été communiqué.\n"

    said = read_notes(text).statements[1:]

    assert [(one.kind, one.text) for one in said] == [
        ("fact", "L'entente prévoit 60 jours."),
        ("unknown", "Le taux n'a pas été communiqué."),
    ]


def test_a_partner_who_is_named_ties_money_to_the_partnership() -> None:
    text = (
        "School\n- Income of $540K last year\n\n"
        "Deal with Meridian Staffing\n- $74,500 through Meridian so far\n"
    )

    read = read_notes(text)
    led = [with_role(passage.text, read.partners, "en") for passage in read.passages]

    assert read.partners == ("Meridian", "Staffing")
    assert "540K" not in " ".join(health_texts(led))
    assert "74,500" in " ".join(health_texts(led))
    assert [without_role(one, read.partners, "en") for one in led] == [
        passage.text for passage in read.passages
    ]


def test_what_is_only_guessed_or_told_by_the_month_is_no_figure_of_a_form() -> None:
    assert health_texts(["Maybe 70% of the customers will come back."]) == []
    assert health_texts(["L'hôtel envoie 200 clients/mois."]) == []


def test_what_is_said_beside_a_plan_does_not_make_the_figure_the_plan() -> None:
    assert health_texts(["Un peu plus que prévu : ventes de 87 300 $."]) == ["ventes de 87 300 $."]


def test_short_forms_are_spelt_out() -> None:
    assert spelt_out("7 nouv. cl., 12 ppl") == "7 nouveaux clients, 12 people"
