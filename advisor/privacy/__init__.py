"""Personal identifiers replaced by placeholders before a text leaves the machine, and put back."""

from advisor.privacy.aside import without_identifiers
from advisor.privacy.identifiers import Identifier, find_identifiers
from advisor.privacy.masker import Masker, Unmasking
from advisor.privacy.placeholders import Kind

__all__ = ["Identifier", "Kind", "Masker", "Unmasking", "find_identifiers", "without_identifiers"]
