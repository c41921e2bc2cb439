"""Invented claims are caught and innocent paraphrases kept, over sentences kept in YAML."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.grounding import Evidence, glossary_texts, ungrounded, unit_texts
from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language

_FOLDER = Path(__file__).parent
_INNOCENT, _INVENTED = "innocent", "invented"


def _read(name: str, language: Language) -> Any:
    return yaml.safe_load((_FOLDER / f"{name}.{language}.yaml").read_text(encoding="utf-8"))


def _innocent() -> Iterator[tuple[str, Language, list[str]]]:
    for language in LANGUAGES:
        for group in _read(_INNOCENT, language):
            yield from ((sentence, language, group["units"]) for sentence in group["sentences"])


def _invented() -> Iterator[tuple[str, Language, list[str]]]:
    for language in LANGUAGES:
        content = _read(_INVENTED, language)
        for sentences in content["sentences"].values():
            yield from ((sentence, language, content["units"]) for sentence in sentences)


def _evidence(units: list[str], knowledge: Knowledge) -> Evidence:
    return Evidence.of([*unit_texts(knowledge, units), *glossary_texts(knowledge)], units)


@pytest.mark.parametrize(("sentence", "language", "units"), _innocent())
def test_a_paraphrase_without_any_claim_of_its_own_is_kept(
    sentence: str, language: Language, units: list[str], knowledge: Knowledge
) -> None:
    assert ungrounded(sentence, _evidence(units, knowledge), language) == ()


@pytest.mark.parametrize(("sentence", "language", "units"), _invented())
def test_an_invented_claim_is_caught(
    sentence: str, language: Language, units: list[str], knowledge: Knowledge
) -> None:
    assert ungrounded(sentence, _evidence(units, knowledge), language)


def test_each_language_has_a_hundred_of_both() -> None:
    for found in (list(_innocent()), list(_invented())):
        assert [sum(row[1] == lang for row in found) for lang in LANGUAGES] == [100, 100]
