"""Plan a first help for one contact: questions, the description read, the result."""

from advisor.tools.practice import practice_spec

SPEC = practice_spec(
    "help",
    name="plan_first_help",
    purpose=("Plan one first help for one contact, before asking for anything."),
    items=(
        "who, need, help, limit, sign: a few words; effort: five_minutes, one_hour or "
        "half_day; day: an ISO date within 7 days; stated, feasible, no_ask, skills, welcome, "
        "open_favour: yes or no."
    ),
)
