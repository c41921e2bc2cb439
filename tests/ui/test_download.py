"""What the browser is sent: a whole file of any kind, as text that carries bytes."""

import subprocess
import sys
from base64 import b64decode
from datetime import date

import pytest

from advisor.exports.results import readiness_sheet
from advisor.exports.sheet import FORMATS, MEDIA_TYPES, Format
from advisor.texts import words
from advisor.ui.download import download_of
from tests.exports.test_results import AT, READINESS


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_reaches_the_browser_byte_for_byte(format: Format) -> None:
    sheet = readiness_sheet(READINESS, words("fr"), AT)

    sent = download_of(sheet, format, date(2026, 5, 17))

    assert sent["name"] == f"test-de-preparation-2026-05-17.{format}"
    assert sent["type"] == MEDIA_TYPES[format]
    if format != "docx":  # its bytes hold the time that it was made at
        assert b64decode(sent["base64"]) == sheet.file(format)
    else:
        assert b64decode(sent["base64"]).startswith(b"PK")


def test_what_writes_files_is_imported_when_a_file_is_first_made() -> None:
    code = (
        "import sys, advisor.cli, advisor.exporting, advisor.exports.record;"
        "print([m for m in ('typst', 'fontTools', 'advisor.papers.pdf') if m in sys.modules])"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert made.stdout.strip() == "[]"
