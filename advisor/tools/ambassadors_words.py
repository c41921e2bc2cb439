"""Customers into partners, in words: progress, what to repair or do next, the measures."""

from collections.abc import Iterator, Mapping

from advisor.assessments.ambassadors import CHECKS, AmbassadorsResult
from advisor.knowledge.practices import Answer, PracticeItem, PracticeKind, load_practices
from advisor.language import number, percent
from advisor.texts import Words
from advisor.tools.practice_parts import (
    bullets,
    open_items,
    paragraphs,
    reread,
    section_of,
    short_names,
    value_text,
)

KIND: PracticeKind = "ambassadors"

_REPAIR = ("unhappy_key_customer", "unanswered_problem")
_ASKED = (*CHECKS, *_REPAIR)
_NEGATIVE = "negative_"


def headline(result: AmbassadorsResult, answers: Mapping[str, Answer], words: Words) -> str:
    """What comes first: a repair where one is due, else how far the work stands."""
    if result.gate:
        reason = next(_repairs(answers, words))
        return words("ambassadors.headline_repair", reason=reason)
    return _progress(result, words)


def result_text(answers: Mapping[str, Answer], result: AmbassadorsResult, words: Words) -> str:
    """The result as Markdown."""
    blocks = [headline(result, answers, words)]
    if result.gate:
        blocks += [*list(_repairs(answers, words))[1:], _progress(result, words)]
    steps = " · ".join(_steps(result, words))
    measures = [*_measures(answers, result, words), *_warnings(result, words)]
    blocks += [
        words("ambassadors.steps", list=steps),
        _next(result, answers, words),
        bullets(words("ambassadors.measures"), measures),
        _unknown(answers, words),
        reread(units(result, answers), words),
        words("practice.note"),
    ]
    return paragraphs(blocks)


def units(result: AmbassadorsResult, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The passages behind the repair, the next action and the plan as a whole."""
    items = load_practices()[KIND].items
    repair = ["customers.help-to-succeed"] if result.gate else []
    following = [items[result.next].unit] if result.next else ["customers.step-5-measure"]
    return tuple(dict.fromkeys([*repair, *following, "customers.plan"]))


def _progress(result: AmbassadorsResult, words: Words) -> str:
    if result.progress is None:
        return words("ambassadors.headline_none", answered=result.answered)
    return words(
        "ambassadors.headline",
        progress=percent(result.progress, words.language),
        coverage=percent(result.coverage, words.language),
    )


def _repairs(answers: Mapping[str, Answer], words: Words) -> Iterator[str]:
    """What is to be repaired, what is known before what is to be found out."""
    for name in _REPAIR:
        if answers.get(name) == "yes":
            yield words(f"ambassadors.repair.{name}.yes")
    for name in _REPAIR:
        if answers.get(name) not in {"yes", "no"}:
            yield words(f"ambassadors.repair.{name}.unknown")


def _steps(result: AmbassadorsResult, words: Words) -> Iterator[str]:
    groups = load_practices()[KIND].groups
    for step, mean in result.steps.items():
        shown = words("ambassadors.step_unknown") if mean is None else number(mean, words.language)
        name = _step_name(groups[step].text(words.language))
        yield words("ambassadors.step", step=name, mean=shown)


def _step_name(group: str) -> str:
    """The name of a step without its place in the plan."""
    return group.partition(". ")[2] or group


def _next(result: AmbassadorsResult, answers: Mapping[str, Answer], words: Words) -> str:
    if result.next is None:
        begun = [name for name in CHECKS if answers.get(name) == 1]
        if not begun:
            return words("ambassadors.running")
        return words("ambassadors.finish", items=short_names(KIND, begun, words))
    item = load_practices()[KIND].items[result.next]
    later = "_after" if result.gate else ""
    values = {"step": _step_name(_group(item, words)), "section": section_of(item.unit, words)}
    if answers.get(result.next) is None:
        ask = item.text(words.language).ask
        return words(f"ambassadors.find_out{later}", ask=ask, **values)
    return words(
        f"ambassadors.next{later}", action=words(f"ambassadors.do.{result.next}"), **values
    )


def _group(item: PracticeItem, words: Words) -> str:
    return load_practices()[KIND].groups[item.group].text(words.language)


def _measures(
    answers: Mapping[str, Answer], result: AmbassadorsResult, words: Words
) -> Iterator[str]:
    """The measures that are known, each with its formula."""

    def shown(item: str) -> str:
        return value_text(KIND, item, answers.get(item), words)

    if result.participation is not None:
        value = percent(result.participation, words.language)
        yield words(
            "ambassadors.participation",
            value=value,
            active=shown("active"),
            invited=shown("invited"),
        )
    if result.conversion is not None:
        value = percent(result.conversion, words.language)
        yield words(
            "ambassadors.conversion",
            value=value,
            customers=shown("referred_customers"),
            referrals=shown("referrals"),
        )
    if result.roi is not None:
        yield words(
            "ambassadors.roi",
            value=percent(result.roi, words.language),
            revenue=shown("referred_revenue"),
            margin=shown("margin_percent"),
            cost=shown("cost"),
        )


def _warnings(result: AmbassadorsResult, words: Words) -> Iterator[str]:
    for warning in result.warnings:
        if warning.startswith(_NEGATIVE):
            item = short_names(KIND, [warning.removeprefix(_NEGATIVE)], words)
            yield words("ambassadors.warning.negative", item=item)
        else:
            yield words(f"ambassadors.warning.{warning}")


def _unknown(answers: Mapping[str, Answer], words: Words) -> str:
    names = [item for item in open_items(KIND, answers) if item in _ASKED]
    return words("practice.unknown", items=short_names(KIND, names, words)) if names else ""
