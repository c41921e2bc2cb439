"""Train the bundled encoder on the question bank: contrast between units, meaning kept.

`python -m advisor.retrieval.train --start MODEL --pairs FOLDER --out knowledge/retriever`

Each step draws questions, half of them from one section so that neighbouring units contend, and
pulls each towards a text or another question of its unit, in either language, away from every
other unit and from questions that the guidance does not answer (InfoNCE, van den Oord et al. 2018).
Sentence pairs keep the general meaning: both sides are drawn to the English teacher's vector
(Reimers & Gurevych 2020). French and English are roughened as people type them. One fold of the
bank is left out, so that weights and thresholds can be learned on questions it has not seen.
"""

import argparse
import csv
import gzip
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from advisor.knowledge import Knowledge, load_knowledge
from advisor.retrieval.documents import question_entries, unit_entries
from advisor.retrieval.encoder import Vectors, english_model
from advisor.retrieval.folds import in_fold
from advisor.retrieval.roughen import roughen
from advisor.retrieval.store import Entry

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

LEFT_OUT = 0
TEMPERATURE = 0.05
MAX_TOKENS = 64
_QUESTIONS, _OUTSIDE, _PAIRS = 48, 16, 24
_TEXT_SHARE, _SAME_LANGUAGE, _ROUGH = 0.5, 0.6, 0.3
_PAIR_LENGTH = (12, 160)
_WARM_UP = 0.06
_MEANING = 4.0
_CHUNK = 40
_REPORT_EVERY = 25


@dataclass(frozen=True)
class Material:
    """What is learned from: a unit's questions and texts, outside questions, sentence pairs.

    `teacher` holds the English teacher's unit vectors of the pairs' English side.
    """

    questions: tuple[Entry, ...]
    texts: dict[str, tuple[Entry, ...]]
    sections: dict[str, str]
    outside: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    teacher: Vectors

    @cached_property
    def by_section(self) -> dict[str, list[Entry]]:
        """The questions of each section."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for question in self.questions:
            found[self.sections[question.unit]].append(question)
        return found

    @cached_property
    def by_unit(self) -> dict[str, list[Entry]]:
        """The questions of each unit."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for question in self.questions:
            found[question.unit].append(question)
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
    """The material of the bank without its left-out fold, and without one section if named."""
    kept = {u.id: u.section for u in knowledge.units.values() if u.section != without_section}
    texts: dict[str, list[Entry]] = defaultdict(list)
    for entry in unit_entries(knowledge):
        texts[entry.unit].append(entry)
    questions = tuple(
        e for e in question_entries(knowledge) if e.unit in kept and not in_fold(e.text, LEFT_OUT)
    )
    return Material(
        questions,
        {unit: tuple(found) for unit, found in texts.items()},
        kept,
        tuple(o.question for o in knowledge.outside if not in_fold(o.question, LEFT_OUT)),
        tuple(pairs),
        teacher,
    )


