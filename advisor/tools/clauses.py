"""The reading of agreements, opened when a first draft is read."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from advisor.assessments.agreement_review import Review
from advisor.knowledge.clauses import load_clauses
from advisor.language import Language
from advisor.retrieval.encoder import Encoder
from advisor.understanding.agreement import AgreementReader, open_classifier


class KeptClauses:
    """Reads agreements; the small model behind is trained once and kept in a folder."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """Name the parts; nothing is loaded yet."""
        self._encoder = encoder
        self._folder = folder

    @cached_property
    def _reader(self) -> AgreementReader:
        classifier = open_classifier(load_clauses(), self._encoder, self._folder)
        return AgreementReader(classifier, self._encoder.encode)

    def warm_up(self) -> None:
        """Train or load the model now."""
        _ = self._reader

    def read(
        self,
        text: str,
        language: Language | None = None,
        pages: Sequence[int] = (),
        artist: bool | None = None,
    ) -> Review:
        """The review of a draft; `pages` gives the page of each line, where there are pages.

        `artist` says whether it binds an artist and a presenter; None lets the text tell.
        """
        return self._reader.read(text, language, pages, artist)
