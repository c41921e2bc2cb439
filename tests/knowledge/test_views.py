from pathlib import Path

import pytest

from advisor.errors import ContentError
from advisor.knowledge.views import FILE, LABELS, load_views
from advisor.language import LANGUAGES


def test_the_bank_has_enough_clauses_of_each_kind_in_both_languages() -> None:
    bank = load_views()
    for view in bank.told.values():
        for phrasings in (view.positive, view.neutral, view.negative):
            assert all(len(phrasings.text(language)) >= 40 for language in LANGUAGES)
    assert all(len(bank.none.text(language)) >= 200 for language in LANGUAGES)


def test_labels_follow_the_clauses() -> None:
    assert {e.label for e in load_views().examples} == set(range(len(LABELS) + 1))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("brand: [", "file"),
        ("brand: {positive: {fr: [a]}}", "brand"),
        ("none: 3", "none"),
        ("none: {fr: [a, a], en: [b]}", "mutual_satisfaction"),
    ],
)
def test_a_bank_that_does_not_hold_says_where(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as problem:
        load_views(tmp_path)
    assert any(told in fault for fault in problem.value.faults)
