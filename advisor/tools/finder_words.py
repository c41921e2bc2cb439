"""A result of the partner finder in words: the first choices, why, and how to approach them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from advisor.assessments.finder import NEEDS, TYPES, FinderResult, Fit, PartnerType
from advisor.knowledge.practices import Answer, PracticeKind
from advisor.texts import Words
from advisor.tools.practice_parts import (
    bullets,
    open_items,
    own_words,
    paragraphs,
    reread,
    section_of,
    short_names,
    unpointed,
    value_text,
)

KIND: PracticeKind = "finder"

_UNIT_OF_TYPE: Mapping[str, str] = MappingProxyType(
    {
        "nonprofit": "nonprofits-universities.nonprofit-strengths",
        "university": "nonprofits-universities.university-motives",
        "customer": "customers.co-create",
        "competitor": "local-alliances.approach-rival",
        "cluster": "local-alliances.cluster",
    }
)
_UNIT_OF_GATE: Mapping[str, str] = MappingProxyType(
    {
        "help_first_before": "helping.first-action",
        "competitor_topics_blocked": "local-alliances.rival-worry",
        "competitor_topics_unknown": "local-alliances.rival-worry",
        "joint_bid_rules": "local-alliances.joint-tender",
        "university_too_slow": "nonprofits-universities.talent",
        "repair_first": "customers.help-to-succeed",
    }
)
_UNIT_OF_NEED: Mapping[str, str] = MappingProxyType(
    {
        "rd": "nonprofits-universities.university-benefits",
        "talent": "nonprofits-universities.talent",
        "local_credibility": "nonprofits-universities.nonprofit-brand",
        "social_impact": "nonprofits-universities.nonprofit-benefits",
        "new_customers": "customers.three-roles",
        "co_creation": "customers.co-create",
        "large_bid": "local-alliances.joint-tender",
        "sharing_costs": "local-alliances.shared-resources",
        "foreign_market": "local-alliances.ambitions",
        "support_financing": "helping.pme-mtl",
    }
)
_KEPT = "agreement.confidentiality"
_START = "local-alliances.complementary"
_NEEDS = ("need1", "need2", "need3")
_CHANGES = (*_NEEDS, "horizon", "offer", "competitor", "competitor_topics", "joint_bid", "dispute")
_FORBIDDEN = frozenset({"competitor_topics_blocked", "competitor_topics_unknown"})


def headline(result: FinderResult, answers: Mapping[str, Answer], words: Words) -> str:
    """The first choices in a sentence, or what comes before them."""
    if "help_first_before" in result.gates:
        return words("finder.headline_help_first")
    if not result.complete:
        return words("finder.headline_none")
    groups = groupby(_top(result), key=lambda one: one.fit)
    places = [_place(fit, [one.type for one in ones], words) for fit, ones in groups]
    return words("finder.headline", list=words("finder.then").join(places))


def result_text(answers: Mapping[str, Answer], result: FinderResult, words: Words) -> str:
    """The result as Markdown; no ranking while there is nothing to offer first."""
    gates = [words(f"finder.gate.{gate}") for gate in result.gates if gate != "help_first_before"]
    blocks = [headline(result, answers, words)]
    if "help_first_before" in result.gates:
        blocks.append(words("finder.gate.help_first_before"))
    elif result.complete:
        blocks += [_card(fit, answers, result, words) for fit in _top(result)]
        blocks += [*_below(result, words), *_exchange(answers, words)]
        blocks.append(_next(result, words))
    blocks.insert(1, bullets(words("finder.cautions"), gates))
    return paragraphs([*blocks, *_closing(result, answers, words)])


def units(result: FinderResult, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The passages behind the first choices and the cautions."""
    gates = [_UNIT_OF_GATE[gate] for gate in result.gates]
    if "help_first_before" in result.gates:
        return tuple(dict.fromkeys([*gates, "helping.key-question"]))
    kept = [_KEPT] if own_words(answers, "withhold") else []
    chosen = [_UNIT_OF_TYPE[name] for name in result.top]
    first = answers.get("need1")
    need = _UNIT_OF_NEED[first] if isinstance(first, str) and result.complete else _START
    return tuple(dict.fromkeys([*chosen, need, *gates, *kept]))


