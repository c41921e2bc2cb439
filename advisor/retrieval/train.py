"""Train the bundled encoder on the question bank: contrast between units, meaning kept.

`python -m advisor.retrieval.train --start MODEL --pairs FOLDER --out knowledge/retriever`

Each step draws messages, half of them from one section so that neighbouring units contend, and
pulls each towards a text or another question of its unit, in either language, away from every
other unit and from questions that the guidance does not answer (InfoNCE, van den Oord et al. 2018).
Mistaken beliefs, types of small talk and matters of care are groups like units.
Sentence pairs keep the general meaning: both sides are drawn to the English teacher's vector
(Reimers & Gurevych 2020). French and English are roughened as people type them. One fold of the
bank is left out, so that weights and thresholds can be learned on questions it has not seen.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from advisor.knowledge import load_knowledge
from advisor.retrieval.encoder import english_model
from advisor.retrieval.material import Material, Step, draw, gather, maybe_rough, read_pairs

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

TEMPERATURE = 0.05
MAX_TOKENS = 64
_WARM_UP = 0.06
_MEANING = 4.0
_CHUNK = 40
_REPORT_EVERY = 25


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
        french = [maybe_rough(material.pairs[i][1], rng) for i in step.pairs]
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
