"""Which cases of the sets are run: what `--only` keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from advisor.errors import BadInput
from evals.cases import Case, LoadedSet

_KINDS: Mapping[str, Callable[[Case, str], bool]] = {
    "lang": lambda case, value: case.lang == value,
    "tag": lambda case, value: value in case.tags,
    "section": lambda case, value: any(value in step.sections for step in case.turns),
    "id": lambda case, value: fnmatchcase(case.id, value),
}


def select(sets: Sequence[LoadedSet], only: Sequence[str]) -> tuple[LoadedSet, ...]:
    """The sets with the cases that `only` keeps, those left empty dropped.

    Each is `lang:fr`, `tag:x`, `section:y` (one that a turn expects) or `id:z` (with * and ?). Of
    several of a kind any is enough; every kind named has to hold.

    Raises:
        BadInput: a kind is unknown, or nothing is left.
    """
    wanted = _by_kind(only)
    kept = [
        replace(loaded, cases=tuple(c for c in loaded.cases if _is_kept(c, wanted)))
        for loaded in sets
    ]
    if not any(loaded.cases for loaded in kept):
        raise BadInput("eval.run.only_nothing", only=", ".join(only) or "—")
    return tuple(loaded for loaded in kept if loaded.cases)


def _by_kind(only: Sequence[str]) -> Mapping[str, list[str]]:
    wanted: dict[str, list[str]] = {}
    for one in only:
        kind, colon, value = one.partition(":")
        if kind not in _KINDS or not colon or not value:
            raise BadInput("eval.run.only_kind", found=one, known=", ".join(_KINDS))
        wanted.setdefault(kind, []).append(value)
    return wanted


def _is_kept(case: Case, wanted: Mapping[str, Sequence[str]]) -> bool:
    return all(
        any(_KINDS[kind](case, value) for value in values) for kind, values in wanted.items()
    )
