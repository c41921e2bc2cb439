"""Content loads whole, or every fault is told with its path and line."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.errors import ContentError
from advisor.knowledge import SECTIONS, load_knowledge
from advisor.knowledge.checks import MIN_QUESTIONS
from advisor.language import LANGUAGES
from tests.knowledge.tiny import change, make_content

PLACE = re.compile(r"^knowledge/[\w./-]+:\d+: ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path / "knowledge")


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_knowledge(folder)
    return caught.value.faults


def told(faults: list[str], place: str, words: str) -> bool:
    return any(f.startswith(f"knowledge/{place}: ") and words in f for f in faults)


@dataclass(frozen=True)
class Planted:
    """One change to the content, and where and how it is told."""

    file: str
    old: str
    new: str
    place: str
    words: str


# Each in a section of its own, so that all of them can be planted at once.
PLANTED = {
    "a figure that differs between the languages": Planted(
        "guidance/readiness.en.md",
        "65.3%",
        "64.3%",
        "guidance/readiness.fr.md:3",
        "the languages differ: only in fr ['65.3'], only in en ['64.3']",
    ),
    "a related unit that does not exist": Planted(
        "guidance/culture.fr.md",
        "related: [health-check.point]",
        "related: [health-check.nowhere]",
        "guidance/culture.fr.md:3",
        "related: 'health-check.nowhere' is no other unit",
    ),
    "fewer questions than needed": Planted(
        "questions/customers.yaml",
        "  - What does the guide say on foreign customers, point 7?\n",
        "",
        "questions/customers.yaml:2",
        f"en: write {MIN_QUESTIONS} plain questions or more",
    ),
    "the same question twice, whatever its case": Planted(
        "questions/health-check.yaml",
        "Que dit le guide sur les indicateurs, point 2?",
        "QUE DIT le guide  sur les indicateurs, point 1?",
        "questions/health-check.yaml:2",
        "is also under health-check.point",
    ),
    "an id that starts with no section": Planted(
        "guidance/takeaways.fr.md",
        "{#takeaways.point}",
        "{#conclusions.point}",
        "guidance/takeaways.fr.md:3",
        "start the id with 'takeaways.'",
    ),
    "a key that is not allowed": Planted(
        "guidance/agreement.fr.md",
        "kind: advice\n",
        "kind: advice\ncolour: red\n",
        "guidance/agreement.fr.md:3",
        "colour: Extra inputs are not permitted",
    ),
    "YAML that is broken": Planted(
        "smalltalk.yaml",
        '- {lang: en, type: greeting, text: "hello there"}',
        '- {lang: en, type: greeting, text: "hello there"',
        "smalltalk.yaml:4",
        "not YAML",
    ),
    "an ordinary space before a French percent sign": Planted(
        "guidance/intro.fr.md",
        "Prenez le temps",
        "C'est 100 % vrai. Prenez le temps",
        "guidance/intro.fr.md:3",
        "put a no-break space",
    ),
    "an ordinary space inside French quotation marks": Planted(
        "guidance/local-alliances.fr.md",
        "il tient à peu de mots",
        "il tient à « peu » de mots",
        "guidance/local-alliances.fr.md:3",
        "put a no-break space",
    ),
    "a nearest section that does not exist": Planted(
        "outside.yaml",
        'tariff?", nearest: readiness',
        'tariff?", nearest: tariffs',
        "outside.yaml:3",
        "nearest: 'tariffs' is no section",
    ),
    "a belief about a unit that does not exist": Planted(
        "premises.yaml",
        "unit: agreement.point",
        "unit: agreement.nowhere",
        "premises.yaml:2",
        "unit: 'agreement.nowhere' does not exist",
    ),
    "a kind of care that does not exist": Planted(
        "care.yaml", "distress:", "sadness:", "care.yaml:2", "kind"
    ),
    "a claim about a unit that does not name it": Planted(
        "claims.yaml",
        "units: [readiness.point]",
        "units: [readiness.point, helping.point]",
        "claims.yaml:2",
        "name it under claims of 'helping.point'",
    ),
}


def test_the_smallest_content_loads_in_both_languages(folder: Path) -> None:
    knowledge = load_knowledge(folder)

    assert tuple(knowledge.sections) == SECTIONS
    assert list(knowledge.units) == [f"{slug}.point" for slug in SECTIONS]
    assert knowledge.question_count == len(SECTIONS) * 2 * (MIN_QUESTIONS + 1)
    unit = knowledge.units["culture.point"]
    assert unit.fr.title == "Un mot sur les codes culturels"
    assert unit.en.title == "A word on cultural codes"
    assert [p.origin for p in unit.fr.points] == ["article", "added"]


def test_the_same_content_elsewhere_has_the_same_digest(folder: Path, tmp_path: Path) -> None:
    again = make_content(tmp_path / "again")

    assert load_knowledge(again).digest == load_knowledge(folder).digest


def test_any_change_of_the_content_changes_the_digest(folder: Path, tmp_path: Path) -> None:
    other = make_content(tmp_path / "other")
    change(other, "glossary.yaml", "Without profit.", "Not for profit.")

    assert load_knowledge(other).digest != load_knowledge(folder).digest


@pytest.mark.parametrize("fault", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_fault_is_told_where_it_stands(folder: Path, fault: Planted) -> None:
    change(folder, fault.file, fault.old, fault.new)

    assert told(faults_of(folder), fault.place, fault.words)


def test_many_faults_at_once_are_all_told_with_path_and_line(folder: Path) -> None:
    for fault in PLANTED.values():
        change(folder, fault.file, fault.old, fault.new)

    faults = faults_of(folder)

    assert len(PLANTED) >= 10
    assert [name for name, f in PLANTED.items() if not told(faults, f.place, f.words)] == []
    assert [f for f in faults if not PLACE.match(f)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_in_one_language_only_is_told(folder: Path, language: str) -> None:
    (folder / "guidance" / f"culture.{language}.md").unlink()

    place = f"guidance/culture.{language}.md:1"
    assert told(faults_of(folder), place, "write this language too")


@pytest.mark.parametrize(
    ("renamed_in", "told_in", "words"), [("fr", "en", "in French"), ("en", "fr", "in English")]
)
def test_a_unit_in_one_language_only_is_told(
    folder: Path, renamed_in: str, told_in: str, words: str
) -> None:
    change(folder, f"guidance/culture.{renamed_in}.md", "{#culture.point}", "{#culture.other}")

    assert told(faults_of(folder), f"guidance/culture.{told_in}.md:3", f"add it {words}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guidance_file_without_any_unit_is_told(folder: Path, language: str) -> None:
    path = folder / "guidance" / f"culture.{language}.md"
    path.write_text("# Culture\n", encoding="utf-8")

    assert any(f.startswith("knowledge/guidance/culture.") for f in faults_of(folder))


@pytest.mark.parametrize(
    "name",
    [
        "asks",
        "claims",
        "premises",
        "outside",
        "smalltalk",
        "care",
        "glossary",
        "questions/culture",
    ],
)
def test_a_missing_file_is_told(folder: Path, name: str) -> None:
    (folder / f"{name}.yaml").unlink()

    assert told(faults_of(folder), f"{name}.yaml:1", "it is missing")


@pytest.mark.parametrize("name", ["claims", "outside", "questions/culture"])
def test_an_empty_file_is_told(folder: Path, name: str) -> None:
    (folder / f"{name}.yaml").write_text("", encoding="utf-8")

    assert told(faults_of(folder), f"{name}.yaml:1", "is expected here")


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_in_one_language_only_are_told(folder: Path, language: str) -> None:
    change(folder, "questions/culture.yaml", f"  {language}:", "  es:")

    assert told(faults_of(folder), "questions/culture.yaml:2", "write 'fr:' and 'en:'")


def test_a_unit_without_a_question_to_click_is_told(folder: Path) -> None:
    change(folder, "asks.yaml", "culture.point:", "culture.nowhere:")

    faults = faults_of(folder)

    assert told(faults, "guidance/culture.fr.md:3", "asks: write the question to click")
    assert told(faults, "asks.yaml:5", "no such unit")


def test_a_text_that_is_too_short_is_told(folder: Path) -> None:
    change(folder, "guidance/culture.en.md", "- Write down what each side brings,", "- Write ")
    change(folder, "guidance/culture.en.md", "+ Read all of it again together,", "+ Read ")
    change(folder, "guidance/culture.en.md", "Take the time to talk it over ", "Talk ")
    change(folder, "guidance/culture.en.md", "with a clear head, and keep a copy each", "twice")

    assert told(faults_of(folder), "guidance/culture.fr.md:3", "words; write 40 to 150")


def test_metadata_that_is_not_yaml_is_told_on_one_line(folder: Path) -> None:
    change(folder, "guidance/culture.fr.md", "related: [", "related: ]")

    faults = faults_of(folder)

    assert told(faults, "guidance/culture.fr.md:7", "metadata: not YAML")
    assert [f for f in faults if "\n" in f] == []


def test_a_date_that_is_not_iso_is_told(folder: Path) -> None:
    change(folder, "guidance/intro.fr.md", "'2025-05-17'", "'17 mai 2025'")

    assert told(faults_of(folder), "guidance/intro.fr.md:3", "figures")


def test_questions_that_are_no_list_are_told(folder: Path) -> None:
    (folder / "questions" / "culture.yaml").write_text(
        "culture.point:\n  fr: 3\n  en: 4\n", encoding="utf-8"
    )

    assert any(f.startswith("knowledge/questions/culture.yaml:1: ") for f in faults_of(folder))


def test_a_guidance_file_that_is_not_utf8_is_told(folder: Path) -> None:
    path = folder / "guidance" / "culture.fr.md"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1", errors="replace"))

    assert any(f.startswith("knowledge/guidance/culture.fr.md:") for f in faults_of(folder))


def test_the_questions_of_a_unit_written_twice_are_told(folder: Path) -> None:
    path = folder / "questions" / "culture.yaml"
    first = path.read_text(encoding="utf-8")
    path.write_text(first + first.replace(", point", ", page"), encoding="utf-8")

    assert any(f.startswith("knowledge/questions/culture.yaml:") for f in faults_of(folder))


def test_the_questions_of_a_unit_in_two_files_are_told(folder: Path) -> None:
    culture = (folder / "questions" / "culture.yaml").read_text(encoding="utf-8")
    path = folder / "questions" / "helping.yaml"
    extra = culture.replace(", point", ", page")
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")

    assert any(f.startswith("knowledge/questions/") for f in faults_of(folder))
