"""The four practices hold together with their methods, or every fault is told."""

import re
import shutil
from pathlib import Path

import pytest

from advisor.errors import ContentError
from advisor.knowledge import load_knowledge
from advisor.knowledge.practices import PRACTICE_KINDS, load_practices
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
        load_practices(folder)
    return caught.value.faults


def test_every_item_is_asked_and_explained_in_both_languages() -> None:
    for kind in PRACTICE_KINDS:
        for item in load_practices()[kind].items.values():
            for language in LANGUAGES:
                said = item.text(language)
                assert said.ask.rstrip(".").endswith(("?", "bonne réponse", "good answer")) or (
                    "?" in said.ask
                )
                assert len(said.topics) >= 6, (kind, item.id, language)
            assert item.unit in load_knowledge().units


def test_every_choice_is_named_in_six_other_ways_at_least() -> None:
    for kind in PRACTICE_KINDS:
        for options in load_practices()[kind].options.values():
            for option in options:
                for language in LANGUAGES:
                    aliases = option.text(language).aliases
                    assert len(set(aliases)) >= 6, (kind, option.id, language)


def test_no_name_stands_for_two_choices_of_one_item() -> None:
    for kind in PRACTICE_KINDS:
        for options in load_practices()[kind].options.values():
            for language in LANGUAGES:
                names = [
                    name
                    for option in options
                    for name in {alias.casefold() for alias in option.text(language).aliases}
                ]
                assert len(names) == len(set(names)), (kind, language)


def test_nobody_is_asked_for_an_origin_or_a_country() -> None:
    asked = re.compile(r"pays|nationalit|ethni|immigra|country|nationality|religio", re.IGNORECASE)
    for item in load_practices()["culture"].items.values():
        assert not asked.search(item.fr.ask + item.en.ask)


def test_both_ends_of_every_dimension_are_described_in_its_question() -> None:
    for name, item in load_practices()["culture"].items.items():
        if item.type == "scale5":
            for language in LANGUAGES:
                ask = item.text(language).ask
                assert re.search(r"1 \(.+\) (à|to) 5 \(.+\)", ask), name


def test_an_item_is_asked_only_where_the_one_before_calls_for_it() -> None:
    items = load_practices()["finder"].items
    assert not items["joint_bid"].applies({})
    assert not items["joint_bid"].applies({"competitor": "no"})
    assert not items["joint_bid"].applies({"competitor": None})
    assert items["joint_bid"].applies({"competitor": "yes"})
    origin = load_practices()["culture"].items["time_origin"]
    assert origin.applies({"time_them": 1})
    assert not origin.applies({"time_them": None})


def test_an_item_that_is_no_choice_has_no_choices() -> None:
    finder = load_practices()["finder"]
    assert finder.choices("horizon")[0].id == "under_3_months"
    assert finder.choices("offer") == ()


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        ("finder", "version: finder-1.0", "version: finder-0.9", "version"),
        ("finder", "  need2:\n", "  need9:\n", "items"),
        ("finder", "- id: talent", "- id: talents", "options"),
        ("finder", "{item: offer, among", "{item: dispute, among", "offer_what.when"),
        ("finder", 'among: ["yes"]', 'among: ["maybe"]', "offer_what.when.among"),
        ("culture", "unit: culture.prepare", "unit: culture.gone", "no unit"),
        ("culture", "options: origins\n", "options: nothing\n", "directness_origin.options"),
        ("ambassadors", "group: identify", "group: identity", "identify_1.group"),
        ("ambassadors", "type: status3", "type: choice", "identify_1.options"),
        ("help", "origin: article", "origin: elsewhere", "origin"),
        ("help", "purpose:", "purposes:", "purpose"),
    ],
)
def test_a_fault_is_told_with_its_file(
    folder: Path, kind: str, old: str, new: str, told: str
) -> None:
    faults = change(folder, kind, old, new)
    assert any(f.startswith(f"knowledge/assessments/{kind}.yaml:") and told in f for f in faults)


def test_the_faults_of_two_files_are_told_at_once(folder: Path) -> None:
    path = folder / "assessments" / "help.yaml"
    path.write_text("- nothing\n", encoding="utf-8")
    faults = change(folder, "finder", "version: finder-1.0", "version: finder-0.9")
    assert [f.partition(":")[0] for f in faults] == [
        "knowledge/assessments/finder.yaml",
        "knowledge/assessments/help.yaml",
    ]
