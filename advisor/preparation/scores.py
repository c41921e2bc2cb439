"""The results of the tools over a whole dossier, read notes included."""

from advisor.assessments.agreement import score_agreement
from advisor.assessments.finder import score_finder
from advisor.assessments.health import read_health, score_health
from advisor.assessments.readiness import read_readiness, score_readiness
from advisor.dossier import Dossier
from advisor.interview import health_input, readiness_input
from advisor.preparation.fields import begun, deduced, whole_health
from advisor.preparation.model import Results


def results_of(dossier: Dossier) -> Results:
    """What each tool says of what it was given."""
    found, kept = begun(dossier), dossier.agreement
    form = whole_health(dossier)
    answers = dossier.practices.of("finder")
    return Results(
        readiness=score_readiness(read_readiness(readiness_input(dossier.readiness)))
        if "readiness" in found
        else None,
        health=score_health(read_health(health_input(form))) if "health" in found else None,
        agreement=score_agreement(kept.review.input()) if kept else None,
        finder=score_finder(answers) if answers else None,
        deduced=deduced(dossier),
    )
