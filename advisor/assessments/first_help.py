"""Help first, `help-1.0`: one action for one contact, held against five tests."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from advisor.assessments.inputs import Result

__all__ = ["EFFORTS", "ITEMS", "TESTS", "VERSION", "HelpResult", "Status", "plan_help"]

VERSION: Literal["help-1.0"] = "help-1.0"

Status = Literal["ready", "listen", "rewrite", "not_yet", "favour_open", "incomplete"]

TESTS: tuple[str, ...] = ("stated", "feasible", "no_ask", "skills", "welcome")
EFFORTS: tuple[str, ...] = ("five_minutes", "one_hour", "half_day")
_PARTS = ("who", "need", "help", "effort", "day", "limit", "sign")
_ESSENTIAL = frozenset({"who", "need", "help", "day"})
ITEMS: tuple[str, ...] = (*_PARTS, *TESTS, "open_favour")
"""The questions, in the order of asking."""

_WITHIN, _LATER = 7, 14

Answers = Mapping[str, str | int | float | None]


class HelpResult(Result):
    """`failed` and `unknown` are tests; `missing` are parts of the action that are not known.

    `day_ok`: the day lies within seven days from today; None where it is not known.
    `follow_up` is the ISO day, fourteen days after the action, to ask whether it helped.
    """

    version: Literal["help-1.0"] = VERSION
    status: Status
    failed: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    day_ok: bool | None
    follow_up: str | None


def plan_help(answers: Answers, today: date) -> HelpResult:
    """Whether the action can be done: the first rule that matches, from an open favour on.

    A favour under way, a need that was not stated (listen), an ask in the offer (rewrite), a test
    that is no or not known (not yet), a part that lacks or a day out of reach (incomplete).
    """
    failed = tuple(name for name in TESTS if answers.get(name) == "no")
    unknown = tuple(name for name in TESTS if answers.get(name) not in {"yes", "no"})
    missing = tuple(name for name in _PARTS if not _known(name, answers))
    day = _day(answers.get("day"))
    day_ok = None if day is None else 0 <= (day - today).days <= _WITHIN
    return HelpResult(
        status=_status(answers, failed, unknown, whole=_is_whole(missing, day_ok)),
        failed=failed,
        unknown=unknown,
        missing=missing,
        day_ok=day_ok,
        follow_up=_follow_up(day),
    )


def _status(
    answers: Answers, failed: tuple[str, ...], unknown: tuple[str, ...], *, whole: bool
) -> Status:
    if answers.get("open_favour") == "yes":
        return "favour_open"
    if "stated" in failed:
        return "listen"
    if "no_ask" in failed:
        return "rewrite"
    if failed or unknown:
        return "not_yet"
    return "ready" if whole else "incomplete"


def _is_whole(missing: tuple[str, ...], day_ok: bool | None) -> bool:
    return day_ok is True and not _ESSENTIAL.intersection(missing)


def _known(name: str, answers: Answers) -> bool:
    value = answers.get(name)
    if name == "day":
        return _day(value) is not None
    if name == "effort":
        return value in EFFORTS
    return isinstance(value, str) and bool(value.strip())


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _follow_up(day: date | None) -> str | None:
    try:
        return None if day is None else (day + timedelta(days=_LATER)).isoformat()
    except OverflowError:
        return None
