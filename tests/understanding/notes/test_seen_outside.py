"""What notes of other coaches showed: untitled drafts, figures given up, lines that run on."""

import pytest

from advisor.understanding.health import read_health
from advisor.understanding.notes import read_notes

EN_ITEMS = """What the whiteboard says

- Bramble bakes 200 loaves a week for Acme
- Acme pays $4 a loaf every Friday
- Bramble keeps its recipes
- runs for one year from May 1
- either can stop with 30 days' warning
- Acme does not show the invoices to anyone"""
FR_ITEMS = """ce que les deux ont griffonné

1) Le Moulin livre la farine, la Brioche vient la chercher
2) la Brioche paie 2 $ le kilo
3) Le Moulin garde le nom Blé-d'Or
4) ça dure un an à partir de mars
5) on peut arrêter avec un mois d'avis
6) les chicanes vont en médiation"""
EN_TASKS = """Minutes 12 Nov
- Odette will call the museum
- Basil will pay the $40 invoice within 10 days
- Odette meets the board every month
- Basil keeps the photos
- Odette will print the menus"""
FR_TOLD = """Vu Nadia mardi.
- elle paie 300 $ par mois de loyer
- Acme est content, Bramble aussi
- Acme envoie 12 clients par mois
- Bramble garde les recettes secrètes
- le bail finit en juin 2027
- elle veut arrêter avec 30 jours d'avis"""
EN_OFFER = """Offer from a cheese supplier:
- they will give 10% off
- they will deliver on Mondays
- we pay within 30 days
- we may cancel with a month's notice
- one year, renewable"""


@pytest.mark.parametrize(("text", "first"), [(EN_ITEMS, "Bramble bakes"), (FR_ITEMS, "Le Moulin")])
def test_items_that_settle_several_matters_between_two_are_a_draft(text: str, first: str) -> None:
    draft = read_notes(text).draft
    assert draft is not None
    assert text[draft.start :].lstrip("-1) ").startswith(first)
    assert draft.end == len(text)


@pytest.mark.parametrize("text", [EN_TASKS, FR_TOLD, EN_OFFER])
def test_tasks_a_tale_and_an_offer_are_no_draft(text: str) -> None:
    assert read_notes(text).draft is None


def test_words_that_hand_a_draft_over_are_no_part_of_it() -> None:
    text = (
        f"The crew speaks Greek.\n\nDraft, as typed by her:\n{EN_ITEMS.partition(chr(10) * 2)[2]}"
    )
    draft = read_notes(text).draft
    assert draft is not None
    assert text[draft.start :].startswith("- Bramble bakes")


@pytest.mark.parametrize(
    "text",
    [
        "School leads: she thought 15, her assistant says 22, so no number.",
        "Les pistes : elle disait 15, son adjointe en compte 22, donc on ne sait pas.",
    ],
)
def test_figures_that_a_sentence_gives_up_are_not_read(text: str) -> None:
    assert not any("22" in passage.text for passage in read_notes(text).passages)


@pytest.mark.parametrize(
    "text",
    [
        "Sur 15 clients de l'an dernier, je ne saurais vous dire combien sont revenus.",
        "Out of 15 clients last year, I don't know how many came back.",
    ],
)
def test_a_share_of_which_nothing_is_known_is_an_unknown_whole(text: str) -> None:
    assert [s.kind for s in read_notes(text).statements] == ["unknown"]


def test_lines_of_a_text_that_runs_on_are_not_joined() -> None:
    long = "La directrice raconte comment la saison a commencé sous la pluie " * 2
    told = "Étaient là : la directrice, le trésorier arrivé tard, et la comptable de la coop"
    text = f"{told}\nProchaine rencontre : le 16 décembre\n\n{long}\n\n{long}"
    assert any(s.text == told for s in read_notes(text).statements)


@pytest.mark.parametrize(
    "text",
    [
        "He thinks 40 asked for a menu. Not written anywhere.",
        "A supplier gives 10% off on Mondays.",
        "Le siège, lui, n'a jamais répondu à mon courriel.",
    ],
)
def test_what_is_not_written_or_answered_is_no_secret(text: str) -> None:
    assert not any(s.private for s in read_notes(text).statements)


def test_where_answers_stand_is_nobody() -> None:
    assert read_notes("Source: the WhatsApp thread with Priyanka").answered_by == ""


def test_runners_who_became_patients_are_new_customers() -> None:
    figures = read_health("54 runners became patients, the plan said 45.", "en").kpis
    assert (figures["new_customers"].value, figures["new_customers"].target) == (54, 45)


def test_a_large_sum_that_was_bought_counts_no_customers() -> None:
    figures = read_health("The hotel bought 26,300 of gelato since May.", "en").kpis
    assert "new_customers" not in figures
    assert figures["revenue_generated"].value == 26300


def test_customers_brought_under_a_title_are_counted_from_the_start() -> None:
    told = "clients venus par eux : 25 en janvier, 23 toujours là"
    assert read_health(told, "fr").kpis["retention_rate"].value == 92
