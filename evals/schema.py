"""The JSON Schema of a set in YAML, by which an editor completes and checks while one writes.

`python -m evals.schema` writes it to `evals/sets/schema.json`.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from advisor.language import LANGUAGES
from advisor.texts import words
from evals.cases import Case

PATH = Path(__file__).parent / "sets" / "schema.json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema, draft 2020-12, with descriptions in both languages."""
    made = TypeAdapter(tuple[Case, ...]).json_schema()
    for name, model in made["$defs"].items():
        _describe(model, name)
    plain: dict[str, Any] = _plain(made)
    return {"$schema": _DRAFT, "title": _both("set"), **plain}


def main() -> None:
    """Write the schema beside the sets."""
    PATH.write_text(json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _describe(model: dict[str, Any], name: str) -> None:
    model.pop("description", None)
    for field, shape in model["properties"].items():
        model["properties"][field] = {"description": _both(f"{name.lower()}.{field}"), **shape}


def _both(key: str) -> str:
    return " — ".join(words(language)(f"eval.field.{key}") for language in LANGUAGES)


def _plain(shape: Any) -> Any:
    """The schema without generated titles, and with the one word for alternatives."""
    if isinstance(shape, list):
        return [_plain(part) for part in shape]
    if not isinstance(shape, dict):
        return shape
    kept = {k: v for k, v in shape.items() if not (k == "title" and isinstance(v, str))}
    if "oneOf" in kept:
        kept["anyOf"] = kept.pop("oneOf")
    return {key: _plain(value) for key, value in kept.items()}


if __name__ == "__main__":
    main()
