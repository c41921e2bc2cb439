"""What a question takes for granted, against what the guidance says."""

import pytest

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.premises import PremiseGuess
from advisor.understanding.premise import Mistake, mistaken_premise
from tests.found import found_of

NBSP = "\u00a0"
EXPORT = "readiness.sme-export-share"
INNOVATION = "nonprofits-universities.innovation-rate"
COMMUNITY = "customers.figure-5-4"
PLAN = "customers.plan"
KPIS = "health-check.kpi-table"
SUPPORTED = "helping.pme-mtl-3800"
LEVERAGE = "helping.pme-mtl-leverage"
AUTHOR = "intro.author-date"
CHECKLIST = "agreement.checklist"
PLAIN = "readiness.diagnose-first"


def check(
    question: str, language: Language, knowledge: Knowledge, *units: str, covered: bool = True
) -> Mistake | None:
    return mistaken_premise(question, language, found_of(*units, covered=covered), knowledge)


@pytest.mark.parametrize(
    ("question", "language", "unit", "right", "wrong"),
    [
        ("Est-ce vrai que les PME font 80 % des exportations?", "fr", EXPORT, "65,3 %", "80 %"),
        ("pourquoi 45 pour cent des exportations", "fr", EXPORT, "65,3 %", "45 %"),
        ("vu que soixante pour cent exportent, j'y vais?", "fr", EXPORT, "65,3 %", "60 %"),
        ("les 66,3 % des exportations, c'est qui?", "fr", EXPORT, "65,3 %", "66,3 %"),
        (
            "Comme 90% innovent avec une université, je fais quoi?",
            "fr",
            INNOVATION,
            "67,7 %",
            "90 %",
        ),
        ("Is it true that SMEs make 80% of exports?", "en", EXPORT, "65.3%", "80%"),
        ("why do 45 percent export", "en", EXPORT, "65.3%", "45%"),
        ("since sixty percent export, should I?", "en", EXPORT, "65.3%", "60%"),
        ("Given that 67.8% innovate with a university, why?", "en", INNOVATION, "67.7%", "67.8%"),
    ],
)
def test_a_wrong_percentage_is_set_right(
    question: str, language: Language, unit: str, right: str, wrong: str, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, unit, PLAIN) == Mistake(
        "figure", unit, right.replace(" ", NBSP), wrong.replace(" ", NBSP)
    )


@pytest.mark.parametrize(
    ("question", "language", "wrong"),
    [
        ("3 PME sur 4 exportent, et nous?", "fr", "3 PME sur 4"),
        ("Neuf exportations sur dix viennent des PME?", "fr", "9 exportations sur 10"),
        ("9 exports out of 10 come from them?", "en", "9 exports out of 10"),
    ],
)
def test_a_wrong_ratio_is_set_right(
    question: str, language: Language, wrong: str, knowledge: Knowledge
) -> None:
    mistake = check(question, language, knowledge, EXPORT, PLAIN)
    assert mistake is not None
    assert (mistake.unit, mistake.wrong) == (EXPORT, wrong)


