"""The trained readers that ship."""

from datetime import date
from pathlib import Path

from advisor.retrieval.encoder import SentenceEncoder
from advisor.tools.readers import SHIPPED, kept_readers, train_readers


def test_the_models_that_ship_are_those_of_the_banks_and_the_encoder(tmp_path: Path) -> None:
    train_readers(SentenceEncoder(), tmp_path)
    assert {p.name for p in tmp_path.glob("*.npz")} == {p.name for p in SHIPPED.glob("*.npz")}


def test_the_readers_read_at_once_in_a_new_folder(tmp_path: Path) -> None:
    readers = kept_readers(SentenceEncoder(), tmp_path)
    told = readers.practices.read("finder", "On cherche du financement.", "fr", date(2026, 11, 30))
    review = readers.agreements.read("Chacun verse 500 $ le 1er de chaque mois.")

    assert [read.value for read in told if read.item == "need1"] == ["support_financing"]
    assert review.clauses["remuneration"].status == "present"
