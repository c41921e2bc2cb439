"""Time from Enter to the first words of an answer on the page, in Chromium.

The page itself keeps the time, from the key to the change of the document.
`python -m evals.benchmarks.page [--questions N]`
"""

import argparse
import shutil
import subprocess
import sys

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from evals.benchmarks.answers import PORT, until_healthy

QUESTIONS = (
    "C'est quoi la coopétition?",
    "What should a partnership agreement contain?",
    "Comment remercier mes meilleurs clients?",
    "Which KPIs should I follow for a partnership?",
    "Mon partenaire ne donne plus de nouvelles, je fais quoi?",
    "What can a university bring to my small business?",
)
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
_WATCH = """(before) => { window.firstWords = new Promise(seen => {
  const field = document.querySelector('#question textarea');
  let pressed = 0;
  const press = () => { pressed = performance.now(); };
  field.addEventListener('keydown', press, {once: true, capture: true});
  const chat = document.querySelector('#chat');
  const said = () => [...chat.querySelectorAll('.bot')].filter(e => e.textContent.trim());
  const watch = new MutationObserver(() => {
    if (said().length > before) { watch.disconnect(); seen(performance.now() - pressed); }
  });
  watch.observe(chat, {subtree: true, childList: true, characterData: true});
}); }"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=24)
    count = parser.parse_args().questions
    server = subprocess.Popen(
        [sys.executable, "-m", "evals.cli", "serve", "--port", str(PORT)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until_healthy(b'"ready":true')
        times = sorted(_measured(count))
    finally:
        server.terminate()
        server.wait()
    table = Table("measure", "ms")
    table.add_row("first words after Enter, p50", f"{times[len(times) // 2]:.0f}")
    table.add_row("first words after Enter, p95", f"{times[int(len(times) * 0.95)]:.0f}")
    Console().print(table)


def _measured(count: int) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGS)
        page = browser.new_page(locale="fr-CA")
        page.goto(f"http://127.0.0.1:{PORT}")
        page.locator("#question textarea").wait_for()
        times = [_asked(page, QUESTIONS[i % len(QUESTIONS)], i) for i in range(count)]
        browser.close()
    return times


def _asked(page: Page, question: str, before: int) -> float:
    page.locator("#question textarea").fill(question)
    page.evaluate(_WATCH, before)
    page.keyboard.press("Enter")
    milliseconds: float = page.evaluate("() => window.firstWords")
    page.locator("#chat button.option").first.wait_for()
    return milliseconds


if __name__ == "__main__":
    main()
