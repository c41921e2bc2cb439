"""The text of Word's XML: what a reader sees with all changes accepted, comments left out.

Elements are told by their local name: the two editions of the standard differ in namespace.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

_UNSEEN = {"del", "moveFrom", "pPr", "Fallback"}
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BLANK = "_____"
_BLANK_WIDTH = 3
_EMPTY_FIELD = re.compile("\u2002{5,}")
_CODE = re.compile("[0-9A-Fa-f]{1,4}")


def blocks(parent: Iterable[Any]) -> Iterator[str]:
    """The paragraphs, tables (a line a row) and text boxes below an element, in order.

    An empty paragraph is an empty block. What waits to be filled in is shown so: underlined space
    as underscores, a field that still has its prompt in square brackets.
    """
    for child in parent:
        name = _name(child)
        if name == "p":
            yield _EMPTY_FIELD.sub(_BLANK, _inline(child))
            for box in _nearest(child, "txbxContent"):
                yield from blocks(box)
        elif name == "tbl":
            yield "\n".join(filter(None, map(_row, _nearest(child, "tr"))))
        elif name == "sdt" and _waits(child):
            yield from map(_bracketed, blocks(child))
        elif name not in _UNSEEN:
            yield from blocks(child)


def _row(row: Any) -> str:
    """Its cells side by side; below one another where a cell holds paragraphs."""
    cells = [list(filter(None, map(str.strip, blocks(cell)))) for cell in _nearest(row, "tc")]
    long = any(len(cell) > 1 for cell in cells)
    return ("\n" if long else " | ").join("\n".join(cell) for cell in cells if cell)


def _inline(parent: Any) -> str:
    """The words of a paragraph or run; text boxes stand apart."""
    return "".join(map(_piece, parent))


def _piece(child: Any) -> str:
    name = _name(child)
    if name == "t":
        return child.text or ""
    if name == "sym":
        code = _CODE.fullmatch(_attribute(child, "char"))
        return chr(int(code[0], 16)) if code else ""
    if name == "sdt" and _waits(child):
        return _bracketed(_inline(child))
    if name == "r" and _is_blank(child):
        return _BLANK
    if name in _UNSEEN or name == "txbxContent":
        return ""
    return _MARKS.get(name) or _inline(child)


def _nearest(parent: Iterable[Any], name: str) -> Iterator[Any]:
    """The highest elements of a name below `parent`."""
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) not in _UNSEEN:
            yield from _nearest(child, name)


def _name(element: Any) -> str:
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _attribute(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if k.endswith("}" + name)), "")


def _waits(field: Any) -> bool:
    """Whether a field shows its prompt, in place of a value."""
    return field.find("{*}sdtPr/{*}showingPlcHdr") is not None


def _bracketed(words: str) -> str:
    return f"[{words}]" if words.strip() else ""


def _is_blank(run: Any) -> bool:
    """Whether a run is underlined space, a line to write on."""
    underline = run.find("{*}rPr/{*}u")
    if underline is None or _attribute(underline, "val") == "none":
        return False
    words = "".join(_MARKS.get(_name(child), child.text or "") for child in run)
    return not words.strip() and ("\t" in words or len(words) >= _BLANK_WIDTH)