@pytest.mark.parametrize(
    ("question", "language", "right"),
    [
        ("Une communauté multiplie les revenus par dix, non?", "fr", "5,4"),
        ("une communauté double les revenus", "fr", "5,4"),
        ("A community doubles revenue, right?", "en", "5.4"),
    ],
)
def test_a_wrong_multiple_is_set_right(
    question: str, language: Language, right: str, knowledge: Knowledge
) -> None:
    mistake = check(question, language, knowledge, COMMUNITY, PLAIN)
    assert mistake is not None
    assert (mistake.kind, mistake.unit, mistake.right) == ("figure", COMMUNITY, right)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("deux exportations sur trois viennent des PME, c'est vrai?", "fr"),
        ("Is it true that 2 exports out of 3 come from small firms?", "en"),
        ("Nos ventes sont faites par 1 client sur 10, est-ce grave?", "fr"),
    ],
)
def test_a_ratio_that_is_right_or_ones_own_is_left_alone(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, EXPORT, PLAIN) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Est-ce vrai que les PME font 65,3 % des exportations?", "fr"),
        ("pourquoi 65.3 pour cent des exportations", "fr"),
        (f"vu que 65,3{NBSP}% viennent des PME, j'exporte?", "fr"),
        ("Is it true that SMEs make 65.3% of exports?", "en"),
        ("why do SMEs make 65.3 percent of exports", "en"),
        ("since it is 65.3 %, should I export?", "en"),
        ("Quelle part des exportations vient des PME?", "fr"),
        ("What share of exports do SMEs make?", "en"),
    ],
)
def test_the_right_percentage_is_no_mistake(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, EXPORT, PLAIN) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Mon entreprise exporte 20 % de ses ventes, c'est bon?", "fr"),
        ("On fait 80 % au Québec: je devrais exporter?", "fr"),
        ("J'ai 35 % de marge, est-ce assez pour exporter?", "fr"),
        ("My shop exports 20% of its sales, is that good?", "en"),
        ("We have 80% of sales at home: should I export?", "en"),
        ("Our margin is 35%, is it enough to export?", "en"),
    ],
)
def test_a_percentage_of_ones_own_is_no_mistake(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, EXPORT, PLAIN) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("J'ai une PME. Est-ce vrai que 80 % des exportations en viennent?", "fr"),
        ("I love my shop. Is it true that SMEs make 80% of exports?", "en"),
    ],
)
def test_words_on_oneself_in_the_sentence_before_do_not_excuse_a_wrong_figure(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    mistake = check(question, language, knowledge, EXPORT)

    assert mistake is not None
    assert mistake.unit == EXPORT


@pytest.mark.parametrize(
    ("question", "language", "unit", "right", "wrong"),
    [
        ("C'est quoi les sept étapes du plan?", "fr", PLAN, "5", "7"),
        ("les 4 étapes pour mes clients", "fr", PLAN, "5", "4"),
        ("Quels sont les dix indicateurs à suivre?", "fr", KPIS, "5", "10"),
        ("donne moi les 3 KPI", "fr", KPIS, "5", "3"),
        ("les neuf points d'une entente", "fr", CHECKLIST, "11", "9"),
        ("What are the seven steps of the plan?", "en", PLAN, "5", "7"),
        ("the 4 steps for my customers", "en", PLAN, "5", "4"),
        ("Which ten indicators should I track?", "en", KPIS, "5", "10"),
        ("give me the 3 KPIs", "en", KPIS, "5", "3"),
        ("the nine clauses of an agreement", "en", CHECKLIST, "11", "9"),
    ],
)
def test_a_wrong_count_is_set_right(
    question: str, language: Language, unit: str, right: str, wrong: str, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, unit, PLAIN) == Mistake("count", unit, right, wrong)


@pytest.mark.parametrize(
    ("question", "language", "unit"),
    [
        ("C'est quoi les cinq étapes du plan?", "fr", PLAN),
        ("les 5 KPI à suivre", "fr", KPIS),
        ("les onze points d'une entente", "fr", CHECKLIST),
        ("j'ai 12 employés, par quelle étape commencer?", "fr", PLAN),
        ("une étape à la fois, c'est correct?", "fr", PLAN),
        ("What are the five steps of the plan?", "en", PLAN),
        ("the 5 KPIs to track", "en", KPIS),
        ("the eleven clauses of an agreement", "en", CHECKLIST),
        ("I have 12 employees, which step comes first?", "en", PLAN),
        ("one step at a time, is that right?", "en", PLAN),
    ],
)
def test_the_right_count_or_a_count_of_something_else_is_no_mistake(
    question: str, language: Language, unit: str, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, unit, PLAIN) is None


@pytest.mark.parametrize(
    ("question", "language", "wrong"),
    [
        ("PME MTL accompagne 5 000 entreprises par année?", "fr", "5 000"),
        ("les 2500 PME accompagnées, qui sont-elles?", "fr", "2 500"),
        ("PME MTL supports 5,000 businesses a year?", "en", "5,000"),
        ("who are the 2500 companies supported?", "en", "2,500"),
    ],
)
def test_a_wrong_statistic_is_set_right(
    question: str, language: Language, wrong: str, knowledge: Knowledge
) -> None:
    right = "3 800" if language == "fr" else "3,800"

    assert check(question, language, knowledge, SUPPORTED) == Mistake(
        "count", SUPPORTED, right.replace(" ", NBSP), wrong.replace(" ", NBSP)
    )


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("J'ai trois entreprises, PME MTL peut m'aider?", "fr"),
        ("PME MTL accompagne 3 800 entreprises?", "fr"),
        ("I run three businesses, can PME MTL help?", "en"),
        ("Does PME MTL support 3,800 businesses?", "en"),
    ],
)
def test_a_few_businesses_of_ones_own_or_the_right_statistic_are_no_mistake(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, SUPPORTED) is None


