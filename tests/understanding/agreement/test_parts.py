from pathlib import Path

import pytest

from advisor.errors import ContentError
from advisor.knowledge.clauses import FILE, MANNERS, ClauseBank, load_clauses
from advisor.language import LANGUAGES
from advisor.understanding.agreement import AgreementClassifier, open_classifier
from advisor.understanding.agreement.features import row_of
from advisor.understanding.agreement.layout import passages_in
from advisor.understanding.agreement.names import Parties
from advisor.understanding.agreement.quantities import (
    dates_in,
    number_of,
    shares_in,
    spans_in,
    unequal_pair,
)
from advisor.understanding.agreement.references import broken_references
from advisor.understanding.agreement.sayings import sayings_in
from tests.understanding.agreement.conftest import Hashing


def test_the_bank_has_enough_sentences_of_each_kind_in_both_languages() -> None:
    bank = load_clauses()
    for language in LANGUAGES:
        assert all(len(c.present.text(language)) >= 60 for c in bank.clauses.values())
        assert all(len(c.open.text(language)) >= 15 for c in bank.clauses.values())
        assert len(bank.none.text(language)) >= 600


def test_mediation_is_also_a_way_to_resolve_conflicts(bank: ClauseBank) -> None:
    spoken = [e.clauses for e in bank.examples if "mediation" in e.clauses]
    assert all("conflict_resolution" in clauses for clauses in spoken)


@pytest.mark.parametrize(
    ("content", "told"), [("clauses: [", "file"), ("clauses: {}\nnone: 3", "none")]
)
def test_a_bank_that_does_not_hold_says_where(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as problem:
        load_clauses(tmp_path)
    assert any(told in fault for fault in problem.value.faults)


def test_what_is_kept_reads_the_same(classifier: AgreementClassifier, tmp_path: Path) -> None:
    classifier.save(tmp_path / "deep" / "model.npz")
    again = AgreementClassifier.load(tmp_path / "deep" / "model.npz")
    rows = [row_of("Le contrat dure deux ans.", "fr")]
    assert (classifier.quick(rows).clauses == again.quick(rows).clauses).all()
    assert (classifier.quick(rows).manners == again.quick(rows).manners).all()


def test_a_damaged_model_is_trained_again(bank: ClauseBank, tmp_path: Path) -> None:
    few = bank.model_copy(update={"none": bank.denied, "digest": "few"})
    open_classifier(few, Hashing(), tmp_path)
    kept = next(tmp_path.glob("clauses-*.npz"))
    kept.write_bytes(b"not a model")
    again = open_classifier(few, Hashing(), tmp_path).quick([row_of("a", "en")])
    assert again.clauses.shape == (1, 12)
    assert again.manners.shape == (1, len(MANNERS))


def test_names_of_parties_are_read_as_parties() -> None:
    parties = Parties('Between Harbour Press Inc. ("Harbour") and Mill Books Ltd. ("Mill")')
    assert parties.hidden("Harbour prints and Mill binds.", "en") == (
        "the company prints and the company binds."
    )


@pytest.mark.parametrize(
    ("flat", "days"),
    [
        ("un preavis de soixante jours", 60.0),
        ("sixty (60) days", 60.0),
        ("a three-year term", 1095),
    ],
)
def test_lengths_of_time_are_read_in_words_and_figures(flat: str, days: float) -> None:
    assert [span.days for span in spans_in(flat)] == [days]


def test_numbers_dates_and_shares_are_read() -> None:
    assert number_of("at least twenty-one") == 21
    assert unequal_pair("trente (60) jours")
    assert not unequal_pair("two (2) years")
    assert len(dates_in("du 1er mai 2027 au 31 octobre 2028")) == 2
    assert shares_in("60 % pour l'un et 40 % pour l'autre") == ((60, 40),)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (
            "La marge est de 18 % par caisse.\n"
            "Sur les retours, la marge de 22 % prévue plus haut vaut.",
            True,
        ),
        (
            "The pilot lasts twelve months.\n"
            "After the twelve-month pilot provided for in section 3, the parties meet.",
            False,
        ),
    ],
)
def test_a_value_cited_from_elsewhere_is_compared_with_what_is_said_there(
    text: str, broken: bool
) -> None:
    sayings = sayings_in(passages_in(text), "en" if "pilot" in text else "fr", frozenset())
    assert bool(broken_references(sayings)) is broken
