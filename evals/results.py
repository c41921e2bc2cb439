"""What a run of sets leaves behind: the lines of results.jsonl and the figures of summary.json."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from advisor.language import Language
from advisor.reply import Reply

Verdict = Literal["passed", "failed", "error", "skipped"]
Measured = Literal["passed", "failed", "skipped"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Check(_Frozen):
    """One metric on one turn.

    `reason` is a key of the texts with its `facts`: why it failed or could not be measured. A
    `score` between 0 and 1 is what enters a mean; a skipped check has none. A check that the case
    did not ask for, such as whether the figures are grounded, is `asked=False`: it enters its
    figure, never the verdict.
    """

    metric: str
    verdict: Measured
    score: float | None = None
    asked: bool = True
    expected: str = ""
    found: str = ""
    reason: str = ""
    facts: Mapping[str, str | int | float] = {}


class TurnResult(_Frozen):
    """A line of the user, the reply that it got (None where the run broke), and its checks."""

    user: str
    reply: Reply | None
    checks: tuple[Check, ...] = ()


class CaseResult(_Frozen):
    """A case played once: one line of results.jsonl.

    `error` is what broke the run, in one line; `sections` are those that its turns expect.
    """

    case: str
    set: str
    lang: Language
    tags: tuple[str, ...]
    sections: tuple[str, ...]
    repeat: int
    verdict: Verdict
    turns: tuple[TurnResult, ...]
    error: str = ""
    elapsed_ms: int


class Figure(_Frozen):
    """A metric over a group (`all`, `lang:fr`, `section:intro`, `tag:premise`, `set:smoke`).

    `count` is how many were measured, `hits` how many passed (None for a mean), `skipped` how many
    could not be measured; `value` is None where nothing was. `low` and `high` bound it at 95 %.
    """

    metric: str
    group: str
    count: int
    hits: int | None
    skipped: int
    value: float | None
    low: float | None
    high: float | None


class Latency(_Frozen):
    """Times of answers in a group, in milliseconds."""

    group: str
    count: int
    p50: int
    p95: int


class RunInfo(_Frozen):
    """What was run, on what: enough to tell whether two runs may be compared.

    `sets` maps each file's name to the SHA-256 of its bytes; `cost` is what the judge's provider
    reported in tokens, empty without a judge.
    """

    version: int = 1
    advisor: str
    model: str
    prompt: str
    knowledge: str
    embedding: str
    sets: Mapping[str, str]
    only: tuple[str, ...] = ()
    repeat: int = 1
    judge: str | None = None
    started: str
    seconds: float
    cost: Mapping[str, int] = {}


class Summary(_Frozen):
    """summary.json: counts of verdicts, figures, times, flaky cases (pass rate by case id)."""

    run: RunInfo
    counts: Mapping[Verdict, int]
    figures: tuple[Figure, ...]
    latency: tuple[Latency, ...]
    flaky: Mapping[str, float] = {}


class Run(_Frozen):
    """A run read back from its folder."""

    summary: Summary
    results: tuple[CaseResult, ...]

    def by_case(self) -> dict[str, list[CaseResult]]:
        """The results of each case, in order of the repeats."""
        found: dict[str, list[CaseResult]] = {}
        for result in self.results:
            found.setdefault(result.case, []).append(result)
        return found


def check_of(result: CaseResult, metric: str) -> list[Check]:
    """The checks of one metric in a case, turn after turn."""
    return [c for turn in result.turns for c in turn.checks if c.metric == metric]
