"""Runs started from the page, and the reports that it serves."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from advisor.conversation import Advisor
from advisor.errors import BadInput
from evals.faults import SetFaults
from evals.page.extra import EvaluationExtra
from evals.page.runs import Runs

OWNER = "someone"
SET = """\
- {id: a, lang: fr, tags: [hello], turns: [{user: Bonjour, outcome: greeted}]}
- {id: b, lang: en, turns: [{user: What is coopetition?, sections: [local-alliances]}]}
- {id: c, lang: en, turns: [{user: What is coopetition?, outcome: declined}]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "three.yaml"
    path.write_text(SET, encoding="utf-8")
    return path


@pytest.fixture
def runs(advisor: Advisor) -> Runs:
    return Runs(advisor)


def finished(runs: Runs, file: Path, *only: str) -> str:
    name = runs.start(OWNER, [file], only)
    runs.wait(name)
    return name


def test_a_run_ends_with_its_counts_and_leaves_no_conversation(
    runs: Runs, file: Path, advisor: Advisor
) -> None:
    told = runs.told(OWNER, finished(runs, file))

    assert told.status == "finished"
    assert told.counts == {"passed": 2, "failed": 1, "error": 0, "skipped": 0}
    assert advisor.conversations(OWNER) == []


def test_the_runs_of_an_owner_are_listed_newest_first_and_survive_a_restart(
    runs: Runs, file: Path, advisor: Advisor
) -> None:
    first = finished(runs, file, "lang:fr")
    second = finished(runs, file)
    again = Runs(advisor)

    assert {told.id for told in again.listed(OWNER)} == {first, second}
    assert [told.status for told in again.listed(OWNER)] == ["finished", "finished"]
    assert again.listed("someone else") == []


def test_a_run_that_is_stopped_goes_on_where_it_was(runs: Runs, file: Path) -> None:
    name = runs.start(OWNER, [file], ())
    runs.stop(OWNER, name)
    runs.wait(name)
    stopped = runs.told(OWNER, name)
    runs.resume(OWNER, name)
    runs.wait(name)

    assert stopped.status == "stopped"
    assert runs.told(OWNER, name).status == "finished"
    assert [r.case for r in runs.run(name).results] == ["a", "b", "c"]


def test_a_run_cut_off_by_the_end_of_the_process_may_go_on(
    runs: Runs, file: Path, advisor: Advisor
) -> None:
    name = runs.start(OWNER, [file], ())
    runs.stop(OWNER, name)
    runs.wait(name)
    again = Runs(advisor)
    again.resume(OWNER, name)
    again.wait(name)

    assert again.told(OWNER, name).status == "finished"


def test_a_set_that_does_not_hold_is_refused_and_nothing_is_kept(
    runs: Runs, tmp_path: Path
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("- {id: a, lang: de, turns: []}\n", encoding="utf-8")

    with pytest.raises(SetFaults):
        runs.start(OWNER, [path], ())
    assert runs.listed(OWNER) == []


@pytest.mark.parametrize("only", [["lang:fr", "tag:none"], ["colour:red"]])
def test_a_choice_without_cases_is_refused(runs: Runs, file: Path, only: list[str]) -> None:
    with pytest.raises(BadInput):
        runs.start(OWNER, [file], only)


def test_no_set_is_refused(runs: Runs) -> None:
    with pytest.raises(BadInput):
        runs.start(OWNER, [], ())


@pytest.mark.parametrize("name", ["", "../..", "0" * 32, "x" * 32])
def test_a_run_that_is_not_there_cannot_be_seen(runs: Runs, name: str) -> None:
    with pytest.raises(BadInput):
        runs.told(OWNER, name)
    with pytest.raises(BadInput):
        runs.run(name)


def test_another_person_cannot_stop_or_delete_a_run(runs: Runs, file: Path) -> None:
    name = finished(runs, file, "lang:fr")
    for move in (runs.stop, runs.delete, runs.resume):
        with pytest.raises(BadInput):
            move("someone else", name)
    runs.delete(OWNER, name)

    assert runs.listed(OWNER) == []


def test_reports_files_and_comparisons_are_served(advisor: Advisor, file: Path) -> None:
    app, extra = FastAPI(), EvaluationExtra()
    extra.add_routes(app, advisor)
    runs = extra.runs_of(advisor)
    client = TestClient(app)
    name, other = finished(runs, file), finished(runs, file)

    report = client.get(f"/evaluations/{name}/report.html?lang=en")
    assert report.status_code == 200
    assert '<html lang="en"' in report.text
    assert client.get(f"/evaluations/{name}/compare/{other}.html").status_code == 200
    assert len(client.get(f"/evaluations/{name}/results.jsonl").text.splitlines()) == 3
    assert client.get(f"/evaluations/{name}/summary.json").json()["counts"]["failed"] == 1
    assert client.get(f"/evaluations/{name}/junit.xml").text.startswith("<?xml")


@pytest.mark.parametrize("path", ["x/report.html", f"{'0' * 32}/summary.json", "a/b/c"])
def test_what_is_not_there_is_not_found(advisor: Advisor, path: str) -> None:
    app = FastAPI()
    EvaluationExtra().add_routes(app, advisor)

    assert TestClient(app).get(f"/evaluations/{path}").status_code == 404
