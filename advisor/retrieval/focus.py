"""The sentence of a story in which the question stands."""

import re

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_LONG, _SHORT = 16, 5


def focus(message: str) -> str:
    """The last question of a long message, with the sentence before it where it says too little.

    The message itself where it is short or a single sentence.
    """
    sentences = [s.strip() for s in _SENTENCE.split(message) if s.strip()]
    if len(sentences) < 2 or len(message.split()) < _LONG:
        return message
    asked = [i for i, s in enumerate(sentences) if s.endswith("?")]
    at = asked[-1] if asked else len(sentences) - 1
    start = at - 1 if len(sentences[at].split()) < _SHORT and at else at
    return " ".join(sentences[start : at + 1])
