"""Short passages that raise a flag, and near misses that do not, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import yaml

from advisor.assessments.agreement_method import CLAUSES
from advisor.understanding.agreement import AgreementReader
from advisor.understanding.agreement.contradictions import contradictions_in
from advisor.understanding.agreement.flags import perpetual_in
from advisor.understanding.agreement.layout import passages_in
from advisor.understanding.agreement.sayings import sayings_in

PASSAGES = yaml.safe_load(
    Path(__file__).with_name("flag_passages.yaml").read_text(encoding="utf-8")
)
CONTRADICTORY = "contradictory_terms"


def _each(kind: str) -> Iterator[tuple[str, str]]:
    return (
        (flag, text)
        for flag, kinds in PASSAGES.items()
        for text in kinds[kind]
        if (flag, kind) != (CONTRADICTORY, "raised")
    )


@pytest.mark.parametrize(("flag", "text"), _each("raised"))
def test_a_passage_that_warrants_a_flag_raises_it(
    reader: AgreementReader, flag: str, text: str
) -> None:
    assert flag in reader.read(text).flags


@pytest.mark.parametrize("text", PASSAGES[CONTRADICTORY]["raised"])
def test_terms_that_cannot_hold_together_are_seen(reader: AgreementReader, text: str) -> None:
    """The clauses of each sentence are taken as known, whatever the classifier would say."""
    sayings = sayings_in(passages_in(text), reader.read(text).language, frozenset())
    assert contradictions_in(sayings, np.ones((len(sayings), len(CLAUSES))))


@pytest.mark.parametrize(("flag", "text"), _each("quiet"))
def test_a_near_miss_raises_no_such_flag(reader: AgreementReader, flag: str, text: str) -> None:
    assert flag not in reader.read(text).flags


@pytest.mark.parametrize(
    ("text", "endless"),
    [
        ("Nous resterons associés à vie, que ça nous plaise ou non.", True),
        ("Notre collaboration ne s'arrêtera plus, même si l'un des deux le demande.", True),
        ("Neither company will at any point be entitled to rescind what is agreed here.", True),
        ("We've thrown away the key: nobody walks.", True),
        ("Aucune des parties ne résilie avant la fin de la première saison.", False),
        ("L'obligation de discrétion ne s'éteint jamais.", False),
        ("When this agreement ends, for whatever reason, the keys are returned.", False),
        ("Nobody may withdraw until June 30, 2028.", False),
    ],
)
def test_what_the_classifier_takes_as_endless_is_so_where_nothing_limits_it(
    text: str, endless: bool
) -> None:
    sayings = sayings_in(passages_in(text), "fr", frozenset())
    nothing = np.zeros((len(sayings), len(CLAUSES)))
    assert bool(perpetual_in(sayings, nothing, np.full(len(sayings), 0.9))) is endless
