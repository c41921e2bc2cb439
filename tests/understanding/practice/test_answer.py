import pytest

from advisor.knowledge.practices import PracticeKind, load_practices
from advisor.language import LANGUAGES, Language
from advisor.understanding.practice import Value, read_value
from tests.understanding.practice.conftest import TODAY


def _read(text: str, kind: PracticeKind, item: str, language: Language) -> Value | None:
    practice = load_practices()[kind]
    return read_value(text, practice.items[item], practice, language, TODAY)


@pytest.mark.parametrize(
    ("text", "language", "kind", "item", "value"),
    [
        ("ben surtout du recrutement", "fr", "finder", "need1", "talent"),
        ("le 3", "fr", "finder", "need1", "local_credibility"),
        ("exportaton", "fr", "finder", "need2", "foreign_market"),
        ("bidding on a bigger contract", "en", "finder", "need1", "large_bid"),
        ("avant février", "fr", "finder", "horizon", "under_3_months"),
        ("ouais certain", "fr", "finder", "offer", "yes"),
        ("je pense pas", "fr", "finder", "offer", "no"),
        ("I guess so", "en", "finder", "offer", "yes"),
        ("plutôt 4", "fr", "culture", "directness_us", 4),
        ("right in the middle", "en", "culture", "time_them", 3),
        ("mon agent me l'a dit", "fr", "culture", "time_origin", "told"),
        ("ça roule", "fr", "ambassadors", "community_1", 2),
        ("just getting started", "en", "ambassadors", "equip_1", 1),
        ("pas encore", "fr", "ambassadors", "value_1", 0),
        ("une vingtaine", "fr", "ambassadors", "invited", 20),
        ("18k", "en", "ambassadors", "referred_revenue", 18000),
        ("demain", "fr", "help", "day", "2026-12-01"),
        ("half a day", "en", "help", "effort", "half_day"),
        ("Notre recette.", "fr", "finder", "withhold", "Notre recette"),
    ],
)
def test_an_answer_is_read_as_people_type_it(
    text: str, language: Language, kind: PracticeKind, item: str, value: str | int
) -> None:
    assert _read(text, kind, item, language) == Value(value)


@pytest.mark.parametrize(
    ("text", "language", "kind", "item"),
    [
        ("entre 3 et 4", "fr", "culture", "directness_us"),
        ("6", "fr", "culture", "directness_us"),
        ("talent ou clients", "fr", "finder", "need1"),
        ("peut-être", "fr", "finder", "offer"),
        ("entre 2000 et 3000", "fr", "ambassadors", "cost"),
        ("la semaine prochaine", "fr", "culture", "meeting"),
        ("three weeks", "en", "help", "effort"),
        ("why do you need that?", "en", "help", "who"),
        ("skip", "en", "finder", "need1"),
        ("passe", "fr", "finder", "withhold"),
        ("", "fr", "finder", "withhold"),
        ("banana", "en", "finder", "need1"),
    ],
)
def test_what_is_unclear_asks_or_moves_is_no_answer(
    text: str, language: Language, kind: PracticeKind, item: str
) -> None:
    assert _read(text, kind, item, language) is None


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("finder", "need1"),
        ("finder", "offer"),
        ("finder", "withhold"),
        ("culture", "time_them"),
        ("ambassadors", "value_1"),
        ("ambassadors", "cost"),
        ("help", "day"),
    ],
)
def test_i_do_not_know_is_unknown_for_every_type(kind: PracticeKind, item: str) -> None:
    assert _read("je sais pas", kind, item, "fr") == Value(None, unknown=True)
    assert _read("no idea", kind, item, "en") == Value(None, unknown=True)


def test_every_name_of_a_choice_is_read_as_that_choice() -> None:
    seen: set[str] = set()
    for kind, practice in load_practices().items():
        for item in practice.items.values():
            if item.options is None or item.options in seen:
                continue
            seen.add(item.options)
            for option in practice.choices(item.id):
                for language in LANGUAGES:
                    words = option.text(language)
                    for name in (words.label, *words.aliases):
                        assert _read(name, kind, item.id, language) == Value(option.id), name
