"""What the encoder's training draws from: groups of messages, and sentence pairs."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.documents import (
    GUIDANCE,
    OUTSIDE,
    kind_examples,
    kind_labels,
    question_entries,
    unit_entries,
)
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.folds import in_fold
from advisor.retrieval.roughen import maybe_rough
from advisor.retrieval.store import Entry

LEFT_OUT = 0
_QUESTIONS, _OUTSIDE, _PAIRS = 48, 16, 24
_TEXT_SHARE, _SAME_LANGUAGE = 0.5, 0.6


@dataclass(frozen=True)
class Material:
    """What is learned from: messages, each of a group whose members belong together.

    A group is a unit, a mistaken belief, a type of small talk or a matter of care. `texts` are what
    a group's messages are drawn to beside each other, `near` the family of each group, in which
    groups contend most; `outside` only repels. `teacher` holds the English teacher's unit vectors
    of the pairs' English side.
    """

    messages: tuple[Entry, ...]
    texts: Mapping[str, tuple[Entry, ...]]
    near: Mapping[str, str]
    outside: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    teacher: Vectors

    @cached_property
    def families(self) -> dict[str, list[Entry]]:
        """The messages of each family."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for message in self.messages:
            found[self.near[message.unit]].append(message)
        return found

    @cached_property
    def groups(self) -> dict[str, list[Entry]]:
        """The messages of each group."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for message in self.messages:
            found[message.unit].append(message)
        return found


@dataclass(frozen=True)
class Step:
    """One batch: queries with a positive each, their units, and what only repels."""

    queries: list[str]
    positives: list[str]
    units: list[str]
    outside: list[str]
    pairs: list[int]


def gather(
    knowledge: Knowledge,
    pairs: Sequence[tuple[str, str]],
    teacher: Vectors,
    *,
    without_section: str = "",
) -> Material:
    """The material of the content without its left-out fold, and without one section if named."""
    near = {u.id: u.section for u in knowledge.units.values() if u.section != without_section}
    texts: dict[str, list[Entry]] = defaultdict(list)
    for entry in unit_entries(knowledge):
        texts[entry.unit].append(entry)
    messages = [e for e in question_entries(knowledge) if e.unit in near]
    for premise in knowledge.premises:
        if premise.unit in near:
            group = f"premise.{premise.id}"
            near[group] = near[premise.unit]
            for language in LANGUAGES:
                side = premise.text(language)
                messages += _entries(group, language, side.phrasings)
                texts[group] += _entries(f"{group}.correction", language, [side.correction])
    for label, found in _talk(knowledge).items():
        near[label] = label.partition(".")[0]
        messages += found
    return Material(
        tuple(m for m in messages if not in_fold(m.text, LEFT_OUT)),
        {group: tuple(found) for group, found in texts.items()},
        near,
        tuple(o.question for o in knowledge.outside if not in_fold(o.question, LEFT_OUT)),
        tuple(pairs),
        teacher,
    )


def _talk(knowledge: Knowledge) -> dict[str, list[Entry]]:
    """Small talk and matters of care, by kind."""
    labels = kind_labels(knowledge)
    found: dict[str, list[Entry]] = defaultdict(list)
    for example in kind_examples(knowledge):
        label = labels[example.label]
        if label not in {GUIDANCE, OUTSIDE}:
            found[label] += _entries(label, example.language, [example.text])
    return found


def _entries(group: str, language: Language, texts: Sequence[str]) -> list[Entry]:
    return [Entry(f"{group}/{language}/{text}", text, group, language) for text in texts]


def draw(material: Material, rng: random.Random) -> Step:
    """A batch of messages with their positives, half of them from one family."""
    family = material.families[rng.choice(sorted(material.families))]
    near = rng.sample(family, min(_QUESTIONS // 2, len(family)))
    chosen = [*near, *rng.sample(material.messages, _QUESTIONS - len(near))]
    return Step(
        [maybe_rough(q.text, rng) for q in chosen],
        [maybe_rough(_positive(q, material, rng), rng) for q in chosen],
        [q.unit for q in chosen],
        rng.sample(material.outside, min(_OUTSIDE, len(material.outside))),
        rng.sample(range(len(material.pairs)), min(_PAIRS, len(material.pairs))),
    )


def _positive(message: Entry, material: Material, rng: random.Random) -> str:
    texts = material.texts.get(message.unit, ())
    others = [m for m in material.groups[message.unit] if m.id != message.id]
    pool = texts if texts and (not others or rng.random() < _TEXT_SHARE) else others
    same = rng.random() < _SAME_LANGUAGE
    wanted = [e for e in pool if (e.language == message.language) == same]
    return rng.choice(wanted or list(pool) or [message]).text
