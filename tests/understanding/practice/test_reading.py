import pytest

from advisor.knowledge.practices import PracticeKind
from advisor.language import Language
from advisor.understanding.practice import PracticeReader
from tests.understanding.practice.conftest import TODAY

Values = dict[str, str | int | float]


def _read(reader: PracticeReader, kind: PracticeKind, text: str, language: Language) -> Values:
    return {r.item: r.value for r in reader.read(kind, text, language, TODAY)}


def test_needs_offer_deadline_and_what_is_kept_are_told_in_one_go(reader: PracticeReader) -> None:
    text = (
        "On cherche des employés qualifiés, il nous faut ça avant février; "
        "on peut prêter nos machines. "
        "Pas question de montrer notre recette."
    )
    found = _read(reader, "finder", text, "fr")
    assert found["need1"] == "talent"
    assert found["horizon"] == "under_3_months"
    assert (found["offer"], found["offer_what"]) == ("yes", "prêter nos machines")
    assert found["withhold"] == "notre recette"


def test_what_is_not_needed_is_no_need(reader: PracticeReader) -> None:
    assert "need1" not in _read(reader, "finder", "On cherche pas de financement.", "fr")
    assert "need1" not in _read(reader, "finder", "We are not looking for funding.", "en")


@pytest.mark.parametrize(
    ("text", "language", "topics"),
    [
        ("My competitor suggests that we agree on prices together.", "en", "yes"),
        (
            "Un concurrent nous propose une alliance. On parlera jamais de prix avec lui.",
            "fr",
            "no",
        ),
    ],
)
def test_what_would_be_said_to_a_competitor_is_read(
    reader: PracticeReader, text: str, language: Language, topics: str
) -> None:
    found = _read(reader, "finder", text, language)
    assert (found["competitor"], found["competitor_topics"]) == ("yes", topics)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je rencontre une entreprise d'Osaka mardi.", "fr"),
        ("I am meeting Yuki Tanaka from Osaka on Tuesday.", "en"),
        ("J'ai lu que les Japonais sont ponctuels. Je rencontre Mme Sato mardi.", "fr"),
        ("Germans are very direct. I meet a German buyer on Tuesday.", "en"),
    ],
)
def test_nothing_is_inferred_from_a_country_a_name_or_a_people(
    reader: PracticeReader, text: str, language: Language
) -> None:
    found = _read(reader, "culture", text, language)
    assert set(found) == {"counterpart", "meeting"}
    assert found["meeting"] == "2026-12-01"


def test_what_was_seen_of_the_counterpart_has_its_origin(reader: PracticeReader) -> None:
    text = "He is very blunt, I saw it on our last call. We beat around the bush."
    found = _read(reader, "culture", text, "en")
    assert found == {"directness_us": 2, "directness_them": 5, "directness_origin": "seen"}


def test_a_group_that_nobody_runs_has_begun(reader: PracticeReader) -> None:
    text = "On a un groupe privé pour nos clients mais personne s'en occupe."
    assert _read(reader, "ambassadors", text, "fr")["community_1"] == 1


def test_the_figures_of_a_program_are_told_apart(reader: PracticeReader) -> None:
    text = (
        "20 invités, 12 actifs, 30 références dont 9 sont devenus clients. 18 000 $ de ventes "
        "à 40 % de marge, ça nous a coûté 3 000 $."
    )
    assert _read(reader, "ambassadors", text, "fr") == {
        "invited": 20,
        "active": 12,
        "referrals": 30,
        "referred_customers": 9,
        "referred_revenue": 18000,
        "margin_percent": 40,
        "cost": 3000,
    }


def test_a_favour_is_read_whole(reader: PracticeReader) -> None:
    text = (
        "I want to help Nadia. She told me she can't find an accountant. "
        "I could introduce mine to her, it takes five minutes, on Friday."
    )
    found = _read(reader, "help", text, "en")
    assert found["who"] == "Nadia"
    assert "accountant" in str(found["need"])
    assert found["help"] == "introduce mine to her"
    assert (found["effort"], found["day"], found["stated"]) == ("five_minutes", "2026-12-04", "yes")


@pytest.mark.parametrize("kind", ["finder", "culture", "ambassadors", "help"])
def test_nothing_said_gives_nothing(reader: PracticeReader, kind: PracticeKind) -> None:
    assert reader.read(kind, "", "fr", TODAY) == ()
    assert reader.read(kind, "We sell chairs.", "en", TODAY) == ()


def test_every_item_is_read_once_and_rests_on_words_of_the_text(reader: PracticeReader) -> None:
    text = "We need welders and we need staff. We want to hire people. By March, by June."
    reads = reader.read("finder", text, "en", TODAY)
    assert len({read.item for read in reads}) == len(reads)
    assert all(read.words in text for read in reads)
