"""The report in HTML, opened from a disk in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from advisor.language import LANGUAGES
from advisor.texts import words
from evals.compare import compare
from evals.reports.compare_html import render_comparison_html
from evals.reports.html import render_html
from evals.results import Run
from tests.evals.made_runs import changed_run, hostile_run, large_run

Opener = Callable[..., Page]
RUN = large_run(60)
# The least contrast of all words in front of what stands behind them, by WCAG's formula.
LEAST_CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (css) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const part = (x) => (x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = rgba(getComputedStyle(at).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
  };
  const words = (node) => [...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim());
  const shown = (node) => words(node) && node.checkVisibility();
  return Math.min(...[...document.querySelectorAll('body *')].filter(shown).map((node) => {
    const pair = [rgba(getComputedStyle(node).color), behind(node)].map(light);
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  }));
}"""


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens a page from a disk; it must ask nothing of the network and break no policy."""
    wrong: list[str] = []
    contexts = []

    def opener(html: str, *, hash: str = "", width: int = 1280, scheme: str = "light") -> Page:
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        local = ("file:", "data:", "about:")
        page.on("request", lambda r: None if r.url.startswith(local) else wrong.append(r.url))
        page.goto(f"{file.as_uri()}{hash}")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert wrong == []


def report(run: Run = RUN) -> str:
    return render_html(run, words("fr"))


def comparison() -> str:
    return render_comparison_html(compare(RUN, changed_run(RUN)), words("fr"))


def visible_cases(page: Page) -> int:
    return page.locator("#cases > li:visible").count()


def count(**wanted: str) -> int:
    held = {"verdict": lambda r: r.verdict, "lang": lambda r: r.lang, "set": lambda r: r.set}
    return sum(all(held[k](r) == v for k, v in wanted.items()) for r in RUN.results)


def test_filters_combine_and_a_shared_address_shows_the_same(opened: Opener) -> None:
    page = opened(report())
    expect(page.locator("#shown")).to_have_text("60 cas sur 60")
    page.locator('input[value="failed"]').check()
    page.locator('[data-filter="lang"]').select_option("en")
    shown = visible_cases(page)
    assert 0 < shown == count(verdict="failed", lang="en")
    again = opened(report(), hash=page.evaluate("location.hash"))
    assert visible_cases(again) == shown
    assert again.locator('[data-filter="lang"]').input_value() == "en"


def test_the_search_minds_neither_case_nor_accents_and_says_when_nothing_is_found(
    opened: Opener,
) -> None:
    page = opened(report())
    page.get_by_label("Chercher").fill("PRETS etats-unis")
    found = [r for r in RUN.results if any("États-Unis" in t.user for t in r.turns)]
    assert 0 < visible_cases(page) == len(found)
    page.get_by_label("Chercher").fill("zzz")
    expect(page.locator("#none")).to_be_visible()
    page.get_by_role("button", name="Tout montrer").click()
    assert visible_cases(page) == 60


def test_a_case_opens_to_its_transcript_and_its_sources(opened: Opener) -> None:
    page = opened(report())
    place = next(i for i, r in enumerate(RUN.results) if r.verdict == "failed")
    case = page.locator("#cases > li").nth(place)
    expect(case.locator(".body")).to_have_count(0)
    case.locator("summary").first.click()
    expect(case.locator(".why")).to_contain_text("attendu :")
    expect(case.locator(".person .text").first).to_have_text(RUN.results[place].turns[0].user)
    case.get_by_text("Sources (3)").first.click()
    case.locator(".source > summary").first.click()
    expect(case.locator(".source .md").first).to_be_visible()


def test_keys_go_from_one_failed_case_to_the_next_and_can_be_put_off(opened: Opener) -> None:
    page = opened(report())
    wanted = [r.case for r in RUN.results if r.verdict in {"failed", "error"}]
    for name in (*wanted, wanted[0]):
        page.keyboard.press("n")
        expect(page.locator(".case[open] > summary .name")).to_have_text(name)
    page.keyboard.press("p")
    expect(page.locator(".case[open] > summary .name")).to_have_text(wanted[-1])
    page.keyboard.press("?")
    page.get_by_label("Raccourcis actifs").uncheck()
    page.locator("#cases").focus()
    page.keyboard.press("n")
    expect(page.locator(".case[open] > summary .name")).to_have_text(wanted[-1])


def test_the_figures_follow_the_group_chosen(opened: Opener) -> None:
    page = opened(report())
    row = page.locator("#figures tr").first
    before = row.inner_text()
    page.get_by_label("Groupe").select_option("lang:en")
    assert row.inner_text() != before
    row.locator("a").click()
    assert visible_cases(page) == count(verdict="failed", lang="en")
    assert page.get_by_label("Groupe").input_value() == "lang:en"


def test_printing_opens_the_failed_cases(opened: Opener) -> None:
    page = opened(report())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    wanted = count(verdict="failed") + count(verdict="error")
    assert page.locator(".case[open] .body").count() == wanted


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_quoted_acts_and_nothing_is_wider_than_the_screen(
    opened: Opener, width: int
) -> None:
    run = hostile_run()
    for html in (report(run), render_comparison_html(compare(run, changed_run(run)), words("en"))):
        page = opened(html, width=width)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        page.evaluate("new Promise((done) => setTimeout(done))")
        page.evaluate(
            "document.querySelectorAll('.body details').forEach((d) => { d.open = true; })"
        )
        assert page.locator(".case .body").count() == page.locator(".case").count() > 0
        assert page.evaluate("window.hacked") is None
        assert page.locator("#cases :is(script, img, a, svg, iframe)").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(opened: Opener, scheme: str) -> None:
    for html in (report(), comparison()):
        page = opened(html, scheme=scheme)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate(LEAST_CONTRAST) >= 4.5


def test_the_switch_turns_the_colours(opened: Opener) -> None:
    page = opened(report())
    page.get_by_label("Couleurs").select_option("dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(226, 232, 240)"


def test_it_works_in_a_closed_frame(opened: Opener) -> None:
    page = opened('<!doctype html><meta charset="utf-8"><iframe sandbox="allow-scripts"></iframe>')
    page.evaluate("html => { document.querySelector('iframe').srcdoc = html; }", report())
    frame = page.frame_locator("iframe")
    expect(frame.locator("#shown")).to_have_text("60 cas sur 60")
    frame.locator(".card.failed a").click()
    expect(frame.locator("#shown")).to_have_text(f"{count(verdict='failed')} cas sur 60")


def test_a_comparison_shows_both_answers_of_what_got_worse(opened: Opener) -> None:
    page = opened(comparison())
    page.keyboard.press("n")
    case = page.locator(".case.worse[open]")
    expect(case.locator(".sides > .line")).to_have_count(2)
    expect(case.locator("del").first).to_be_visible()
    expect(case.locator("ins").first).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_control_has_a_name(opened: Opener, lang: str) -> None:
    page = opened(render_html(RUN, words(lang)))
    nameless = "n => n.filter((e) => !e.labels?.[0]?.textContent.trim() && !e.textContent.trim())"
    assert page.locator("input, select, button").evaluate_all(nameless) == []
