"""Sets played on an advisor: which cases, how they end, what is left, how a run goes on."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from advisor.errors import BadInput
from advisor.language import LANGUAGES
from advisor.texts import words
from evals.cases import Case
from evals.kept import PARTIAL, RESULTS, SUMMARY, OtherRun, read_run
from evals.results import Run, Summary
from evals.runner import Interrupted, Options, Progress, run_sets
from evals.selecting import select
from tests.evals.paced_run import COUNT, paced_set
from tests.evals.stub_advisor import StubAdvisor, case, loaded

ROOT = Path(__file__).parent.parent.parent


def timeless(run: Run) -> list[dict[str, Any]]:
    return [{**r.model_dump(mode="json"), "elapsed_ms": 0} for r in run.results]


def figures(summary: Summary) -> dict[str, Any]:
    return summary.model_dump(include={"counts", "figures", "flaky"})


def test_a_case_passes_fails_or_breaks_and_the_run_goes_on() -> None:
    made = loaded(
        case("good", "oui"),
        case("wrong", "hors sujet"),
        case("broken", "oui", "boom", "jamais posée"),
        case("refused", "bad", outcome=None),
        case("last", "the end"),
    )
    advisor = StubAdvisor()
    run = run_sets([made], advisor, Options())
    by_case = {r.case: r for r in run.results}

    assert [r.verdict for r in run.results] == ["passed", "failed", "error", "error", "passed"]
    assert by_case["broken"].error == "RuntimeError: it broke in two lines"
    assert [t.reply is None for t in by_case["broken"].turns] == [False, True]
    assert by_case["refused"].error == words("fr")("error.thread", thread="x y")
    assert "jamais posée" not in advisor.asked
    assert run.summary.counts == {"passed": 2, "failed": 1, "error": 2, "skipped": 0}


def test_a_case_of_which_something_could_not_be_measured_is_skipped_unless_it_failed() -> None:
    asks = {"id": "a", "lang": "fr", "turns": [{"user": "oui", "judge": "Clair?"}]}
    fails = {"id": "b", "lang": "fr", "turns": [*asks["turns"], {"user": "x", "regex": "zut"}]}
    run = run_sets(
        [loaded(Case.model_validate(asks), Case.model_validate(fails))], StubAdvisor(), Options()
    )

    assert [r.verdict for r in run.results] == ["skipped", "failed"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_run_that_is_stopped_says_how_to_go_on(kept: bool, tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    options = Options(out=tmp_path if kept else None)
    with pytest.raises(Interrupted) as caught:
        run_sets([loaded(case("a", "un"))], StubAdvisor(), options, stop)

    for lang in LANGUAGES:
        told = caught.value.worded(words(lang))
        assert (str(tmp_path) in told) == kept
        assert "1" in told


def test_each_case_has_a_conversation_of_its_own() -> None:
    advisor = StubAdvisor()
    run_sets([loaded(case("a", "un", "deux"), case("b", "trois"))], advisor, Options(repeat=2))
    first, second, third, fourth, fifth, sixth = advisor.threads

    assert first == second
    assert third == fourth
    assert len({first, third, fifth, sixth}) == 4


def test_two_runs_leave_the_same_results_but_for_their_times() -> None:
    made = [loaded(case("a", "un", "deux"), case("b", "the end", includes=[["END"]]))]
    advisor = StubAdvisor()
    one, two = (run_sets(made, advisor, Options(repeat=2)) for _ in range(2))

    assert timeless(one) == timeless(two)
    ids = [turn.reply.id for r in one.results for turn in r.turns if turn.reply]
    assert len(set(ids)) == len(ids)
    assert figures(one.summary) == figures(two.summary)


@pytest.mark.parametrize("workers", [2, 5])
def test_several_workers_change_nothing_but_the_time(workers: int, tmp_path: Path) -> None:
    made = [paced_set(), loaded(case("z", "un", "deux", "trois"), name="other")]
    alone = run_sets(made, StubAdvisor(), Options())
    together = run_sets(made, StubAdvisor(), Options(workers=workers, out=tmp_path))

    assert timeless(alone) == timeless(together)
    assert timeless(read_run(tmp_path)) == timeless(alone)


def test_progress_is_told_case_by_case() -> None:
    seen: list[Progress] = []
    run_sets([loaded(case("a", "un"), case("b", "deux"))], StubAdvisor(), Options(), seen.append)

    assert [(p.done, p.total, p.result.case) for p in seen] == [(1, 2, "a"), (2, 2, "b")]


SOME = (
    case("fr-1", "oui", tags=("plain",), sections=("intro",)),
    case("fr-2", "non", tags=("plain", "odd"), sections=("culture", "intro")),
    case("en-1", "the end", tags=("odd",), sections=("culture",)),
    case("en-2", "the start"),
)


@pytest.mark.parametrize(
    ("only", "kept"),
    [
        ((), ["fr-1", "fr-2", "en-1", "en-2"]),
        (("lang:fr",), ["fr-1", "fr-2"]),
        (("tag:odd",), ["fr-2", "en-1"]),
        (("section:culture",), ["fr-2", "en-1"]),
        (("id:*-2",), ["fr-2", "en-2"]),
        (("id:fr-?", "id:en-1"), ["fr-1", "fr-2", "en-1"]),
        (("lang:en", "tag:odd"), ["en-1"]),
        (("tag:plain", "tag:odd", "lang:fr"), ["fr-1", "fr-2"]),
    ],
)
def test_a_part_of_the_cases_can_be_chosen(only: tuple[str, ...], kept: list[str]) -> None:
    chosen = select([loaded(*SOME), loaded(case("x", "a"), name="other")][:1], only)

    assert [c.id for s in chosen for c in s.cases] == kept


def test_a_set_of_which_nothing_is_chosen_is_left_out() -> None:
    chosen = select([loaded(*SOME), loaded(case("x", "oui"), name="other")], ["id:x"])

    assert [s.name for s in chosen] == ["other"]


@pytest.mark.parametrize(
    ("only", "key"),
    [
        ("lang:de", "eval.run.only_nothing"),
        ("id:fr", "eval.run.only_nothing"),
        ("fr", "eval.run.only_kind"),
        ("lang:", "eval.run.only_kind"),
        ("langue:fr", "eval.run.only_kind"),
    ],
)
def test_a_choice_that_chooses_nothing_is_an_error(only: str, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        run_sets([loaded(*SOME)], StubAdvisor(), Options(only=(only,)))

    assert caught.value.key == key
    assert all(only in caught.value.worded(words(lang)) for lang in LANGUAGES)


def test_a_run_says_what_was_run_on_what() -> None:
    made = loaded(*SOME, sha256="ab" * 32)
    info = run_sets([made], StubAdvisor(), Options(only=("lang:fr",), repeat=2)).summary.run

    assert (info.model, info.only, info.repeat, info.judge) == ("embedded", ("lang:fr",), 2, None)
    assert info.prompt.startswith("system@v")
    assert info.sets == {"made": "ab" * 32}
    assert info.knowledge
    assert info.embedding


def test_a_finished_run_is_not_run_again(tmp_path: Path) -> None:
    advisor, again = StubAdvisor(), StubAdvisor()
    first = run_sets([loaded(*SOME)], advisor, Options(out=tmp_path))
    kept = (tmp_path / RESULTS).read_bytes()
    second = run_sets([loaded(*SOME)], again, Options(out=tmp_path))

    assert again.asked == []
    assert second.results == first.results
    assert (tmp_path / RESULTS).read_bytes() == kept
    assert second.summary.run.started == first.summary.run.started


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"sha256": "f" * 64}, "sets"),
        ({"repeat": 3}, "repeat"),
        ({"only": ("lang:fr",)}, "only"),
        ({"model": "openai:x"}, "model"),
    ],
)
def test_a_folder_of_another_run_is_left_alone(
    changed: dict[str, Any], named: str, tmp_path: Path
) -> None:
    run_sets([loaded(*SOME)], StubAdvisor(), Options(out=tmp_path))
    before = (tmp_path / RESULTS).read_bytes()
    advisor = StubAdvisor()
    advisor.settings = advisor.settings.model_copy(
        update={"model": changed.get("model", "embedded")}
    )
    options = Options(out=tmp_path, repeat=changed.get("repeat", 1), only=changed.get("only", ()))
    with pytest.raises(OtherRun) as caught:
        run_sets([loaded(*SOME, sha256=changed.get("sha256", "0" * 64))], advisor, options)

    assert f"{named}: " in caught.value.worded(words("en"))
    assert advisor.asked == []
    assert (tmp_path / RESULTS).read_bytes() == before


class Child:
    """A paced run in another process."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        """Hold its pipes."""
        assert process.stdin
        assert process.stdout
        self.process = process
        self.stdin: IO[bytes] = process.stdin
        self.stdout: IO[bytes] = process.stdout

    def release(self, count: int) -> list[str]:
        """Let as many answers come, and read which cases ended."""
        self.stdin.write(b"." * count)
        self.stdin.flush()
        return [self.line() for _ in range(count)]

    def line(self) -> str:
        return self.stdout.readline().decode().strip()


@contextmanager
def child(folder: Path, workers: int) -> Iterator[Child]:
    command = [sys.executable, "-m", "tests.evals.paced_run", str(folder), str(workers)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Child(process)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


def goes_on(folder: Path, done: int) -> None:
    """The run in the folder is completed without asking again, and as if never stopped."""
    advisor = StubAdvisor()
    resumed = run_sets([paced_set()], advisor, Options(out=folder))
    whole = run_sets([paced_set()], StubAdvisor(), Options())

    assert len(advisor.asked) == COUNT - done
    assert timeless(resumed) == timeless(whole)
    assert figures(resumed.summary) == figures(whole.summary)
    assert read_run(folder) == resumed
    assert not (folder / PARTIAL).exists()


def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    with child(tmp_path, workers=3) as run:
        assert len(set(run.release(5))) == 5
        run.process.send_signal(signal.SIGKILL)
        assert run.process.wait() == -signal.SIGKILL

    assert not (tmp_path / SUMMARY).exists()
    assert len((tmp_path / PARTIAL).read_bytes().splitlines()) == 5
    goes_on(tmp_path, 5)


def test_ctrl_c_ends_the_cases_in_hand_takes_no_more_and_keeps_what_is_done(
    tmp_path: Path,
) -> None:
    with child(tmp_path, workers=2) as run:
        run.release(4)
        run.process.send_signal(signal.SIGINT)
        assert run.line() == "caught"
        run.stdin.close()
        told = [run.line()]
        while told[-1] != "interrupted":
            told.append(run.line())
        assert run.process.wait() == 130

    done = len((tmp_path / PARTIAL).read_bytes().splitlines())
    assert 6 <= done < COUNT
    assert json.loads((tmp_path / "run.json").read_bytes())["seconds"] > 0
    goes_on(tmp_path, done)
