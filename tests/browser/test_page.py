"""The page in a real browser: ask, read a source, follow up, switch language, reload."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import loaded

WAIT = 45_000  # milliseconds; a slow machine is no fault of the page


def _ask(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")


def _answer(page: Page, text: str) -> None:
    expect(page.locator("#chat")).to_contain_text(text, ignore_case=True, timeout=WAIT)
    expect(page.locator("#chat")).to_contain_text("Source", timeout=WAIT)


def test_ask_read_the_source_follow_up_switch_and_reload(page: Page) -> None:
    _ask(page, "C'est quoi la coopétition?")
    _answer(page, "concurrent")
    sources = page.locator("#sources")
    expect(sources.locator("mark").first).to_be_visible(timeout=WAIT)
    second = sources.locator("details").nth(1)
    if second.count():
        second.locator("summary").click()
        expect(second).to_have_attribute("open", "")
    options = page.locator("#chat button.option")
    expect(options.first).to_be_visible(timeout=WAIT)
    label = options.first.inner_text().strip()
    options.first.click()
    expect(page.locator("#chat .user, #chat [class*=user]").last).to_contain_text(
        label[:20], timeout=WAIT
    )
    expect(page.locator("#chat").get_by_text("Source")).to_have_count(2, timeout=WAIT)
    expect(options.first).to_be_visible(timeout=WAIT)
    page.locator("#language").get_by_text("English").click()
    expect(page.locator("#new")).to_contain_text("New conversation", timeout=WAIT)
    page.reload()
    expect(page.locator("#new")).to_contain_text("New conversation", timeout=WAIT)
    expect(page.locator("#chat")).to_contain_text("coopétition", timeout=WAIT)


def test_nothing_is_asked_of_another_host(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="en-CA")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.locator("#new")).to_contain_text("New conversation", timeout=WAIT)
    _ask(page, "What is coopetition? ![x](http://elsewhere.example/x.png)")
    _answer(page, "competitor")
    away = [u for u in asked if not u.startswith((address, "data:", "blob:"))]
    context.close()
    assert away == []


def test_a_phone_scrolls_in_one_direction_only(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="fr-CA")
    page = context.new_page()
    page.goto(address)
    loaded(page)
    _ask(page, "Que doit contenir une entente de partenariat?")
    _answer(page, "confidentialité")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 390


def test_a_fault_of_the_message_is_shown_with_its_remedy(page: Page) -> None:
    _ask(page, "\u202e\u2066")
    expect(page.locator("#chat")).to_contain_text("Écrivez une question", timeout=WAIT)


def test_a_conversation_can_be_renamed_and_deleted(page: Page, tmp_path: Path) -> None:
    _ask(page, "Comment remercier mes meilleurs clients?")
    _answer(page, "clients")
    title = page.locator("#title input, #title textarea")
    expect(title).to_have_value(re.compile("Comment remercier"), timeout=WAIT)
    title.fill("Mes clients")
    page.locator("#rename").click()
    expect(page.locator("#listed")).to_contain_text("Mes clients", timeout=WAIT)
    page.locator("#delete").click()
    page.locator("#delete-sure").click()
    expect(page.locator("#listed")).not_to_contain_text("Mes clients", timeout=WAIT)
    expect(page.locator("#chat")).to_contain_text("Quelle est votre question", timeout=WAIT)


def test_a_tab_that_is_drawn_late_does_not_bring_back_what_was_before(page: Page) -> None:
    """Held on its way: the request of a tab that came into view before the page was loaded."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if '"owner":""' in (data := route.request.post_data or "") and '"value":' in data:
            held.append(route)
        else:
            route.continue_()

    _ask(page, "Comment remercier mes meilleurs clients?")
    _answer(page, "clients")
    page.route("**/queue/join*", hold)
    page.evaluate("localStorage.clear()")
    page.reload()
    loaded(page)
    expect(page.locator("#listed")).not_to_contain_text("remercier")
    _ask(page, "C'est quoi la coopétition?")
    _answer(page, "concurrent")
    assert held
    for route in held:
        with page.expect_response("**/queue/join*"):
            route.continue_()
    page.locator("#tab-readiness-button").click()
    page.locator('#item-F1 input[value="2"]').check(timeout=WAIT)
    expect(page.locator("#readiness-progress")).to_contain_text("1 sur 18", timeout=WAIT)
    page.reload()

    expect(page.locator("#listed")).to_contain_text("coopétition", timeout=WAIT)


def test_what_is_typed_during_an_answer_stays_in_its_field(page: Page) -> None:
    _ask(page, "C'est quoi la coopétition?")
    box = page.locator("#question textarea")
    expect(box).to_have_value("", timeout=WAIT)
    box.fill("Et comment je commence?")
    _answer(page, "concurrent")
    expect(page.locator("#chat button.option").first).to_be_visible(timeout=WAIT)

    expect(box).to_have_value("Et comment je commence?")
