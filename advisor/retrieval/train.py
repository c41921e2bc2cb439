"""Stage two of the encoder: the question bank. Contrast between units, meaning kept.

`python -m advisor.retrieval.train --start STAGE-ONE --pairs FOLDER --out knowledge/retriever`

Each step draws messages, half of them from one section so that neighbouring units contend, and
pulls each towards a text or another question of its unit, in either language, away from every
other unit and from questions that the guidance does not answer (InfoNCE, van den Oord et al. 2018).
Mistaken beliefs, types of small talk and matters of care are groups like units.
Sentence pairs keep the general meaning: both sides are drawn to the English teacher's vector
(Reimers & Gurevych 2020). French and English are roughened as people type them. One fold of the
bank is left out, so that weights and thresholds can be learned on questions it has not seen; the
model that finds the sections of some of them best is the one kept.
A run that is stopped (Ctrl-C) writes its checkpoint and its model; `--resume` goes on from there.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from advisor.knowledge import Knowledge, load_knowledge
from advisor.retrieval.documents import question_entries, unit_entries
from advisor.retrieval.encoder import english_model
from advisor.retrieval.folds import in_fold
from advisor.retrieval.material import LEFT_OUT, Material, draw, gather
from advisor.retrieval.pairs import read_files, sample, teacher_vectors, to_learn
from advisor.retrieval.roughen import maybe_rough
from advisor.retrieval.training import Loop, Plan, checkpoint_of

if TYPE_CHECKING:
    import torch

TEMPERATURE = 0.05
MAX_TOKENS = 64
_MEANING = 4.0
WATCHED = 600


class Domain:
    """What a step of stage two learns from."""

    def __init__(self, material: Material) -> None:
        """Take the groups of messages and the sentence pairs."""
        self._material = material

    def loss(self, loop: Loop) -> "torch.Tensor":
        """The loss of one batch of messages and pairs."""
        import torch

        material, rng = self._material, loop.rng
        step = draw(material, rng)
        english = [material.pairs[i][0] for i in step.pairs]
        french = [maybe_rough(material.pairs[i][1], rng) for i in step.pairs]
        made = loop.vectors([*step.queries, *step.positives, *step.outside, *english, *french])
        count = len(step.queries)
        queries, positives, outside, sides = torch.split(
            made, [count, count, len(step.outside), 2 * len(step.pairs)]
        )
        loss = contrast(queries, positives, step.units, outside)
        if step.pairs:
            wanted = torch.from_numpy(material.teacher[step.pairs]).repeat(2, 1)
            loss = loss + _MEANING * (1 - (sides * wanted).sum(dim=1)).mean()
        return loss


class Watch:
    """How well the model finds sections from the texts alone, for questions it does not learn."""

    def __init__(
        self, knowledge: Knowledge, rng: random.Random, *, without_section: str = ""
    ) -> None:
        """Take some questions of the left-out fold, of both languages, and of no left-out section.

        `right` are the sections of those questions.
        """
        section = {unit.id: unit.section for unit in knowledge.units.values()}
        entries = [e for e in question_entries(knowledge) if section[e.unit] != without_section]
        left_out = [e for e in entries if in_fold(e.text, LEFT_OUT)]
        asked = rng.sample(left_out, min(WATCHED, len(left_out)))
        texts = [e for e in unit_entries(knowledge) if e.id.endswith("/lead")]
        self._asked, self._texts = [e.text for e in asked], [e.text for e in texts]
        self.right = [section[e.unit] for e in asked]
        self._sections = [section[e.unit] for e in texts]

    def score(self, loop: Loop) -> float:
        """The share of the questions whose nearest text is of their section."""
        near = (loop.vectors(self._asked) @ loop.vectors(self._texts).T).argmax(dim=1)
        found = zip(near.tolist(), self.right, strict=True)
        return float(np.mean([self._sections[at] == right for at, right in found]))


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", help="the model to start from; the English one unless given")
    parser.add_argument("--pairs", type=Path, help="a folder of sentence pairs, *.tsv.gz")
    parser.add_argument("--pair-count", type=int, default=20_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=700)
    parser.add_argument("--minutes", type=float, default=0.0, help="instead of steps")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without-section", default="", help="a section to leave out whole")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint")
    train(parser.parse_args(arguments))


def train(given: argparse.Namespace) -> None:
    """Train by the command line's options and write the model, in half precision."""
    checkpoint = checkpoint_of(given.out)
    files = to_learn(read_files(given.pairs)) if given.pairs else {}
    pairs = sample(files, given.pair_count, random.Random(given.seed))
    teacher = teacher_vectors([p[0] for p in pairs], english_model(), checkpoint.parent)
    knowledge = load_knowledge()
    material = gather(knowledge, pairs, teacher, without_section=given.without_section)
    plan = Plan(given.rate, given.steps, given.minutes, given.seed, MAX_TOKENS)
    loop = Loop(given.start or english_model(), plan)
    if given.resume:
        loop.resume(checkpoint)
    watch = Watch(knowledge, random.Random(given.seed), without_section=given.without_section)
    loop.run(Domain(material).loss, checkpoint, watch.score)
    loop.export(given.out, checkpoint)


if __name__ == "__main__":
    main()
