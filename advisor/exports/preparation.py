"""A coach's dossier as a file: nothing private in it, and no name where none is wanted."""

from datetime import datetime
from typing import Any

from advisor import __version__
from advisor.dossier import Dossier
from advisor.exports.charts import bars_chart, radar_chart, standings_chart
from advisor.exports.sheet import PaperSheet, Sheet
from advisor.papers.blocks import Chart
from advisor.preparation import Preparation, prepare
from advisor.preparation.fields import whole_health
from advisor.preparation.model import VERSION
from advisor.preparation.sharing import anonymous, without_private
from advisor.texts import Words
from advisor.tools.preparation_paper import preparation_paper

KIND = "preparation"


def preparation_sheet(
    dossier: Dossier, words: Words, at: datetime, *, nameless: bool = False
) -> Sheet:
    """The dossier of a client for their next meeting; `nameless` to share it between coaches."""
    kept = without_private(dossier)
    if nameless:
        kept = anonymous(kept, words.language, words("prep.blank"))
    made = prepare(kept, at.date())
    paper = preparation_paper(made, words, __version__, charts_of(made, kept, words))
    return PaperSheet(KIND, (), _data(made, kept, words), words, paper)


def charts_of(made: Preparation, dossier: Dossier, words: Words) -> tuple[Chart, ...]:
    """The charts of the results, and of how they moved."""
    results = made.results
    found = [
        radar_chart(results.readiness.dimensions, words) if results.readiness else None,
        bars_chart(whole_health(dossier), results.health, words) if results.health else None,
        standings_chart(dossier.client.standings, words) if dossier.client else None,
    ]
    return tuple(chart for chart in found if chart)


def _data(made: Preparation, dossier: Dossier, words: Words) -> dict[str, Any]:
    return {
        "kind": KIND,
        "version": VERSION,
        "advisor": __version__,
        "language": words.language,
        "preparation": made.model_dump(mode="json"),
        "dossier": dossier.model_dump(mode="json"),
    }
