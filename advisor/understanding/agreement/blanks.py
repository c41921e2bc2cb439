"""Blanks left to fill in, told from the lines on which the parties sign."""

import re
from collections.abc import Sequence

from advisor.understanding.agreement.cues import in_either
from advisor.understanding.agreement.layout import Passage
from advisor.understanding.readiness.cues import level

_BLANK = re.compile(
    r"_{3,}|_ _ _|(?<= )…(?= (?:\d|\$|%|dollars|jours|mois|semaines|ans|days|months|weeks|years|"
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|"
    r"february|march|april|may|june|july|august|september|october|november|december)\b)|"
    r"\[ {1,}\]|\[_+\]|\[\.{2,}\]|\[…\]|\[[●•■◆*]\]|"
    r"(?:(?<![\w.)])\.{6,}|(?<=[\w)])\.{6,}(?!\s*\w)|…{2,})(?![.…])(?!\s*(?:\d|\$ ?\d|\())|"
    r"\$ ?_+|\bx{2,}\b(?=[%$./]|-(?![a-z])| ?[%$]|$)|\$ ?x{2,}|\b(?:x ?){2,}[$%]|"
    r"(?:\b(?:le|la|de|du|au|at|of|for|to|the|by|is|est|every|each|une?|an?)|:) x{2,}\b"
    r"(?! ?e(?:me)? siecle|-[a-z])|"
    r"\$ ?●|● ?(?:[$%]|dollars|jours|mois|semaines|days|months|weeks|years)|"
    r"\?{2,} ?(?:[$%]|dollars|jours|mois|days|months)|[:$] ?\?{2,}|"
    r"\b20(?:__|--|xx\b|\?\?|\.\.(?!\.))|\( {1,}\) ?(?:\$|%|(?:dollars|jours|mois|ans|days|"
    r"months|years)\b)|"
    r"(?:\b(?:is|of|at|be|est|sera|de|du|au|a)|[:$]) ?[\?¿]{2,}$|[$%]{3,}|¿\?|"
    r"\b(?:the|of|is|at|le|de|est|au|du|sur) (?:…[.…]+|\.{5,})|\b(?:nn|yy|zz) "
    r"(?:\w+ )?(?:%|dollars|jours|mois|ans|days|weeks|months|years)\b|"
    r"\?{2,} ?/|#{3,} ?(?:\$|%|dollars|mois|jours|days|months)|"
    r"(?:[-–—]{2,}|[^\w\s()\[\]'\"’,.;:!?/«»“”%$&*#+=<>|°•-]{2,}) ?(?:\$(?! ?\d)|%|"
    r"(?:dollars|jours|mois|semaines|ans|days|months|weeks|years)\b)|\$ ?[-–—]{2,}|"
    r"(?<!format )\b(?:(?:dd|jj)[/-]mm[/-](?:yyyy|aaaa|yy|aa)|mm/dd/yyyy|"
    r"(?:yyyy|aaaa)-mm-(?:dd|jj))\b"
)
_LEADER = re.compile(r"^[^.:;,(]{2,40}? ?\.{6,} ?(?=\w+[’' -]\w)")
_BOX = re.compile(r"(?<=\s)\[ ?\] (?=[A-ZÀ-Ý])")
_RUN = re.compile(r"_{5,}|\.{8,}|…{3,}")
_ASIDE = re.compile(r"\([^)]*\)")
_TEMPLATE = re.compile(r"<{1,2}([a-z][a-z' _]{2,40})>{1,2}|\{{1,2} ?([a-z][a-z' _]{2,40}) ?\}{1,2}")
_TAG = re.compile(
    r"^(?:br|p|b|i|u|div|span|table|strong|html|body|head|title|center|font|code|pre|small|su[bp]|"
    r"em|li|[uo]l|t[rdh]|section|footer|header)$"
)
_FIELD = re.compile(r"\[(?P<words>[^\]\[]{2,45})\](?!\()")
_NO_FIELD = re.compile(
    r"^(?:.*\b\d{1,2} ?[:h] ?\d\d\b.*|\d+|[ivx]+|x|sic|(?:fig|figure|table|tableau)\b.*|"
    r"(?:annexe?|schedule|section|article|appendix|exhibit)\b.*|"
    r"\.\.\.|signatures?|illisible|logo|rires|note\b.*|voir .*|see .*|page.*|"
    r"(?:ou|or|et|and|soit|i\.e|c'est)\b.*|fin|end|suite.*|translation.*|traduction.*|edite.*|image.*|photo.*)$"
)
_FILL = re.compile(
    r"[:(\[–-] ?(?:a (?:completer|remplir)|to be completed)\b|"
    r"\b(?:a (?:completer|remplir)|to be completed)[.)\]]?$|"
    r"\ba inserer\b|(?<!not )\bto be (?:filled|inserted)\b|^tb[cda] ?:|"
    r"\((?:please |veuillez |svp )?"
    r"(?:fill in|complet\w+|inscrire|insert|enter|specify|indiquer|date|montant|amount|nom|name)"
    r"(?: (?:the|le|la|les|l'|an?|une?)[^)]{0,40})?\)|"
    r"\binsert (?:here|amount|date|name)\b|\binserer (?:ici|le|la)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 5
_SIGNED = 7
_END_SHARE = 0.6


def has_blank(passage: Passage) -> bool:
    """Whether a passage holds a blank, a bracket or a mention that something is to be filled in."""
    if _BLANK.search(_without_leader(_without_box(passage))) or _FILL.search(passage.flat):
        return True
    return _has_template(passage.flat) or _has_field(passage)


def _without_box(passage: Passage) -> str:
    """The words without the one box before what could be ticked, as in "[ ] I want a copy"."""
    boxes = list(_BOX.finditer(passage.text))
    if len(boxes) != 1:
        return passage.flat
    return f"{passage.flat[: boxes[0].start()]}{passage.flat[boxes[0].end() :]}"


def _without_leader(flat: str) -> str:
    """The words after the dots that lead to them, as in "Duration ......... one year"."""
    led = _LEADER.match(flat)
    label = led and flat[: led.end()].strip(" .").split()
    return flat[led.end() :] if led and label and not in_either("led_not", label[-1]) else flat


def _has_template(flat: str) -> bool:
    """Whether a name stands in angle brackets or braces, where a value is to be put."""
    found = (m[1] or m[2] for m in _TEMPLATE.finditer(flat))
    return any(not _TAG.match(name) for name in found)


def _has_field(passage: Passage) -> bool:
    for field in _FIELD.finditer(passage.flat):
        words = field["words"].strip()
        alone = field.group() == passage.flat.strip()
        listed = len(_WORD.findall(words)) <= _MOST and not re.search(r"[#.;]", words)
        if listed and not alone and not _NO_FIELD.match(words):
            return True
    return False


def signed_from(passages: Sequence[Passage]) -> int:
    """The place of the passage from which the parties sign; the number of passages if nowhere."""
    least = int(len(passages) * _END_SHARE)
    for at in range(least, len(passages)):
        if in_either("signing", passages[at].flat):
            return at
    return _signed_below(passages)


def _signed_below(passages: Sequence[Passage]) -> int:
    """The place from which all that is left is lines beside the names of the parties."""
    end = len(passages)
    while end > 1 and _is_signing(passages, end - 1):
        end -= 1
    return end


def _is_signing(passages: Sequence[Passage], at: int) -> bool:
    """Whether a passage is runs of blanks beside names that the text gives before."""
    one = passages[at]
    if not _RUN.search(one.flat) or in_either("field_label", one.flat) or "$" in one.flat:
        return False
    before = " ".join(passage.flat for passage in passages[:at])
    labels = (_ASIDE.sub("", label).strip(" :,.|*") for label in _RUN.split(one.text))
    return all(_is_named(label, before) for label in labels)


def _is_named(label: str, before: str) -> bool:
    words = _WORD.findall(level(label))
    plain = all(in_either("blank_label", w) or in_either("sign_label", w) for w in words)
    named = len(words) <= _MOST * 2 and label[:1].isupper() and level(label) in before
    last = words[-1:] and level(words[-1]) in before and label.split()[-1][0].isupper()
    return plain or named or bool(last and all(in_either("blank_label", w) for w in words[:-1]))


def is_signature(passage: Passage) -> bool:
    """Whether a passage is only blanks and what they are called, as where a party signs."""
    if not _BLANK.search(passage.flat) or in_either("field_label", passage.flat):
        return False
    rest = _WORD.findall(_BLANK.sub(" ", passage.text))
    lower = [word for word in rest if word[0].islower()]
    if 0 < len(rest) <= _SIGNED and in_either("sign_label", level(rest[0])):
        return True
    return len(rest) <= _MOST * 2 and all(in_either("blank_label", level(w)) for w in lower)
