"""The one file that a report in HTML is: style, script and data inside, nothing from elsewhere."""

import html
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template
from typing import Any

from advisor.language import Language
from advisor.texts import Words
from evals.reports.inert import script_json, visible

_LOCALES: dict[Language, str] = {"fr": "fr-CA", "en": "en-CA"}


@dataclass(frozen=True)
class Filter:
    """A way to narrow the list: what to choose among, by value, and how the choice is shown.

    With `icons`, each value has a box to tick and the icon of that name; otherwise it is a menu.
    """

    name: str
    options: Mapping[str, str]
    icons: Mapping[str, str] | None = None


def page_html(
    title: str,
    body: str,
    filters: Sequence[Filter],
    data: Mapping[str, Any],
    script: str,
    words: Words,
) -> str:
    """A report with a list of cases, as one HTML file that opens from a disk and loads nothing.

    `body` is HTML to stand above the list, `data` what `script` draws it from, and both hold
    nothing that is not escaped.
    """
    style, code = _part("page.css"), _part("list.js") + _part(script)
    held = {"figures": {}} | dict(data)
    held["labels"] = {"locale": _LOCALES[words.language], **_labels(words), **data["labels"]}
    return Template(_part("page.html")).substitute(
        lang=words.language,
        policy=_policy(style, code),
        title=escaped(title),
        style=style,
        body=body,
        filters="\n".join(_filter(f, words) for f in filters) + _search(words),
        data=script_json(held),
        script=code,
        **_fixed(words),
    )


def escaped(text: str) -> str:
    """Text for HTML, with what it hides written out."""
    return html.escape(visible(text))


def icon(name: str) -> str:
    """An icon of the page; the words beside it say the same."""
    return f'<span class="icon {name}" aria-hidden="true"></span>'


def facts_html(facts: Mapping[str, str]) -> str:
    """Names and values as a list."""
    rows = [f"<div><dt>{escaped(k)}</dt><dd>{escaped(v)}</dd></div>" for k, v in facts.items()]
    return f'<dl class="facts">{"".join(rows)}</dl>'


def card_html(name: str, wanted: str, count: str, told: str, note: str = "") -> str:
    """A count with its icon, linked to the cases that it counts where the list has them."""
    under = f"<small>{escaped(note)}</small>" if note else ""
    inside = f"{icon(name)}<strong>{escaped(count)}</strong> <span>{escaped(told)}</span>{under}"
    if wanted:
        inside = f'<a href="#{html.escape(wanted)}">{inside}</a>'
    return f'<li class="card {name}">{inside}</li>'


def _filter(shown: Filter, words: Words) -> str:
    label = escaped(words(f"eval.report.filter.{shown.name}"))
    if shown.icons is not None:
        boxes = [_box(shown, value, shown.icons[value]) for value in shown.options]
        return f"<fieldset><legend>{label}</legend>{''.join(boxes)}</fieldset>"
    anything = escaped(words("eval.report.filter.any"))
    options = "".join(
        f'<option value="{html.escape(value)}">{escaped(told)}</option>'
        for value, told in shown.options.items()
    )
    return (
        f'<label class="menu">{label} <select data-filter="{shown.name}">'
        f'<option value="">{anything}</option>{options}</select></label>'
    )


def _box(shown: Filter, value: str, name: str) -> str:
    return (
        f'<label class="box"><input type="checkbox" data-filter="{shown.name}" value="{value}">'
        f"{icon(name)} {escaped(shown.options[value])}</label>"
    )


def _search(words: Words) -> str:
    label, hint = (escaped(words(f"eval.report.filter.{key}")) for key in ("search", "search_hint"))
    return (
        f'\n<label class="menu search">{label} '
        f'<input type="search" data-filter="q" placeholder="{hint}"></label>'
    )


def _labels(words: Words) -> dict[str, str]:
    return {"shown": words("eval.report.shown", shown="{shown}", all="{all}")}


def _fixed(words: Words) -> dict[str, str]:
    """The words of the page that are the same for every report, by their place in it."""
    keys = {
        "skip": "skip",
        "theme_label": "theme",
        "theme_auto": "theme.auto",
        "theme_light": "theme.light",
        "theme_dark": "theme.dark",
        "cases_title": "cases",
        "no_script": "no_script",
        "filters_label": "filters",
        "reset": "filter.reset",
        "next": "next",
        "previous": "previous",
        "keys_label": "keys",
        "keys": "keys.list",
        "keys_on": "keys.on",
        "none": "shown.none",
    }
    return {place: escaped(words(f"eval.report.{key}")) for place, key in keys.items()}


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _part(name: str) -> str:
    return files("evals.reports").joinpath(name).read_text(encoding="utf-8")
