"""A health result in words: the same for the chat, the terminal and the downloaded file."""

from collections.abc import Sequence
from decimal import Decimal

from advisor.assessments import health
from advisor.assessments.health import HealthResult
from advisor.dossier import Figures, HealthForm, Number, Problem
from advisor.interview import health_input
from advisor.knowledge import load_knowledge
from advisor.language import money, number, percent
from advisor.texts import Words
from advisor.tools.asking import item_of, short_name

_MONEY = {"revenue_generated", "costs_saved"}
_PERCENT = {"retention_rate"}
_EXIT = ("term", "mediation", "results", "announce")


def amount(kpi: str, value: Number | Decimal, words: Words) -> str:
    """A figure of a KPI with its unit, as the language writes it."""
    if kpi in _MONEY:
        return money(value, words.language)
    if kpi in _PERCENT:
        return percent(value, words.language)
    return number(value, words.language)


def figures_words(kpi: str, figures: Figures, words: Words) -> str:
    """Value, target and earlier value of a KPI in one line; empty where none is known."""
    shown = [
        words(f"form.read_{name}", value=amount(kpi, value, words))
        for name in ("value", "target", "previous")
        if (value := getattr(figures, name)) is not None
    ]
    return ", ".join(shown)


def problem_words(problem: Problem, words: Words) -> str:
    """A figure that cannot be used, with the question that settles it."""
    item = short_name("health", problem.kpi, words)
    values = " / ".join(amount(problem.kpi, v, words) for v in problem.values)
    return words(f"form.problem.{problem.kind}", item=item, values=values)


def headline(result: HealthResult, words: Words) -> str:
    """The verdict in one or two sentences."""
    reason = words(f"result.reason.{result.reason}")
    if result.verdict == "insufficient":
        line = words("result.health.insufficient", reason=reason)
        if result.leaning:
            leaning = words(f"result.verdict.{result.leaning}").lower()
            line += " " + words("result.health.leaning", verdict=leaning)
        return line
    if result.score is None:
        verdict = words(f"result.verdict.{result.verdict}")
        return words("result.health.sentence_no_score", verdict=verdict, reason=reason)
    key = "result.health.sentence_early" if result.too_early else "result.health.sentence"
    verdict = words(f"result.verdict.{result.verdict}")
    if result.too_early:
        verdict = verdict.lower()
    return words(key, verdict=verdict, score=result.score, reason=reason)


def result_text(result: HealthResult, form: HealthForm, words: Words) -> str:
    """The result as Markdown: verdict, both sides, lines, what could change it, what to do."""
    blocks = [headline(result, words), _sides(result, words)]
    if result.provisional and result.could_become:
        others = ", ".join(words(f"result.verdict.{v}").lower() for v in result.could_become)
        blocks.append(words("result.health.provisional", verdicts=others))
    blocks += [_lines(result, form, words), *_warnings(result, words)]
    blocks += [_gaps(form, words), *_next(result, words), words("result.note")]
    return "\n\n".join(block for block in blocks if block)


def _sides(result: HealthResult, words: Words) -> str:
    none = words("result.health.side_none")
    k, q = (
        none if side is None else words("result.out_of_100", score=_half_up(side))
        for side in (result.k, result.q)
    )
    confidence = words(f"result.confidence.{result.confidence}")
    return words("result.health.sides", k=k, q=q, confidence=confidence)


def _lines(result: HealthResult, form: HealthForm, words: Words) -> str:
    lines = []
    scores = {str(kpi): score for kpi, score in result.kpis.items()}
    for kpi, figures in form.kpis.items():
        item, shown = short_name("health", kpi, words), figures_words(kpi, figures, words)
        score = scores.get(kpi)
        if score is not None:
            line = words("result.health.kpi_line", item=item, figures=shown, score=_half_up(score))
        elif any(w.kpi == kpi for w in result.warnings):
            line = words("result.health.kpi_refused", item=item, figures=shown)
        elif shown:
            line = words("result.health.kpi_unscored", item=item, figures=shown)
        else:
            continue
        lines.append(f"- {line}")
    return "\n".join(lines)


def _warnings(result: HealthResult, words: Words) -> list[str]:
    return [
        words(
            f"warning.{w.code}",
            item=short_name("health", w.kpi, words),
            value=amount(w.kpi, w.value, words),
        )
        for w in result.warnings
    ]


def _gaps(form: HealthForm, words: Words) -> str:
    gaps = health.gaps_to_discuss(health.read_health(health_input(form)))
    items = ", ".join(short_name("health", gap.id, words) for gap in gaps)
    return words("result.health.gaps", items=items) if gaps else ""


def _next(result: HealthResult, words: Words) -> list[str]:
    if result.verdict == "insufficient":
        wanted = [("ask_targets", result.k), ("ask_people", result.q)]
        return [words(f"result.health.{key}") for key, side in wanted if side is None]
    blocks = [words("result.health.lawyer")] if result.reason == "R1" else []
    if result.verdict == "stop":
        lines = [f"- {words(f'result.health.exit.{step}')}" for step in _EXIT]
        return [*blocks, "\n".join([words("result.health.exit"), "", *lines])]
    blocks.append(_lowest([p.id for p in result.priorities], words))
    if result.verdict == "realign":
        blocks.append(words("result.health.plan"))
    return blocks


def _lowest(items: Sequence[str], words: Words) -> str:
    if not items:
        return ""
    knowledge = load_knowledge()
    lines = []
    for item in items:
        found = item_of("health", item)
        text = found.text(words.language)
        section = knowledge.sections[knowledge.units[found.unit].section].title(words.language)
        line = words("result.action", item=text.short, advice=text.advice, section=section)
        lines.append(f"- {line}")
    return "\n".join([words("result.health.lowest"), "", *lines])


def _half_up(value: float) -> int:
    return int(value + 0.5)
