"""Settings: refused by name when unknown or bad."""

from collections.abc import Iterator

import pytest

from advisor.errors import SetupError
from advisor.settings import load_settings


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    load_settings.cache_clear()
    yield
    load_settings.cache_clear()


def test_an_unknown_setting_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_MODLE", "embedded")
    with pytest.raises(SetupError) as caught:
        load_settings()
    assert caught.value.values["name"] == "ADVISOR_MODLE"


def test_a_bad_value_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_LANGUAGE", "es")
    with pytest.raises(SetupError) as caught:
        load_settings()
    assert caught.value.values["name"] == "ADVISOR_LANGUAGE"


def test_the_model_is_embedded_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADVISOR_MODEL", raising=False)
    assert load_settings().model == "embedded"
