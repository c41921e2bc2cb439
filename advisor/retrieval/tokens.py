"""Words as the lexical legs see them: folded, split at apostrophes, stemmed."""

import re
import unicodedata
from functools import cache, lru_cache

import Stemmer

from advisor.language import Language

_WORD = re.compile(r"[a-z0-9]+(?:[.,]\d+)*")
_SPACE_IN_NUMBER = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d)")


def fold(text: str) -> str:
    """Lower case without accents or typographic apostrophes."""
    text = _SPACE_IN_NUMBER.sub("", text).lower().replace("œ", "oe").replace("æ", "ae")
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.replace("\u2019", "'").replace("`", "'")


def words(text: str) -> list[str]:
    """The folded words of a text; numbers keep their decimals."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=4096)
def stems(text: str, language: Language) -> tuple[str, ...]:
    """The stems of a text in a language, stop words left out."""
    stop = _stop_words(language)
    kept = [w for w in words(text) if w not in stop]
    return tuple(_stemmer(language).stemWords(kept))


def is_stop_word(word: str, language: Language) -> bool:
    """Whether a folded word is one that the stems leave out."""
    return word in _stop_words(language)


@cache
def _stemmer(language: Language) -> Stemmer.Stemmer:
    return Stemmer.Stemmer({"fr": "french", "en": "english"}[language])


@cache
def _stop_words(language: Language) -> frozenset[str]:
    return frozenset(fold(_STOP[language]).split())


_STOP: dict[Language, str] = {
    "fr": "le la les l un une des d de du au aux a à et ou où en y ce c cet cette ces ça ca se s "
    "son sa ses mon ma mes m ton ta tes t notre nos votre vos leur leurs je j tu il elle on nous "
    "vous ils elles me te lui qui que qu dont ne n pas est sont suis es sommes êtes ete être ai as "
    "avons avez ont avoir était dans par pour sur avec sans si plus même aussi comme mais donc or "
    "ni car là là-bas cela",
    "en": "the a an of to in on at by for with from and or nor but if is are was were be been am "
    "do does did has have had it its this that these those i me my we us our you your he him his "
    "she her they them their as s t re ve ll d m so than too very can will would could should",
}
