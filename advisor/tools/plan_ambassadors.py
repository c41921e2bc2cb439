"""Turn customers into partners: questions, the description read, the result."""

from advisor.tools.practice import practice_spec

SPEC = practice_spec(
    "ambassadors",
    name="plan_ambassadors",
    purpose=("Plan how to turn customers into partners, in the five steps of the guidance."),
    items=(
        "identify_1 to measure_2 (identify, community, value, equip, measure, two checks "
        "each): 0 nothing, 1 begun, 2 running; unhappy_key_customer, unanswered_problem: yes "
        "or no; invited, active, referrals, referred_customers, referred_revenue, "
        "margin_percent, cost: numbers."
    ),
)
