"""What a metric is, and what it may use."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.reply import Reply
from advisor.retrieval.encoder import Vectors
from evals.expectations import Step
from evals.results import Check, TurnResult

Facts = Mapping[str, str | int | float]
Encode = Callable[[list[str]], Vectors]
_NOTHING = "—"


@dataclass(frozen=True)
class Judged:
    """What a model thinks of an answer: 1 to 5, in a sentence, and the tokens that it took.

    `grade` is None where the model failed; `said` is then why.
    """

    grade: int | None
    said: str
    tokens: Facts


class Judge(Protocol):
    """A model that holds an answer to a rubric."""

    def judge(
        self, rubric: str, turns: Sequence[TurnResult], user: str, answer: str, lang: Language
    ) -> Judged:
        """What it thinks of the answer to `user`, after earlier turns."""
        ...


@dataclass(frozen=True)
class Deps:
    """What metrics use: the case's language and earlier turns, the content, models if any."""

    lang: Language
    knowledge: Knowledge
    encode: Encode | None = None
    judge: Judge | None = None
    earlier: tuple[TurnResult, ...] = ()


class Metric(Protocol):
    """One thing that is measured on a reply; its figure is a share, or a mean of scores."""

    @property
    def NAME(self) -> str:
        """The name in results and figures."""
        ...

    @property
    def MEAN(self) -> bool:
        """Whether scores are averaged; else the share of passed is taken."""
        ...

    def check(self, step: Step, reply: Reply, deps: Deps) -> Check | None:
        """The measure; None where the step does not ask for it."""
        ...


def checked(
    name: str,
    held: bool,
    *,
    score: float | None = None,
    asked: bool = True,
    expected: str = "",
    found: str = "",
    facts: Facts | None = None,
    reason: str = "",
) -> Check:
    """A measured check; where it failed, `eval.reason.<reason or name>` says why.

    `expected` and `found` are among the facts of the reason.
    """
    return Check(
        metric=name,
        verdict="passed" if held else "failed",
        score=score,
        asked=asked,
        expected=expected,
        found=found,
        reason="" if held else f"eval.reason.{reason or name}",
        facts={
            **({} if held else {"expected": expected, "found": found or _NOTHING}),
            **(facts or {}),
        },
    )


def unmeasured(name: str, reason: str, expected: str, facts: Facts | None = None) -> Check:
    """A check that was asked for and could not be made, for `eval.reason.<reason>`."""
    return Check(
        metric=name,
        verdict="skipped",
        expected=expected,
        reason=f"eval.reason.{reason}",
        facts=dict(facts or {}),
    )


def listed(values: Sequence[object]) -> str:
    """Values as one line."""
    return ", ".join(map(str, values))
