"""Sentence pairs for the encoder's training: read, left out, weighed, with their teacher."""

import bisect
import csv
import gzip
import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.knowledge import Knowledge
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.training import half_precision

Pair = tuple[str, str]
LEFT_OUT_COUNT = 1000
OWN = "own"
LONGEST = 260
_SHORT = 160
_SHORTEST, _MOST_UNEVEN = 4, 2.6
# One English sentence in so many is left out, before the first thousand are taken.
_LEFT_OUT_IN = 120
# Sources are drawn by their size to this power (Arivazhagan et al. 2019 call it a temperature).
_TEMPERING = 0.4
_CHARACTERS, _SMALLEST, _LARGEST = 9600, 32, 192
_FIRST_REACH, _WHOLE_REACH_AT = 80, 0.5


@dataclass(frozen=True)
class Source:
    """Pairs of one register by the length of their French side; `rows` are their teacher's."""

    pairs: tuple[Pair, ...]
    rows: NDArray[np.int64]
    lengths: tuple[int, ...]

    def batch(self, share: float, rng: random.Random) -> list[int]:
        """Positions of pairs of like length; the long ones come as `share` of the run passes."""
        reach = _FIRST_REACH + (LONGEST - _FIRST_REACH) * min(1.0, share / _WHOLE_REACH_AT)
        end = max(1, bisect.bisect_right(self.lengths, reach))
        at = rng.randrange(end)
        size = min(_LARGEST, max(_SMALLEST, _CHARACTERS // self.lengths[at]), end)
        first = min(max(0, at - 2 * size), max(0, end - 4 * size))
        return rng.sample(range(first, min(end, first + 4 * size)), size)


def read_files(folder: Path) -> dict[str, list[Pair]]:
    """English and French sentences of every `*.tsv.gz` of a folder, each pair once."""
    found = {}
    for file in sorted(folder.glob("*.tsv.gz")):
        with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            pairs = dict.fromkeys((row["en"].strip(), row["fr"].strip()) for row in rows)
        found[file.name.partition(".")[0]] = [p for p in pairs if all(p)]
    return found


def left_out(files: Mapping[str, Sequence[Pair]], count: int = LEFT_OUT_COUNT) -> list[Pair]:
    """Pairs that no training sees, no sentence twice; told by the English words alone."""
    drawn = [p for pairs in files.values() for p in pairs if _drawn(p[0])]
    french: set[str] = set()
    chosen: dict[str, str] = {}
    for english, other in sorted(drawn, key=lambda p: (_hash(p[0]), p)):
        if english not in chosen and other not in french:
            chosen[english] = other
            french.add(other)
    return list(chosen.items())[:count]


def to_learn(files: Mapping[str, Sequence[Pair]]) -> dict[str, list[Pair]]:
    """The pairs that are not left out, neither too long nor of too uneven lengths."""
    kept_french = {french for _, french in left_out(files)}
    return {
        name: [p for p in pairs if not _drawn(p[0]) and p[1] not in kept_french and _even(*p)]
        for name, pairs in files.items()
    }


def _even(english: str, french: str) -> bool:
    short, long = sorted((len(english), len(french)))
    return _SHORTEST <= short and long <= LONGEST and long <= _MOST_UNEVEN * short + 8


def _hash(english: str) -> int:
    return int.from_bytes(hashlib.sha256(f"pair {english}".encode()).digest()[:8])


def _drawn(english: str) -> bool:
    return _hash(english) % _LEFT_OUT_IN == 0


def own_pairs(knowledge: Knowledge) -> list[Pair]:
    """The content's own parallel texts, sentence by sentence, where both sides have as many."""
    sides = [(u.en.title, u.fr.title) for u in knowledge.units.values()]
    for unit in knowledge.units.values():
        sides += [(unit.en.lead, unit.fr.lead), (unit.en.closing, unit.fr.closing)]
        if len(unit.en.points) == len(unit.fr.points):
            both = zip(unit.en.points, unit.fr.points, strict=True)
            sides += [(en.text, fr.text) for en, fr in both]
    sides += [(say.en, say.fr) for say in knowledge.asks.values()]
    sides += [(claim.say.en, claim.say.fr) for claim in knowledge.claims.values()]
    sides += [(p.en.correction, p.fr.correction) for p in knowledge.premises]
    for term in knowledge.glossary:
        sides += [(term.en.term, term.fr.term), (term.note.en, term.note.fr)]
    return list(dict.fromkeys(p for p in sides if _even(*p)))


def sample(files: Mapping[str, Sequence[Pair]], count: int, rng: random.Random) -> list[Pair]:
    """About `count` short pairs, the smaller files whole and the larger ones in equal parts."""
    found: list[Pair] = []
    short = [[p for p in pairs if max(map(len, p)) <= _SHORT] for pairs in files.values()]
    ordered = sorted(short, key=len)
    for at, pairs in enumerate(ordered):
        share = (count - len(found)) // (len(ordered) - at)
        found += rng.sample(pairs, min(share, len(pairs)))
    rng.shuffle(found)
    return found


def sources(files: Mapping[str, Sequence[Pair]]) -> tuple[list[Source], list[str]]:
    """Every file as a source, and the distinct English sentences that their rows speak of."""
    english = list(dict.fromkeys(p[0] for pairs in files.values() for p in pairs))
    row = {text: i for i, text in enumerate(english)}
    made = []
    for pairs in files.values():
        ordered = sorted(pairs, key=lambda p: (len(p[1]), p))
        rows = np.array([row[p[0]] for p in ordered], dtype=np.int64)
        made.append(Source(tuple(ordered), rows, tuple(len(p[1]) for p in ordered)))
    return [source for source in made if source.pairs], english


def weights(drawn: Sequence[Source]) -> list[float]:
    """How often each source is drawn: its size tempered, so that small ones count for more."""
    return [len(source.pairs) ** _TEMPERING for source in drawn]


def teacher_vectors(texts: Sequence[str], model: str, folder: Path) -> Vectors:
    """Unit vectors of the teacher (texts, dimensions), computed by length and kept in a folder."""
    digest = hashlib.sha256("\n".join([Path(model).name, *texts]).encode()).hexdigest()[:12]
    kept = folder / f"teacher-{digest}.npy"
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        made = _encode(texts, model).astype(np.float16)
        beside = kept.with_suffix(".part.npy")
        np.save(beside, made)
        beside.rename(kept)
    return np.asarray(np.load(kept, mmap_mode="r"), dtype=np.float32)


def _encode(texts: Sequence[str], model: str) -> Vectors:
    import torch
    from sentence_transformers import SentenceTransformer

    if not texts:
        return np.zeros((0, 1), dtype=np.float32)
    teacher = SentenceTransformer(model, device="cpu", model_kwargs={"dtype": torch.float32})
    with half_precision():
        found = teacher.encode(
            list(texts),
            batch_size=96,
            normalize_embeddings=True,
            convert_to_tensor=True,
            show_progress_bar=len(texts) > 5000,
        )
    return np.asarray(found.float().numpy(), dtype=np.float32)
