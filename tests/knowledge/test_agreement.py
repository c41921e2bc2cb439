"""The content of the agreement review holds with its method, or every fault is told."""

import re
import shutil
from pathlib import Path

import pytest

from advisor.assessments.agreement import BEYOND, CLAUSES, FLAGS, PARTICULARS
from advisor.errors import ContentError
from advisor.knowledge.agreement import load_agreement
from advisor.language import LANGUAGES
from advisor.paths import KNOWLEDGE

_BLANK = re.compile(r"\[[^\[\]]+\]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, copied, ignore=shutil.ignore_patterns("retriever"))
    return copied


def faults_of(folder: Path, *changes: tuple[str, str]) -> list[str]:
    path = folder / "assessments" / "agreement.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_agreement(folder)
    return caught.value.faults


def test_everything_that_the_method_names_has_its_words() -> None:
    content = load_agreement()
    assert tuple(content.clauses) == CLAUSES
    assert tuple(content.beyond) == BEYOND
    assert tuple(content.particulars) == PARTICULARS
    assert tuple(content.flags) == FLAGS


def test_each_wording_has_the_same_blanks_in_both_languages() -> None:
    for name, item in load_agreement().clauses.items():
        blanks = {
            language: len(_BLANK.findall(item.text(language).wording)) for language in LANGUAGES
        }
        assert len(set(blanks.values())) == 1, (name, blanks)


def test_each_wording_has_two_to_four_sentences() -> None:
    for name, item in load_agreement().clauses.items():
        for language in LANGUAGES:
            sentences = re.split(r"(?<=[.\]])\s+(?=[A-ZÀÉ\[])", item.text(language).wording)
            ends = [s for s in sentences if s.endswith((".", ".]"))]
            assert 2 <= len(ends) <= 4, (name, language, len(ends))


def test_no_wording_makes_a_link_and_no_name_is_used_twice() -> None:
    content = load_agreement()
    for language in LANGUAGES:
        texts = [item.text(language) for item in content.clauses.values()]
        assert not any("](" in text.wording for text in texts)
        assert len({text.short for text in texts}) == len(texts)


def test_french_words_have_their_no_break_spaces() -> None:
    content = load_agreement()
    parts = (content.clauses, content.beyond, content.particulars, content.flags)
    french = [item.text("fr") for part in parts for item in part.values()]
    text = " ".join(value for one in french for value in one.model_dump().values())
    assert not re.findall(r"\w [:%]|« | »|\] \$|'", text)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("version: agreement-1.0", "version: agreement-0.9", "version"),
        ("  duration:\n    origin", "  length:\n    origin", "clauses"),
        ("  reporting_frequency:", "  reports:", "beyond"),
        ("unit: agreement.pay", "unit: agreement.money", "clauses.remuneration.unit"),
        ("unit: agreement.pay", "unit: readiness.finances", "clauses.remuneration.unit"),
        ("artist_unit: agreement.law-s32", "artist_unit: agreement.law", "artist_unit"),
        ("  blank_fields:\n    fr:", "  blank_fields:\n    es:", "flags.blank_fields"),
        ("origin: added", "origin: article", "beyond.parties_authority.origin"),
        ("purpose:", "purposes:", "purpose"),
    ],
)
def test_a_fault_is_told_with_its_file_and_field(
    folder: Path, old: str, new: str, told: str
) -> None:
    faults = faults_of(folder, (old, new))
    start = "knowledge/assessments/agreement.yaml:"
    assert any(f.startswith(start) and f.split(": ")[1].startswith(told) for f in faults), faults


def test_every_fault_is_told_at_once(folder: Path) -> None:
    faults = faults_of(
        folder,
        ("version: agreement-1.0", "version: agreement-0.9"),
        ("unit: agreement.pay", "unit: agreement.money"),
        ("artist_unit: agreement.law-s32", "artist_unit: agreement.law"),
    )
    assert len(faults) == 3


def test_a_file_that_is_no_review_is_one_fault(folder: Path) -> None:
    path = folder / "assessments" / "agreement.yaml"
    for text in ("- nothing\n", "a: [", ""):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            load_agreement(folder)
        assert len(caught.value.faults) == 1
    path.unlink()
    with pytest.raises(ContentError):
        load_agreement(folder)
