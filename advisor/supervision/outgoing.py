"""What leaves for a provider: recent messages, personal identifiers masked."""

from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, SystemMessage, trim_messages
from langchain_core.messages.utils import count_tokens_approximately

from advisor.privacy import Masker

_META = ("additional_kwargs", "response_metadata")


class Outgoing:
    """The messages of one call as a provider gets them, and the way back."""

    def __init__(self, system: str, messages: Sequence[BaseMessage], most_tokens: int) -> None:
        """Mask, then drop the oldest turns where all would be over `most_tokens`."""
        self.masker = Masker()
        masked = [_cleaned(message, self.masker) for message in messages]
        self.messages: list[BaseMessage] = trim_messages(
            [SystemMessage(system), *masked],
            max_tokens=most_tokens,
            token_counter=count_tokens_approximately,
            strategy="last",
            start_on="human",
            include_system=True,
        )

    @property
    def holds_the_turn(self) -> bool:
        """Whether the person's last message is among what is sent."""
        return len(self.messages) > 1

    def returned(self, message: AIMessage, text: str) -> AIMessage:
        """The model's message with `text` for its words, and real values in its tool calls."""
        calls = [{**call, "args": self._real(call["args"])} for call in message.tool_calls]
        return message.model_copy(update={"content": text, "tool_calls": calls})

    def _real(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.masker.unmask(value)
        if isinstance(value, dict):
            return {key: self._real(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._real(item) for item in value]
        return value


def _cleaned(message: BaseMessage, masker: Masker) -> BaseMessage:
    """A message without identifiers, and without what only this program reads."""
    update: dict[str, Any] = {name: {} for name in _META}
    update["content"] = masker.mask(str(message.text))
    if isinstance(message, AIMessage):
        calls = [{**call, "args": _masked(call["args"], masker)} for call in message.tool_calls]
        update["tool_calls"] = calls
    return message.model_copy(update=update)


def _masked(value: Any, masker: Masker) -> Any:
    if isinstance(value, str):
        return masker.mask(value)
    if isinstance(value, dict):
        return {key: _masked(item, masker) for key, item in value.items()}
    if isinstance(value, list):
        return [_masked(item, masker) for item in value]
    return value
