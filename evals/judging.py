"""A model that grades answers against a rubric, through any provider."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    SystemMessage,
)
from langchain_core.runnables import Runnable
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advisor.errors import BadInput
from advisor.language import Language
from advisor.models.load import EMBEDDED, load_model
from advisor.prompts import load_prompt
from evals.metrics import Judged
from evals.metrics.judged import NAME
from evals.playing import Answering
from evals.results import CaseResult, TurnResult, check_of

PROMPT = "judge"
_TOKENS = ("input_tokens", "output_tokens")
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_LENGTH = 500


class Grade(BaseModel):
    """The grade of an answer, from 1 to 5, and why, in one sentence."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    grade: int = Field(ge=1, le=5)
    why: str = ""


class ModelJudge:
    """Grades through a chat model; what fails there fails the grade alone, never the run."""

    def __init__(self, model: BaseChatModel) -> None:
        """Grade with this model."""
        self._model = model

    def judge(
        self, rubric: str, turns: Sequence[TurnResult], user: str, answer: str, lang: Language
    ) -> Judged:
        """The grade of the answer to `user`; the conversation goes along as data, not orders."""
        messages = [
            SystemMessage(load_prompt(PROMPT, lang).text),
            HumanMessage(_as_data(rubric, turns, user, answer)),
        ]
        try:
            message = self._ask(messages)
        except Exception as problem:
            # Each provider's client fails with classes of its own.
            return Judged(None, _one_line(f"{type(problem).__name__}: {problem}"), {})
        tokens = _tokens(message)
        grade = _grade_in(message)
        if grade is None:
            return Judged(None, _one_line(message.text) or "—", tokens)
        return Judged(grade.grade, _one_line(grade.why), tokens)

    def _ask(self, messages: Sequence[BaseMessage]) -> AIMessage:
        try:
            return _gathered(self._model.bind_tools([Grade], tool_choice="any"), messages)
        except Exception:
            # A model without tools, or without a forced one, may still answer in JSON.
            return _gathered(self._model, messages)


def load_judge(name: str, advisor: Answering) -> ModelJudge:
    """The judge that `provider:model` names, with temperature 0.

    Raises:
        BadInput: the embedded model is named, which grades nothing.
        SetupError: the provider's package or settings are missing.
    """
    if name == EMBEDDED:
        raise BadInput("eval.run.judge_embedded")
    settings = advisor.settings.model_copy(update={"model": name})
    return ModelJudge(load_model(settings, advisor.guidance))


def tokens_of(results: Sequence[CaseResult]) -> Mapping[str, int]:
    """The tokens that grading took, as its provider counted them; empty without a judge."""
    total: Counter[str] = Counter()
    for result in results:
        for check in check_of(result, NAME):
            total.update({kind: int(check.facts.get(kind, 0)) for kind in _TOKENS})
    return {kind: total[kind] for kind in _TOKENS if total[kind]}


def _as_data(rubric: str, turns: Sequence[TurnResult], user: str, answer: str) -> str:
    """JSON between marks that no text inside can close."""
    data = {
        "rubric": rubric,
        "conversation": [
            {"user": turn.user, "answer": turn.reply.answer if turn.reply else ""} for turn in turns
        ],
        "question": user,
        "answer": answer,
    }
    inside = json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return f"<data>\n{inside}\n</data>"


def _gathered(
    model: Runnable[LanguageModelInput, BaseMessage], messages: Sequence[BaseMessage]
) -> AIMessage:
    whole = AIMessageChunk(content="")
    for piece in model.stream(list(messages)):
        if isinstance(piece, AIMessageChunk):
            whole = whole + piece
        elif isinstance(piece, AIMessage):
            return piece
    return whole


def _grade_in(message: AIMessage) -> Grade | None:
    """The grade that the model gave as a tool's arguments, or else as JSON among its words."""
    found = _OBJECT.search(message.text)
    given = [json.dumps(call["args"]) for call in message.tool_calls]
    for text in [*given, found[0] if found else ""]:
        try:
            return Grade.model_validate_json(text)
        except ValidationError:
            continue
    return None


def _tokens(message: AIMessage) -> Mapping[str, int]:
    used = message.usage_metadata
    return (
        {"input_tokens": used["input_tokens"], "output_tokens": used["output_tokens"]}
        if used
        else {}
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LENGTH]
