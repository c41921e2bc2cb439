"""The English encoder cut down to its first layer: real, and quick to train in a test."""

from pathlib import Path
from typing import Any

from sentence_transformers import SentenceTransformer

from advisor.retrieval.encoder import english_model


def one_layer(folder: Path) -> str:
    """Write the model to a folder and give its path."""
    model = SentenceTransformer(english_model(), device="cpu")
    bert: Any = model[0].auto_model
    bert.encoder.layer = bert.encoder.layer[:1]
    bert.config.num_hidden_layers = 1
    model.save(str(folder), create_model_card=False)
    return str(folder)
