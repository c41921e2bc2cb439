"""The fields of a dossier by the names that people read."""

from collections.abc import Sequence

from advisor.assessments import health, readiness
from advisor.interview import SIDES
from advisor.knowledge.practices import PRACTICE_KINDS, load_practices
from advisor.preparation.fields import FORMS
from advisor.texts import Words
from advisor.tools.agreement_words import clause_name
from advisor.tools.asking import short_name
from advisor.tools.readiness_words import dimension_name

_NAMED = 4


def field_name(path: str, words: Words) -> str:
    """A field, or a form as a whole."""
    form, _, name = path.partition(".")
    if not name:
        return words(f"form.title.{form}")
    if form == "client":
        return words(f"prep.field.{name}")
    if form == "readiness":
        whole = name in readiness.DIMENSIONS
        return dimension_name(name, words) if whole else short_name("readiness", name, words)
    if form == "health":
        return _health_name(name, words)
    if form == "agreement":
        return clause_name(name, words)
    kind = next(k for k in PRACTICE_KINDS if k == form)
    return load_practices()[kind].items[name].text(words.language).short


def field_names(paths: Sequence[str], words: Words) -> str:
    """A few fields in one line, the rest as a count."""
    shown = ", ".join(field_name(path, words) for path in paths[:_NAMED])
    left = len(paths) - _NAMED
    return words("prep.and_more", list=shown, count=left) if left > 0 else shown


def unknown_lines(paths: Sequence[str], words: Words) -> list[tuple[str, str]]:
    """What is not known: each form with its fields, then the forms that were not begun."""
    lines = [("", ", ".join(_of("client", paths, words)))]
    for form in FORMS:
        lines.append((words(f"form.title.{form}"), ", ".join(_of(form, paths, words))))
    whole = [words(f"form.title.{form}") for form in FORMS if form in paths]
    lines.append((words("prep.not_begun"), ", ".join(whole)))
    return [line for line in lines if line[1]]


def _of(form: str, paths: Sequence[str], words: Words) -> list[str]:
    """The names of the unknown fields of a form; a side that has not answered at all is one."""
    mine = [path for path in paths if path.startswith(f"{form}.")]
    names: list[str] = []
    for side in SIDES:
        prefix = f"health.{side}."
        if sum(path.startswith(prefix) for path in mine) == len(health.STATEMENTS):
            mine = [path for path in mine if not path.startswith(prefix)]
            names.append(words(f"prep.side.{side}"))
    return [field_name(path, words) for path in mine] + names


def _health_name(name: str, words: Words) -> str:
    if name in {"period", "integrity", "earlier", "partner"}:
        return words(f"prep.field.{name}")
    kpi, _, part = name.partition(".")
    if part == "target":
        return words("prep.field.target", item=short_name("health", kpi, words))
    return short_name("health", name, words)
