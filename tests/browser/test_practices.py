"""The practices in their tab: one dossier with the chat, in both directions."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

WAIT = 60_000  # milliseconds; a slow machine is no fault of the page
PRACTICE, CHAT = "#tab-practice-button", "#tab-chat-button"


def _ask(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")


def _open(page: Page, kind: str = "finder", first: str = "need1") -> None:
    page.locator(PRACTICE).click()
    page.locator(f'#practice-kind input[value="{kind}"]').check()
    expect(page.locator(f"#{kind}-{first}")).to_be_visible(timeout=WAIT)


def _pick(page: Page, field: str, label: str) -> None:
    box = page.locator(f"#{field} input")
    box.click()
    # The list of the field before may still be closing.
    listed = page.locator(f"#{box.get_attribute('aria-controls')}")
    listed.get_by_role("option", name=label).click()


def _choose(page: Page, field: str, value: str) -> None:
    page.locator(f'#{field} input[value="{value}"]').check()


def _box(page: Page, field: str) -> Locator:
    return page.locator(f"#{field} textarea, #{field} input")


def _write(page: Page, field: str, text: str) -> None:
    _box(page, field).fill(text)
    _box(page, field).press("Tab")


def _answered(page: Page, count: str) -> None:
    expect(page.locator("#practice-progress")).to_contain_text(count, timeout=WAIT)


def test_the_finder_filled_in_its_tab_is_known_to_the_chat(page: Page) -> None:
    _open(page)
    _pick(page, "finder-need1", "Un problème technique, de la R et D")
    _answered(page, "1 sur 8")
    _pick(page, "finder-need2", "Des talents, de la relève")
    _answered(page, "2 sur 8")
    _choose(page, "finder-offer", "yes")
    expect(page.locator("#finder-offer_what")).to_be_visible(timeout=WAIT)
    _write(page, "finder-offer_what", "prêter nos machines")
    _answered(page, "4 sur 9")
    text = page.locator("#practice-text")
    expect(text).to_contain_text("100 sur 100", timeout=WAIT)

    page.reload()
    _answered(page, "4 sur 9")
    expect(_box(page, "finder-offer_what")).to_have_value("prêter nos machines", timeout=WAIT)
    page.locator(CHAT).click()
    _ask(page, "montre-moi le résultat")
    expect(page.locator("#chat")).to_contain_text("100 sur 100", timeout=WAIT)
    expect(page.locator("#open-finder")).to_be_visible(timeout=WAIT)


def test_help_first_begun_in_the_chat_is_in_the_tab(page: Page) -> None:
    _ask(page, "aide-moi à choisir une première aide pour un contact")
    expect(page.locator("#open-help")).to_be_visible(timeout=WAIT)
    _ask(page, "Julie Roy, de l’atelier voisin")
    expect(page.locator("#chat")).to_contain_text("Question 2", timeout=WAIT)

    page.locator("#open-help").click()
    expect(page.locator('#practice-kind input[value="help"]')).to_be_checked(timeout=WAIT)
    expect(_box(page, "help-who")).to_have_value("Julie Roy, de l’atelier voisin", timeout=WAIT)
    _write(page, "help-need", "un comptable qui connaît l’exportation")
    _answered(page, "2 sur 13")
    page.locator(CHAT).click()
    expect(page.locator("#chat")).to_contain_text("Question 3", timeout=WAIT)


def test_an_answer_taken_back_leaves_its_field_and_start_over_empties_all(page: Page) -> None:
    _open(page)
    _choose(page, "finder-competitor", "yes")
    expect(page.locator("#finder-joint_bid")).to_be_visible(timeout=WAIT)
    _choose(page, "finder-dispute", "no")
    _answered(page, "2 sur 10")

    page.locator("#practice-undo").click()
    expect(page.locator('#finder-dispute input[value="no"]')).not_to_be_checked(timeout=WAIT)
    expect(page.locator('#finder-competitor input[value="yes"]')).to_be_checked()
    page.locator("#practice-restart").click()
    page.locator("#practice-restart-sure").click()
    _answered(page, "0 sur 8")
    expect(page.locator('#finder-competitor input[value="yes"]')).not_to_be_checked(timeout=WAIT)


def test_a_number_that_cannot_be_read_is_told_and_the_old_one_stays(page: Page) -> None:
    _open(page, "ambassadors", "cost")
    _write(page, "ambassadors-cost", "3 000 $")
    _answered(page, "1 sur 19")
    _write(page, "ambassadors-cost", "beaucoup")
    alert = page.locator("#tab-practice .form-error [role=alert]")
    expect(alert).to_contain_text("beaucoup", timeout=WAIT)

    _write(page, "ambassadors-cost", "2 500 $")
    expect(alert).to_have_count(0, timeout=WAIT)
    expect(_box(page, "ambassadors-cost")).to_have_value("2\u00a0500\u00a0$", timeout=WAIT)


def test_a_practice_is_downloaded_and_speaks_the_language_of_the_page(
    page: Page, tmp_path: Path
) -> None:
    _open(page)
    _choose(page, "finder-horizon", "under_a_year")
    _answered(page, "1 sur 8")
    page.locator("#language").get_by_text("English").click()
    _answered(page, "1 of 8")
    expect(page.locator("#finder-horizon")).to_contain_text("I don't know", timeout=WAIT)
    with page.expect_download(timeout=WAIT) as caught:
        page.locator("#practice-json").click()
    caught.value.save_as(tmp_path / "file")

    made = json.loads((tmp_path / "file").read_text(encoding="utf-8"))
    assert made["kind"] == "finder"
    assert made["answers"] == {"horizon": "under_a_year"}


@pytest.mark.parametrize("locale", ["fr-CA", "en-CA"])
def test_the_practices_fit_a_phone_and_the_tabs_two_rows(
    browser: Browser, address: str, locale: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale=locale)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(address)
    expect(page.locator("#question textarea")).to_be_enabled(timeout=WAIT)
    _open(page, "culture", "directness_them")
    _choose(page, "culture-directness_them", "4")
    expect(page.locator("#culture-directness_origin")).to_be_visible(timeout=WAIT)
    width = page.evaluate("document.documentElement.scrollWidth")
    tabs = page.locator("#tabs [role=tablist]").first.bounding_box()
    context.close()

    assert width <= 390
    assert tabs is not None
    assert tabs["height"] <= 80
