"""Renew the vectors of the content that ship with it; only new texts are encoded.

`python -m evals.ship_vectors`
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from advisor.knowledge import load_knowledge
from advisor.language import LANGUAGES
from advisor.retrieval.encoder import Encoder, Memo, SentenceEncoder, Vectors, text_key
from advisor.retrieval.index import open_index
from advisor.retrieval.shipped import SHIPPED_VECTORS, read_vectors, write_vectors
from advisor.tools.coach_topics import topic_texts


class _Recorder:
    """Keeps the vector of every text that a build asks for."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.asked: dict[bytes, Vectors] = {}
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self._encoder.encode(texts)
        self.asked.update(zip(map(text_key, texts), vectors, strict=True))
        return vectors


def main() -> None:
    """Build an index aside, and keep the vectors that it and a coach's topics took."""
    encoder = SentenceEncoder()
    recorder = _Recorder(Memo(encoder, read_vectors(encoder.name)))
    SHIPPED_VECTORS.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        open_index(load_knowledge(), recorder, Path(folder))
    for language in LANGUAGES:
        recorder.encode(topic_texts(language))
    write_vectors(encoder.name, recorder.asked)
    Console().print(f"{len(recorder.asked)} vectors")


if __name__ == "__main__":
    main()
