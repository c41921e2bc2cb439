"""Whether a text gives away the instructions of a prompt."""

from collections.abc import Iterable, Iterator

from advisor.retrieval.tokens import fold
from advisor.retrieval.tokens import words as split_words

_RUN = 7


class Disclosure:
    """Knows the prompts by their runs of seven words.

    What stands before a prompt's first heading says who the advisor is, which is no secret.
    """

    def __init__(self, prompts: Iterable[str]) -> None:
        """Take the texts of the prompts."""
        bodies = (prompt.partition("\n#")[2] or prompt for prompt in prompts)
        self._runs = frozenset(run for body in bodies for run in _runs(body))

    def given_away(self, text: str) -> bool:
        """Whether a run of the prompts stands in a text."""
        return any(run in self._runs for run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    found = split_words(fold(text))
    return (tuple(found[i : i + _RUN]) for i in range(len(found) - _RUN + 1))
