"""What leaves for a provider: the last turns that fit, without identifiers."""

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage

from advisor.supervision.outgoing import Outgoing

PHONE = "514 555-0199"


def _turn(number: int, words: int = 50) -> list[BaseMessage]:
    call = {"name": "search_guidance", "args": {"question": f"q{number}"}, "id": f"c{number}"}
    return [
        HumanMessage(f"question {number} " + "mot " * words),
        AIMessage("", tool_calls=[call]),
        ToolMessage("passage " * words, tool_call_id=f"c{number}"),
        AIMessage(f"réponse {number}"),
    ]


def test_the_oldest_turns_go_first_and_none_is_cut_in_two() -> None:
    messages = [m for n in range(5) for m in _turn(n)] + [HumanMessage("la dernière")]
    sent = Outgoing("consignes", messages, 400).messages
    assert str(sent[0].text) == "consignes"
    assert isinstance(sent[1], HumanMessage)
    assert str(sent[-1].text) == "la dernière"
    assert 2 < len(sent) < len(messages)


def test_a_turn_that_does_not_fit_is_not_sent_by_halves() -> None:
    outgoing = Outgoing("consignes", [HumanMessage("mot " * 5000)], 400)
    assert not outgoing.holds_the_turn


def test_a_turn_whose_tools_said_too_much_is_not_sent_by_halves() -> None:
    outgoing = Outgoing("consignes", _turn(1, 3000)[:3], 400)
    assert not outgoing.holds_the_turn


def test_the_same_number_has_one_mark_in_all_messages_and_calls() -> None:
    call = {"name": "search_guidance", "args": {"question": f"au {PHONE}", "n": [PHONE]}, "id": "c"}
    messages = [
        HumanMessage(f"Mon numéro: {PHONE}"),
        AIMessage("", tool_calls=[call]),
        ToolMessage(f"{PHONE} est noté", tool_call_id="c"),
    ]
    sent = Outgoing("consignes", messages, 4000).messages
    assert PHONE not in str(sent)
    assert str(sent[1].text) == "Mon numéro: [PHONE_1]"
    assert isinstance(sent[2], AIMessage)
    assert sent[2].tool_calls[0]["args"] == {"question": "au [PHONE_1]", "n": ["[PHONE_1]"]}
    assert str(sent[3].text) == "[PHONE_1] est noté"


def test_what_comes_back_has_the_real_values_again() -> None:
    outgoing = Outgoing("consignes", [HumanMessage(f"Mon numéro: {PHONE}")], 4000)
    call = {"name": "t", "args": {"story": {"said": ["au [PHONE_1]"]}, "n": 3}, "id": "c"}
    back = outgoing.returned(AIMessage("x", tool_calls=[call]), "Au revoir")
    assert back.tool_calls[0]["args"] == {"story": {"said": [f"au {PHONE}"]}, "n": 3}
    assert str(back.text) == "Au revoir"


def test_what_only_this_program_reads_does_not_leave() -> None:
    message = HumanMessage("Bonjour", additional_kwargs={"advisor": {"language": "fr"}})
    assert Outgoing("consignes", [message], 4000).messages[1].additional_kwargs == {}