def _top(result: FinderResult) -> list[Fit]:
    return [one for one in result.ranked if one.type in result.top]


def _place(fit: int, types: Sequence[PartnerType], words: Words) -> str:
    key = "finder.place_tied" if len(types) > 1 else "finder.place"
    names = [words(f"finder.type.{name}") for name in types]
    return words(key, types=_and(names, words), fit=fit)


def _and(names: Sequence[str], words: Words) -> str:
    head = ", ".join(names[:-1])
    return words("practice.and").join(filter(None, [head, names[-1]]))


def _card(one: Fit, answers: Mapping[str, Answer], result: FinderResult, words: Words) -> str:
    kind = words(f"finder.type.{one.type}")
    section = section_of(_UNIT_OF_TYPE[one.type], words)
    lines = [
        words(
            "finder.why",
            needs="; ".join(_worths(one.type, answers, words)),
            brings=words(f"finder.brings.{one.type}"),
        ),
        words("finder.ask", question=words(f"finder.ask.{one.type}")),
        words("finder.help", help=words(f"finder.help.{one.type}"), section=section),
    ]
    if one.type == "competitor" and not _FORBIDDEN.intersection(result.gates):
        lines.append(words("finder.caution.competitor"))
    title = words("finder.card", type=kind[0].upper() + kind[1:], fit=one.fit)
    return bullets(title, lines)


def _worths(name: PartnerType, answers: Mapping[str, Answer], words: Words) -> Iterable[str]:
    needs = dict.fromkeys(answers.get(item) for item in _NEEDS)
    for need in needs:
        if isinstance(need, str) and need in NEEDS:
            worth = NEEDS[need][TYPES.index(name)]
            label = value_text(KIND, "need1", need, words)
            yield words("finder.need", need=label, worth=words(f"finder.worth.{worth}"))


def _below(result: FinderResult, words: Words) -> list[str]:
    """The types that are no first choice, the one that is set apart on its own line."""
    blocked = "competitor_topics_blocked" in result.gates
    apart = [one for one in result.ranked if blocked and one.type == "competitor"]
    rest = [one for one in result.ranked if one.type not in result.top and one not in apart]
    listed = [
        words("finder.other", type=words(f"finder.type.{one.type}"), fit=one.fit) for one in rest
    ]
    others = words("finder.others", list=", ".join(listed)) if listed else ""
    return [
        others,
        *(
            words("finder.apart", type=words(f"finder.type.{one.type}"), fit=one.fit)
            for one in apart
        ),
    ]


def _exchange(answers: Mapping[str, Answer], words: Words) -> list[str]:
    lines = []
    offer, kept = own_words(answers, "offer_what"), own_words(answers, "withhold")
    if offer and answers.get("offer") == "yes":
        lines.append(words("finder.offer", offer=unpointed(offer)))
    if kept:
        section = section_of(_KEPT, words)
        lines.append(words("finder.withhold", withhold=unpointed(kept), section=section))
    return lines


def _next(result: FinderResult, words: Words) -> str:
    """The next step with the first choice, or what has to come before it."""
    first = result.top[0]
    if first == "customer" and "repair_first" in result.gates:
        return words("finder.next_repair")
    if first == "competitor":
        return words("finder.next_check")
    quick = first == "university" and "university_too_slow" in result.gates
    return words(
        "finder.next", type=words("finder.type_quick" if quick else f"finder.type.{first}")
    )


def _closing(result: FinderResult, answers: Mapping[str, Answer], words: Words) -> list[str]:
    first = "help_first_before" in result.gates
    unknown = [item for item in open_items(KIND, answers) if item in _CHANGES and not first]
    names = short_names(KIND, unknown, words)
    return [
        words("practice.unknown", items=names) if names else "",
        reread(units(result, answers), words),
        words("practice.note"),
    ]
