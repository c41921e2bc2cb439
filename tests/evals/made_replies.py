"""Replies as the advisor gives them, over units that ship."""

from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.reply import Citation, Outcome, Reply

EXPORT = "readiness.sme-export-share"
COMMUNITY = "customers.figure-5-4"
PLAN = "customers.plan"
GIFTS = "culture.gifts"
RIGHTS = "agreement.ip"


def reply(
    answer: str,
    knowledge: Knowledge,
    *units: str,
    language: Language = "fr",
    outcome: Outcome = "answered",
    **more: object,
) -> Reply:
    """An answer that rests on these units, best first."""
    made = Reply(
        id="x",
        answer=answer,
        language=language,
        outcome=outcome,
        citations=tuple(
            Citation(
                unit=unit,
                section=knowledge.units[unit].section,
                title=knowledge.units[unit].text(language).title,
                text=knowledge.units[unit].text(language).markdown,
            )
            for unit in units
        ),
        model="embedded",
        prompt="system@v3",
        thread="t",
        elapsed_ms=40,
    )
    return Reply.model_validate({**made.model_dump(), **more})
