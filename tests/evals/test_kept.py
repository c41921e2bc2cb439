"""The folder of a run."""

from pathlib import Path

import pytest

from advisor.errors import AdvisorError, BadInput
from advisor.language import LANGUAGES
from advisor.texts import words
from evals.kept import PARTIAL, RESULTS, RUN, SUMMARY, OtherRun, RunFolder, discard, read_run
from tests.evals.made_results import check, info, result, run

ONE = result("a", "passed", [check("outcome", True)], answer="Éé « 65,3 % »\u2028\n<b>")
TWO = result("b", "failed", [check("outcome", False)])


def test_a_result_is_on_disk_before_the_run_goes_on(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "new" / "run", info())
    folder.add(ONE)

    lines = (tmp_path / "new" / "run" / PARTIAL).read_bytes().splitlines()
    assert len(lines) == 1
    assert RunFolder(tmp_path / "new" / "run", info()).finished == (ONE,)


@pytest.mark.parametrize("cut", [1, 20, -2])
def test_a_line_that_was_cut_off_is_dropped_and_does_not_spoil_the_next(
    cut: int, tmp_path: Path
) -> None:
    RunFolder(tmp_path, info()).add(ONE)
    with (tmp_path / PARTIAL).open("a", encoding="utf-8") as partial:
        partial.write(TWO.model_dump_json()[:cut])
    again = RunFolder(tmp_path, info())
    assert again.finished == (ONE,)
    again.add(TWO)

    assert RunFolder(tmp_path, info()).finished == (ONE, TWO)


def test_a_bad_line_in_the_middle_is_told_with_its_place(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, info())
    folder.add(ONE)
    (tmp_path / PARTIAL).write_text(f"{ONE.model_dump_json()}\nnot json\n{TWO.model_dump_json()}\n")
    with pytest.raises(BadInput) as caught:
        RunFolder(tmp_path, info())

    assert caught.value.values["line"] == 2


def test_a_finished_run_reads_back_as_it_was(tmp_path: Path) -> None:
    whole = run(ONE, TWO)
    folder = RunFolder(tmp_path, info())
    folder.add(TWO)
    folder.add(ONE)
    folder.finish(whole)

    assert read_run(tmp_path) == whole
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([RUN, RESULTS, SUMMARY])
    assert RunFolder(tmp_path, info()).finished == (ONE, TWO)


def test_the_start_and_the_seconds_of_before_are_kept(tmp_path: Path) -> None:
    RunFolder(tmp_path, info(seconds=0.0)).pause(12.5)
    again = RunFolder(tmp_path, info(started="2027-01-01T00:00:00+00:00", seconds=0.0))

    assert again.info.seconds == 12.5
    assert again.info.started == info().started


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"knowledge": "k2"}, "knowledge: k1 → k2"),
        ({"judge": "openai:m"}, "judge: — → openai:m"),
        ({"only": ("lang:fr",)}, "only: — → lang:fr"),
        ({"sets": {"made": "f" * 64}}, "sets: made 00000000 → made ffffffff"),
        ({"advisor": "0.2.0", "repeat": 2}, "advisor: 0.1.0 → 0.2.0; repeat: 1 → 2"),
    ],
)
def test_a_folder_of_another_run_says_what_differs(
    other: dict[str, object], said: str, tmp_path: Path
) -> None:
    RunFolder(tmp_path, info()).add(ONE)
    with pytest.raises(OtherRun) as caught:
        RunFolder(tmp_path, info(**other))

    for lang in LANGUAGES:
        told = caught.value.worded(words(lang))
        assert said in told
        assert str(tmp_path) in told


def _nothing(folder: Path) -> None:
    """Leave the folder empty."""


def _unfinished(folder: Path) -> None:
    RunFolder(folder, info()).add(ONE)


def _spoiled(folder: Path) -> None:
    RunFolder(folder, info()).finish(run(ONE))
    (folder / RESULTS).write_text("{}\n")


def _spoiled_summary(folder: Path) -> None:
    RunFolder(folder, info()).finish(run(ONE))
    (folder / SUMMARY).write_text("[")


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (_nothing, "eval.run.no_run"),
        (_unfinished, "eval.run.unfinished"),
        (_spoiled, "eval.run.broken"),
        (_spoiled_summary, "eval.run.broken"),
    ],
)
def test_what_is_no_finished_run_is_told(make: object, key: str, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path)
    with pytest.raises(BadInput) as caught:
        read_run(tmp_path)

    assert caught.value.key == key
    assert all(str(tmp_path) in caught.value.worded(words(lang)) for lang in LANGUAGES)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(AdvisorError) as caught:
        RunFolder(tmp_path / "file", info())

    assert caught.value.key == "eval.run.folder"


def test_results_without_what_was_run_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / RESULTS).write_text(ONE.model_dump_json() + "\n")
    with pytest.raises(OtherRun):
        RunFolder(tmp_path, info())

    assert (tmp_path / RESULTS).read_text() == ONE.model_dump_json() + "\n"


def test_a_discarded_run_starts_anew_and_nothing_else_is_deleted(tmp_path: Path) -> None:
    RunFolder(tmp_path, info()).finish(run(ONE))
    (tmp_path / "notes.txt").write_text("mine")
    discard(tmp_path)
    discard(tmp_path)

    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]
    assert RunFolder(tmp_path, info(knowledge="k2")).finished == ()


def test_a_folder_that_is_not_there_can_be_discarded(tmp_path: Path) -> None:
    discard(tmp_path / "none")

    assert not (tmp_path / "none").exists()
