"""The fonts: whole, under their licence, and with a shape for all that the project writes."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from advisor.papers import pdf
from advisor.paths import KNOWLEDGE, TEXTS

FONTS = Path(pdf.__file__).parent / "fonts"


@pytest.mark.parametrize("face", ["Regular", "It", "Bold", "BoldIt"])
def test_each_face_has_a_shape_for_what_the_project_writes(face: str) -> None:
    known = TTFont(FONTS / f"SourceSans3-{face}.otf").getBestCmap()
    files = [*TEXTS.glob("*.yaml"), *(KNOWLEDGE / "guidance").glob("*.md")]
    written = {c for file in files for c in file.read_text(encoding="utf-8")} | set("\u00a0\u202f")

    assert {c for c in written if ord(c) not in known and c not in "\n"} <= {"⚠"}


def test_the_licence_of_the_fonts_is_with_them() -> None:
    licence = (FONTS / "LICENSE.md").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name 'Source'" in licence
