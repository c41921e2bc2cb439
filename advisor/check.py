"""Everything that can be wrong with what ships: content, prompts, words."""

from string import Template

from advisor.errors import ContentError
from advisor.knowledge import load_knowledge
from advisor.knowledge.agreement import load_agreement
from advisor.knowledge.coaching import load_coaching
from advisor.knowledge.practices import load_practices
from advisor.knowledge.questionnaires import load_questionnaires
from advisor.knowledge.signals import load_signals
from advisor.language import LANGUAGES
from advisor.prompts import check_prompts
from advisor.texts import words


def find_faults() -> list[str]:
    """All faults as `path:line: field: what to do`."""
    faults: list[str] = []
    loads = (
        load_knowledge,
        load_questionnaires,
        load_practices,
        load_agreement,
        load_coaching,
        load_signals,
    )
    for load in loads:
        try:
            load()
        except ContentError as problem:
            faults += [fault for fault in problem.faults if fault not in faults]
    return faults + check_prompts() + _text_faults()


def _text_faults() -> list[str]:
    french, english = (words(language) for language in LANGUAGES)
    faults = [
        f"texts/en.yaml:1: {key}: add it in English"
        for key in sorted(french.keys() - english.keys())
    ]
    faults += [
        f"texts/fr.yaml:1: {key}: add it in French"
        for key in sorted(english.keys() - french.keys())
    ]
    for key in sorted(french.keys() & english.keys()):
        sides = [set(Template(say.raw(key)).get_identifiers()) for say in (french, english)]
        if sides[0] != sides[1]:
            faults.append(f"texts/en.yaml:1: {key}: use the same $names as in French")
    return faults