@pytest.mark.parametrize(
    ("question", "language", "unit", "right", "wrong"),
    [
        ("C'est quoi la sixième étape?", "fr", PLAN, "5", "6"),
        ("explique l'étape 6", "fr", PLAN, "5", "6"),
        ("le sixième indicateur, c'est lequel?", "fr", KPIS, "5", "6"),
        ("What is the sixth step?", "en", PLAN, "5", "6"),
        ("explain step 6", "en", PLAN, "5", "6"),
        ("the sixth KPI, which one is it?", "en", KPIS, "5", "6"),
        ("Le cinquième volet avant d'exporter?", "fr", "readiness.areas-to-assess", "4", "5"),
        ("The fifth area before exporting?", "en", "readiness.areas-to-assess", "4", "5"),
    ],
)
def test_a_position_beyond_the_last_is_set_right(
    question: str, language: Language, unit: str, right: str, wrong: str, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, unit, PLAIN) == Mistake("count", unit, right, wrong)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("C'est quoi la cinquième étape?", "fr"),
        ("la dernière étape?", "fr"),
        ("What is the fifth step?", "en"),
        ("the last step?", "en"),
    ],
)
def test_a_position_within_the_list_is_no_mistake(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, PLAN, PLAIN) is None


@pytest.mark.parametrize(
    ("question", "language", "right"),
    [
        ("Est-ce vrai que l'article date de 2019?", "fr", "17 mai 2025"),
        ("Pourquoi ce guide a paru en 2021?", "fr", "17 mai 2025"),
        ("Is it true that the article is from 2019?", "en", "May 17, 2025"),
        ("Why was this guide published in 2021?", "en", "May 17, 2025"),
    ],
)
@pytest.mark.parametrize("rank", [0, 4])
def test_a_wrong_year_is_set_right_even_where_the_dated_unit_comes_late(
    question: str, language: Language, right: str, rank: int, knowledge: Knowledge
) -> None:
    plain = [PLAIN, "helping.overview", "culture.overview", "agreement.roles"]
    units = [*plain[:rank], AUTHOR]

    mistake = check(question, language, knowledge, *units)

    assert mistake is not None
    assert (mistake.kind, mistake.unit, mistake.right) == ("figure", AUTHOR, right)
    assert mistake.wrong in question


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Est-ce vrai que l'article date de 2025?", "fr"),
        ("Is it true that the article is from 2025?", "en"),
        ("Mon entreprise existe depuis 1998, l'article est pour moi?", "fr"),
        ("My company started in 1998, what is the article about", "en"),
        ("l'article et mes ventes de 2019", "fr"),
        ("the article, 2019 sales", "en"),
    ],
)
def test_the_right_year_or_a_year_that_is_not_asserted_is_no_mistake(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, AUTHOR) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Est-ce que moins de la moitié des exportations viennent des PME?", "fr"),
        ("un quart des exportations seulement, pourquoi?", "fr"),
        ("c'est une minorité qui exporte, non?", "fr"),
        ("Do fewer than half of exports come from SMEs?", "en"),
        ("only a quarter of exports, why?", "en"),
        ("it is a minority of exports, isn't it?", "en"),
    ],
)
def test_a_share_in_words_far_from_the_percentage_is_set_right(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    mistake = check(question, language, knowledge, EXPORT, PLAIN)

    assert mistake is not None
    assert (mistake.kind, mistake.unit) == ("figure", EXPORT)
    assert mistake.right == ("65,3\u00a0%" if language == "fr" else "65.3%")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Les deux tiers des exportations viennent des PME?", "fr"),
        ("Do two thirds of exports come from SMEs?", "en"),
        ("J'ai moins de la moitié de mes ventes ailleurs, j'exporte?", "fr"),
        ("My team sells less than half abroad, do I export?", "en"),
    ],
)
def test_a_share_in_words_near_the_percentage_or_of_ones_own_is_no_mistake(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, EXPORT, PLAIN) is None


