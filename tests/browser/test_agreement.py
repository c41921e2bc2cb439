"""The review of an agreement: a file dropped, the review beside it, the file of it."""

import json
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

WAIT = 60_000  # milliseconds; a slow machine is no fault of the page
AGREEMENT = "#tab-agreement-button"
DRAFT = (
    "Entente entre Boréal inc. et l’Atelier Nord",
    "Confidentialité. Chaque partie garde secrets, pendant deux ans, tous les renseignements "
    "confidentiels que l’autre lui confie, et ne s’en sert que pour le projet.",
    "Signé à Rimouski, le 3 mars 2026.",
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    document = Document()
    for paragraph in DRAFT:
        document.add_paragraph(paragraph)
    path = tmp_path / "Entente.docx"
    document.save(str(path))
    return path


def _open(page: Page) -> None:
    page.locator(AGREEMENT).click()
    expect(page.locator("#agreement-review")).to_be_visible(timeout=WAIT)


def _drop(page: Page, path: Path) -> None:
    page.locator("#agreement-file input[type=file]").set_input_files(path)


def _text(page: Page) -> Locator:
    return page.locator("#agreement-draft textarea")


def _alert(page: Page) -> Locator:
    return page.locator("#tab-agreement [role=alert]")


def _reviewed(page: Page, draft: Path) -> None:
    _open(page)
    _drop(page, draft)
    expect(_text(page)).to_have_value(re.compile("Atelier Nord"), timeout=WAIT)
    page.locator("#agreement-review").click()
    expect(page.locator("#agreement-text")).to_contain_text("Ne signez pas encore", timeout=WAIT)


@pytest.mark.parametrize(("button", "suffix"), [("md", ".md"), ("json", ".json")])
def test_a_file_is_dropped_and_its_review_downloaded(
    page: Page, draft: Path, tmp_path: Path, button: str, suffix: str
) -> None:
    _reviewed(page, draft)
    with page.expect_download(timeout=WAIT) as caught:
        page.locator(f"#agreement-{button}").click()
    caught.value.save_as(tmp_path / "file")
    text = (tmp_path / "file").read_text(encoding="utf-8")

    assert caught.value.suggested_filename.endswith(suffix)
    assert "Entente.docx" in text
    if suffix == ".json":
        assert json.loads(text)["result"]["verdict"] == "do_not_sign"


def test_the_review_outlives_a_reload_and_the_draft_does_not(page: Page, draft: Path) -> None:
    _reviewed(page, draft)
    page.locator("#agreement-text .copy").first.click()
    expect(page.locator("#agreement-text .copy").first).to_have_text("Copié", timeout=WAIT)
    page.locator("#language").get_by_text("English").click()
    expect(page.locator("#agreement-text")).to_contain_text("Do not sign yet", timeout=WAIT)
    expect(_text(page)).to_have_value(re.compile("Atelier Nord"))

    page.reload()
    expect(page.locator("#agreement-text")).to_contain_text("Do not sign yet", timeout=WAIT)
    expect(_text(page)).to_have_value("")
    page.locator("#new").click()
    expect(page.locator("#agreement-text")).not_to_contain_text("Do not sign", timeout=WAIT)


def test_what_cannot_be_reviewed_is_told_with_its_remedy(page: Page, tmp_path: Path) -> None:
    _open(page)
    page.locator("#agreement-review").click()
    expect(_alert(page)).to_contain_text("Déposez un fichier", timeout=WAIT)
    picture = tmp_path / "photo.docx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    _drop(page, picture)
    expect(_alert(page)).to_contain_text("photo.docx", timeout=WAIT)


def test_a_review_fits_a_phone(browser: Browser, address: str, draft: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="fr-CA")
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(address)
    expect(page.locator("#question textarea")).to_be_enabled(timeout=WAIT)
    _reviewed(page, draft)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert width <= 390
