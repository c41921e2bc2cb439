"""The question sets load, and share no question with the bank."""

from pathlib import Path

import pytest
from rapidfuzz.fuzz import ratio

from advisor.knowledge import Knowledge
from advisor.retrieval.tokens import fold
from evals.cases import load_cases

SETS = sorted((Path(__file__).parent.parent.parent / "evals" / "sets").glob("*.yaml"))
_NEAR_COPY = 92


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_set_loads_and_its_ids_are_unique(path: Path) -> None:
    ids = [case.id for case in load_cases([path])]
    assert ids
    assert len(ids) == len(set(ids))


def test_no_single_question_of_a_set_is_a_near_copy_of_the_bank(knowledge: Knowledge) -> None:
    bank = {
        language: [fold(q.ask) for sides in knowledge.questions.values() for q in sides[language]]
        for language in ("fr", "en")
    }
    asked = [c for c in load_cases(SETS) if c.tags[:1] == ("answerable",)]
    long_enough = [c for c in asked if len(c.turns[0].user.split()) >= 5]
    copies = [
        (case.id, near)
        for case in long_enough
        for near in bank[case.lang]
        if abs(len(near) - len(case.turns[0].user)) < 8
        and ratio(fold(case.turns[0].user), near, score_cutoff=_NEAR_COPY)
    ]
    assert len(copies) <= len(long_enough) // 100, copies
