"""Golden dialogues: every turn is checked, in both languages."""

from pathlib import Path

import pytest

from advisor.conversation import Advisor
from advisor.knowledge import Knowledge
from evals.cases import Case, load_cases
from evals.metrics import Deps
from evals.playing import checks_of

FOLDER = Path(__file__).parent / "conversations"
CASES = load_cases(sorted(FOLDER.glob("*.yaml")))
LENGTH = "short"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_golden_dialogue(case: Case, advisor: Advisor, knowledge: Knowledge) -> None:
    deps = Deps(case.lang, knowledge)
    for step in case.turns:
        reply = advisor.ask(step.user, case.id, form=step.form)
        said = f"{step.user!r} → {reply.outcome} {[c.unit for c in reply.citations]}"
        for check in checks_of(step, reply, deps):
            held = check.verdict != "failed" or check.metric == LENGTH
            assert held, f"{said}\n{check}\n{reply.answer}\n{reply.assessment}"
