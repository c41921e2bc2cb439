"""The agreement review as typed content: why each clause, what to ask, a wording to start from."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

import yaml
from pydantic import Field, ValidationError

from advisor.assessments import agreement
from advisor.errors import ContentError
from advisor.knowledge.load import ASSESSMENTS, load_knowledge
from advisor.knowledge.models import Say, Strict
from advisor.knowledge.yaml_lines import entry_lines, read_yaml
from advisor.language import Language
from advisor.paths import KNOWLEDGE

_SECTION = "agreement"
_FILE = "agreement.yaml"
_IDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "clauses": agreement.CLAUSES,
        "beyond": agreement.BEYOND,
        "particulars": agreement.PARTICULARS,
        "flags": agreement.FLAGS,
    }
)
W = TypeVar("W", bound=Strict)


class ClauseWords(Strict):
    """A clause in one language; `wording` has its blanks in square brackets."""

    short: str = Field(min_length=3, max_length=40)
    why: str = Field(min_length=20, max_length=260)
    question: str = Field(min_length=20, max_length=160, pattern=r"\?$")
    wording: str = Field(min_length=80, max_length=700, pattern=r"\[[^\]]+\]")


class Remark(Strict):
    """A matter in one language, with one line: why it counts and whom to ask."""

    short: str = Field(min_length=3, max_length=40)
    line: str = Field(min_length=20, max_length=260)


class FlagWords(Strict):
    """A flag in one language: what it means and what to do."""

    title: str = Field(min_length=3, max_length=40)
    meaning: str = Field(min_length=20, max_length=200)
    action: str = Field(min_length=20, max_length=200)


class Bilingual(Strict, Generic[W]):
    """Words in both languages."""

    fr: W
    en: W

    def text(self, language: Language) -> W:
        """The words in one language."""
        return self.fr if language == "fr" else self.en


class ClauseItem(Bilingual[ClauseWords]):
    """One of the twelve clauses; `unit` is the passage to reread."""

    origin: Literal["article"]
    unit: str


class BeyondItem(Bilingual[Remark]):
    """What the article does not ask for."""

    origin: Literal["added"]


class AgreementContent(Strict):
    """The whole of it, by the ids of the method; `artist_unit` tells of the particulars."""

    version: str
    title: Say
    purpose: Say
    clauses: Mapping[str, ClauseItem]
    beyond: Mapping[str, BeyondItem]
    artist_unit: str
    particulars: Mapping[str, Bilingual[Remark]]
    flags: Mapping[str, Bilingual[FlagWords]]


@cache
def load_agreement(folder: Path = KNOWLEDGE) -> AgreementContent:
    """The content, checked against its method and the units that it points to.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    path = folder / ASSESSMENTS / _FILE
    where = str(path.relative_to(folder.parent))
    try:
        lines = entry_lines(path)
        content = AgreementContent.model_validate(read_yaml(path))
    except ValidationError as problem:
        raise ContentError([_reason(where, lines, error) for error in problem.errors()]) from None
    except (OSError, yaml.YAMLError) as problem:
        raise ContentError([f"{where}:1: file: it does not read as YAML: {problem}"]) from None
    faults = [f"{where}:{lines[field]}: {told}" for field, told in _faults(content, folder)]
    if faults:
        raise ContentError(faults)
    return content


def _reason(where: str, lines: Mapping[object, int], error: Any) -> str:
    parts = [str(part) for part in error["loc"]]
    line = lines.get(parts[0], 1) if parts else 1
    return f"{where}:{line}: {'.'.join(parts) or 'file'}: {error['msg']}"


def _faults(content: AgreementContent, folder: Path) -> Iterator[tuple[str, str]]:
    """Each fault with the top-level field that it stands under."""
    if content.version != agreement.VERSION:
        yield "version", f"version: review the words, then write {agreement.VERSION}"
    for field, ids in _IDS.items():
        if tuple(getattr(content, field)) != ids:
            yield field, f"{field}: write these, in this order: {', '.join(ids)}"
    units = load_knowledge(folder).units
    pointed = {f"clauses.{name}.unit": item.unit for name, item in content.clauses.items()}
    for name, unit in {**pointed, "artist_unit": content.artist_unit}.items():
        if unit not in units or units[unit].section != _SECTION:
            yield name.partition(".")[0], f"{name}: '{unit}' is no unit of {_SECTION}; name one"
