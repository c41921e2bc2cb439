"""Play sets of cases on the embedded model and print the figures.

`python -m evals.run SET.yaml… [--failures] [--json FILE]`
"""

import argparse
import json
import math
import sys
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from advisor.conversation import Advisor
from advisor.reply import Reply
from evals.cases import Case, load_cases
from evals.checks import Verdict, judge


@dataclass(frozen=True)
class Played:
    """A case with the reply to its last step, and what was measured on it."""

    case: Case
    reply: Reply
    verdict: Verdict


def play(cases: Iterable[Case], advisor: Advisor) -> list[Played]:
    """Play every case in a conversation of its own."""
    played = []
    for case in cases:
        thread = str(uuid.uuid4())
        for step in case.turns:
            reply = advisor.ask(step.user, thread, form=step.form)
        verdict = judge(case.turns[-1], case.lang, reply, advisor.guidance.knowledge)
        played.append(Played(case, reply, verdict))
    return played


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a proportion (Wilson, 1927)."""
    if count == 0:
        return 0.0, 1.0
    z, p = 1.96, hits / count
    centre = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count**2)) / (1 + z * z / count)
    return max(0.0, centre - half), min(1.0, centre + half)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    advisor = Advisor(keep=False)
    advisor.warm_up()
    cases = load_cases(options.sets)
    played = play(track(cases, description="", console=Console(stderr=True)), advisor)
    _table(played)
    if options.failures:
        _failures(played)
    if options.json:
        options.json.write_text(
            json.dumps([{"id": p.case.id, **asdict(p.verdict)} for p in played], indent=1)
        )
    return 0


def _table(played: list[Played]) -> None:
    table = Table("kind", "lang", "n", *Verdict.__annotations__, "ms p50", "p95")
    kinds = dict.fromkeys(p.case.tags[0] for p in played)
    for kind in kinds:
        for lang in ("fr", "en"):
            rows = [p for p in played if p.case.tags[0] == kind and p.case.lang == lang]
            if rows:
                times = sorted(p.reply.elapsed_ms for p in rows)
                table.add_row(
                    kind,
                    lang,
                    str(len(rows)),
                    *(
                        _share([getattr(p.verdict, m) for p in rows])
                        for m in Verdict.__annotations__
                    ),
                    str(times[len(times) // 2]),
                    str(times[int(len(times) * 0.95)]),
                )
    Console(width=180).print(table)


def _share(values: list[bool | None]) -> str:
    known = [v for v in values if v is not None]
    if not known:
        return "–"
    low, high = wilson(sum(known), len(known))
    return f"{100 * sum(known) / len(known):.0f} ({100 * low:.0f}–{100 * high:.0f})"


def _failures(played: list[Played]) -> None:
    for p in played:
        missed = [k for k, v in asdict(p.verdict).items() if v is False]
        if missed:
            step = p.case.turns[-1]
            sys.stdout.write(
                f"\n{p.case.id} {missed}\n  Q {' || '.join(t.user for t in p.case.turns)}\n"
                f"  want {step.outcome} {step.sections} {step.includes}\n"
                f"  got {p.reply.outcome} {[c.unit for c in p.reply.citations]}\n"
                f"  A {p.reply.answer[:700]!r}\n"
            )


if __name__ == "__main__":
    raise SystemExit(main())
