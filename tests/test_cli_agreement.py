"""`advisor assess agreement`: a draft in, its review out, one clear line if it cannot be read."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from advisor import cli
from advisor.assessments.agreement import CLAUSES, PARTICULARS
from advisor.assessments.agreement_review import MISSING, Clause, Evidence, Review
from advisor.conversation import Advisor
from advisor.language import Language
from advisor.settings import Settings
from advisor.tools.spec import Readers
from tests.documents.made import ENGLISH, FRENCH, pdf_bytes, pdf_of, scanned, word_of
from tests.stub_guidance import stub_guidance
from tests.tools.deps import NoSignals, ToldPractice

runner = CliRunner()


class LastLine:
    """Takes the last line of a draft for what settles its duration, and nothing else."""

    def read(
        self,
        text: str,
        language: Language | None = None,
        pages: Sequence[int] = (),
        artist: bool | None = None,
    ) -> Review:
        """The review."""
        lines = text.strip().split("\n")
        page = pages[-1] if pages else None
        found = Evidence(words=lines[-1], line=len(lines), page=page)
        return Review(
            language=language or ("en" if "agreement" in text else "fr"),
            clauses={
                **dict.fromkeys(CLAUSES, MISSING),
                "duration": Clause(status="present", evidence=found),
            },
            artist=bool(artist),
            particulars=dict.fromkeys(PARTICULARS, MISSING) if artist else {},
        )


@pytest.fixture
def advisor(tmp_path: Path) -> Advisor:
    readers = Readers(NoSignals(), NoSignals(), ToldPractice(), LastLine())
    settings = Settings(data_dir=tmp_path)
    return Advisor(settings, guidance=stub_guidance(), readers=readers, keep=False)


@pytest.fixture(autouse=True)
def _same_readers(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.conversation.Advisor", lambda keep: advisor)


def reviewed(path: Path, *options: str) -> Result:
    return runner.invoke(cli.app, ["assess", "agreement", str(path), *options])


def made(path: Path, *options: str) -> dict[str, Any]:
    result = reviewed(path, "--json", *options)
    assert result.exit_code == 0
    given: dict[str, Any] = json.loads(result.stdout)
    return given


def draft(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("words", "verdict"), [(FRENCH, "Ne signez pas encore"), (ENGLISH, "Do not sign yet")]
)
def test_the_review_is_in_the_language_of_the_draft(
    tmp_path: Path, words: str, verdict: str
) -> None:
    shown = reviewed(draft(tmp_path, "a.txt", words.encode()))
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert verdict in shown.stdout
    assert words[:40] in shown.stdout


@pytest.mark.parametrize(
    ("name", "data", "page"),
    [
        ("a.txt", f"Titre\n\n{FRENCH}\n".encode("cp1252"), None),
        ("a.md", f"# Titre\n\n{FRENCH}".encode(), None),
        ("a.docx", word_of("Titre", FRENCH), None),
        ("a.pdf", pdf_bytes(pdf_of("Titre\nEntre nous", FRENCH)), 2),
    ],
)
def test_each_kind_of_file_gives_words_line_and_page(
    tmp_path: Path, name: str, data: bytes, page: int | None
) -> None:
    given = made(draft(tmp_path, name, data))
    assert (given["kind"], given["source"], given["language"]) == ("agreement", name, "fr")
    found = {"status": "present", "evidence": FRENCH, "line": 3, "page": page}
    assert given["clauses"]["duration"] == found


def test_standard_input_is_read_as_text() -> None:
    args = ["assess", "agreement", "-", "--json"]
    result = runner.invoke(cli.app, args, input=FRENCH)
    given = json.loads(result.stdout)
    assert given["source"] is None
    assert given["clauses"]["duration"]["evidence"] == FRENCH


def test_the_artist_and_the_language_can_be_told(tmp_path: Path) -> None:
    path = draft(tmp_path, "a.txt", FRENCH.encode())
    given = made(path, "--artist", "--language", "en")
    assert (given["artist"], given["language"]) == (True, "en")
    assert set(given["particulars"]) == set(PARTICULARS)
    assert made(path, "--no-artist")["artist"] is False


def test_pages_that_were_not_read_are_told_beside_the_review(tmp_path: Path) -> None:
    scan = scanned(["", ""])
    scan.add_page()
    scan.multi_cell(0, 6, FRENCH)
    shown = reviewed(draft(tmp_path, "a.pdf", pdf_bytes(scan)), "--json")
    assert shown.exit_code == 0
    assert "1, 2" in shown.stderr
    assert json.loads(shown.stdout)["source"] == "a.pdf"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("scan.pdf", pdf_bytes(scanned([""]))),
        ("broken.docx", word_of(FRENCH)[:500]),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99),
        ("large.txt", b"a" * 10_000_001),
        ("long.txt", b"a" * 400_001),
    ],
)
def test_a_file_that_cannot_be_read_is_exit_2_with_one_line(
    tmp_path: Path, name: str, data: bytes
) -> None:
    result = reviewed(draft(tmp_path, name, data))
    assert (result.exit_code, result.stdout) == (2, "")
    assert name in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["missing.docx", "."])
def test_what_is_no_file_is_exit_2_with_one_line(tmp_path: Path, name: str) -> None:
    result = reviewed(tmp_path / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.strip().splitlines()) == 1


def test_the_library_reviews_as_the_command_does(advisor: Advisor) -> None:
    review = advisor.review_agreement(f"Titre\n{FRENCH}", pages=(1, 4), artist=False)
    assert review.clauses["duration"].evidence == Evidence(words=FRENCH, line=2, page=4)
    assert advisor.review_agreement(FRENCH, language="en").language == "en"
