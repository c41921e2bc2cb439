"""The question bank in folds that do not change when it grows."""

import hashlib

FOLDS = 5


def in_fold(text: str, fold: int) -> bool:
    """Whether a question belongs to one of the `FOLDS` folds; told by its words alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) % FOLDS == fold
