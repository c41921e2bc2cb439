"""Find which type of local partner fits a need: questions, the description read, the result."""

from advisor.tools.practice import practice_spec

SPEC = practice_spec(
    "finder",
    name="find_partner_type",
    purpose=(
        "Find which type of local partner (nonprofit, university, customer, competitor, "
        "cluster) fits the person's needs."
    ),
    items=(
        "need1, need2, need3: rd, talent, local_credibility, social_impact, new_customers, "
        "co_creation, large_bid, sharing_costs, foreign_market or support_financing; horizon: "
        "under_3_months, under_a_year or no_hurry; offer, competitor, competitor_topics, "
        "joint_bid, dispute: yes or no; offer_what, withhold: a few words."
    ),
)
