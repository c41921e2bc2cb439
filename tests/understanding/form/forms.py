"""Both forms as they stand in the content, and the labelled messages, for the tests."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from advisor.knowledge.questionnaires import FormKind
from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import Language
from advisor.paths import KNOWLEDGE
from advisor.understanding.form import (
    Act,
    Aside,
    Clear,
    Everywhere,
    Figures,
    FormItem,
    FormView,
    GoTo,
    Move,
    NotApplicable,
    OutOfRange,
    Prose,
    Rate,
    StartForm,
    Unclear,
    Unknown,
    WhyAsk,
)
from advisor.understanding.form.acts import Scale

READINGS = Path(__file__).parents[3] / "evals" / "readings"
_GROUPS = {
    "F": "finances",
    "P": "production_capacity",
    "H": "human_resources",
    "A": "adaptability",
    "O": "offer_maturity",
    "R": "relational_cultural_capital",
}
_NA = {"A3"}


@dataclass(frozen=True)
class Said:
    """A labelled message: where it is said, and the acts that it may be read as."""

    language: Language
    form: FormView
    text: str
    acts: tuple[str, ...]

    def is_read(self, acts: tuple[Act, ...]) -> bool:
        """Whether the acts are those of the label, in any order."""
        left = [label_of(act) for act in acts]
        for wanted in self.acts:
            hit = next((name for name in left if matches(wanted, name)), None)
            if hit is None:
                return False
            left.remove(hit)
        return not left


@dataclass(frozen=True)
class Asked:
    """A labelled request, or none, to start a form."""

    language: Language
    text: str
    start: str

    def is_read(self, start: StartForm | None) -> bool:
        """Whether the reading is that of the label."""
        return self.start == start_label(start)


def start_label(start: StartForm | None) -> str:
    return "none" if start is None else f"{start.kind} {'sure' if start.sure else 'unsure'}"


@cache
def items_of(kind: FormKind) -> tuple[FormItem, ...]:
    raw = read_yaml(KNOWLEDGE / "assessments" / f"{kind}.yaml")
    return tuple(
        _item(id, number, entry, kind) for number, (id, entry) in enumerate(raw["items"].items(), 1)
    )


def _item(id: str, number: int, entry: dict[str, Any], kind: FormKind) -> FormItem:
    fr, en = entry["fr"], entry["en"]
    scale: Scale = "0-4"
    if kind == "health":
        scale = "1-5" if id.startswith("Q") else "kpi"
    return FormItem(
        id=id,
        number=number,
        asks=(fr["ask"], en["ask"]),
        topics=(*fr["topics"], *en["topics"]),
        scale=scale,
        group=_GROUPS.get(id[0], "") if kind == "readiness" else "",
        na_allowed=id in _NA,
    )


def form(kind: FormKind, at: str | None) -> FormView:
    """The form with that item just asked and those before it answered."""
    items = items_of(kind)
    ids = [item.id for item in items]
    before = ids[: ids.index(at)] if at else []
    return FormView(kind, items, at, frozenset(before))


@cache
def said_in(name: str) -> tuple[Said, ...]:
    raw = read_yaml(READINGS / name)
    return tuple(
        Said(e["lang"], form(e["form"], e.get("at")), e["says"], tuple(e["acts"]))
        for e in raw["said"]
    )


@cache
def asked_in(name: str) -> tuple[Asked, ...]:
    raw = read_yaml(READINGS / name)
    return tuple(Asked(e["lang"], e["says"], e["start"]) for e in raw["starts"])


def label_of(act: Act) -> str:
    """An act as the labels write it: "rate O1 4 "contrat signé"", "unknown Q1 partner", "skip"."""
    if isinstance(act, Move):
        return act.to
    if isinstance(act, Aside | Unclear | Prose):
        return _NAMES[type(act)]
    told = [_NAMES[type(act)], *(_written(v) for k, v in vars(act).items() if k != "evidence")]
    if isinstance(act, Rate) and act.evidence:
        told.append(f'"{act.evidence}"')
    return " ".join(word for word in told if word)


def _written(value: object) -> str:
    if isinstance(value, int | float):
        return f"{value:g}"
    return str(value or "")


_NAMES: dict[type, str] = {
    Rate: "rate",
    Unknown: "unknown",
    NotApplicable: "na",
    OutOfRange: "out",
    Everywhere: "everywhere",
    Figures: "figures",
    Clear: "clear",
    GoTo: "goto",
    WhyAsk: "why",
    Prose: "prose",
    Aside: "aside",
    Unclear: "unclear",
}


def matches(wanted: str, name: str) -> bool:
    """Whether a label allows an act; "0|1" allows either rating."""
    first, bar, rest = wanted.partition("|")
    if not bar:
        return wanted == name
    second, _, tail = rest.partition(" ")
    stem = first.rsplit(" ", 1)[0]
    both = (first, f"{stem} {second}")
    return name in {f"{b} {tail}".strip() for b in both}
