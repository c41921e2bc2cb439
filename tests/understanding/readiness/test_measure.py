from collections.abc import Mapping

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.knowledge.signals import load_signals
from advisor.language import Language
from advisor.understanding.readiness import UNKNOWN, Signal
from evals.readings_readiness import FOLDER, Description, figures, judge, read_descriptions


def _poor_everywhere(text: str, language: Language) -> Mapping[DimensionId, Signal]:
    signs = dict.fromkeys(DIMENSIONS, UNKNOWN)
    return {**signs, "finances": Signal("weak", "x"), "adaptability": Signal("weak", "x")}


def test_right_wrong_and_invented_are_shares_of_what_they_are_about() -> None:
    case = Description(
        id="one",
        lang="en",
        text="…",
        signals={"finances": "weak", "adaptability": "strong", "offer_maturity": "weak"},
    )
    found = figures(judge(case, _poor_everywhere))
    assert found == {"right": 1 / 3, "wrong": 1 / 3, "invented": 0.0}


def test_no_clause_of_the_bank_is_a_description_of_the_development_set() -> None:
    files = (FOLDER / f"readiness-{name}.yaml" for name in ("dev", "dev2", "dev4", "fresh"))
    told = [case.text.lower() for file in files for case in read_descriptions(file)]
    long = [e.text.lower() for e in load_signals().examples if len(e.text.split()) > 6]
    assert not [text for text in long if any(text in one for one in told)]
