"""The training loop of the encoder: rate, checkpoints, stopping, resuming, export."""

import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import torch

WARM_UP = 0.06
_LOWEST_RATE = 0.02
_CHUNK = 48
_SAVE_EVERY_S, _TELL_EVERY_S = 180.0, 30.0
_WATCH_EVERY = 100


@dataclass(frozen=True)
class Plan:
    """How a run goes: its highest rate, and its length in steps, or in minutes if they are given.

    Only steps give the same model again: minutes go as far as the machine does.
    """

    rate: float
    steps: int
    minutes: float = 0.0
    seed: int = 7
    max_tokens: int = 64
    dropout: bool = True


class Loop:
    """One model in training, with its place in the run."""

    def __init__(self, start: str, plan: Plan) -> None:
        """Load the model to start from, in single precision.

        Its attention is the plain one: on processors the fused one is slow to learn with.
        """
        import torch
        from sentence_transformers import SentenceTransformer

        torch.manual_seed(plan.seed)
        self.plan = plan
        self.rng = random.Random(plan.seed)
        self.model: SentenceTransformer = SentenceTransformer(
            start,
            device="cpu",
            model_kwargs={"dtype": torch.float32, "attn_implementation": "eager"},
        )
        self.model.max_seq_length = plan.max_tokens
        self.step = 0
        self.seconds = 0.0
        self.best = -1.0
        self._stopped = False
        self._optimizer = torch.optim.AdamW(
            self.model.parameters(), lr=plan.rate, weight_decay=0.01, fused=True
        )

    @property
    def share(self) -> float:
        """The share of the run that is done, 0 to 1."""
        if self.plan.minutes:
            return min(1.0, self.seconds / (60 * self.plan.minutes))
        return min(1.0, self.step / max(1, self.plan.steps))

    def run(
        self,
        loss_of: Callable[["Loop"], "torch.Tensor"],
        checkpoint: Path,
        watch: Callable[["Loop"], float] | None = None,
    ) -> list[float]:
        """Train until the run is done or a signal asks to stop; the loss of every step.

        `watch` measures the model now and then on what it does not learn from, more being better:
        the model that measured best is the one exported.
        """
        losses: list[float] = []
        saved = told = time.monotonic()
        with self._stoppable():
            while self.share < 1 and not self._stopped:
                started = time.monotonic()
                self.model.train(self.plan.dropout)
                losses.append(self._learn(loss_of(self)))
                self.step += 1
                if watch and self.step % _WATCH_EVERY == 0:
                    self._keep_best(watch, checkpoint)
                now = time.monotonic()
                self.seconds += now - started
                if now - saved > _SAVE_EVERY_S:
                    self.save(checkpoint)
                    saved = now
                if now - told > _TELL_EVERY_S or self.step == 1:
                    self._tell(losses)
                    told = now
        if watch and self.step % _WATCH_EVERY:
            self._keep_best(watch, checkpoint)
        self.save(checkpoint)
        self._tell(losses)
        return losses

    def _keep_best(self, watch: Callable[["Loop"], float], checkpoint: Path) -> None:
        import torch

        self.model.eval()
        with torch.no_grad():
            score = watch(self)
        _say(f"step {self.step}  left out {100 * score:.1f} %")
        if score >= self.best:
            self.best = score
            checkpoint.parent.mkdir(parents=True, exist_ok=True)
            torch.save(self.model.state_dict(), _best_of(checkpoint))

    def _learn(self, loss: "torch.Tensor") -> float:
        import torch

        rate = self.plan.rate * min(1.0, (self.share + 1e-3) / WARM_UP)
        for group in self._optimizer.param_groups:
            group["lr"] = rate * max(_LOWEST_RATE, 1 - self.share)
        self._optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimizer.step()
        return float(loss.detach())

    def vectors(self, texts: Sequence[str], chunk: int = _CHUNK) -> "torch.Tensor":
        """Unit vectors with their gradient (len(texts), dimensions), computed by length."""
        import torch

        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        made = []
        for start in range(0, len(order), chunk):
            part = [texts[i] for i in order[start : start + chunk]]
            features: dict[str, Any] = self.model.preprocess(part)
            with half_precision():
                made.append(self.model(features)["sentence_embedding"].float())
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.nn.functional.normalize(torch.cat(made)[back], dim=1)

    def save(self, checkpoint: Path) -> None:
        """Write all that the next step depends on; the file is whole or it is the one before."""
        import torch

        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        beside = checkpoint.with_suffix(".part")
        state = {
            "model": self.model.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "best": self.best,
            "rng": self.rng.getstate(),
            "torch": torch.get_rng_state(),
        }
        torch.save(state, beside)
        beside.rename(checkpoint)

    def resume(self, checkpoint: Path) -> None:
        """Go back to where a checkpoint was written.

        Raises:
            FileNotFoundError: there is none.
        """
        import torch

        state = torch.load(checkpoint, weights_only=True)
        self.model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.step, self.seconds, self.best = state["step"], state["seconds"], state["best"]
        self.rng.setstate(state["rng"])
        torch.set_rng_state(state["torch"])

    def export(self, out: Path, checkpoint: Path) -> None:
        """Write the model, the best where one was kept, in half precision; it ends the training."""
        import torch

        if self.best >= 0:
            self.model.load_state_dict(torch.load(_best_of(checkpoint), weights_only=True))
        self.model.eval()
        self.model.half().save(str(out), create_model_card=False)

    @contextmanager
    def _stoppable(self) -> Iterator[None]:
        """Let an interruption end the run after the step under way."""

        def stop(*_: object) -> None:
            self._stopped = True

        before = {s: signal.signal(s, stop) for s in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _tell(self, losses: Sequence[float]) -> None:
        left = self.seconds / max(self.share, 1e-6) * (1 - self.share) / 60
        mean = float(np.mean(losses[-25:])) if losses else 0.0
        _say(f"step {self.step}  loss {mean:.3f}  {self.seconds / 60:.1f} min, {left:.0f} min left")


def half_precision() -> "torch.autocast":
    """Computing in half precision, where the processor does: elsewhere it is far slower."""
    import torch

    computes = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=computes)


def _say(line: str) -> None:
    from rich.console import Console

    Console(stderr=True).print(line)


def _best_of(checkpoint: Path) -> Path:
    return checkpoint.with_name("best.pt")


def checkpoint_of(out: Path) -> Path:
    """Where the checkpoint of a run that writes to `out` is kept."""
    return out.with_name(f"{out.name}.checkpoint") / "state.pt"
