"""How notes are put, over folded text; those of both languages are heard at once.

A coach mixes languages within a sentence, so that no pattern waits for its own.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import Path

from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import LANGUAGES
from advisor.understanding import cues as shared
from advisor.understanding.practice.cues import compiled

Pattern = re.Pattern[str]
_FILES = ("notes", "notes-told", "notes-hush")


@cache
def note_cues(group: str) -> Mapping[str, Pattern]:
    """The patterns of a group by name, French or English."""
    folder = Path(shared.__file__).parent
    tables = [
        read_yaml(folder / f"{file}.{lang}.yaml").get(group, {})
        for file, lang in product(_FILES, LANGUAGES)
    ]
    names = {name for table in tables for name in table}
    joined = {name: " | ".join(t[name] for t in tables if name in t) for name in names}
    return compiled(joined)


def starts(group: str, name: str, text: str) -> re.Match[str] | None:
    """The pattern of a name at the very beginning of a folded text."""
    return note_cues(group)[name].match(text)
