from datetime import date
from pathlib import Path

from advisor.tools.practice_reading import KeptPracticeReading
from tests.understanding.practice.conftest import Hashing


def test_the_model_is_made_at_the_first_reading_and_kept(tmp_path: Path) -> None:
    reading = KeptPracticeReading(Hashing(), tmp_path)
    assert not list(tmp_path.iterdir())
    found = reading.read("culture", "I meet Ana on Tuesday.", "en", date(2026, 11, 30))
    assert {read.item for read in found} == {"counterpart", "meeting"}
    assert [path.suffix for path in tmp_path.iterdir()] == [".npz"]
