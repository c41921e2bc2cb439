"""How the evaluators' tab words a run."""

from datetime import datetime
from pathlib import Path

from advisor.language import day, number
from advisor.texts import Words
from evals.page.runs import Told


def set_label(name: str, say: Words) -> str:
    """The name of one of the project's sets, or its file's where it has none."""
    key = f"evaluation_tab.set.{name}"
    return say(key) if key in say else name


def run_label(told: Told, say: Words) -> str:
    """A run in a list: when, which sets, how it went."""
    at = datetime.fromisoformat(told.asked.started)
    sets = ", ".join(Path(name).stem for name in told.asked.sets)
    return say(
        "evaluation_tab.run_label",
        day=day(at.date(), say.language),
        hour=f"{at:%H:%M}",
        sets=sets,
        state=_state(told, say),
    )


def status_line(told: Told, say: Words) -> str:
    """How far a run is, or how it ended."""
    if told.status == "finished" and told.counts:
        return say(
            "evaluation_tab.counts",
            **{str(verdict): count for verdict, count in told.counts.items()},
        )
    if told.status != "running" or not told.total:
        return say(f"evaluation_tab.status_{told.status}")
    left = "" if told.left is None else say("evaluation_tab.left", seconds=round(told.left))
    return say("evaluation_tab.progress", done=told.done, total=told.total, left=left)


def _state(told: Told, say: Words) -> str:
    if told.status != "finished" or told.passed is None:
        return say(f"evaluation_tab.status_{told.status}")
    return say("evaluation_tab.passed", share=number(round(100 * told.passed), say.language))
