"""A set in a spreadsheet is the set that YAML would be, and its faults are told at once."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold
from advisor.texts import words
from evals.cases import Case, Known, SetFaults, load_cases, load_sets
from evals.csv_sets import read_csv_set
from evals.expectations import Rubric, Similar, Step, ToolCall, Within
from evals.faults import Source

_EVALS = Path(__file__).parents[2] / "evals"
KNOWN = Known(
    sections=frozenset({"culture", "customers"}),
    units=frozenset({"culture.gifts"}),
    tools=frozenset({"search_guidance", "assess_readiness"}),
)
HEADINGS = (
    "identifiant;langue;étiquettes;tour;question;résultat attendu;sections;unités;contient;motifs;"
    "outil;arguments;évaluation;délai max ms;ressemble à;seuil;juge;note minimale"
)
FAULTY = f"""{HEADINGS};résultats
a/b;fr;;1;bonjour;;;;;;;;;;;;;;
;fr;;1;bonjour;;;;;;;;;;;;;;
c1;es;;1;bonjour;;;;;;;;;;;;;;
c2;fr;"un, deux";1;bonjour;;;;;;;;;;;;;;
c2;en;;2;bonjour;;;;;;;;;;;;;;
c2;fr;;4;bonjour;;;;;;;;;;;;;;
c3;fr;;1;;;;;;;;;;;;;;;
c4;fr;;1;bonjour;answred;;;;;;;;;;;;;
c5;fr;;1;bonjour;;cultures;;;;;;;;;;;;
c6;fr;;1;"bonjour
à tous";;;culture.gift;;;;;;;;;;;
c7;fr;;1;bonjour;;;;;(;;;;;;;;;
c8;fr;;1;bonjour;;;;;;search;;;;;;;;
c9;fr;;1;bonjour;;;;;;search_guidance;pas du json;;;;;;;
c10;fr;;1;bonjour;;;;;;;{{"a": 1}};;;;;;;
c11;fr;;1;bonjour;;;;;;;;score 60;;;;;;
c12;fr;;1;bonjour;;;;;;;;a=1 & a=2;;;;;;
c13;fr;;1;bonjour;;;;;;;;a=1~-2;;;;;;
c14;fr;;1;bonjour;;;;;;;;;vite;;;;;
c15;fr;;1;bonjour;;;;;;;;;0;;;;;
c16;fr;;1;bonjour;;;;;;;;;;salut;1,5;;;
c17;fr;;1;bonjour;;;;;;;;;;;;aide;7;
c18;fr;;1;bonjour;;
c19;fr;;1;bonjour;;;;;;;;;;;;;;;de trop
c20;fr;;1;"bon"jour;;;;;;;;;;;;;;
c1;fr;;1;bonjour;;;;;;;;;;;;;;
"""
PLANTED = [
    (1, "unknown_column"),
    (2, "id_slash"),
    (3, "id_empty"),
    (4, "unknown_value"),
    (5, "tag_comma"),
    (6, "lang_differs"),
    (7, "turn_order"),
    (8, "user_empty"),
    (9, "unknown_value"),
    (10, "unknown_section"),
    (11, "unknown_unit"),
    (13, "regex"),
    (14, "unknown_tool"),
    (15, "json"),
    (16, "alone"),
    (17, "pair"),
    (18, "path_twice"),
    (19, "too_low"),
    (20, "not_whole"),
    (21, "not_above"),
    (22, "too_high"),
    (23, "too_high"),
    (24, "column_count"),
    (25, "column_count"),
    (26, "quotes"),
    (27, "repeated_id"),
]


def write(folder: Path, text: str, name: str = "set.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def faults(path: Path) -> SetFaults:
    with pytest.raises(SetFaults) as caught:
        load_sets([path], KNOWN)
    return caught.value


def test_every_planted_fault_is_found_in_one_go_on_its_line(tmp_path: Path) -> None:
    found = faults(write(tmp_path, FAULTY)).faults

    assert [(fault.line, fault.key) for fault in found] == PLANTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_planted_fault_has_words_in_both_languages(
    language: Language, tmp_path: Path
) -> None:
    path = write(tmp_path, FAULTY)
    told = faults(path).worded(words(language))

    assert sum(line.startswith(str(path)) for line in told.splitlines()) == len(PLANTED)
    assert "$" not in told


def test_a_fault_names_its_case_and_its_column_as_the_file_does(tmp_path: Path) -> None:
    where = {fault.line: fault.where for fault in faults(write(tmp_path, FAULTY)).faults}

    assert where[3] == "#2 › identifiant"
    assert where[9] == "c4 › résultat attendu"
    assert where[15] == "c9 › arguments"
    assert where[19] == "c13 › évaluation"
    assert where[22] == "c16 › seuil"


def test_every_column_fills_its_field(tmp_path: Path) -> None:
    text = (
        "id,lang,tags,turn,user,form,outcome,sections,units,includes,excludes,regex,language,tool,"
        "args,assessment,max_ms,similar_to,similar_at_least,judge,judge_at_least\n"
        'a,EN,near|far,1,"hi, there",health,Answered|corrected,culture|customers,culture.gifts,'
        '"x|65.3 & R \\& D\nz\\|w",no|never,"a|b\nc",fr,search_guidance,"{""query"": ""x""}",'
        '"s.score=60~2,5 & ok=true\nname=Roy\nnone=null",1 500,good,"0,8",kind,5\n'
    )

    assert load_cases([write(tmp_path, text)]) == [
        Case(
            id="a",
            lang="en",
            tags=("near", "far"),
            turns=(
                Step(
                    user="hi, there",
                    form="health",
                    outcome=("answered", "corrected"),
                    sections=("culture", "customers"),
                    units=("culture.gifts",),
                    includes=(("x", "65.3"), ("R & D",), ("z|w",)),
                    excludes=("no", "never"),
                    regex=("a|b", "c"),
                    language="fr",
                    tool=(ToolCall(name="search_guidance", args={"query": "x"}),),
                    assessment={
                        "s.score": Within(value=60, tolerance=2.5),
                        "ok": True,
                        "name": "Roy",
                        "none": None,
                    },
                    max_ms=1500,
                    similar_to=Similar(text="good", at_least=0.8),
                    judge=Rubric(rubric="kind", at_least=5),
                ),
            ),
        )
    ]


def test_the_rows_of_an_id_are_the_turns_of_a_case(tmp_path: Path) -> None:
    text = "id;lang;tags;user\na;fr;un;bonjour\na;;deux;merci\n;;;\nb;en;;hello\n"
    one, two = load_cases([write(tmp_path, text)])

    assert [step.user for step in one.turns] == ["bonjour", "merci"]
    assert (one.lang, one.tags) == ("fr", ("un", "deux"))
    assert (two.id, two.lang, two.tags) == ("b", "en", ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "headings",
    [
        ("id", "lang", "user", "includes"),
        ("Identifiant", "LANGUE", "Question", "Doit contenir"),
        ("no", "Langue du cas", " message ", "contains"),
    ],
)
def test_what_spreadsheets_write_is_read_the_same(
    delimiter: str, bom: str, end: str, headings: Sequence[str], tmp_path: Path
) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, lineterminator=end)
    writer.writerow(headings)
    writer.writerow(["1", "fr", "un; deux, trois\n« quatre »\tcinq", "3 800"])
    (case,) = load_cases([write(tmp_path, bom + made.getvalue())])

    assert case.id == "1"
    assert case.turns[0].user == "un; deux, trois\n« quatre »\tcinq"
    assert case.turns[0].includes == (("3 800",),)


@pytest.mark.parametrize("sep", ["sep=;", "SEP=;", '"sep=;"'])
def test_the_separator_that_excel_announces_is_used_and_its_line_counts(
    sep: str, tmp_path: Path
) -> None:
    good = f"{sep}\nid;lang;user;contient\na;fr;un, deux, trois;x\n"
    bad = f"{sep}\nid;lang;user\na;fr;\n"

    assert load_cases([write(tmp_path, good)])[0].turns[0].user == "un, deux, trois"
    assert [(f.line, f.key) for f in faults(write(tmp_path, bad)).faults] == [(3, "user_empty")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id;lang;user\n", [(1, "empty_file")]),
        ("\n\n", [(1, "empty_file")]),
        ("id;lang\na;fr\n", [(1, "missing_column")]),
        ("nom|langue|demande\n", [(1, "unknown_column"), *[(1, "missing_column")] * 3]),
        ("id;lang;user;question\na;fr;x;y\n", [(1, "repeated_column")]),
        ("id;lang;user\n\na;fr;\n", [(3, "user_empty")]),
        ('id;lang;user\na;fr;"un\ndeux\nb;fr;trois\n', [(2, "quotes")]),
        (f'id;lang;user\na;fr;"{"x" * 140_000}"\n', [(2, "cell_long")]),
        ("id;lang;user\na;;x\n", [(2, "missing")]),
        ('id;lang;user;outil;args\na;fr;x;search_guidance;"{""a"": NaN}"\n', [(2, "json")]),
        ("id;lang;user;outil;args\na;fr;x;search_guidance;[1]\n", [(2, "json")]),
    ],
)
def test_a_fault_of_its_own_is_told_on_its_line(
    text: str, found: list[tuple[int, str]], tmp_path: Path
) -> None:
    told = faults(write(tmp_path, text)).faults

    assert [(fault.line, fault.key) for fault in told] == found
    assert all(fault.worded(words(language)) for fault in told for language in LANGUAGES)


def test_a_heading_that_is_close_to_a_known_one_is_proposed(tmp_path: Path) -> None:
    (fault,) = faults(write(tmp_path, "id;lang;user;contien\na;fr;x;y\n")).faults

    assert (fault.key, fault.where, fault.facts["near"]) == (
        "unknown_column",
        "contien",
        "contient",
    )


def test_a_heading_names_one_field_only() -> None:
    table = yaml.safe_load((_EVALS / "csv_columns.yaml").read_text(encoding="utf-8"))
    headings = [fold(name).replace("_", " ") for names in table.values() for name in names]

    assert len(headings) == len(set(headings))
    assert set(table) >= {*Step.model_fields, "id", "lang", "tags", "turn"}


def test_blank_columns_at_the_end_are_passed_over(tmp_path: Path) -> None:
    (case,) = load_cases([write(tmp_path, "id;lang;user;;\na;fr;x;;\nb;fr;y;;;\n")])[:1]

    assert case.turns[0].user == "x"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_encoding_is_refused_with_how_to_save_the_file(
    encoding: str, language: Language, tmp_path: Path
) -> None:
    text = "id;lang;user\na;fr;bonjour\nb;fr;où est l’été?\n"
    (fault,) = faults(write(tmp_path, text, encoding=encoding)).faults

    assert fault.key == "not_utf8"
    assert fault.line == 3 or encoding != "cp1252"
    assert "CSV UTF-8" in fault.worded(words(language))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    assert isinstance(read_csv_set("s", text), Source)
    assert isinstance(read_csv_set("s", "id;lang;user;contient;évaluation\n" + text), Source)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.text(alphabet="abé ,;\n\"'|&€", min_size=1), st.sampled_from("fe")),
        min_size=1,
        max_size=8,
    )
)
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(["id", "lang", "user"])
    for i, (said, _) in enumerate(rows):
        writer.writerow([f"c{i}", "fr", said])
    value = read_csv_set("s", made.getvalue()).value

    assert [case["turns"][0]["user"] for case in value] == [said.strip() for said, _ in rows]
