"""Which item of a form some words point at: by id, by position, by topic, by telling words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold, stems
from advisor.understanding.form.acts import FormItem, FormView
from advisor.understanding.form.cues import form_cues
from advisor.understanding.form.text import words_of

_ASKED = 2.0
_NAMED = 1.0
_PHRASE = 3.0
_ENOUGH = 1.0
_MARGIN = 1.4
_COMMON = 3
_TYPO = 5
_ARTICLES = "a"
_TYPO_TWICE = 9


@dataclass(frozen=True)
class Pointed:
    """The items that a text points at, and where in the text; several for a whole dimension.

    `candidates` are those between which the words do not decide.
    """

    items: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Index:
    """For each stem, the weight of each item that it may mean; and the topics as phrases."""

    weights: Mapping[str, Mapping[str, float]]
    phrases: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    vocabulary: tuple[str, ...]


def explicit(text: str, form: FormView, language: Language) -> list[Pointed]:
    """Ids and positions named in a folded text, in order: "F2", "question 3", "la 2e"."""
    found = {
        span: item for item, span in (*_by_position(text, form, language), *_by_id(text, form))
    }
    return [Pointed((item,), (span,)) for span, item in sorted(found.items())]


def names_no_item(text: str, form: FormView) -> bool:
    """Whether a folded text names an id that the form does not have: "F9"."""
    ids = {item.id.lower() for item in form.items}
    letters = "".join({id[0] for id in ids if re.fullmatch(r"[a-z]\d+", id)})
    named = re.findall(rf"(?<!\w)[{letters}]\d{{1,2}}(?!\w)", text) if letters else []
    return any(name not in ids for name in named)


def topical(text: str, form: FormView, language: Language) -> Pointed | None:
    """The item, or the dimension, that the words of a folded text point at."""
    group = _group(text, form, language)
    scores: dict[str, float] = {}
    spans: list[tuple[int, int]] = []
    for stem, start, end in _stemmed(text, form):
        spans.append((start, end))
        for item, weight in _index(form.items).weights[stem].items():
            scores[item] = scores.get(item, 0.0) + weight
    for pattern, items in _index(form.items).phrases:
        for match in pattern.finditer(text):
            spans.append(match.span())
            for item in items:
                scores[item] = scores.get(item, 0.0) + _PHRASE / len(items)
    return _decided(scores, tuple(spans), form.current, group)


def about(text: str, item: FormItem, form: FormView) -> tuple[tuple[int, int], ...]:
    """Where a folded text uses telling words of an item."""
    weights = _index(form.items).weights
    return tuple((s, e) for stem, s, e in _stemmed(text, form) if item.id in weights[stem])


def _decided(
    scores: Mapping[str, float],
    spans: tuple[tuple[int, int], ...],
    current: str | None,
    group: Pointed | None,
) -> Pointed | None:
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return group
    best, score = ranked[0]
    if group and score < _PHRASE:
        return group
    if current and scores.get(current, 0.0) * _MARGIN >= score:
        return Pointed((current,), spans)
    rivals = tuple(item for item, other in ranked if other * _MARGIN > score)
    if len(rivals) > 1:
        return Pointed((), spans, rivals)
    return Pointed((best,), spans)


def _group(text: str, form: FormView, language: Language) -> Pointed | None:
    for group, pattern in form_cues(language).groups.items():
        match = pattern.search(text)
        members = tuple(item.id for item in form.items if item.group == group)
        if match and members:
            return Pointed(members, (match.span(),))
    return None


def _by_id(text: str, form: FormView) -> list[tuple[str, tuple[int, int]]]:
    found = []
    for item in form.items:
        name = re.escape(item.id.lower())
        if re.fullmatch(r"[a-z]\d+", item.id.lower()):
            letter = item.id[0].lower()
            name = rf"{letter}{'-?' if letter in _ARTICLES else '[ -]?'}{item.id[1:]}"
        found += [(item.id, m.span()) for m in re.finditer(rf"(?<![\w]){name}(?!\w)", text)]
    return found


def _by_position(
    text: str, form: FormView, language: Language
) -> list[tuple[str, tuple[int, int]]]:
    """Positions; a bare "la 2e" counts, a bare number does not."""
    cues = form_cues(language)
    named = "|".join(cues.ordinals)
    nth = rf"(?:(?P<n>\d{{1,2}}) ?(?:e|eme|ieme|ere|er|re|st|nd|rd|th)|(?P<w>{named}))"
    numbered = r"(?:question|quest|item|point|numero|number|no\.?|nº|n°|q|#) ?#? ?(?P<n>\d{1,2})"
    found = []
    named_first = rf"(?:la |le |the ){nth}(?: (?:question|one))?"
    listed = r"(?:la|le) (?P<n>\d{1,2})(?= ?(?:c'est|:|=|serait))"
    for pattern in (listed, named_first, rf"{nth} (?:question|one)", rf"(?:la |the )?{numbered}"):
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            groups = match.groupdict()
            at = int(groups["n"]) if groups["n"] else cues.ordinals[groups["w"]]
            found += [(i.id, match.span()) for i in form.items if i.number == at]
    return found


def _stemmed(text: str, form: FormView) -> list[tuple[str, int, int]]:
    """The telling stems of a text, slips of the fingers allowed, with their places."""
    found = []
    for word in words_of(text):
        stem = _known_stem(word.text, form.items)
        if stem:
            found.append((stem, word.start, word.end))
    return found


@lru_cache(maxsize=8192)
def _known_stem(word: str, items: tuple[FormItem, ...]) -> str | None:
    """The telling stem of a word; None for a filler, a common word, a word of no item."""
    index = _index(items)
    if _carries_nothing(word):
        return None
    for lang in LANGUAGES:
        for stem in stems(word, lang):
            if stem in index.weights:
                return stem
    near = _nearest(word, index.vocabulary)
    return _known_stem(near, items) if near else None


def _carries_nothing(word: str) -> bool:
    """A filler, a degree, a number or a stop word of either language."""
    return any(
        word in (cues := form_cues(lang)).fillers
        or word in cues.degrees
        or word in cues.numbers
        or not stems(word, lang)
        for lang in LANGUAGES
    )


def _nearest(word: str, vocabulary: tuple[str, ...]) -> str | None:
    spelled = any(word in form_cues(lang).words for lang in LANGUAGES)
    if len(word) < _TYPO or not word.isalpha() or spelled:
        return None
    slips = 1 if len(word) < _TYPO_TWICE else 2
    near = [v for v in vocabulary if v[0] == word[0] and OSA.distance(v, word) <= slips]
    return near[0] if len(near) == 1 and near[0] != word else None


@lru_cache(maxsize=16)
def _index(items: tuple[FormItem, ...]) -> _Index:
    raw: dict[str, dict[str, float]] = {}
    for item in items:
        for stem, weight in _stem_weights(item).items():
            raw.setdefault(stem, {})[item.id] = weight
    weights = {
        stem: {item: w / len(of) for item, w in of.items()}
        for stem, of in raw.items()
        if len(of) <= _COMMON
    }
    return _Index(weights, _phrases(items), _vocabulary(items, weights))


def _stem_weights(item: FormItem) -> dict[str, float]:
    """A word of the question, or a topic of one word, tells more than a word of a longer topic.

    The questions of KPIs are alike ("how many so far, and what target?"): their topics alone tell.
    """
    found: dict[str, float] = {}
    for text in item.topics:
        one = " " not in text
        for stem in _both(text):
            found[stem] = max(found.get(stem, 0.0), _ASKED if one else _NAMED)
    for ask in item.asks if item.scale != "kpi" else ():
        found |= dict.fromkeys(_both(ask), _ASKED)
    return found


def _both(text: str) -> set[str]:
    """The stems of a text in both languages: a topic may be of either."""
    return {
        stem
        for lang in LANGUAGES
        for word in re.findall(r"[a-z]+", fold(text))
        if not _carries_nothing(word)
        for stem in stems(word, lang)
        if len(stem) > 1
    }


def _phrases(items: tuple[FormItem, ...]) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    of: dict[str, list[str]] = {}
    for item in items:
        for topic in item.topics:
            of.setdefault(fold(topic), []).append(item.id)
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(topic)}(?!\w)"), tuple(dict.fromkeys(ids)))
        for topic, ids in of.items()
    )


def _vocabulary(
    items: tuple[FormItem, ...], weights: Mapping[str, Mapping[str, float]]
) -> tuple[str, ...]:
    texts = [text for item in items for text in (*item.asks, *item.topics)]
    found = {word for text in texts for word in re.findall(r"[a-z]{5,}", fold(text))}
    return tuple(sorted(w for w in found if any(s in weights for s in _both(w))))
