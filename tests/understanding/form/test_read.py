"""What one message does to an open form; the forms are those of the content."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.understanding.form import (
    Aside,
    Clear,
    Everywhere,
    Figures,
    FormItem,
    FormView,
    GoTo,
    Move,
    NotApplicable,
    OutOfRange,
    Prose,
    Rate,
    Unclear,
    Unknown,
    WhyAsk,
    read_acts,
)
from advisor.understanding.form.acts import BOUNDS
from tests.understanding.form.forms import form


@pytest.mark.parametrize(
    ("text", "language", "rating"),
    [
        ("3", "fr", 3),
        ("3/4", "en", 3),
        ("trois", "fr", 3),
        ("un", "fr", 1),
        ("mettons 2", "fr", 2),
        ("2, non, 1", "fr", 1),
        ("plutôt 1 que 2", "fr", 1),
        ("I said 3 but it's a 2", "en", 2),
        ("je sais pas, disons 2", "fr", 2),
    ],
)
def test_a_number_rates_the_item_just_asked(text: str, language: Language, rating: int) -> None:
    assert read_acts(text, language, form("readiness", "P2")) == (Rate("P2", rating),)


@pytest.mark.parametrize(
    ("text", "language", "rating"),
    [
        ("non, rien", "fr", 0),
        ("non c'est pas en place", "fr", 0),
        ("it's not in place", "en", 0),
        ("pas vraiment", "fr", 1),
        ("un peu, on commence", "fr", 1),
        ("non mais ça s'en vient", "fr", 1),
        ("oui mais juste à moitié", "fr", 2),
        ("yes but only in summer", "en", 2),
        ("les délais oui, la qualité non", "fr", 2),
        ("oui", "fr", 3),
        ("in place but not proven", "en", 3),
        ("In place and proven", "en", 4),
    ],
)
def test_words_rate_the_item_just_asked(text: str, language: Language, rating: int) -> None:
    assert read_acts(text, language, form("readiness", "P2")) == (Rate("P2", rating),)


@pytest.mark.parametrize(
    ("text", "language", "rating"),
    [
        ("Pas du tout", "fr", 1),
        ("bof", "fr", 2),
        ("so-so", "en", 3),
        ("d'accord", "fr", 4),
        ("strongly agree", "en", 5),
        ("4 sur 5", "fr", 4),
    ],
)
def test_words_rate_a_statement_from_one_to_five(
    text: str, language: Language, rating: int
) -> None:
    assert read_acts(text, language, form("health", "Q1")) == (Rate("Q1", rating),)


@pytest.mark.parametrize("label", ["Non, rien", "Une idée, un début", "En partie", "En place"])
def test_the_labels_of_the_scale_read_as_their_value(label: str) -> None:
    value = ["Non, rien", "Une idée, un début", "En partie", "En place"].index(label)

    assert read_acts(label, "fr", form("readiness", "H1")) == (Rate("H1", value),)


@pytest.mark.parametrize(
    ("text", "language", "evidence"),
    [
        ("oui et c'est prouvé : contrat signé en mars", "fr", "contrat signé en mars"),
        ("fully, audited last June", "en", "audited last June"),
        ("4 parce que Deloitte a tout vérifié", "fr", "Deloitte a tout vérifié"),
        ("4", "en", None),
    ],
)
def test_a_four_keeps_the_words_that_back_it(
    text: str, language: Language, evidence: str | None
) -> None:
    assert read_acts(text, language, form("readiness", "O1")) == (Rate("O1", 4, evidence),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("entre 2 et 3", "fr"),
        ("2 or 3?", "en"),
        ("2,5", "fr"),
        ("ça dépend", "fr"),
        ("on a 3 chats", "fr"),
        ("put 3 for F9", "en"),
        ("potato", "en"),
    ],
)
def test_what_is_no_answer_fills_nothing(text: str, language: Language) -> None:
    assert read_acts(text, language, form("readiness", "P2")) == (Unclear(),)


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7), ("-1", -1), ("12/4", 12), ("moins un", -1), ("8/10", 8)]
)
def test_a_value_that_the_scale_lacks_is_never_a_rating(text: str, value: int) -> None:
    assert read_acts(text, "fr", form("readiness", "P2")) == (OutOfRange("P2", value),)


@pytest.mark.parametrize("text", ["aucune idée", "chais pas", "idk", "I'd have to ask Marie"])
def test_not_knowing_is_no_zero(text: str) -> None:
    assert read_acts(text, "fr", form("readiness", "P2")) == (Unknown("P2"),)


@pytest.mark.parametrize("text", ["sans objet", "n/a", "pas besoin de permis chez nous"])
def test_not_applicable_is_neither_zero_nor_unknown(text: str) -> None:
    assert read_acts(text, "fr", form("readiness", "A3")) == (NotApplicable("A3"),)


def test_having_no_need_of_it_is_unclear_where_not_applicable_is_not_allowed() -> None:
    assert read_acts("pas besoin", "fr", form("readiness", "H1")) == (Unclear(),)


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        ("finalement pour la marge mets 2", "fr", Rate("F2", 2)),
        ("finalment la magre c 2", "fr", Rate("F2", 2)),
        ("change F2 to 2", "en", Rate("F2", 2)),
        ("la question 3 c'est plutôt 1", "fr", Rate("F3", 1)),
        ("j'ai dit 3 pour les employés mais c'est 1", "fr", Rate("H2", 1)),
        ("actually we do have contacts there, so 3", "en", Rate("R1", 3)),
        ("pour la marge, je sais pas finalement", "fr", Unknown("F2")),
        ("mets 9 pour la marge", "fr", OutOfRange("F2", 9)),
        ("enlève ma réponse sur les normes", "fr", Clear("A3")),
    ],
)
def test_a_correction_goes_to_the_item_that_it_names(
    text: str, language: Language, act: Rate | Unknown | OutOfRange | Clear
) -> None:
    assert read_acts(text, language, form("readiness", "R3")) == (act,)


def test_a_correction_of_a_whole_dimension_asks_which_item() -> None:
    acts = read_acts("finalement la production c'est 1", "fr", form("readiness", "R3"))

    assert acts in {(Unclear(("P1", "P2", "P3")),), (Rate("P1", 1),)}


@pytest.mark.parametrize(
    ("text", "language", "ratings"),
    [
        ("F1 3, F2 2", "fr", {"F1": 3, "F2": 2}),
        ("F1=3 F2=2 F3=0", "fr", {"F1": 3, "F2": 2, "F3": 0}),
        ("1 pour P1 et 2 pour P2", "fr", {"P1": 1, "P2": 2}),
        ("set H1 and H2 to 1", "en", {"H1": 1, "H2": 1}),
        ("P1 through P3: 2", "en", {"P1": 2, "P2": 2, "P3": 2}),
        ("les finances 2 partout", "fr", {"F1": 2, "F2": 2, "F3": 2}),
        ("3, et pour la marge mets plutôt 1", "fr", {"O1": 3, "F2": 1}),
    ],
)
def test_several_answers_stand_in_one_message(
    text: str, language: Language, ratings: dict[str, int]
) -> None:
    acts = read_acts(text, language, form("readiness", "O1"))

    assert {a.item: a.rating for a in acts if isinstance(a, Rate)} == ratings
    assert len(acts) == len(ratings)


@pytest.mark.parametrize(
    ("text", "language", "us", "partner"),
    [
        ("4 pour nous, 2 pour eux", "fr", 4, 2),
        ("us 5 them 3", "en", 5, 3),
        ("5 pour nous, pareil pour eux", "fr", 5, 5),
        ("3 from our side, partner 4", "en", 3, 4),
    ],
)
def test_both_sides_of_a_statement_are_rated_at_once(
    text: str, language: Language, us: int, partner: int
) -> None:
    acts = read_acts(text, language, form("health", "Q1"))

    assert set(acts) == {Rate("Q1", us, side="us"), Rate("Q1", partner, side="partner")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mets 100 % partout", 100.0),
        ("put 4 everywhere", 4.0),
        ("all 4s", 4.0),
        ("la note maximale partout", None),
    ],
)
def test_one_value_for_everything_is_told_apart(text: str, value: float | None) -> None:
    assert read_acts(text, "fr", form("readiness", "F1")) == (Everywhere(value),)


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        ("passe", "fr", Move("skip")),
        ("next", "fr", Move("skip")),
        ("la précédente", "fr", Move("back")),
        ("go back", "en", Move("back")),
        ("attends", "fr", Move("pause")),
        ("ok on continue", "fr", Move("resume")),
        ("start over", "en", Move("restart")),
        ("montre-moi le résultat", "fr", Move("result")),
        ("il en reste combien?", "fr", Move("progress")),
        ("oups, annule", "fr", Move("undo")),
        ("retourne à la question 1", "fr", GoTo("F1")),
        ("can I see the one about standards again", "en", GoTo("A3")),
        ("pourquoi tu demandes ça", "fr", WhyAsk("P1")),
        ("what do you mean?", "en", WhyAsk("P1")),
        ("2, on arrête là", "fr", Move("pause")),
    ],
)
def test_a_form_is_moved_in_words(text: str, language: Language, act: Move | GoTo | WhyAsk) -> None:
    assert act in read_acts(text, language, form("readiness", "P1"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("au fait c'est quoi la coopétition ?", "fr"),
        ("what's the difference between an MOU and a contract?", "en"),
        ("parle-moi donc des grappes", "fr"),
        ("merci!", "fr"),
    ],
)
def test_a_digression_is_an_aside_with_its_words(text: str, language: Language) -> None:
    assert read_acts(text, language, form("readiness", "P1")) == (Aside(text),)


def test_an_answer_and_a_question_are_both_read() -> None:
    acts = read_acts("2. By the way who wrote this guide?", "en", form("readiness", "P1"))

    assert acts == (Aside("By the way who wrote this guide?"), Rate("P1", 2))


def test_a_question_about_the_item_asked_is_no_digression() -> None:
    text = "c'est quoi la marge à l'export?"

    assert read_acts(text, "fr", form("readiness", "F2")) == (WhyAsk("F2"),)
    assert read_acts(text, "fr", form("readiness", "O1")) == (Aside(text),)


def test_a_story_is_prose_and_rates_nothing() -> None:
    text = (
        "On est sept à Saint-Henri, on refuse des commandes depuis le printemps, la banque nous "
        "suit pis ma blonde parle allemand, on a vendu deux tables à Berlin"
    )

    assert read_acts(text, "fr", form("readiness", "F1")) == (Prose(),)


@pytest.mark.parametrize("text", ["60 000 $ sur 100 000 visés", "à peu près 45k", "12", "aucune"])
def test_figures_for_a_kpi_are_left_to_the_reading_of_prose(text: str) -> None:
    view = form("health", "revenue_generated")

    assert read_acts(text, "fr", view) == (Figures("revenue_generated"),)


def test_figures_name_another_kpi() -> None:
    acts = read_acts("finalement le revenu c'était 45 000 $", "fr", form("health", "Q2"))

    assert acts == (Figures("revenue_generated"),)


@pytest.mark.parametrize(("text", "rating"), [("oui", 1), ("ok", 1), ("non", 0), ("c'est ça", 1)])
def test_a_yes_no_item_is_rated_one_or_zero(text: str, rating: int) -> None:
    item = FormItem("known", 1, ("", ""), (), "yes-no")

    assert read_acts(text, "fr", FormView("health", (item,), "known")) == (Rate("known", rating),)


def test_without_an_item_in_hand_a_bare_answer_is_unclear() -> None:
    assert read_acts("3", "fr", form("readiness", None)) == (Unclear(),)
    assert read_acts("F1 3", "fr", form("readiness", None)) == (Rate("F1", 3),)


_WORDS = "oui non pas mais 3 12 -1 F2 la marge partout je sais en place but no yes everywhere ? , ."


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(_WORDS.split(" ")), max_size=12).map(" ".join) | st.text(max_size=60),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["F2", "A3", None]),
)
def test_anything_reads_as_acts_within_the_form(
    text: str, language: Language, at: str | None
) -> None:
    view = form("readiness", at)
    acts = read_acts(text, language, view)

    assert acts
    for act in acts:
        if isinstance(act, Rate):
            item = view.item(act.item)
            assert item
            assert BOUNDS[item.scale][0] <= act.rating <= BOUNDS[item.scale][1]


def test_a_story_goes_with_its_question() -> None:
    text = "My bike shop sits among people I never said hi to. Worth anything?"

    assert read_acts(text, "en", form("readiness", "F2")) == (Aside(text),)


def test_the_figures_of_a_story_are_read_beside_its_question() -> None:
    text = "On a fait 60 000 $ avec eux et gagné 6 clients cette année. Est-ce que c'est assez?"

    assert read_acts(text, "fr", form("health", "Q1")) == (Aside(text), Prose())
