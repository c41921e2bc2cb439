"""A message as it is searched: the clause that gives an identifier says nothing of the question."""

import re

from advisor.privacy.identifiers import Identifier, find_identifiers

_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+(?=\s)|(?=\n)|\Z)", re.DOTALL)
_CLAUSE = re.compile(r".+?(?:[,;]\s+|\s[-–—(]\s?|\Z)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENOUGH = 3


def without_identifiers(text: str) -> str:
    """The text without the clauses that hold an identifier.

    A sentence that asks about an identifier stays whole, and so does a message where too little
    else is left to be searched: "whose number is 514 555 0199?" comes back as it is.
    """
    found = find_identifiers(text)
    if not found:
        return text
    sentences = [_without(match, found) for match in _SENTENCE.finditer(text)]
    left = " ".join(sentence for sentence in sentences if sentence)
    return left if len(_WORD.findall(left)) >= _ENOUGH else text


def _without(sentence: re.Match[str], found: list[Identifier]) -> str:
    whole, start = sentence[0], sentence.start()
    clauses = list(_CLAUSE.finditer(whole))
    if len(clauses) == 1 and whole.endswith("?"):
        return whole
    kept = [_clause(clause, start, found) for clause in clauses]
    return "".join(kept).strip(" ,;-–—(")


def _clause(clause: re.Match[str], start: int, found: list[Identifier]) -> str:
    """A clause, nothing of one that holds an identifier, or what follows one that opens it."""
    begins, ends = start + clause.start(), start + clause.end()
    inside = [one for one in found if begins <= one.start < ends]
    if not inside:
        return clause[0]
    rest = clause[0][inside[0].end - begins :]
    opens = len(inside) == 1 and inside[0].start == begins
    return rest.lstrip() if opens and len(_WORD.findall(rest)) >= _ENOUGH else ""
