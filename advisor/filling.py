"""What the page's tabs fill, through the tools of the chat, into the dossier of a conversation."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from advisor.dossier import Dossier
from advisor.knowledge.practices import PracticeKind
from advisor.knowledge.questionnaires import FormKind
from advisor.tools import FORM_TOOLS, PRACTICE_TOOLS, FormOutput, review_agreement
from advisor.tools.form import back_in_the_chat, in_its_tab
from advisor.tools.practice import PracticeOutput, practice_back_in_the_chat, practice_in_its_tab
from advisor.tools.spec import Deps

Output = TypeVar("Output", bound=BaseModel)
Given = Mapping[str, Any]
Change = Callable[[Dossier], tuple[Output, Dossier]]
"""From a dossier to what a tool returns, and to the dossier that it leaves behind."""


def form_change(kind: FormKind, given: Given, deps: Deps) -> Change[FormOutput]:
    """What an assessment's form holds, merged; the chat stays where it was."""
    spec = FORM_TOOLS[kind]

    def made(before: Dossier) -> tuple[FormOutput, Dossier]:
        seen = replace(deps, dossier=in_its_tab(before, kind))
        output = spec.run(spec.input.model_validate(given), seen)
        assert isinstance(output, FormOutput)
        return output, back_in_the_chat(output.dossier, before, kind)

    return made


def practice_change(kind: PracticeKind, given: Given, deps: Deps) -> Change[PracticeOutput]:
    """What a practice's form holds, merged; the chat stays where it was."""
    spec = PRACTICE_TOOLS[kind]

    def made(before: Dossier) -> tuple[PracticeOutput, Dossier]:
        seen = replace(deps, dossier=practice_in_its_tab(before, kind))
        output = spec.run(spec.input.model_validate(given), seen)
        assert isinstance(output, PracticeOutput)
        return output, practice_back_in_the_chat(output.dossier, before, kind)

    return made


def review_change(given: Given, deps: Deps) -> Change[review_agreement.Output]:
    """A draft reviewed, its review kept."""

    def made(before: Dossier) -> tuple[review_agreement.Output, Dossier]:
        asked = review_agreement.Input.model_validate(given)
        output = review_agreement.run(asked, replace(deps, dossier=before))
        return output, output.dossier

    return made
