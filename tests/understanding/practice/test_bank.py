from pathlib import Path

import pytest

from advisor.errors import ContentError
from advisor.knowledge.practice_clauses import FILE, TOPICS, PracticeBank, load_practice_clauses
from advisor.language import LANGUAGES
from evals.readings_practice import FOLDER, read_cases


def test_the_bank_has_enough_clauses_of_each_label_in_both_languages(bank: PracticeBank) -> None:
    for language in LANGUAGES:
        counts = [0] * (len(TOPICS) + 1)
        for example in bank.examples:
            counts[example.topic] += example.language == language
        assert min(counts) >= 40
        assert counts[-1] >= 150


def test_only_checks_have_a_status(bank: PracticeBank) -> None:
    checks = set(range(len(bank.needs), len(TOPICS)))
    assert {e.topic for e in bank.examples if e.status is not None} == checks
    assert {e.status for e in bank.examples if e.topic in checks} == {0, 1, 2}


def test_no_clause_of_the_bank_is_a_description_of_the_development_set(
    bank: PracticeBank,
) -> None:
    told = [c.text.lower() for c in read_cases(FOLDER / "practice-dev.yaml").descriptions]
    long = [e.text.lower() for e in bank.examples if len(e.text.split()) > 6]
    assert not [text for text in long if any(text in one for one in told)]


@pytest.mark.parametrize(
    ("content", "told"),
    [("needs: [", "file"), ("needs: {rd: {fr: [a]}}", "needs"), ("none: 3", "none")],
)
def test_a_bank_that_does_not_hold_says_where(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as problem:
        load_practice_clauses(tmp_path)
    assert any(told in fault for fault in problem.value.faults)
