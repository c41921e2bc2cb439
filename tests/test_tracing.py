"""The trace of a turn: a JSON line a step, and no secret in it."""

import json
from pathlib import Path

import pytest

from advisor.errors import BadInput
from advisor.tracing import NO_TRACE, Trace, secrets_in, trace_to


def _steps(lines: list[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines]


def test_each_step_is_a_line_with_its_time() -> None:
    lines: list[str] = []
    trace = Trace(lines.append)
    trace.step("question", text="Où?\nQuand?")
    trace.step("tool", args={"a": [1, None, True]})
    assert [line.count("\n") for line in lines] == [1, 1]
    first, second = _steps(lines)
    assert (first["step"], first["text"]) == ("question", "Où?\nQuand?")
    assert second["args"] == {"a": [1, None, True]}
    assert isinstance(first["at_ms"], float)


def test_secrets_are_nowhere_in_it_however_deep() -> None:
    lines: list[str] = []
    trace = Trace(lines.append, secrets=["sk-12345678"])
    trace.step("model", messages=[{"text": "key sk-12345678"}], url="https://me:pass@host/v1")
    assert "sk-12345678" not in lines[0]
    assert "me:pass" not in lines[0]
    assert "https://***@host/v1" in lines[0]


def test_what_hides_identifiers_sees_every_text() -> None:
    lines: list[str] = []
    trace = Trace(lines.append, hide=lambda text: text.replace("514 555-0199", "[PHONE_1]"))
    trace.step("question", text="Appelez 514 555-0199", deep=[{"x": "514 555-0199"}])
    assert "555" not in lines[0]


def test_secrets_of_an_environment_go_by_their_names() -> None:
    found = secrets_in({"OPENAI_API_KEY": "abcdefgh", "HOME": "/home/x", "A_TOKEN": "x"})
    assert found == ["abcdefgh"]


def test_without_a_file_nothing_is_recorded() -> None:
    NO_TRACE.step("question", text="x")
    assert not NO_TRACE.on


def test_a_file_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
    path = tmp_path / "t.jsonl"
    path.write_text("old", encoding="utf-8")
    trace_to(path).step("question", text="not-a-real-key")
    assert _steps(path.read_text(encoding="utf-8").splitlines())[0]["text"] == "***"


def test_a_file_that_cannot_be_written_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        trace_to(tmp_path / "no" / "t.jsonl")
    assert caught.value.key == "error.trace"
