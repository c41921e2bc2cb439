"""The command line: results on stdout, one clear line on stderr, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advisor import cli
from advisor.conversation import Advisor
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings

runner = CliRunner()


@pytest.fixture(autouse=True)
def _same_guidance(retriever: Retriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands' own wiring, over the index that the tests share."""

    def make(settings: Settings | None = None, *, keep: bool = True) -> Advisor:
        return Advisor(Settings(data_dir=tmp_path), guidance=retriever, keep=keep)

    monkeypatch.setattr("advisor.conversation.Advisor", make)


def test_ask_prints_the_answer() -> None:
    result = runner.invoke(cli.app, ["ask", "C'est quoi la coopétition?"])
    assert result.exit_code == 0
    assert "concurrent" in result.stdout


def test_ask_json_is_the_reply_model() -> None:
    result = runner.invoke(cli.app, ["ask", "What is coopetition?", "--json"])
    reply = json.loads(result.stdout)
    assert reply["outcome"] == "answered"
    assert reply["citations"][0]["section"] == "local-alliances"


def test_ask_goes_on_in_a_thread() -> None:
    runner.invoke(cli.app, ["ask", "C'est quoi le plan pour mes clients?", "--thread", "t1"])
    result = runner.invoke(cli.app, ["ask", "et la deuxième étape?", "--thread", "t1", "--json"])
    assert json.loads(result.stdout)["citations"][0]["unit"] == "customers.step-2-community"


@pytest.mark.parametrize("args", [["ask", ""], ["ask", "x", "--thread", "a/b"], ["ask"]])
def test_bad_usage_is_exit_2_with_one_line(args: list[str]) -> None:
    result = runner.invoke(cli.app, args)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_batch_keeps_order_and_puts_errors_in_their_place(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        '\ufeff{"id": "a", "question": "What is coopetition?"}',
        "not json",
        '{"id": "c"}',
        '{"id": "d", "question": ""}',
        '{"id": 5, "question": "et la troisième?", '
        '"history": ["C\'est quoi le plan pour mes clients?"], "form": null}',
    ]
    source.write_text("\n".join(lines), encoding="utf-8")
    result = runner.invoke(cli.app, ["batch", str(source), str(target)])
    assert result.exit_code == 0
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a", None, "c", "d", "5"]
    assert ["error" in row for row in rows] == [False, True, True, True, False]
    assert rows[4]["citations"][0]["unit"] == "customers.step-3-recognise"


def test_batch_leaves_no_conversation_behind(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "a", "question": "Bonjour"}', encoding="utf-8")
    runner.invoke(cli.app, ["batch", str(source), str(tmp_path / "out.jsonl")])
    assert not (tmp_path / "conversations.sqlite3").exists()


@pytest.mark.parametrize("source", ["missing.jsonl", "binary.jsonl"])
def test_batch_on_a_file_that_is_no_text_is_exit_2(tmp_path: Path, source: str) -> None:
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00\x80")
    result = runner.invoke(cli.app, ["batch", str(tmp_path / source), str(tmp_path / "out.jsonl")])
    assert result.exit_code == 2
    assert source in result.stderr


def test_batch_onto_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "question": "Bonjour"}', encoding="utf-8")
    assert runner.invoke(cli.app, ["batch", str(path), str(path)]).exit_code == 2
    assert "Bonjour" in path.read_text(encoding="utf-8")


def test_check_finds_nothing_wrong_with_what_ships() -> None:
    result = runner.invoke(cli.app, ["check", "--json"])
    assert json.loads(result.stdout) == {"faults": []}
    assert result.exit_code == 0


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from advisor import cli; "
        "CliRunner().invoke(cli.app, ['--help']); "
        "heavy = {'torch', 'gradio', 'chromadb', 'langchain', 'langgraph'} & set(sys.modules); "
        "sys.exit(bool(heavy))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_occupied_port_is_one_line_with_another_to_try() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = runner.invoke(cli.app, ["serve", "--port", str(port)])
    assert result.exit_code == 2
    assert f"--port {port + 1 if port < 65535 else port - 1}" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_read_only_data_folder_is_exit_2(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    result = runner.invoke(cli.app, ["ask", "Bonjour"])
    tmp_path.chmod(0o700)
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr


def test_assess_prints_the_result_or_its_json(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    items = [f"{letter}{i}" for letter in "FPHAOR" for i in (1, 2, 3)]
    file.write_text(json.dumps({"answers": {item: 2 for item in items}}), encoding="utf-8-sig")
    shown = runner.invoke(cli.app, ["assess", "readiness", str(file)])
    assert (shown.exit_code, "50" in shown.stdout) == (0, True)
    made = runner.invoke(cli.app, ["assess", "readiness", str(file), "--json"])
    assert json.loads(made.stdout)["result"]["band"] == "prepare"


def test_assess_reads_standard_input() -> None:
    given = {"kpis": {"leads_generated": {"value": 10, "target": 50}}}
    made = runner.invoke(cli.app, ["assess", "health", "-", "--json"], input=json.dumps(given))
    assert json.loads(made.stdout)["result"]["kpis"]["leads_generated"] == 20


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("readiness", '{"answers": {"F1": 7}}'),
        ("readiness", '{"answers": {"Z1": 2}}'),
        ("readiness", '{"version": "readiness-0.1"}'),
        ("health", '{"kpis": {"revenue_generated": {"value": NaN}}}'),
        ("health", "[1, 2"),
        ("health", "[" * 100_000),
        ("health", "\x00"),
    ],
)
def test_a_form_that_cannot_be_scored_is_exit_2_with_one_line(
    tmp_path: Path, kind: str, content: str
) -> None:
    file = tmp_path / "form.json"
    file.write_text(content, encoding="utf-8")
    result = runner.invoke(cli.app, ["assess", kind, str(file)])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_conversation_is_listed_shown_exported_and_deleted(tmp_path: Path) -> None:
    runner.invoke(cli.app, ["ask", "fais-moi passer le test", "--thread", "kept"])
    runner.invoke(cli.app, ["ask", "en place", "--thread", "kept"])
    assert "kept" in runner.invoke(cli.app, ["dossier", "list"]).stdout
    shown = json.loads(runner.invoke(cli.app, ["dossier", "show", "kept", "--json"]).stdout)
    assert shown["assessments"][0]["answers"] == {"F1": 3}
    out = tmp_path / "kept.md"
    assert runner.invoke(cli.app, ["dossier", "export", "kept", str(out)]).exit_code == 0
    assert "en place" in out.read_text(encoding="utf-8")
    assert runner.invoke(cli.app, ["dossier", "delete", "kept", "--yes"]).exit_code == 0
    assert "kept" not in runner.invoke(cli.app, ["dossier", "list"]).stdout


def test_a_conversation_that_is_not_kept_is_exit_2() -> None:
    assert runner.invoke(cli.app, ["dossier", "show", "nobody"]).exit_code == 2
