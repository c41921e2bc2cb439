"""`advisor eval`: what it writes, what it prints, and its exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from advisor.settings import Settings
from evals.cli import app
from evals.kept import read_run
from tests.evals.stub_advisor import StubAdvisor

runner = CliRunner()
PASSES = "- {id: a, lang: fr, tags: [x], turns: [{user: bonjour, outcome: answered}]}\n"
FAILS = "- {id: b, lang: fr, turns: [{user: hors sujet, outcome: answered}]}\n"
BREAKS = "- {id: c, lang: fr, turns: [{user: boom}]}\n"


class Stub(StubAdvisor):
    """Made as the advisor is."""

    def __init__(self, settings: Settings, *, keep: bool) -> None:
        super().__init__(settings=settings)
        assert not keep

    def warm_up(self) -> None:
        """At once."""

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("advisor.conversation.Advisor", Stub)
    monkeypatch.chdir(tmp_path)


def written(folder: Path, *cases: str, name: str = "set.yaml") -> str:
    path = folder / name
    path.write_text("".join(cases), encoding="utf-8")
    return str(path)


def run(*args: str) -> Result:
    return runner.invoke(app, ["eval", *args])


def test_a_run_leaves_a_report_results_figures_and_junit(tmp_path: Path) -> None:
    result = run("run", written(tmp_path, PASSES), "--out", "done")

    assert result.exit_code == 0
    names = {path.name for path in (tmp_path / "done").iterdir()}
    assert {"report.html", "results.jsonl", "summary.json", "junit.xml"} <= names
    assert str(Path("done") / "report.html") in result.stderr


@pytest.mark.parametrize(
    ("cases", "code"), [([PASSES], 0), ([PASSES, FAILS], 1), ([PASSES, BREAKS], 1)]
)
def test_the_exit_code_tells_whether_all_passed(
    tmp_path: Path, cases: list[str], code: int
) -> None:
    assert run("run", written(tmp_path, *cases)).exit_code == code


@pytest.mark.parametrize(("least", "code"), [("outcome=100%", 0), ("first_section=0.5", 1)])
def test_a_figure_below_its_bound_is_exit_1(tmp_path: Path, least: str, code: int) -> None:
    result = run("run", written(tmp_path, PASSES), "--min", least)

    assert result.exit_code == code
    assert ("first_section" in result.stderr) == bool(code)


def test_a_run_without_out_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    run("run", written(tmp_path, PASSES))

    made = list((tmp_path / "evaluations").iterdir())
    assert len(made) == 1
    assert made[0].name.endswith("-set")


def test_all_faults_of_a_set_are_told_at_once_and_nothing_is_run(tmp_path: Path) -> None:
    faulty = "- {id: a, lang: de, turns: [{user: x, outcom: answered}]}\n"
    path = written(tmp_path, faulty)
    result = run("run", path, "--out", "done")

    assert result.exit_code == 2
    assert result.stderr.count(f"{path}:1:") == 2
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["--only", "lang:en"],
        ["--only", "colour:red"],
        ["--min", "speed=1"],
        ["--workers", "0"],
        ["--judge", "embedded"],
    ],
)
def test_a_wrong_option_is_exit_2_with_one_clear_message(tmp_path: Path, args: list[str]) -> None:
    result = run("run", written(tmp_path, PASSES), *args)

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_folder_of_another_run_is_refused_unless_begun_anew(tmp_path: Path) -> None:
    run("run", written(tmp_path, PASSES), "--out", "done")
    other = written(tmp_path, PASSES, FAILS)

    assert run("run", other, "--out", "done").exit_code == 2
    assert run("run", other, "--out", "done", "--fresh").exit_code == 1
    assert len(read_run(tmp_path / "done").results) == 2


def test_json_is_the_summary(tmp_path: Path) -> None:
    result = run("run", written(tmp_path, PASSES, FAILS), "--json")

    summary = json.loads(result.stdout)
    assert summary["counts"] == {"passed": 1, "failed": 1, "error": 0, "skipped": 0}


def test_ctrl_c_keeps_what_was_played_and_a_second_call_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, PASSES, FAILS)
    asked: list[str] = []
    ask = Stub.ask

    def stopped(self: Stub, question: str, *given: Any, **named: Any) -> Any:
        asked.append(question)
        if question == "hors sujet" and asked.count(question) == 1:
            raise KeyboardInterrupt
        return ask(self, question, *given, **named)

    monkeypatch.setattr(Stub, "ask", stopped)
    first = run("run", path, "--out", "done")
    second = run("run", path, "--out", "done")

    assert first.exit_code == 130
    assert second.exit_code == 1
    assert asked.count("bonjour") == 1


def test_compare_tells_what_got_worse_and_may_fail_on_it(tmp_path: Path) -> None:
    run("run", written(tmp_path, PASSES), "--out", "a")
    worse = PASSES.replace("bonjour", "hors sujet")
    run("run", written(tmp_path, worse), "--out", "b")

    told = run("compare", "a", "b", "--json")
    strict = run("compare", "a", "b", "--fail-on-regression", "--html", "moved.html")

    assert told.exit_code == 0
    assert json.loads(told.stdout)["worse"] == ["a"]
    assert strict.exit_code == 1
    assert "<html" in (tmp_path / "moved.html").read_text(encoding="utf-8")
    assert run("compare", "b", "a", "--fail-on-regression").exit_code == 0


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_what_is_no_run_cannot_be_compared_or_reported(tmp_path: Path, folder: str) -> None:
    run("run", written(tmp_path, PASSES), "--out", "a")

    assert run("compare", "a", folder).exit_code == 2
    assert run("report", folder).exit_code == 2


def test_check_counts_cases_and_runs_nothing(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, PASSES, FAILS))

    assert result.exit_code == 0
    assert "2" in result.stdout


def test_convert_writes_a_set_and_tells_what_it_left_out(tmp_path: Path) -> None:
    config = tmp_path / "promptfoo.yaml"
    config.write_text(
        "tests:\n"
        "- vars: {question: what is coopetition}\n"
        "  assert:\n"
        "  - {type: icontains, value: competitor}\n"
        "  - {type: javascript, value: output.length > 3}\n",
        encoding="utf-8",
    )
    result = run("convert", str(config), "made.yaml", "--lang", "en")

    assert result.exit_code == 1
    assert "promptfoo.yaml:5:" in result.stderr
    assert run("check", "made.yaml").exit_code == 0


def test_convert_of_a_file_without_tests_is_exit_2(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("prompts: [x]\n", encoding="utf-8")

    assert run("convert", "empty.yaml", "made.yaml").exit_code == 2
    assert run("convert", "missing.yaml", "made.yaml").exit_code == 2
    assert not (tmp_path / "made.yaml").exists()
