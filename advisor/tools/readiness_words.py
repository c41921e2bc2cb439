"""A readiness result in words: the same for the chat, the terminal and the downloaded file."""

from collections.abc import Sequence

from advisor.assessments import readiness
from advisor.assessments.readiness import ReadinessResult
from advisor.dossier import ReadinessForm, Sign
from advisor.interview import readiness_input
from advisor.knowledge import load_knowledge
from advisor.knowledge.questionnaires import load_questionnaires
from advisor.language import percent
from advisor.texts import Words
from advisor.tools.asking import item_of, short_name

_ACTIONS, _SOLID = 3, 3


def dimension_name(dimension: str, words: Words) -> str:
    """A dimension as people read it."""
    return load_questionnaires()["readiness"].groups[dimension].text(words.language)


def result_text(result: ReadinessResult, words: Words) -> str:
    """The result as Markdown: sentence, range, caps, dimensions, next actions, what is missing."""
    blocks = [*_opening(result, words), _gates(result, words)]
    blocks.append(words("result.dimensions", list=dimension_list(result, words)))
    blocks += [_actions(result, words), _missing(result, words), words("result.note")]
    return "\n\n".join(block for block in blocks if block)


def short_text(result: ReadinessResult, form: ReadinessForm, words: Words) -> str:
    """The outcome of the six-question check: what would block, no score."""
    gates = readiness.quick_check(readiness.read_readiness(readiness_input(form))).gates
    if not gates:
        return "\n\n".join([words("result.readiness.quick_ok"), words("result.note")])
    lines = [f"- {line}" for line in gate_lines(gates, words)]
    low = sorted(
        (i for i in readiness.SHORT_FORM if isinstance(form.answers.get(i), int)),
        key=lambda i: int(form.answers[i] or 0),
    )
    actions = [i for i in low if int(form.answers[i] or 0) <= 1][:_ACTIONS]
    blocks = [words("result.readiness.quick_gates"), "\n".join(lines)]
    if actions:
        blocks.append(action_lines(actions, words))
    return "\n\n".join([*blocks, words("result.note")])


def dimension_list(result: ReadinessResult, words: Words) -> str:
    """The six dimensions with their scores, in one line: also the chart's text equivalent."""
    return ", ".join(
        words(
            "result.dimension_line",
            dimension=dimension_name(d, words),
            score=words("result.not_assessed") if score is None else score,
        )
        for d, score in result.dimensions.items()
    )


def gate_words(gate: str, words: Words) -> str:
    """A gate with its cause."""
    subject, _, cause = gate.partition("_")
    if subject in readiness.ITEM_OF:
        return words(f"result.readiness.gate.{cause}", item=short_name("readiness", subject, words))
    dimension = next(d for d in readiness.DIMENSIONS if gate.startswith(d))
    cause = gate.removeprefix(f"{dimension}_")
    return words(f"result.readiness.gate.{cause}", dimension=dimension_name(dimension, words))


def gate_lines(gates: Sequence[str], words: Words) -> list[str]:
    """The gates with their cause, what is not known yet gathered in two lines."""
    unknown = [g.removesuffix("_unknown") for g in gates if g.endswith("_unknown")]
    blank = [g.removesuffix("_not_assessed") for g in gates if g.endswith("_not_assessed")]
    lines = [gate_words(g, words) for g in gates if not g.endswith(("_unknown", "_not_assessed"))]
    if unknown:
        lines.append(words("result.readiness.gate.unknown", items=_names(unknown, words)))
    if blank:
        names = ", ".join(dimension_name(d, words) for d in blank)
        lines.append(words("result.readiness.gate.not_assessed", dimensions=names))
    return lines


def action_lines(items: Sequence[str], words: Words) -> str:
    """What to do first, item by item, with its section of the guidance."""
    return "\n".join([words("result.actions"), "", *(_action(i, words) for i in items)])


def signal_lines(signals: dict[str, Sign], words: Words) -> list[str]:
    """Signals read in a description, with the words that they rest on."""
    return [
        words(
            "form.signal_line",
            dimension=dimension_name(d, words),
            sign=words(f"form.sign.{s.sign}"),
            words=s.words,
        )
        for d, s in signals.items()
    ]


def _opening(result: ReadinessResult, words: Words) -> list[str]:
    covered = percent(int(result.coverage * 100 + 0.5), words.language)
    if result.score is None or result.band is None:
        return [
            words("result.readiness.no_score", coverage=covered, low=result.low, high=result.high)
        ]
    lines = [
        words(
            "result.readiness.sentence",
            score=result.score,
            band=words(f"result.band.{result.band}"),
            meaning=words(f"result.meaning.{result.band}"),
        ),
    ]
    if result.low != result.high:
        lines.append(
            words(
                "result.readiness.range",
                low=result.low,
                high=result.high,
                coverage=covered,
                confidence=words(f"result.confidence.{result.confidence}"),
            )
        )
    if result.provisional:
        lines.append(words("result.readiness.provisional"))
    return lines


def _gates(result: ReadinessResult, words: Words) -> str:
    if not result.gates:
        return ""
    head = words("result.readiness.gates")
    if result.raw_band and result.band != result.raw_band:
        head = words("result.readiness.cap", raw=words(f"result.band.{result.raw_band}"))
    return "\n".join([head, "", *(f"- {line}" for line in gate_lines(result.gates, words))])


def _actions(result: ReadinessResult, words: Words) -> str:
    items = [p.id for p in result.priorities if p.rating < _SOLID]
    return action_lines(items, words) if items else ""


def _action(item: str, words: Words) -> str:
    found = item_of("readiness", item)
    knowledge = load_knowledge()
    section = knowledge.sections[knowledge.units[found.unit].section].title(words.language)
    text = found.text(words.language)
    return "- " + words("result.action", item=text.short, advice=text.advice, section=section)


def _missing(result: ReadinessResult, words: Words) -> str:
    lines = []
    if result.add_proof:
        lines.append(words("result.add_proof", items=_names(result.add_proof, words)))
    if result.next_questions:
        asks = [item_of("readiness", i).text(words.language).ask for i in result.next_questions]
        lines.append("\n".join([words("result.next_questions"), "", *(f"- {a}" for a in asks)]))
    return "\n\n".join(lines)


def _names(items: Sequence[str], words: Words) -> str:
    return ", ".join(short_name("readiness", item, words) for item in items)
