"""YAML with the line of each entry, so that a fault can say where it stands."""

from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> Any:
    """The content of a YAML file.

    Raises:
        yaml.YAMLError: the file is not YAML.
    """
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)


def entry_lines(path: Path) -> dict[object, int]:
    """The line (from 1) of each top-level key of a mapping, or index of a list."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    if isinstance(node, yaml.MappingNode):
        return {key.value: key.start_mark.line + 1 for key, _ in node.value}
    if isinstance(node, yaml.SequenceNode):
        return {i: item.start_mark.line + 1 for i, item in enumerate(node.value)}
    return {}


def repeated_keys(path: Path) -> list[tuple[str, int]]:
    """The top-level keys that a mapping holds a second time, with their lines."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    if not isinstance(node, yaml.MappingNode):
        return []
    seen: set[str] = set()
    found = []
    for key, _ in node.value:
        if key.value in seen:
            found.append((str(key.value), key.start_mark.line + 1))
        seen.add(key.value)
    return found


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
