"""Golden dialogues: every turn is checked, in both languages."""

from pathlib import Path

import pytest

from advisor.conversation import Advisor
from advisor.knowledge import Knowledge
from evals.cases import Case, load_cases
from evals.checks import judge

FOLDER = Path(__file__).parent / "conversations"
CASES = load_cases(sorted(FOLDER.glob("*.yaml")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_golden_dialogue(case: Case, advisor: Advisor, knowledge: Knowledge) -> None:
    thread = case.id
    for step in case.turns:
        reply = advisor.ask(step.user, thread, form=step.form)
        verdict = judge(step, case.lang, reply, knowledge)
        said = f"{step.user!r} → {reply.outcome} {[c.unit for c in reply.citations]}"
        assert verdict.outcome is not False, said
        assert verdict.first_section is not False, said
        assert verdict.fact is not False, f"{said}\n{reply.answer}"
        assert verdict.excluded is not False, said
        assert verdict.assessed is not False, f"{said}\n{reply.assessment}"
        assert verdict.language, said
        assert verdict.grounded, f"{said}\n{reply.answer}"
        if step.units:
            assert reply.citations, said
            assert reply.citations[0].unit in step.units, said
