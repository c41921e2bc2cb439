"""Links, addresses, images and HTML in an answer, and the citations in brackets."""

import re
from collections.abc import Collection

from advisor.grounding.marks import Mark

_TOP = "ca|com|org|net|qc|io|ai|gov|info|biz|eu|fr|co|uk|us|app|dev|tech|quebec|gouv"
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_SITE = rf"(?<![\w@.-])(?:[\w-]{{1,63}}\.){{1,8}}(?:{_TOP})(?:/[^\s<>\"')\]`]*)?(?![\w-])"
_URL = rf"(?:https?://|www\.)[^\s<>\"')\]`]+|{_SITE}"
_ADDRESS = re.compile(rf"(?P<mail>{_MAIL})|(?P<url>{_URL})", re.IGNORECASE)
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\[\]\n]{0,300})\]"
    r"(?:\(\s*(?P<url>[^)\s]*)[^)\n]*\)|\[(?P<ref>\d{1,3}|\w{1,40})?\])"
)
_DEFINITION = re.compile(r"(?m)^ {0,3}\[[^\]\n]+\]:[ \t]+\S+.*\n?")
_LIVE = re.compile(r"(?<!`)(?:https?://|www\.)[^\s<>\"')\]`]*[\w/](?!`)", re.IGNORECASE)
_HTML = re.compile(
    r"<(?P<tag>script|style|iframe|object)\b.*?(?:</(?P=tag)\s*>|$)|<!--.*?(?:-->|$)"
    r"|<(?:https?:|mailto:)(?P<auto>[^>\s]*)>|</?[a-z][^<>]*(?:>|$)",
    re.IGNORECASE | re.DOTALL,
)
_HINT = re.compile(r"\]\(|<|@|://|\.\w")
_BRACKET = re.compile(
    r"(?P<gap>\s?)\[(?P<ids>[a-z-]+\.[a-z0-9-]+(?:[,;] *[a-z-]+\.[a-z0-9-]+)*|\d{1,2})\]"
)


def links_in(text: str) -> list[Mark]:
    """The addresses of a text, the links and images of Markdown, and HTML tags."""
    if not _HINT.search(text):
        return []
    found = [m for pattern in (_LINK, _HTML, _ADDRESS) for m in pattern.finditer(text)]
    marks: list[Mark] = []
    for match in found:
        if all(match.end() <= m.start or match.start() >= m.end for m in marks):
            marks.append(Mark(match.start(), match.end(), "link", _key(match)))
    return marks


def citations_in(text: str) -> list[Mark]:
    """The citations of a text, one a bracket; the key of several is all of them."""
    return [
        Mark(match.start("ids") - 1, match.end(), "citation", f"citation:{match['ids']}")
        for match in _BRACKET.finditer(text)
    ]


def address_key(address: str) -> str:
    """An address in normal form: `https://www.A.ca/` and `a.ca` are one."""
    bare = re.sub(r"^(?:https?://|mailto:)?(?:www\.)?", "", address.lower())
    return "link:" + bare.rstrip("/.,;:!?\u2026*_")


def without_links(text: str) -> str:
    """The text without links, images and HTML, even those of the person's own words.

    The words of a link stay; an image would be fetched as soon as it is shown, and a link of a
    pasted document may lead anywhere. A bare address is left to be judged, as text that no page
    makes a link of.
    """
    text = _DEFINITION.sub("", text)
    text = _LINK.sub(lambda m: "" if m["image"] else m["text"], text)
    return _LIVE.sub(lambda m: f"`{m[0]}`", _HTML.sub("", text))


def without_unknown_citations(text: str, units: Collection[str]) -> str:
    """The text with only the citations of these units."""

    def kept(match: re.Match[str]) -> str:
        ids = [found for found in re.split(r"[,;] *", match["ids"]) if found in units]
        return f"{match['gap']}[{', '.join(ids)}]" if ids else ""

    return _BRACKET.sub(kept, text)


def _key(match: re.Match[str]) -> str:
    named = match.groupdict()
    address = named.get("url") or named.get("mail") or named.get("auto") or match[0]
    return address_key(address)
