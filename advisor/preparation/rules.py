"""The rules of the dossier held against its table of values."""

from collections.abc import Callable, Iterator, Mapping
from operator import eq, ge, gt, le, lt, ne

from advisor.knowledge.preparation import Condition, Rule, RuleKind, load_preparation
from advisor.preparation.model import Line, Shown
from advisor.preparation.table import Table

_COMPARE: Mapping[str, Callable[[object, object], bool]] = {"=": eq, "!=": ne}
_ORDER: Mapping[str, Callable[[float, float], bool]] = {">=": ge, "<=": le, ">": gt, "<": lt}


def holding(kind: RuleKind, table: Table) -> tuple[Line, ...]:
    """The rules of a kind that hold, in their order, each with the fields that it rests on."""
    return tuple(_held(kind, table))


def _held(kind: RuleKind, table: Table) -> Iterator[Line]:
    for name, rule in load_preparation().of(kind).items():
        used = _used(rule, table)
        if used is None:
            continue
        because = dict.fromkeys(path for c in used for path in _because(c, table))
        values = {c.path.replace(".", "_"): table[c.path].value for c in used}
        yield Line(id=f"{kind}.{name}", because=tuple(because), values=values, units=(rule.unit,))


def _used(rule: Rule, table: Table) -> tuple[Condition, ...] | None:
    """The conditions that make a rule hold; None where it does not."""
    if not all(_holds(c, table) for c in rule.when):
        return None
    if not rule.any:
        return rule.when
    found = [c for clauses in rule.any if all(_holds(c, table) for c in clauses) for c in clauses]
    return (*rule.when, *found) if found else None


def _holds(condition: Condition, table: Table) -> bool:
    """Whether a condition holds; never where its field is not known."""
    known = table.get(condition.path)
    if known is None:
        return False
    if condition.operator == "known":
        return True
    against = table.get(condition.value)
    value: Shown = against.value if against else condition.value
    if condition.operator in _ORDER:
        return _ORDER[condition.operator](_number(known.value), _number(value))
    if isinstance(known.value, int | float):
        return _COMPARE[condition.operator](_number(known.value), _number(value))
    return _COMPARE[condition.operator](known.value, value)


def _because(condition: Condition, table: Table) -> tuple[str, ...]:
    against = table.get(condition.value)
    return (*table[condition.path].because, *(against.because if against else ()))


def _number(value: Shown) -> float:
    try:
        return float(value)
    except ValueError:
        return float("nan")
