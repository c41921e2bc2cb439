"""The forms in their tabs: one dossier with the chat, in both directions."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from advisor.exports.sheet import FORMATS
from tests.browser.conftest import loaded
from tests.papers.reading import pages_of, word_text

WAIT = 45_000  # milliseconds; a slow machine is no fault of the page
READINESS, HEALTH, CHAT = "#tab-readiness-button", "#tab-health-button", "#tab-chat-button"


def _ask(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")


def _open(page: Page, tab: str) -> None:
    page.locator(tab).click()
    expect(page.locator(tab)).to_have_attribute("aria-selected", "true", timeout=WAIT)
    if tab != CHAT:
        # What is typed before a form was first drawn is drawn over.
        name = tab.removeprefix("#tab-").removesuffix("-button")
        expect(page.locator(f"#{name}-progress progress")).to_be_visible(timeout=WAIT)


def _rate(page: Page, item: str, choice: str) -> None:
    page.locator(f'#{item} input[value="{choice}"]').check()


def _fill(page: Page, field: str, text: str) -> None:
    box = _box(page, field)
    box.fill(text)
    box.press("Tab")


def _box(page: Page, field: str) -> Locator:
    return page.locator(f"#{field} textarea, #{field} input")


def _answered(page: Page, count: str) -> None:
    expect(page.locator("#readiness-progress")).to_contain_text(count, timeout=WAIT)


def test_the_form_and_the_chat_fill_one_dossier(page: Page) -> None:
    _ask(page, "Je veux passer le test de préparation à l'international")
    expect(page.locator("#chat")).to_contain_text("Question 1 sur 18", timeout=WAIT)
    page.locator("#chat button.option", has_text="2 · En partie").click()
    expect(page.locator("#chat")).to_contain_text("Question 2 sur 18", timeout=WAIT)

    _open(page, READINESS)
    _answered(page, "1 sur 18")
    expect(page.locator('#item-F1 input[value="2"]')).to_be_checked(timeout=WAIT)
    _rate(page, "item-F2", "3")
    _rate(page, "item-F3", "unknown")
    _answered(page, "3 sur 18")
    expect(page.locator("#readiness-chart-text")).to_contain_text("Finances 63", timeout=WAIT)
    expect(page.locator("#readiness-chart .js-plotly-plot")).to_be_visible(timeout=WAIT)

    _open(page, CHAT)
    expect(page.locator("#chat")).to_contain_text("Question 4 sur 18", timeout=WAIT)
    _ask(page, "finalement pour la marge mets 1")
    expect(page.locator("#chat")).to_contain_text("1 au lieu de 3", timeout=WAIT)

    _open(page, READINESS)
    expect(page.locator('#item-F2 input[value="1"]')).to_be_checked(timeout=WAIT)
    expect(page.locator("#readiness-chart-text")).to_contain_text("Finances 38", timeout=WAIT)
    page.reload()
    _answered(page, "3 sur 18")
    expect(page.locator('#item-F3 input[value="unknown"]')).to_be_checked(timeout=WAIT)


def test_every_word_of_a_form_changes_with_the_language(page: Page) -> None:
    _open(page, READINESS)
    _rate(page, "item-P1", "0")
    _answered(page, "1 sur 18")
    page.locator("#language").get_by_text("English").click()

    _answered(page, "1 of 18")
    expect(page.locator(HEALTH)).to_have_text("Health", timeout=WAIT)
    expect(page.locator("#item-P1")).to_contain_text("0 · No, nothing")
    expect(page.locator('#item-P1 input[value="0"]')).to_be_checked()
    expect(page.locator("#readiness-text")).to_contain_text("Pool capacity with a local ally")
    shown = page.locator("#tab-readiness").inner_text()
    assert "En place" not in shown
    assert "Résultat" not in shown


def test_a_four_asks_for_its_proof_and_undo_takes_it_back(page: Page) -> None:
    _open(page, READINESS)
    _rate(page, "item-O1", "4")
    expect(page.locator("#readiness-text")).to_contain_text("À prouver", timeout=WAIT)
    _fill(page, "proof-O1", "42 clients payants")
    expect(page.locator("#readiness-text")).not_to_contain_text("À prouver", timeout=WAIT)

    page.locator("#readiness-undo").click()
    expect(page.locator("#readiness-text")).to_contain_text("À prouver", timeout=WAIT)
    page.locator("#readiness-restart").click()
    page.locator("#readiness-restart-sure").click()
    _answered(page, "0 sur 18")
    expect(page.locator('#item-O1 input[value="4"]')).not_to_be_checked(timeout=WAIT)


def test_figures_are_read_as_typed_and_what_cannot_be_keeps_the_old_value(page: Page) -> None:
    _open(page, HEALTH)
    _fill(page, "revenue_generated-value", "60k$")
    expect(_box(page, "revenue_generated-value")).to_have_value("60\u00a0000\u00a0$", timeout=WAIT)
    _fill(page, "revenue_generated-target", "100 000")
    text = page.locator("#health-chart-text")
    expect(text).to_contain_text("60\u00a0%", timeout=WAIT)

    _fill(page, "revenue_generated-value", "beaucoup")
    message = page.locator("#revenue_generated-value-message [role=alert]")
    expect(message).to_contain_text("beaucoup", timeout=WAIT)
    expect(text).to_contain_text("60\u00a0%")
    _fill(page, "retention_rate-value", "140 %")
    expect(page.locator("#retention_rate-value-message [role=alert]")).to_contain_text(
        "140", timeout=WAIT
    )
    _fill(page, "revenue_generated-value", "80 000 $")
    expect(message).to_have_count(0, timeout=WAIT)
    expect(text).to_contain_text("80\u00a0%", timeout=WAIT)


def test_what_was_told_in_the_chat_counts_once_it_is_confirmed(page: Page) -> None:
    _ask(page, "80 000 $ de ventes sur 100 000 $ visés, et 12 nouveaux clients sur 10")
    expect(page.locator("#open-health")).to_be_visible(timeout=WAIT)
    expect(page.locator("#side-chart .js-plotly-plot")).to_be_visible(timeout=WAIT)
    page.locator("#open-health").click()
    expect(page.locator("#pending")).to_contain_text("80\u00a0000", timeout=WAIT)
    expect(_box(page, "new_customers-target")).to_have_value("")

    page.locator("#confirm").click()
    expect(_box(page, "new_customers-target")).to_have_value("10", timeout=WAIT)
    expect(page.locator("#pending")).to_be_hidden(timeout=WAIT)
    for statement in range(1, 7):
        _rate(page, f"us-Q{statement}", "4")
    expect(page.locator("#health-text")).to_contain_text("Continuer", timeout=WAIT)


@pytest.mark.parametrize("format", FORMATS)
def test_a_result_is_downloaded_from_the_page_in_each_format(
    page: Page, format: str, tmp_path: Path
) -> None:
    _open(page, READINESS)
    _rate(page, "item-F1", "2")
    _answered(page, "1 sur 18")
    with page.expect_download(timeout=WAIT) as caught:
        page.locator(f"#readiness-{format}").click()
    path = tmp_path / "file"
    caught.value.save_as(path)
    made = path.read_bytes()

    assert caught.value.suggested_filename.endswith(f".{format}")
    if format == "json":
        assert json.loads(made)["answers"] == {"F1": 2}
    else:
        assert "2 · En partie" in _said(made, format)


def test_a_conversation_is_downloaded_once_it_was_begun(page: Page, tmp_path: Path) -> None:
    _open(page, READINESS)
    expect(page.locator("#conversation-pdf")).to_be_disabled(timeout=WAIT)
    _rate(page, "item-F1", "2")
    _answered(page, "1 sur 18")
    with page.expect_download(timeout=WAIT) as caught:
        page.locator("#conversation-pdf").click(timeout=WAIT)
    path = tmp_path / "file"
    caught.value.save_as(path)

    assert caught.value.suggested_filename.startswith("conversation-")
    assert "pour l’international" in _said(path.read_bytes(), "pdf")


def _said(made: bytes, format: str) -> str:
    if format == "pdf":
        return " ".join("".join(pages_of(made)).split())
    return word_text(made) if format == "docx" else made.decode("utf-8")


def test_a_group_of_choices_has_a_name_and_is_moved_in_with_the_arrows(page: Page) -> None:
    _open(page, READINESS)
    group = page.get_by_role("radiogroup", name="7. La direction a-t-elle")
    group.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    _answered(page, "1 sur 18")
    page.keyboard.press("ArrowDown")

    expect(page.locator('#item-H1 input[value="1"]')).to_be_checked(timeout=WAIT)


@pytest.mark.parametrize("tab", [READINESS, HEALTH])
def test_a_form_fits_a_phone_and_asks_nothing_of_another_host(
    browser: Browser, address: str, tab: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="fr-CA")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    loaded(page)
    _open(page, tab)
    if tab == READINESS:
        _rate(page, "item-F1", "2")
        _rate(page, "item-F2", "2")
    else:
        _fill(page, "new_customers-value", "6")
        _fill(page, "new_customers-target", "10")
    expect(page.locator(".js-plotly-plot:visible")).to_have_count(1, timeout=WAIT)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert width <= 390
    assert [u for u in asked if not u.startswith((address, "data:", "blob:"))] == []
