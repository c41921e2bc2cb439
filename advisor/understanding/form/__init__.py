"""What a person says while an assessment form is open, and how one asks to start one."""

from advisor.understanding.form.acts import (
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
    Unclear,
    Unknown,
    WhyAsk,
)
from advisor.understanding.form.read import read_acts
from advisor.understanding.form.start import StartForm, StartKind, starts_form

__all__ = [
    "Act",
    "Aside",
    "Clear",
    "Everywhere",
    "Figures",
    "FormItem",
    "FormView",
    "GoTo",
    "Move",
    "NotApplicable",
    "OutOfRange",
    "Prose",
    "Rate",
    "StartForm",
    "StartKind",
    "Unclear",
    "Unknown",
    "WhyAsk",
    "read_acts",
    "starts_form",
]
