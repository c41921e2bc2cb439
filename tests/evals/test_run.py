"""The figures printed, and the cases that failed told."""

from io import StringIO

from rich.console import Console

from evals.run import failures, table
from tests.evals.made_results import check, result, run

WRONG = check("outcome", False).model_copy(
    update={
        "reason": "eval.reason.outcome",
        "facts": {"expected": "declined", "found": "answered"},
    }
)
RUN = run(
    result("good", "passed", [check("outcome", True)], tags=("plain",)),
    result("wrong", "failed", [WRONG], lang="en"),
    result("broken", "error", lang="en"),
)


def test_the_table_has_each_figure_with_its_count_and_interval() -> None:
    out = StringIO()
    Console(file=out, width=120).print(table(RUN.summary))
    rows = [line.replace("│", " ").split() for line in out.getvalue().splitlines()]

    assert ["passed", "all", "2", "50.0", "9–91"] in rows
    assert ["outcome", "lang:en", "1", "0.0", "0–79"] in rows
    assert ["passed", "tag:plain", "1", "100.0", "21–100"] in rows


def test_only_what_failed_or_broke_is_told_with_the_reason_in_its_language() -> None:
    told = failures(RUN)

    assert "good" not in told
    assert "wrong failed" in told
    assert "! Expected outcome: declined; got: answered." in told
    assert "broken error broke" in told
