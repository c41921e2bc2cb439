"""A coach's questions are open, short and whole in both languages, or every fault is told."""

import re
import shutil
from pathlib import Path

import pytest

from advisor.errors import ContentError
from advisor.knowledge import load_knowledge
from advisor.knowledge.coaching import TOPICS, load_coaching
from advisor.language import LANGUAGES
from advisor.paths import KNOWLEDGE

_CLOSED = re.compile(
    r"^(est-ce|avez-|êtes-|pouvez-|voulez-|y a-t-il|faut-il|do |does |did |have |has |are |is |can "
    r"|could |will |would )",
    re.IGNORECASE,
)
_FIRST_PERSON_OR_TU = re.compile(r"\b(tu|toi|ton|ta|tes|je|nous|notre|we|our|my|I)\b")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, copied, ignore=shutil.ignore_patterns("retriever"))
    return copied


def faults_of(folder: Path, old: str, new: str) -> list[str]:
    path = folder / "assessments" / "coaching.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_coaching(folder)
    return caught.value.faults


def asked() -> list[str]:
    topics = load_coaching().values()
    return [ask for t in topics for language in LANGUAGES for ask in t.text(language).ask]


def test_every_item_clause_practice_and_section_has_its_questions() -> None:
    assert tuple(load_coaching()) == TOPICS
    assert len(TOPICS) == 56


def test_no_question_is_answered_by_yes_or_no() -> None:
    assert [ask for ask in asked() if _CLOSED.match(ask)] == []


def test_each_question_is_put_to_the_client_formally() -> None:
    assert [ask for ask in asked() if _FIRST_PERSON_OR_TU.search(ask)] == []


def test_no_question_or_sign_is_written_twice() -> None:
    topics = load_coaching().values()
    told = [s for t in topics for language in LANGUAGES for s in t.text(language).listen]
    assert len(set(asked())) == len(asked())
    assert len(set(told)) == len(told)


def test_french_marks_have_their_no_break_spaces() -> None:
    for topic in load_coaching().values():
        words = topic.text("fr")
        for text in (*words.ask, *words.listen):
            assert not re.search(r" [:;?!%»]|« |'|[;?!]\S", text), text


def test_the_first_passage_of_a_section_is_of_that_section() -> None:
    units = load_knowledge().units
    for name, topic in load_coaching().items():
        if name.startswith("section."):
            assert units[topic.units[0]].section == name.partition(".")[2]


def test_an_unknown_unit_is_told_with_its_line(folder: Path) -> None:
    faults = faults_of(folder, "[readiness.finances, helping.pme-mtl]", "[readiness.nothing]")
    assert faults == [
        "knowledge/assessments/coaching.yaml:5: F1.units: 'readiness.nothing' is no unit; name one"
    ]


def test_a_missing_topic_is_told(folder: Path) -> None:
    assert "exit_terms" in faults_of(folder, "exit_terms:", "exits:")[0]


def test_a_statement_in_the_place_of_a_question_is_a_fault(folder: Path) -> None:
    faults = faults_of(
        folder, "Qui paierait cette personne, et en combien de jours la verriez-vous?", "Payez-la."
    )
    assert "mediation.fr.ask" in faults[0]


def test_one_language_alone_does_not_load(folder: Path) -> None:
    path = folder / "assessments" / "coaching.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  en:")
    path.write_text(text[:start] + text[text.index("F2:") :], encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_coaching(folder)
    assert "F1.en" in caught.value.faults[0]
