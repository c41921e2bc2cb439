"""Examples in which each identifier stands between << and >>."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

_MARKED = re.compile("<<(.+?)>>")


@dataclass(frozen=True)
class Marked:
    """A text as a person typed it, and as it is to leave the machine."""

    typed: str
    leaves: str


def marked(file: str) -> list[Marked]:
    """The examples of a file, kind by kind."""
    path = Path(__file__).parent / file
    raw: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_read(kind, text) for kind, texts in raw.items() for text in texts]


def _read(kind: str, text: str) -> Marked:
    values = list(dict.fromkeys(_MARKED.findall(text)))
    leaves = _MARKED.sub(lambda found: f"[{kind}_{values.index(found[1]) + 1}]", text)
    return Marked(_MARKED.sub(r"\1", text), leaves)
