"""`advisor` as it is installed: the command line of the product, with `advisor eval` beside it.

It stands here because `evals` imports `advisor`, never the reverse.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.cli import SAY, app, guarded
from evals.commands import add_eval

if TYPE_CHECKING:
    from advisor.ui.extra import Extra

__all__ = ["app", "main"]

add_eval(app, SAY, guarded)


def main() -> None:
    """Run the command line."""
    app(obj=_extras)


def _extras() -> "Sequence[Extra]":
    from evals.page.extra import EvaluationExtra

    return (EvaluationExtra(),)


if __name__ == "__main__":
    main()
