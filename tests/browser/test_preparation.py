"""A coach's clients on the page: notes in, the dossier as it prints, files out."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.papers.reading import word_of

WAIT = 60_000  # milliseconds; a slow machine is no fault of the page
NOTES = """Cliente : Boréale
- Quatorze employés, une seule vendeuse bilingue
- Partenariat avec un détaillant : 6 nouveaux clients sur une cible de 10
- Elle dit que le partenaire est content
- Jamais demandé au partenaire"""


def _open(page: Page) -> None:
    page.locator("#tab-preparation-button").click()
    # What is typed before a form was first drawn is drawn over.
    drawn = page.locator("#preparation-name").locator("input, textarea").first
    expect(drawn).to_have_attribute("placeholder", re.compile("."), timeout=WAIT)


def _notes(page: Page) -> Locator:
    return page.locator("#preparation-notes textarea")


def _text(page: Page) -> Locator:
    """The words of the dossier, which stand beside its pages."""
    return page.locator("#preparation-text")


def _prepared(page: Page, notes: str = NOTES) -> None:
    _open(page)
    _notes(page).fill(notes)
    page.locator("#preparation-make").click()
    expect(page.locator(".printed img").first).to_be_visible(timeout=WAIT)


def _import(page: Page, path: Path) -> None:
    with page.expect_file_chooser(timeout=WAIT) as chosen:
        page.locator("#preparation-import").click()
    chosen.value.set_files(path)


def _alert(page: Page) -> Locator:
    return page.locator("#tab-preparation [role=alert]")


def _field(page: Page, name: str) -> Locator:
    return page.locator(f"#preparation-{name}").locator("input, textarea").first


def test_notes_become_a_dossier_of_two_pages_at_most(page: Page) -> None:
    _prepared(page)
    expect(_text(page)).to_contain_text("Boréale")
    expect(_text(page)).to_contain_text("Nouveaux clients acquis", timeout=WAIT)
    expect(_notes(page)).to_have_value("")
    assert page.locator(".printed img").count() <= 2
    expect(page.locator("#preparation-first")).to_contain_text("À savoir avant tout")


def test_what_is_ticked_private_leaves_the_dossier_and_its_files(
    page: Page, tmp_path: Path
) -> None:
    _prepared(page)
    expect(_text(page)).to_contain_text("vendeuse bilingue", timeout=WAIT)
    box = page.locator("#preparation-private label", has_text="vendeuse bilingue")
    box.locator("input").check()
    expect(_text(page)).not_to_contain_text("vendeuse bilingue", timeout=WAIT)
    with page.expect_download(timeout=WAIT) as caught:
        page.locator("#preparation-docx").click()
    caught.value.save_as(tmp_path / "d.docx")
    xml = word_of((tmp_path / "d.docx").read_bytes()).element.xml
    assert "Boréale" in xml
    assert "vendeuse" not in xml


def test_the_dossier_is_in_the_language_asked_for_and_without_names_where_wished(
    page: Page,
) -> None:
    _prepared(page)
    page.locator("#preparation-language").get_by_text("English").click()
    expect(_text(page)).to_contain_text("What is known, and what is not", timeout=WAIT)
    expect(page.locator("#preparation-make")).to_have_text("Préparer la rencontre")
    page.locator("#preparation-anonymous input").check()
    expect(_text(page)).not_to_contain_text("Boréale", timeout=WAIT)


def test_two_clients_are_kept_apart_outlive_a_reload_and_one_is_deleted(page: Page) -> None:
    _prepared(page)
    page.locator("#preparation-new").click()
    expect(_text(page)).not_to_contain_text("Boréale", timeout=WAIT)
    _field(page, "name").fill("Atelier 12")
    _field(page, "name").press("Enter")
    clients = page.locator("#preparation-clients label")
    expect(clients.filter(has_text="Atelier 12")).to_be_visible(timeout=WAIT)
    expect(clients).to_have_count(2)

    page.reload()
    _open(page)
    expect(clients).to_have_count(2, timeout=WAIT)
    clients.filter(has_text="Boréale").click()
    expect(_text(page)).to_contain_text("Boréale", timeout=WAIT)
    page.locator("#preparation-delete").click()
    page.locator("#preparation-sure").click()
    expect(clients).to_have_count(1, timeout=WAIT)
    expect(_text(page)).not_to_contain_text("Boréale")


def test_a_name_that_is_kept_leaves_what_is_typed_beside_it(page: Page) -> None:
    _open(page)
    _field(page, "name").fill("Atelier 12")
    _field(page, "answered_by").fill("la directrice")
    clients = page.locator("#preparation-clients label")
    expect(clients.filter(has_text="Atelier 12")).to_be_visible(timeout=WAIT)

    expect(_field(page, "answered_by")).to_have_value("la directrice")


def test_a_dossier_is_saved_and_opened_again(page: Page, tmp_path: Path) -> None:
    _prepared(page)
    with page.expect_download(timeout=WAIT) as caught:
        page.locator("#preparation-json").click()
    caught.value.save_as(tmp_path / "d.json")
    _import(page, tmp_path / "d.json")
    expect(page.locator("#preparation-clients label")).to_have_count(2, timeout=WAIT)
    expect(_text(page)).to_contain_text("Nouveaux clients acquis", timeout=WAIT)


@pytest.mark.parametrize(
    ("name", "text"), [("notes.txt", NOTES), ("notes.md", f"# Notes\n\n{NOTES}")]
)
def test_a_file_of_notes_is_dropped(page: Page, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    _open(page)
    page.locator("#preparation-file input[type=file]").set_input_files(path)
    expect(_notes(page)).to_have_value(re.compile("Boréale"), timeout=WAIT)


def test_what_cannot_be_used_is_told_and_nothing_is_lost(page: Page, tmp_path: Path) -> None:
    _prepared(page)
    _field(page, "meeting").fill("31/02/2026")
    _field(page, "meeting").press("Enter")
    expect(_alert(page)).to_contain_text("2026-12-03", timeout=WAIT)
    expect(_text(page)).to_contain_text("Boréale")
    _field(page, "meeting").fill("2026-12-03")
    _field(page, "meeting").press("Enter")
    expect(_text(page)).to_contain_text("3 décembre 2026", timeout=WAIT)
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    _import(page, tmp_path / "bad.json")
    expect(page.get_by_text("ne contient pas de dossier")).to_be_visible(timeout=WAIT)


def test_the_chat_and_the_tab_share_one_client(page: Page) -> None:
    page.locator("#question textarea").fill("Prépare ma rencontre avec ma cliente Boréale")
    page.locator("#question textarea").press("Enter")
    expect(page.locator("#chat")).to_contain_text("nom de code", timeout=WAIT)
    _open(page)
    expect(_field(page, "name")).to_have_value("Boréale", timeout=WAIT)


def test_the_tab_holds_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _open(page)
    _notes(page).fill(NOTES)
    page.locator("#preparation-make").click()
    expect(_text(page)).to_contain_text("Boréale", timeout=WAIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
