"""Prepare a meeting across cultures: questions, the description read, the result."""

from advisor.tools.practice import practice_spec

SPEC = practice_spec(
    "culture",
    name="prepare_culture",
    purpose=(
        "Prepare a meeting across cultures, with one counterpart. Never infer anything from an "
        "origin or a name, and never say what a people is like."
    ),
    items=(
        "counterpart: who, in what role; meeting: an ISO date; then directness, disagreement, "
        "people, time, gestures, gifts, trust and written, each as _us and _them (1 to 5) and "
        "_origin (seen, told, read or guess)."
    ),
)
