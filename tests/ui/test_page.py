"""The page as Gradio hands it to the browser."""

from pathlib import Path

from advisor.conversation import Advisor
from advisor.settings import Settings
from advisor.ui.page import build_page
from tests.stub_guidance import stub_guidance


def test_no_event_asks_for_the_progress_of_what_it_writes(tmp_path: Path) -> None:
    """Else the browser renews the progress of the whole page at every streamed step."""
    advisor = Advisor(Settings(data_dir=tmp_path), guidance=stub_guidance())
    events = build_page(advisor).config["dependencies"]
    assert [e["id"] for e in events if e["show_progress_on"] is None and e["outputs"]] == []
