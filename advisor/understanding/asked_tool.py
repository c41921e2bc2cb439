"""The questionnaire, check or planner that a message asks for, by its name or by its task."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import Language, other
from advisor.retrieval.tokens import fold
from advisor.understanding import cues as shared
from advisor.understanding.form.cues import form_cues
from advisor.understanding.form.text import plain, word_count, words_of
from advisor.understanding.practice.cues import Pattern, compiled

AskedTool = Literal[
    "readiness", "readiness_short", "health", "ambassadors", "culture", "finder", "help"
]
_LONG = 40
_STRAY = 2
_CLAUSES = re.compile(r"[.!?…;:\n]+\s*|,\s+|\s[-–—]\s")
_TOOL_OF: dict[str, AskedTool] = {"ready": "readiness", "abroad": "readiness"}


@dataclass(frozen=True)
class _Cues:
    """The cues of one language; `topics` and `tasks` are tried in the order of the file."""

    orders: Pattern
    polite: Pattern
    instruments: Pattern
    informs: Pattern
    tells: Pattern
    states: Pattern
    queries: Pattern
    topics: dict[str, Pattern]
    tasks: dict[str, Pattern]
    glue: frozenset[str]


def tool_asked(text: str, language: Language) -> AskedTool | None:
    """The tool that a message names and asks for; None where it asks something about it.

    "Fais-moi le questionnaire" asks for the one that the rest of the message speaks of.
    """
    message = fold(plain(text)).strip()
    if not message or word_count(message) > _LONG:
        return None
    return _asked(message, language) or _asked(message, other(language))


def orders_words(text: str, language: Language) -> bool:
    """Whether a message orders words about something: its steps, an explanation, examples."""
    return bool(_cues(language).tells.match(fold(text)))


def queries(text: str, language: Language) -> bool:
    """Whether a message is a question to be answered, by its first words and its mark."""
    return text.rstrip().endswith("?") and bool(_cues(language).queries.match(fold(text)))


def states(text: str, language: Language) -> bool:
    """Whether a message states something of the person's own side, and asks nothing."""
    return "?" not in text and bool(_cues(language).states.match(fold(text)))


def _asked(message: str, language: Language) -> AskedTool | None:
    cues = _cues(language)
    clauses = [part.strip(" '\"") for part in _CLAUSES.split(message)]
    clauses = [form_cues(language).marks["opens"].sub("", part) for part in clauses if part]
    for clause in clauses:
        ordered = cues.orders.match(clause)
        if cues.informs.search(clause) or form_cues(language).starts["about"].match(clause):
            continue
        if ordered and (tool := _by_task(clause, cues)):
            return tool
        wished = ordered or cues.polite.search(clause)
        alone = len(clauses) == 1 and not message.endswith("?")
        if cues.instruments.search(clause) and (wished or alone):
            if _stray(clause, cues) <= (_STRAY if wished else 0):
                return _about(message, language)
    return None


def _by_task(clause: str, cues: _Cues) -> AskedTool | None:
    for name, task in cues.tasks.items():
        if task.search(clause):
            return _tool(name)
    return None


def _about(message: str, language: Language) -> AskedTool | None:
    """The tool that the message speaks of, where it speaks of one."""
    for name, topic in _cues(language).topics.items():
        if topic.search(message):
            short = form_cues(language).starts["short"].search(message)
            found = _tool(name)
            return "readiness_short" if found == "readiness" and short else found
    return None


def _stray(clause: str, cues: _Cues) -> int:
    """How many words stand beside the wish, the tool and what the tools are about."""
    for pattern in (cues.orders, *cues.topics.values(), cues.instruments, cues.polite):
        clause = pattern.sub(" ", clause)
    left = [w.text for w in words_of(clause) if w.text not in cues.glue]
    return len([word for word in left if not word.isdigit()])


def _tool(name: str) -> AskedTool | None:
    tools: dict[str, AskedTool] = {tool: tool for tool in get_args(AskedTool)}
    return _TOOL_OF.get(name) or tools.get(name)


@cache
def _cues(language: Language) -> _Cues:
    raw: dict[str, Any] = read_yaml(Path(shared.__file__).parent / f"requests.{language}.yaml")
    one = compiled(
        {
            key: raw[key]
            for key in ("orders", "polite", "instruments", "informs", "tells", "states", "queries")
        }
    )
    topics, tasks = dict(compiled(raw["topics"])), dict(compiled(raw["tasks"]))
    return _Cues(**one, topics=topics, tasks=tasks, glue=frozenset(raw["glue"].split()))
