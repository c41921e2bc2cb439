"""Files of a conversation from Python and at the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advisor import cli
from advisor.conversation import Advisor
from advisor.errors import BadInput
from advisor.exports.sheet import FORMATS, Format
from tests.papers.reading import pages_of, word_of

runner = CliRunner()
STARTS: dict[Format, bytes] = {"docx": b"PK", "pdf": b"%PDF-", "md": b"# ", "json": b"{"}


@pytest.fixture
def begun(advisor: Advisor) -> Advisor:
    """With a conversation `fil` in which the readiness test was begun."""
    advisor.fill("readiness", {"language": "fr", "answers": {"F1": 2}}, "fil")
    return advisor


@pytest.mark.parametrize("format", FORMATS)
def test_a_conversation_and_a_result_are_written_in_each_format(
    begun: Advisor, format: Format
) -> None:
    whole = begun.export("fil", format)
    result = begun.export("fil", format, only="readiness")

    assert whole.startswith(STARTS[format])
    assert result.startswith(STARTS[format])
    assert whole != result


def test_the_language_of_a_file_is_the_one_asked_for(begun: Advisor) -> None:
    assert "Answers" in begun.export("fil", "md", only="readiness", language="en").decode()
    assert "Réponses" in begun.export("fil", "md", only="readiness", language="fr").decode()


@pytest.mark.parametrize(
    ("thread", "only", "key"),
    [
        ("personne", None, "error.unknown_thread"),
        ("fil", "radar", "error.export_only"),
        ("fil", "health", "error.export_empty"),
    ],
)
def test_what_is_not_there_is_told(begun: Advisor, thread: str, only: str | None, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        begun.export(thread, "pdf", only=only)

    assert caught.value.key == key


@pytest.fixture(scope="module")
def kept() -> Iterator[str]:
    """A conversation of the terminal in which the readiness test was begun."""
    runner.invoke(cli.app, ["ask", "fais-moi passer le test", "--thread", "papiers"])
    runner.invoke(cli.app, ["ask", "en place", "--thread", "papiers"])
    yield "papiers"
    runner.invoke(cli.app, ["dossier", "delete", "papiers", "--yes"])


@pytest.mark.parametrize("format", FORMATS)
def test_the_end_of_the_name_tells_the_format(kept: str, tmp_path: Path, format: Format) -> None:
    out = tmp_path / f"dossier.{format.upper()}"

    assert runner.invoke(cli.app, ["dossier", "export", kept, str(out)]).exit_code == 0
    assert out.read_bytes().startswith(STARTS[format])


def test_the_format_is_told_where_the_name_does_not_tell_it(kept: str, tmp_path: Path) -> None:
    out = tmp_path / "dossier"
    args = ["dossier", "export", kept, str(out), "--format", "pdf", "--only", "readiness"]

    assert runner.invoke(cli.app, args).exit_code == 0
    assert len(pages_of(out.read_bytes())) == 2


def test_one_result_is_written_alone(kept: str, tmp_path: Path) -> None:
    out = tmp_path / "resultat.json"
    args = ["dossier", "export", kept, str(out), "--only", "readiness"]

    assert runner.invoke(cli.app, args).exit_code == 0
    assert json.loads(out.read_bytes())["answers"] == {"F1": 3}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("dossier.odt", []),
        ("dossier", []),
        ("dossier.pdf", ["--format", "rtf"]),
        ("dossier.pdf", ["--only", "radar"]),
        ("dossier.pdf", ["--only", "help"]),
        ("absent/dossier.pdf", []),
    ],
)
def test_what_cannot_be_written_is_one_line_and_no_file(
    kept: str, tmp_path: Path, name: str, options: list[str]
) -> None:
    out = tmp_path / name
    told = runner.invoke(cli.app, ["dossier", "export", kept, str(out), *options])

    assert told.exit_code == 2
    assert len(told.stderr.strip().splitlines()) == 1
    assert not out.exists()


def test_a_word_file_of_the_terminal_opens_with_its_title(kept: str, tmp_path: Path) -> None:
    out = tmp_path / "dossier.docx"
    runner.invoke(cli.app, ["dossier", "export", kept, str(out)])

    assert word_of(out.read_bytes()).core_properties.title == "fais-moi passer le test"
