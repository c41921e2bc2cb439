"""A person's own document, turned into text in memory: nothing is kept, nothing is fetched."""

from advisor.documents.document import Document, Kind
from advisor.documents.read import read_document

__all__ = ["Document", "Kind", "read_document"]