def read_pairs(folder: Path, count: int, rng: random.Random) -> list[tuple[str, str]]:
    """English and French sentences of every `*.tsv.gz` of a folder, the short ones, shuffled.

    Everyday and business files count whole; long registers are cut to their share of `count`.
    """
    files = sorted(folder.glob("*.tsv.gz"), key=lambda f: f.stat().st_size)
    found: list[tuple[str, str]] = []
    low, high = _PAIR_LENGTH
    for at, file in enumerate(files):
        with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
            rows = [(r["en"], r["fr"]) for r in csv.DictReader(lines, delimiter="\t", quoting=3)]
        short = [r for r in rows if low <= len(r[0]) <= high and low <= len(r[1]) <= high]
        rng.shuffle(short)
        found += short[: (count - len(found)) // (len(files) - at)]
    rng.shuffle(found)
    return found


def draw(material: Material, rng: random.Random) -> Step:
    """A batch of questions with their positives."""
    section = rng.choice(sorted(material.by_section))
    near = rng.sample(
        material.by_section[section], min(_QUESTIONS // 2, len(material.by_section[section]))
    )
    far = rng.sample(material.questions, _QUESTIONS - len(near))
    chosen = [*near, *far]
    return Step(
        [_rough(q.text, rng) for q in chosen],
        [_rough(_positive(q, material, rng), rng) for q in chosen],
        [q.unit for q in chosen],
        rng.sample(material.outside, min(_OUTSIDE, len(material.outside))),
        rng.sample(range(len(material.pairs)), min(_PAIRS, len(material.pairs))),
    )


def _positive(question: Entry, material: Material, rng: random.Random) -> str:
    pool: Sequence[Entry]
    if rng.random() < _TEXT_SHARE:
        pool = material.texts[question.unit]
    else:
        pool = [q for q in material.by_unit[question.unit] if q.id != question.id]
    same = rng.random() < _SAME_LANGUAGE
    wanted = [e for e in pool if (e.language == question.language) == same]
    return rng.choice(wanted or list(material.texts[question.unit])).text


def _rough(text: str, rng: random.Random) -> str:
    return roughen(text, rng) if rng.random() < _ROUGH else text


class Trainer:
    """The training loop over one sentence-transformers model."""

    def __init__(self, model: "SentenceTransformer", steps: int, rate: float) -> None:
        """Take the model in training mode; `rate` is the highest learning rate."""
        import torch

        self.model = model
        self.steps = steps
        model.max_seq_length = MAX_TOKENS
        self._optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
        warm = max(1, int(steps * _WARM_UP))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda s: min(1.0, (s + 1) / warm) * max(0.02, 1 - s / steps)
        )

    def run(self, material: Material, rng: random.Random) -> list[float]:
        """Train; the loss of every step."""
        losses = []
        started = time.monotonic()
        self.model.train()
        for at in range(self.steps):
            losses.append(self._step(draw(material, rng), material, rng))
            if at % _REPORT_EVERY == 0:
                _progress(at, self.steps, losses, time.monotonic() - started)
        self.model.eval()
        return losses

    def _step(self, step: Step, material: Material, rng: random.Random) -> float:
        import torch

        english = [material.pairs[i][0] for i in step.pairs]
        french = [_rough(material.pairs[i][1], rng) for i in step.pairs]
        made = self.vectors([*step.queries, *step.positives, *step.outside, *english, *french])
        count, pairs = len(step.queries), len(step.pairs)
        ends = [count, 2 * count, 2 * count + len(step.outside)]
        queries, positives = made[: ends[0]], made[ends[0] : ends[1]]
        outside, sides = made[ends[1] : ends[2]], made[ends[2] :]
        loss = contrast(queries, positives, step.units, outside)
        if pairs:
            wanted = torch.from_numpy(material.teacher[step.pairs]).repeat(2, 1)
            loss = loss + _MEANING * (1 - (sides * wanted).sum(dim=1)).mean()
        self._optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        return float(loss.detach())

    def vectors(self, texts: Sequence[str]) -> "torch.Tensor":
        """Unit vectors with their gradient (len(texts), dimensions), computed by length."""
        import torch

        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        made = []
        for start in range(0, len(order), _CHUNK):
            part = [texts[i] for i in order[start : start + _CHUNK]]
            features: dict[str, Any] = self.model.preprocess(part)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                made.append(self.model(features)["sentence_embedding"].float())
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.nn.functional.normalize(torch.cat(made)[back], dim=1)


def contrast(
    queries: "torch.Tensor",
    positives: "torch.Tensor",
    units: Sequence[str],
    outside: "torch.Tensor",
) -> "torch.Tensor":
    """InfoNCE both ways; items of the same unit do not repel each other."""
    import torch

    same = torch.tensor(
        [[a == b and i != j for j, b in enumerate(units)] for i, a in enumerate(units)]
    )
    target = torch.arange(len(units))
    forth = (queries @ positives.T / TEMPERATURE).masked_fill(same, -1e4)
    among = (queries @ queries.T / TEMPERATURE).masked_fill(
        same | torch.eye(len(units), dtype=torch.bool), -1e4
    )
    wide = torch.cat([forth, among, queries @ outside.T / TEMPERATURE], dim=1)
    loss: torch.Tensor = torch.nn.functional.cross_entropy(wide, target)
    return loss + 0.5 * torch.nn.functional.cross_entropy(forth.T, target)


def _progress(at: int, steps: int, losses: Sequence[float], seconds: float) -> None:
    from rich.console import Console

    left = seconds / (at + 1) * (steps - at - 1)
    mean = float(np.mean(losses[-_REPORT_EVERY:]))
    Console(stderr=True).print(f"{at}/{steps}  loss {mean:.3f}  {left / 60:.0f} min left")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", default=english_model(), help="the model to start from")
    parser.add_argument("--teacher", default=english_model(), help="the English teacher")
    parser.add_argument("--pairs", type=Path, help="a folder of sentence pairs, *.tsv.gz")
    parser.add_argument("--pair-count", type=int, default=20_000)
    parser.add_argument("--steps", type=int, default=700)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without-section", default="", help="a section to leave out whole")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    train(given)


def train(given: argparse.Namespace) -> None:
    """Train by the command line's options and write the model, in half precision."""
    import torch
    from sentence_transformers import SentenceTransformer

    rng = random.Random(given.seed)
    torch.manual_seed(given.seed)
    pairs = read_pairs(given.pairs, given.pair_count, rng) if given.pairs else []
    teacher = SentenceTransformer(given.teacher, device="cpu")
    wanted = teacher.encode(
        [english for english, _ in pairs], normalize_embeddings=True, batch_size=64
    )
    material = gather(
        load_knowledge(),
        pairs,
        np.asarray(wanted, dtype=np.float32),
        without_section=given.without_section,
    )
    model = SentenceTransformer(given.start, device="cpu").float()
    Trainer(model, given.steps, given.rate).run(material, rng)
    model.half().save(str(given.out), create_model_card=False)


if __name__ == "__main__":
    main()
