"""Which matters a coach can open on a question: their ids, the nearest first."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from advisor.knowledge.coaching import SECTION_PREFIX, Topic, load_coaching
from advisor.knowledge.questionnaires import load_questionnaires
from advisor.language import Language
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.retriever import Guidance, Scored
from advisor.retrieval.tokens import stems

_MOST = 2
_NEARLY = 0.75
_REREAD = (0.4, 0.25)
"""What a topic gains where the best passage is its first to reread, or its second."""
_NEXT_PASSAGES = 0.5
_HOME, _SECTION = 0.1, 0.1
_WORD, _WORDS_MOST = 0.06, 3


def topics_of(
    matter: str, language: Language, found: Sequence[Scored], guidance: Guidance
) -> tuple[str, ...]:
    """One or two topics: near in meaning and words to the matter, and to the passages found."""
    near = _nearness(matter, language, guidance)
    mine = set(stems(matter, language))
    scores = {
        name: near[name]
        + _of_passages(topic, found)
        + _WORD * min(_WORDS_MOST, len(mine & _stems(name, language)))
        for name, topic in load_coaching().items()
    }
    best, *others = sorted(scores, key=lambda name: -scores[name])
    kept = [name for name in others[: _MOST - 1] if scores[name] >= _NEARLY * scores[best]]
    return (best, *kept)


def _of_passages(topic: Topic, found: Sequence[Scored]) -> float:
    """How much a topic belongs to the passages found, each by its share beside the first."""
    worth = dict(zip(topic.units, _REREAD, strict=False))
    first, *others = found
    shares = [min(1.0, one.share / first.share) * _NEXT_PASSAGES for one in others]
    gains = [worth.get(o.unit, 0.0) * share for o, share in zip(others, shares, strict=True)]
    gained = max([worth.get(first.unit, 0.0), *gains])
    section = found[0].unit.partition(".")[0]
    gained += _HOME * (topic.units[0].partition(".")[0] == section)
    return gained + _SECTION * (topic.id == f"{SECTION_PREFIX}{section}")


def _nearness(matter: str, language: Language, guidance: Guidance) -> Mapping[str, float]:
    vectors = _vectors(language, guidance.encode_content)
    scores = vectors @ guidance.encode([matter])[0]
    return dict(zip(load_coaching(), map(float, scores), strict=True))


@lru_cache(maxsize=4)
def _vectors(language: Language, encode: Callable[[list[str]], Vectors]) -> Vectors:
    """One vector a topic (topics, dimensions), in the order of the content."""
    return encode(topic_texts(language))


def topic_texts(language: Language) -> list[str]:
    """What the topics are found by, in the order of the content."""
    return [_said(name, language) for name in load_coaching()]


@lru_cache(maxsize=128)
def _stems(name: str, language: Language) -> frozenset[str]:
    """The words of a topic, with those of the item that it stands for."""
    items = (form.items[name] for form in load_questionnaires().values() if name in form.items)
    words = [" ".join((w.ask, *w.topics)) for w in (item.text(language) for item in items)]
    return frozenset(stems(" ".join((_said(name, language), *words)), language))


def _said(name: str, language: Language) -> str:
    words = load_coaching()[name].text(language)
    return f"{words.name}. {' '.join(words.ask)}"
