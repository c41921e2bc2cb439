"""How results moved from one meeting to the next; only the same version is compared."""

from collections.abc import Iterator
from datetime import date

from advisor.assessments import health, readiness
from advisor.client import Client, Standing
from advisor.preparation.model import Movement, Results

_PARTS = 3


def standings_of(results: Results, on: date) -> tuple[Standing, ...]:
    """How the results stand on a day."""
    found: list[Standing] = []
    if results.readiness:
        ready = results.readiness
        found.append(
            Standing(
                kind="readiness",
                version=readiness.VERSION,
                on=on.isoformat(),
                score=ready.score,
                low=ready.low,
                high=ready.high,
                label=ready.band or "",
                parts=dict(ready.dimensions),
            )
        )
    if results.health:
        well = results.health
        scores = {name: None if s is None else int(s + 0.5) for name, s in well.kpis.items()}
        found.append(
            Standing(
                kind="health",
                version=health.VERSION,
                on=on.isoformat(),
                score=well.score,
                label=well.verdict,
                parts=dict(scores),
            )
        )
    return tuple(found)


def with_standings(client: Client, now: tuple[Standing, ...]) -> Client:
    """A client with the standings of a day; those of the same day and kind are replaced."""
    fresh = {(s.kind, s.on) for s in now}
    kept = tuple(s for s in client.standings if (s.kind, s.on) not in fresh)
    return client.model_copy(update={"standings": (*kept, *now)})


def movements(client: Client, now: tuple[Standing, ...]) -> tuple[Movement, ...]:
    """Each result that stood at an earlier meeting, with how it stands now."""
    return tuple(_movements(client, now))


def _movements(client: Client, now: tuple[Standing, ...]) -> Iterator[Movement]:
    for standing in now:
        earlier = [s for s in client.standings if s.kind == standing.kind and s.on < standing.on]
        if not earlier:
            continue
        before = max(earlier, key=lambda s: s.on)
        if before.version != standing.version:
            yield Movement(before=before, after=None)
        else:
            yield Movement(before=before, after=standing, parts=_moved(before, standing))


def _moved(before: Standing, after: Standing) -> tuple[str, ...]:
    both = {
        name: abs(now - old)
        for name, now in after.parts.items()
        if now is not None and (old := before.parts.get(name)) is not None and now != old
    }
    return tuple(sorted(both, key=lambda name: -both[name])[:_PARTS])
