"""An advisor that answers by rule, at once, and the sets that it is asked."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from advisor.errors import BadInput
from advisor.knowledge.questionnaires import FormKind
from advisor.reply import Citation, Outcome, Reply
from advisor.retrieval.retriever import Guidance
from advisor.settings import Settings
from evals.cases import Case, LoadedSet
from evals.expectations import Step
from tests.stub_guidance import UNIT, StubGuidance, stub_guidance


@cache
def _guidance() -> StubGuidance:
    return stub_guidance()


def _told(question: str) -> str:
    return question


@dataclass
class StubAdvisor:
    """Repeats the question as its answer, from one unit; breaks where the question says so.

    Declines what begins with « hors » or "out"; `told` makes the answer from the question.
    """

    told: Callable[[str], str] = _told
    settings: Settings = field(default_factory=lambda: Settings(language="fr"))
    guidance: Guidance = field(default_factory=_guidance)
    asked: list[str] = field(default_factory=list)
    threads: list[str | None] = field(default_factory=list)

    def ask(
        self, question: str, thread: str | None = None, *, form: FormKind | None = None
    ) -> Reply:
        """The reply, with an id of its own each time."""
        self.asked.append(question)
        self.threads.append(thread)
        if "boom" in question:
            raise RuntimeError("it broke\nin two lines")
        if "bad" in question:
            raise BadInput("error.thread", thread="x y")
        outside = question.startswith(("hors", "out"))
        return Reply(
            id=str(uuid.uuid4()),
            answer=self.told(question),
            language="en" if "the" in question.split() else "fr",
            outcome="declined" if outside else "answered",
            citations=() if outside else (_citation(),),
            model="embedded",
            prompt="system@v3",
            thread=thread or "",
            elapsed_ms=len(question),
        )


def _citation() -> Citation:
    return Citation(unit=UNIT, section="local-alliances", title="t", text="x")


def case(
    name: str,
    *users: str,
    tags: Sequence[str] = (),
    outcome: Outcome | None = "answered",
    sections: Sequence[str] = (),
    includes: Sequence[Sequence[str]] = (),
) -> Case:
    """A case whose turns all expect the same; English where a question has "the"."""
    steps = tuple(
        Step(
            user=user,
            outcome=outcome,
            sections=tuple(sections),
            includes=tuple(tuple(group) for group in includes),
        )
        for user in users
    )
    lang = "en" if "the" in " ".join(users).split() else "fr"
    return Case.model_validate({"id": name, "lang": lang, "tags": tuple(tags), "turns": steps})


def loaded(*cases: Case, name: str = "made", sha256: str = "0" * 64) -> LoadedSet:
    """A set of these cases."""
    return LoadedSet(name, Path(f"{name}.yaml"), sha256, cases)
