"""Folds depend on the words of a question alone, and split the bank evenly."""

from advisor.knowledge import Knowledge
from advisor.retrieval.folds import FOLDS, in_fold


def test_every_question_is_in_one_fold() -> None:
    for text in ("Comment exporter?", "How do I export?", "", "é"):
        assert sum(in_fold(text, fold) for fold in range(FOLDS)) == 1


def test_the_bank_is_split_evenly(knowledge: Knowledge) -> None:
    asks = [q.ask for sides in knowledge.questions.values() for qs in sides.values() for q in qs]
    share = sum(in_fold(ask, 0) for ask in asks) / len(asks)
    assert 0.17 < share < 0.23
