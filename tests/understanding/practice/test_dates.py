from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language import Language
from advisor.understanding.practice.dates import add_months, day_in, in_digits
from advisor.understanding.practice.horizon import horizon_in
from tests.understanding.practice.conftest import TODAY


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("mardi prochain", "fr", "2026-12-08"),
        ("mardi", "fr", "2026-12-01"),
        ("dans trois jours", "fr", "2026-12-03"),
        ("le 1er décembre", "fr", "2026-12-01"),
        ("vendredi le 15 janvier", "fr", "2027-01-15"),
        ("tomorrow at noon", "en", "2026-12-01"),
        ("next Friday", "en", "2026-12-11"),
        ("Dec. 24th", "en", "2026-12-24"),
        ("in two weeks", "en", "2026-12-14"),
    ],
)
def test_a_day_is_counted_from_today(text: str, language: Language, day: str) -> None:
    assert day_in(text, language, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mardi ou mercredi", "fr"),
        ("la semaine prochaine", "fr"),
        ("samedi le 4 décembre", "fr"),
        ("le 31 février", "fr"),
        ("sometime in March", "en"),
        ("next month", "en"),
    ],
)
def test_what_is_no_single_day_is_none(text: str, language: Language) -> None:
    assert day_in(text, language, TODAY) is None


@given(st.integers(0, 400))
def test_an_iso_date_is_read_as_it_is(ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    assert day_in(f"le {day.isoformat()}", "fr", TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 48))
def test_adding_months_keeps_the_day_or_ends_the_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("text", "language", "horizon"),
    [
        ("il nous faut ça avant février", "fr", "under_3_months"),
        ("d'ici la fin de l'été", "fr", "under_a_year"),
        ("ça presse pas", "fr", "no_hurry"),
        ("we need it within six weeks", "en", "under_3_months"),
        ("there is no rush", "en", "no_hurry"),
        ("we opened three months ago", "en", None),
        ("on est ouverts depuis deux ans", "fr", None),
    ],
)
def test_a_horizon_is_a_deadline_and_no_mere_length_of_time(
    text: str, language: Language, horizon: str | None
) -> None:
    assert horizon_in(in_digits(text, language), language, TODAY) == horizon
