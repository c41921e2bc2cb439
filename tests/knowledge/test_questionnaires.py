"""The questionnaires hold together with their methods, or every fault is told."""

import shutil
from pathlib import Path

import pytest

from advisor.errors import ContentError
from advisor.knowledge import load_knowledge
from advisor.knowledge.questionnaires import FORM_KINDS, load_questionnaires
from advisor.language import LANGUAGES
from advisor.paths import KNOWLEDGE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, copied, ignore=shutil.ignore_patterns("retriever"))
    return copied


def change(folder: Path, kind: str, old: str, new: str) -> list[str]:
    path = folder / "assessments" / f"{kind}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_questionnaires(folder)
    return caught.value.faults


def test_every_item_is_asked_and_explained_in_both_languages() -> None:
    for kind in FORM_KINDS:
        for item in load_questionnaires()[kind].items.values():
            for language in LANGUAGES:
                assert item.text(language).ask
                assert item.text(language).why
            assert item.unit in load_knowledge().units


def test_origin_is_asked_by_nobody() -> None:
    item = load_questionnaires()["readiness"].items["R2"]
    for word in ("origine", "immigra", "origin", "ethni"):
        assert word not in (item.fr.ask + item.en.ask + item.fr.advice + item.en.advice).lower()


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        ("readiness", "version: readiness-1.0", "version: readiness-0.9", "version"),
        ("readiness", "  F2:\n", "  F9:\n", "items"),
        ("health", "unit: agreement.checklist", "unit: agreement.nothing", "no unit"),
        ("readiness", "unit: culture.prepare", "unit: culture.gone", "R2"),
        ("readiness", "{value: 4,", "{value: 5,", "scale"),
        ("health", "origin: article", "origin: elsewhere", "origin"),
        ("health", "purpose:", "purposes:", "purpose"),
    ],
)
def test_a_fault_is_told_with_its_file(
    folder: Path, kind: str, old: str, new: str, told: str
) -> None:
    faults = change(folder, kind, old, new)
    assert any(f.startswith(f"knowledge/assessments/{kind}.yaml:") and told in f for f in faults)


def test_a_file_that_is_no_questionnaire_is_one_fault(folder: Path) -> None:
    (folder / "assessments" / "health.yaml").write_text("- nothing\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_questionnaires(folder)
    assert len(caught.value.faults) == 1
