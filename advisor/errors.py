"""Errors that the person in front can mend. Anything else is a bug and is left to stop the run."""

from typing import Protocol


class Say(Protocol):
    """The words of a key in one language, filled in."""

    def __call__(self, key: str, **values: object) -> str:
        """The words of `key`."""
        ...


class AdvisorError(Exception):
    """A fault with a remedy: `key` names the words in `texts/`, `values` fill them."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep the key of the words and what fills them."""
        super().__init__(f"{key} {values}"[:2000])
        self.key = key
        self.values = values

    def worded(self, say: Say) -> str:
        """The fault and its remedy in the language of `say`."""
        return say(self.key, **self.values)


class ContentError(AdvisorError):
    """The content does not hold; `faults` lists all, as `path:line: field: what to do`."""

    def __init__(self, faults: list[str]) -> None:
        """Keep all faults, first to last."""
        super().__init__("error.content", count=len(faults), faults="\n".join(faults))
        self.faults = faults


class BadInput(AdvisorError):
    """What the caller sent cannot be used."""


class SetupError(AdvisorError):
    """The installation, a setting or the data folder does not allow to go on."""
