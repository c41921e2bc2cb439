"""Every rule can hold, and none reads a field that no dossier has."""

import pytest

from advisor.assessments.agreement import CLAUSES, FLAGS
from advisor.assessments.health import KPIS, STATEMENTS
from advisor.assessments.readiness import DIMENSIONS, ITEM_OF
from advisor.knowledge.practices import PRACTICE_KINDS, load_practices
from advisor.knowledge.preparation import RULE_KINDS, Condition, Rule, load_preparation
from advisor.preparation.rules import holding
from advisor.preparation.table import Known

RULES = [(kind, name) for kind in RULE_KINDS for name in load_preparation().of(kind)]


def paths() -> set[str]:
    """All that a table may hold."""
    return {
        *(f"readiness.{name}" for name in ITEM_OF),
        *(f"readiness.{part}.{name}" for part in ("dim", "sign") for name in DIMENSIONS),
        *(f"health.{name}" for name in ("k", "q", "verdict", "integrity", "plan_done")),
        "health.partner_asked",
        "client.consent",
        *(f"health.{part}.{kpi}" for part in ("kpi", "score") for kpi in KPIS),
        *(f"health.{part}.{q}" for part in ("us", "partner", "gap") for q in STATEMENTS),
        *(f"agreement.{name}" for name in (*CLAUSES, "coverage", "verdict")),
        *(f"agreement.flag.{flag}" for flag in FLAGS),
        *(f"{kind}.{item}" for kind in PRACTICE_KINDS for item in load_practices()[kind].items),
    }


def conditions(rule: Rule) -> tuple[Condition, ...]:
    return (*rule.when, *(rule.any[0] if rule.any else ()))


def satisfying(rule: Rule) -> dict[str, Known]:
    """A table in which a rule holds."""
    table: dict[str, Known] = {}
    for c in conditions(rule):
        if c.operator == "known":
            table.setdefault(c.path, Known(1, (c.path,)))
        elif c.value in paths():
            table[c.path], table[c.value] = Known(9, (c.path,)), Known(3, (c.value,))
        elif c.operator == "!=":
            table[c.path] = Known("other", (c.path,))
        elif c.operator == "=":
            given = c.value if not c.value.isdigit() else int(c.value)
            table[c.path] = Known(given, (c.path,))
        else:
            step = {">=": 0, "<=": 0, ">": 1, "<": -1}[c.operator]
            table[c.path] = Known(float(c.value) + step, (c.path,))
    return table


@pytest.mark.parametrize(("kind", "name"), RULES)
def test_a_rule_reads_fields_that_exist(kind: str, name: str) -> None:
    rule = load_preparation().of(next(k for k in RULE_KINDS if k == kind))[name]
    read = [c for clauses in (rule.when, *rule.any) for c in clauses]
    assert {c.path for c in read} <= paths()


@pytest.mark.parametrize(("kind", "name"), RULES)
def test_a_rule_holds_where_its_conditions_do_and_not_without_one(kind: str, name: str) -> None:
    of = next(k for k in RULE_KINDS if k == kind)
    rule = load_preparation().of(of)[name]
    table = satisfying(rule)
    (line,) = [one for one in holding(of, table) if one.id == f"{kind}.{name}"]
    assert set(line.because) == set(table)
    for path in table:
        less = {k: v for k, v in table.items() if k != path}
        assert f"{kind}.{name}" not in [one.id for one in holding(of, less)]
