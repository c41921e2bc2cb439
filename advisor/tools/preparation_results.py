"""What the tools say of a client, a line each, for a coach's dossier."""

from advisor.assessments import agreement, finder, health, readiness
from advisor.assessments.agreement import AgreementResult
from advisor.assessments.finder import FinderResult
from advisor.assessments.health import HealthResult
from advisor.assessments.readiness import ReadinessResult
from advisor.client import Standing
from advisor.language import percent
from advisor.preparation.model import Movement, Preparation
from advisor.texts import Words
from advisor.tools.agreement_words import clause_name, verdict_name
from advisor.tools.asking import short_name
from advisor.tools.finder_words import headline as finder_headline
from advisor.tools.practice_parts import day_text
from advisor.tools.preparation_names import field_names
from advisor.tools.readiness_words import dimension_name, gate_lines

_GATES, _CLAUSES = 2, 4


def result_lines(made: Preparation, words: Words) -> list[tuple[str, str]]:
    """Each tool by its title and version, with its result in a few words."""
    results = made.results
    lines: list[tuple[str, str]] = []
    if results.readiness:
        told = _readiness(results.readiness, words)
        lines.append((_title("readiness", readiness.VERSION, words), told))
    if results.health:
        told = _health(results.health, results.deduced, words)
        lines.append((_title("health", health.VERSION, words), told))
    if results.agreement:
        told = _agreement(results.agreement, words)
        lines.append((_title("agreement", agreement.VERSION, words), told))
    if results.finder:
        told = _finder(results.finder, words)
        lines.append((_title("finder", finder.VERSION, words), told))
    return lines


def movement_line(moved: Movement, words: Words) -> str:
    """A result then and now, or why the two are not compared."""
    before, after = moved.before, moved.after
    title, then = words(f"form.title.{before.kind}"), day_text(before.on, words)
    if after is None:
        return words("prep.since.versions", title=title, day=then, version=before.version)
    line = words(
        "prep.since.line",
        title=title,
        day=then,
        before=standing_words(before, words),
        after=standing_words(after, words),
    )
    if moved.parts:
        parts = [_part(name, before, after, words) for name in moved.parts]
        line += " " + words("prep.since.parts", list=", ".join(parts))
    return line


def standing_words(standing: Standing, words: Words) -> str:
    """A score with its band or verdict; what stands in for them where there is none."""
    label = words("prep.no_band")
    if standing.label:
        group = "band" if standing.kind == "readiness" else "verdict"
        label = words(f"result.{group}.{standing.label}")
    if standing.score is None:
        return label
    return words("prep.score", score=standing.score, label=label)


def part_name(kind: str, name: str, words: Words) -> str:
    """A dimension or a KPI of a standing."""
    return dimension_name(name, words) if kind == "readiness" else short_name("health", name, words)


def _part(name: str, before: Standing, after: Standing, words: Words) -> str:
    part = part_name(before.kind, name, words)
    return words("prep.since.part", item=part, before=before.parts[name], after=after.parts[name])


def _title(form: str, version: str, words: Words) -> str:
    return words("prep.tool", title=words(f"form.title.{form}"), version=version)


def _readiness(result: ReadinessResult, words: Words) -> str:
    covered = {"coverage": percent(int(result.coverage * 100 + 0.5), words.language)}
    if result.score is None or result.band is None:
        told = words("prep.readiness.no_score", low=result.low, high=result.high, **covered)
    else:
        told = words(
            "prep.readiness.score",
            score=result.score,
            low=result.low,
            high=result.high,
            band=words(f"result.band.{result.band}"),
            confidence=words(f"result.confidence.{result.confidence}"),
            **covered,
        )
    if result.provisional:
        told += " " + words("prep.provisional")
    if result.band and result.band != result.raw_band:
        told += " " + words("prep.readiness.capped", raw=words(f"result.band.{result.raw_band}"))
    return " ".join([told, *gate_lines(result.gates, words)[:_GATES]])


def _health(result: HealthResult, deduced: tuple[str, ...], words: Words) -> str:
    sides = {
        name: words("result.health.side_none") if side is None else str(int(side + 0.5))
        for name, side in (("k", result.k), ("q", result.q))
    }
    verdict = words(f"result.verdict.{result.verdict}")
    reason = words(f"result.reason.{result.reason}")
    confidence = words(f"result.confidence.{result.confidence}")
    told = words("prep.health.line", verdict=verdict, **sides, reason=reason, confidence=confidence)
    if result.score is not None:
        told = words("prep.health.score", score=result.score, line=told)
    if result.too_early:
        told += " " + words("prep.health.early")
    if result.provisional and result.could_become:
        others = ", ".join(words(f"result.verdict.{v}") for v in result.could_become)
        told += " " + words("prep.health.could_become", verdicts=others)
    read = tuple(path for path in deduced if path.startswith("health."))
    if read:
        told = words("prep.health.deduced", line=told, items=field_names(read, words))
    return told


def _agreement(result: AgreementResult, words: Words) -> str:
    told = words(
        "prep.agreement.line",
        verdict=verdict_name(result.verdict, words),
        coverage=result.coverage,
    )
    for key, names in (("missing", result.missing), ("unclear", result.unclear)):
        if names:
            shown = ", ".join(clause_name(name, words) for name in names[:_CLAUSES])
            left = len(names) - _CLAUSES
            items = words("prep.and_more", list=shown, count=left) if left > 0 else shown
            told += " " + words(f"prep.agreement.{key}", items=items)
    return told


def _finder(result: FinderResult, words: Words) -> str:
    return finder_headline(result, {}, words).strip("*")
