"""Every word that a visitor reads, as flat keys with `$name` placeholders.

Two files, `fr.yaml` and `en.yaml`, with the same keys: no language stands in for the other.
"""

from collections.abc import Mapping
from functools import cache
from string import Template

import yaml

from advisor.language import Language
from advisor.paths import TEXTS


class Words:
    """The words of one language."""

    def __init__(self, language: Language, table: Mapping[str, str]) -> None:
        """Keep the table of one language."""
        self.language = language
        self._table = table

    def __call__(self, key: str, **values: object) -> str:
        """The words of `key`, filled in.

        Raises:
            KeyError: the key is unknown, or a placeholder has no value.
        """
        return Template(self._table[key]).substitute({k: str(v) for k, v in values.items()})

    def raw(self, key: str) -> str:
        """The words of `key` with their placeholders."""
        return self._table[key]

    def keys(self) -> set[str]:
        """All keys."""
        return set(self._table)

    def __contains__(self, key: str) -> bool:
        return key in self._table


@cache
def words(language: Language) -> Words:
    """The words of `language`, read once."""
    table = yaml.safe_load((TEXTS / f"{language}.yaml").read_text(encoding="utf-8"))
    return Words(language, table)
