"""A coach's questions as typed content: what to ask, what to listen for, what to reread."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from advisor.assessments import agreement, health, readiness
from advisor.errors import ContentError
from advisor.knowledge.load import ASSESSMENTS, load_knowledge
from advisor.knowledge.models import SECTIONS, Strict
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.knowledge.yaml_lines import entry_lines, read_yaml, repeated_keys
from advisor.language import Language
from advisor.paths import KNOWLEDGE

SECTION_PREFIX = "section."
TOPICS: tuple[str, ...] = (
    *readiness.ITEM_OF,
    *health.KPIS,
    *health.STATEMENTS,
    "period",
    *agreement.CLAUSES,
    *PRACTICE_KINDS,
    *(f"{SECTION_PREFIX}{slug}" for slug in SECTIONS),
)
"""Everything that a coach may have to ask about; a section's id is `section.<slug>`."""
_FILE = "coaching.yaml"

Question = Annotated[str, Field(min_length=15, max_length=140, pattern=r"\?$")]
Sign = Annotated[str, Field(min_length=8, max_length=120, pattern=r"(\.|\.[\u00a0 ]?[»”])$")]


class CoachingWords(Strict):
    """A topic in one language: the first question stands alone; one sign reassures, one worries."""

    name: str = Field(min_length=3, max_length=50)
    ask: tuple[Question, Question]
    listen: tuple[Sign, Sign]

    @property
    def reassuring(self) -> str:
        """The sign to be glad of."""
        return self.listen[0]

    @property
    def worrying(self) -> str:
        """The sign to come back to."""
        return self.listen[1]


class Topic(Strict):
    """A matter of a meeting; `units` are the passages to reread, the nearest first."""

    id: str
    units: tuple[str, ...] = Field(min_length=1, max_length=2)
    fr: CoachingWords
    en: CoachingWords

    def text(self, language: Language) -> CoachingWords:
        """The topic in one language."""
        return self.fr if language == "fr" else self.en


@cache
def load_coaching(folder: Path = KNOWLEDGE) -> Mapping[str, Topic]:
    """The topics by id, in the order of `TOPICS`, checked against the units that they point to.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    path = folder / ASSESSMENTS / _FILE
    where = str(path.relative_to(folder.parent))
    try:
        raw, lines = _keyed(read_yaml(path)), entry_lines(path)
        topics = TypeAdapter(dict[str, Topic]).validate_python(raw)
    except ValidationError as problem:
        raise ContentError([_reason(where, lines, error) for error in problem.errors()]) from None
    except (OSError, yaml.YAMLError, AttributeError, TypeError) as problem:
        raise ContentError([f"{where}:1: file: it does not read as topics: {problem}"]) from None
    faults = [f"{where}:{lines.get(topic, 1)}: {told}" for topic, told in _faults(topics, folder)]
    faults += [f"{where}:{line}: {key}: it stands twice" for key, line in repeated_keys(path)]
    if faults:
        raise ContentError(faults)
    return MappingProxyType(topics)


def _keyed(raw: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {name: {**topic, "id": name} for name, topic in raw.items()}


def _reason(where: str, lines: Mapping[object, int], error: Any) -> str:
    parts = [str(part) for part in error["loc"]]
    line = lines.get(parts[0], 1) if parts else 1
    return f"{where}:{line}: {'.'.join(parts) or 'file'}: {error['msg']}"


def _faults(topics: Mapping[str, Topic], folder: Path) -> Iterator[tuple[str, str]]:
    """Each fault with the topic that it stands under."""
    if tuple(topics) != TOPICS:
        odd = sorted(set(topics) ^ set(TOPICS))
        yield "", f"topics: write these, in this order: {', '.join(TOPICS)} (differing: {odd})"
    units = load_knowledge(folder).units
    for topic in topics.values():
        for unit in topic.units:
            if unit not in units:
                yield topic.id, f"{topic.id}.units: '{unit}' is no unit; name one"
