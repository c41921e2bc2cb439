"""The prompts: versioned files, each with its hash in the manifest."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from advisor.errors import ContentError
from advisor.language import LANGUAGES, Language
from advisor.paths import PROMPTS

SYSTEM, MEND = "system", "mend"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int
    sha256: dict[Language, str]


@dataclass(frozen=True)
class Prompt:
    """One prompt in one language; `label` is what a reply records."""

    label: str
    text: str


@cache
def load_prompt(name: str, language: Language, folder: Path = PROMPTS) -> Prompt:
    """A prompt by name.

    Raises:
        ContentError: a file is missing, or was changed without a new version in the manifest.
    """
    faults = check_prompts(folder)
    if faults:
        raise ContentError(faults)
    entry = _manifest(folder)[name]
    text = (folder / f"{name}.{language}.md").read_text(encoding="utf-8")
    return Prompt(f"{name}@v{entry.version}", text)


def check_prompts(folder: Path = PROMPTS) -> list[str]:
    """Every fault of the prompts as `path:line: field: what to do`."""
    manifest = folder / "manifest.yaml"
    try:
        entries = _manifest(folder)
    except (OSError, yaml.YAMLError, ValidationError, TypeError) as problem:
        return [f"{manifest.name}:1: file: cannot be read: {problem}"]
    faults = []
    for name, entry in entries.items():
        for language in LANGUAGES:
            path = folder / f"{name}.{language}.md"
            if not path.is_file():
                faults.append(f"{path.name}:1: file: it is missing; write it")
            elif digest(path) != entry.sha256.get(language):
                faults.append(
                    f"{path.name}:1: text: it changed; raise version and set sha256 to "
                    f"{digest(path)} in {manifest.name}"
                )
    return faults


def digest(path: Path) -> str:
    """The hash that the manifest keeps for a prompt."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _manifest(folder: Path) -> dict[str, _Entry]:
    raw = yaml.safe_load((folder / "manifest.yaml").read_text(encoding="utf-8"))
    return {name: _Entry.model_validate(entry) for name, entry in raw.items()}
