"""Stage one of the encoder: French and English sentences drawn to an English teacher's vectors.

`python -m advisor.retrieval.align --start MODEL --pairs FOLDER --out DIR --minutes 75 [--resume]`

After Reimers & Gurevych 2020, "Making Monolingual Sentence Embeddings Multilingual using Knowledge
Distillation". Each step draws pairs of one register and of like length, short ones first. The
French side, now and then typed in haste, is drawn to the teacher's vector of the English side and
away from those of the other pairs of the batch (InfoNCE); a part of the English sides is drawn to
the teacher too, so that English does not drift. Everyday, business and the content's own parallel
texts are drawn far more often than their number. Pairs that `pairs.left_out` names are never seen.

The teacher's vectors are computed once and kept, with the checkpoint, in `DIR.checkpoint`. A run
that is stopped (Ctrl-C) writes its checkpoint and its model; `--resume` goes on from there. On a
machine that does other work too, `OMP_WAIT_POLICY=PASSIVE` keeps the threads from waiting busily.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from advisor.knowledge import load_knowledge
from advisor.retrieval.encoder import Vectors, english_model
from advisor.retrieval.pairs import (
    OWN,
    Source,
    own_pairs,
    read_files,
    sources,
    teacher_vectors,
    to_learn,
    weights,
)
from advisor.retrieval.roughen import maybe_rough
from advisor.retrieval.training import Loop, Plan, checkpoint_of

if TYPE_CHECKING:
    import torch

MAX_TOKENS = 96
TEMPERATURE = 0.05
_DISTILLATION, _CONTRAST = 10.0, 1.0
_ENGLISH_IN = 3
_CHUNK = 192


class Alignment:
    """What a step of stage one learns from."""

    def __init__(self, drawn: Sequence[Source], teacher: Vectors) -> None:
        """Take the sources, and the teacher's unit vectors that their rows speak of."""
        self._sources = drawn
        self._weights = weights(drawn)
        self._teacher = teacher

    def loss(self, loop: Loop) -> "torch.Tensor":
        """The loss of one batch of pairs."""
        import torch

        source = loop.rng.choices(self._sources, self._weights)[0]
        chosen = source.batch(loop.share, loop.rng)
        rows = source.rows[chosen]
        wanted = torch.from_numpy(self._teacher[rows])
        french = loop.vectors([maybe_rough(source.pairs[i][1], loop.rng) for i in chosen], _CHUNK)
        some = chosen[::_ENGLISH_IN]
        english = loop.vectors([source.pairs[i][0] for i in some], _CHUNK)
        apart = _apart(french, wanted) + _apart(english, wanted[::_ENGLISH_IN]) / 2
        return _DISTILLATION * apart + _CONTRAST * contrast(french, wanted, rows)


def _apart(made: "torch.Tensor", wanted: "torch.Tensor") -> "torch.Tensor":
    return (1 - (made * wanted).sum(dim=1)).mean()


def contrast(
    french: "torch.Tensor", wanted: "torch.Tensor", rows: "np.typing.NDArray[np.int64]"
) -> "torch.Tensor":
    """InfoNCE both ways (van den Oord et al. 2018); pairs of one English sentence do not repel."""
    import torch

    same = torch.from_numpy((rows[:, None] == rows[None, :]) & ~np.eye(len(rows), dtype=bool))
    near = (french @ wanted.T / TEMPERATURE).masked_fill(same, -1e4)
    target = torch.arange(len(rows))
    loss: torch.Tensor = torch.nn.functional.cross_entropy(near, target)
    return (loss + torch.nn.functional.cross_entropy(near.T, target)) / 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", help="the model to start from; the English one unless given")
    parser.add_argument("--pairs", type=Path, required=True, help="sentence pairs, *.tsv.gz")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--minutes", type=float, default=0.0, help="instead of steps")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint")
    align(parser.parse_args(arguments))


def align(given: argparse.Namespace) -> None:
    """Train by the command line's options and write the model, in half precision."""
    checkpoint = checkpoint_of(given.out)
    files = to_learn(read_files(given.pairs)) | {OWN: own_pairs(load_knowledge())}
    drawn, english = sources(files)
    teacher = teacher_vectors(english, english_model(), checkpoint.parent)
    plan = Plan(given.rate, given.steps, given.minutes, given.seed, MAX_TOKENS, dropout=False)
    loop = Loop(given.start or english_model(), plan)
    if given.resume:
        loop.resume(checkpoint)
    loop.run(Alignment(drawn, teacher).loss, checkpoint)
    loop.export(given.out, checkpoint)


if __name__ == "__main__":
    main()