@pytest.mark.parametrize(
    ("question", "language", "unit", "right", "wrong"),
    [
        ("chaque dollar rapporte 3 $, c'est vrai?", "fr", LEVERAGE, "1,52 $", "3 $"),
        ("Does each dollar bring $3?", "en", LEVERAGE, "$1.52", "$3"),
        ("un revenu 10 fois plus élevé, pourquoi?", "fr", COMMUNITY, "5,4", "10"),
        ("why is revenue 10 times higher?", "en", COMMUNITY, "5.4", "10"),
    ],
)
def test_a_wrong_amount_or_factor_is_set_right(
    question: str, language: Language, unit: str, right: str, wrong: str, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, unit) == Mistake(
        "figure", unit, right.replace(" ", NBSP), wrong.replace(" ", NBSP)
    )


@pytest.mark.parametrize(
    ("question", "language", "unit"),
    [
        ("Faut-il 50 000 $ pour travailler avec PME MTL?", "fr", LEVERAGE),
        ("Do you need $50,000 to work with PME MTL?", "en", LEVERAGE),
        ("est-ce 200 fois plus de travail?", "fr", COMMUNITY),
        ("is it 200 times more work?", "en", COMMUNITY),
    ],
)
def test_an_amount_far_from_the_figure_is_no_memory_of_it(
    question: str, language: Language, unit: str, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, unit) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Est-ce vrai que 80 % des mariages finissent mal?", "fr"),
        ("Is it true that 80% of marriages end badly?", "en"),
    ],
)
def test_a_figure_is_not_compared_with_a_unit_that_states_none(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, PLAIN, covered=False) is None


@pytest.mark.parametrize(
    ("question", "language"), [("80 % des gens aiment la pizza", "fr"), ("80% love pizza", "en")]
)
def test_a_bare_figure_is_not_set_right_where_the_guidance_does_not_answer(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert check(question, language, knowledge, EXPORT, covered=False) is None


BELIEF = {
    "fr": "comme une poignée de main suffit entre amis, je signe quand?",
    "en": "since a handshake is enough between friends, when do I sign?",
}


def believed(knowledge: Knowledge) -> PremiseGuess:
    premise = knowledge.premises[0]
    return PremiseGuess(premise.id, premise.unit, 0.9, 0.8, 1.0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mistaken", [1.0, 1.7])
def test_a_known_belief_over_its_threshold_is_set_right(
    language: Language, mistaken: float, knowledge: Knowledge
) -> None:
    premise = believed(knowledge)
    found = found_of(PLAIN, premise=premise, mistaken=mistaken)

    mistake = mistaken_premise(BELIEF[language], language, found, knowledge)

    assert mistake == Mistake("belief", premise.unit, belief=premise.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_known_belief_under_its_threshold_is_left_alone(
    language: Language, knowledge: Knowledge
) -> None:
    found = found_of(PLAIN, premise=believed(knowledge), mistaken=0.99)

    assert mistaken_premise(BELIEF[language], language, found, knowledge) is None


@pytest.mark.parametrize(("text", "language"), [("pourquoi?", "fr"), ("really, why?", "en")])
def test_too_few_words_state_no_belief(text: str, language: Language, knowledge: Knowledge) -> None:
    found = found_of(PLAIN, premise=believed(knowledge), mistaken=2.0)

    assert mistaken_premise(text, language, found, knowledge) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("puisque les PME font 80 % des exportations, faut-il exporter?", "fr"),
        ("since SMEs make 80% of exports, should we export?", "en"),
    ],
)
def test_a_wrong_figure_comes_before_a_belief(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    found = found_of(EXPORT, premise=believed(knowledge), mistaken=2.0)

    mistake = mistaken_premise(question, language, found, knowledge)

    assert mistake is not None
    assert (mistake.kind, mistake.unit) == ("figure", EXPORT)


def held(premise: str, unit: str) -> PremiseGuess:
    return PremiseGuess(premise, unit, 0.8, 0.5, 2.0)


@pytest.mark.parametrize(
    ("question", "language", "belief"),
    [
        ("Puisque la confiance est déjà établie avec mes clients, que faire?", "fr", False),
        ("Vu que je repars de zéro avec mes clients, que faire?", "fr", True),
        ("As trust is already built with my customers, what next?", "en", False),
        ("As I start from scratch with my customers, what next?", "en", True),
    ],
)
def test_a_belief_is_set_right_but_not_the_fact_put_the_same_way(
    question: str, language: Language, belief: bool, knowledge: Knowledge
) -> None:
    unit = "customers.why-customers"
    found = found_of(unit, premise=held("trust-from-scratch", unit), mistaken=1.1)
    mistake = mistaken_premise(question, language, found, knowledge)
    assert bool(mistake) is belief
