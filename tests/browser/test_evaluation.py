"""The evaluators' tab: a set dropped, run, its report read, a second run compared."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

WAIT = 60_000  # milliseconds; a slow machine is no fault of the page
SET = (
    "identifiant;langue;question;résultat attendu;contient\n"
    "salut-1;fr;Bonjour;greeted;\n"
    "coop-1;fr;C’est quoi la coopétition?;answered;concurrent\n"
    "faux-1;en;What is coopetition?;declined;\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "petit.csv"
    path.write_text(SET, encoding="utf-8-sig")
    return path


def _open(page: Page) -> None:
    page.locator("#tab-evaluation-button").click()
    expect(page.locator("#evaluation-run")).to_be_visible(timeout=WAIT)


def _run(page: Page, file: Path) -> None:
    page.locator("#evaluation-files input[type=file]").set_input_files(file)
    expect(page.locator("#evaluation-files")).to_contain_text(file.stem, timeout=WAIT)
    page.locator("#evaluation-run").click()


def test_a_set_is_dropped_run_and_its_report_opened(page: Page, file: Path) -> None:
    _open(page)
    _run(page, file)
    expect(page.locator("#evaluation-status")).to_contain_text("Réussis 2", timeout=WAIT)

    report = page.frame_locator("#evaluation-report iframe")
    expect(report.locator("body")).to_contain_text("faux-1", timeout=WAIT)
    page.reload()
    expect(page.locator("#evaluation-status")).to_contain_text("échoués 1", timeout=WAIT)


def test_two_runs_are_compared_and_one_deleted(page: Page, file: Path) -> None:
    _open(page)
    _run(page, file)
    expect(page.locator("#evaluation-status")).to_contain_text("Réussis 2", timeout=WAIT)
    page.locator("#evaluation-run").click()
    expect(page.locator("#evaluation-other")).to_be_visible(timeout=WAIT)
    page.locator("#evaluation-other input").click()
    page.get_by_role("option").nth(1).click()
    frame = page.frame_locator("#evaluation-report iframe")
    expect(frame.locator("body")).to_contain_text("McNemar", timeout=WAIT)

    page.locator("#evaluation-delete").click()
    page.locator("#evaluation-sure").click()
    expect(page.locator("#evaluation-report iframe")).to_have_count(0, timeout=WAIT)


def test_a_set_with_faults_is_told_with_their_lines(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("- {id: a, lang: de, turns: [{user: x, outcom: y}]}\n", encoding="utf-8")
    _open(page)
    _run(page, bad)
    alert = page.locator("#tab-evaluation [role=alert]")
    expect(alert).to_contain_text("outcome", timeout=WAIT)
    expect(alert).to_contain_text("bad.yaml:1")
