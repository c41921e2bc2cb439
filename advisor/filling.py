"""What the page's tabs fill, through the tools of the chat, into the dossier of a conversation."""

import re
import threading
import uuid
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from langchain_core.runnables import RunnableConfig
from langgraph.graph.state import CompiledStateGraph
from pydantic import BaseModel

from advisor.agent import changes, dossier_of
from advisor.dossier import Dossier
from advisor.errors import BadInput
from advisor.knowledge.practices import PracticeKind
from advisor.knowledge.questionnaires import FormKind
from advisor.memory import Memory
from advisor.preparation.exchange import read_exported
from advisor.settings import Settings
from advisor.texts import words
from advisor.tools import (
    FORM_TOOLS,
    PRACTICE_TOOLS,
    FormOutput,
    prepare_meeting,
    review_agreement,
)
from advisor.tools.form import back_in_the_chat, in_its_tab
from advisor.tools.practice import PracticeOutput, practice_back_in_the_chat, practice_in_its_tab
from advisor.tools.spec import Deps

_THREAD = re.compile(r"[A-Za-z0-9_-]{1,128}")
Output = TypeVar("Output", bound=BaseModel)
Given = Mapping[str, Any]
Change = Callable[[Dossier], tuple[Output, Dossier]]
"""From a dossier to what a tool returns, and to the dossier that it leaves behind."""


def form_change(kind: FormKind, given: Given, deps: Deps) -> Change[FormOutput]:
    """What an assessment's form holds, merged; the chat stays where it was."""
    spec = FORM_TOOLS[kind]

    def made(before: Dossier) -> tuple[FormOutput, Dossier]:
        seen = replace(deps, dossier=in_its_tab(before, kind))
        output = spec.run(spec.input.model_validate(given), seen)
        assert isinstance(output, FormOutput)
        return output, back_in_the_chat(output.dossier, before, kind)

    return made


def practice_change(kind: PracticeKind, given: Given, deps: Deps) -> Change[PracticeOutput]:
    """What a practice's form holds, merged; the chat stays where it was."""
    spec = PRACTICE_TOOLS[kind]

    def made(before: Dossier) -> tuple[PracticeOutput, Dossier]:
        seen = replace(deps, dossier=practice_in_its_tab(before, kind))
        output = spec.run(spec.input.model_validate(given), seen)
        assert isinstance(output, PracticeOutput)
        return output, practice_back_in_the_chat(output.dossier, before, kind)

    return made


def review_change(given: Given, deps: Deps) -> Change[review_agreement.Output]:
    """A draft reviewed, its review kept."""

    def made(before: Dossier) -> tuple[review_agreement.Output, Dossier]:
        asked = review_agreement.Input.model_validate(given)
        output = review_agreement.run(asked, replace(deps, dossier=before))
        # What the page says of a text does not make the chat wait for one.
        return output, output.dossier.changed(awaits_draft=before.awaits_draft)

    return made


def preparation_change(given: Given, deps: Deps) -> Change[prepare_meeting.Output]:
    """Notes taken in, and the dossier made anew."""

    def made(before: Dossier) -> tuple[prepare_meeting.Output, Dossier]:
        asked = prepare_meeting.Input.model_validate(given)
        output = prepare_meeting.run(asked, replace(deps, dossier=before, today=date.today()))
        return output, output.dossier

    return made


class Filling(ABC):
    """The part of the service that reads and writes the dossiers of conversations."""

    settings: Settings
    turn_locks: defaultdict[str, threading.Lock]

    @property
    @abstractmethod
    def agent(self) -> CompiledStateGraph[Any, Any, Any, Any]:
        """The agent, whose state holds the dossiers."""

    @property
    @abstractmethod
    def deps(self) -> Deps:
        """What the tools use."""

    @property
    @abstractmethod
    def memory(self) -> Memory:
        """The kept conversations."""

    def dossier(self, thread: str) -> Dossier:
        """What a conversation knows; a blank dossier where there is no such conversation."""
        return dossier_of(self.agent.get_state(config_of(checked_thread(thread))).values)

    def fill(
        self, kind: FormKind, given: Mapping[str, Any], thread: str, *, owner: str = ""
    ) -> FormOutput:
        """Merge what a form on the page holds into the dossier, through the tool of the chat.

        Raises:
            pydantic.ValidationError: `given` is not what the tool takes.
        """
        change = form_change(kind, given, self.deps)
        return self._kept(change, thread, owner, f"form.title.{kind}")

    def practise(
        self, kind: PracticeKind, given: Mapping[str, Any], thread: str, *, owner: str = ""
    ) -> PracticeOutput:
        """Merge what a practice's form on the page holds into the dossier; the chat stays put.

        Raises:
            pydantic.ValidationError: `given` is not what the tool takes.
        """
        change = practice_change(kind, given, self.deps)
        return self._kept(change, thread, owner, f"form.title.{kind}")

    def review(
        self, given: Mapping[str, Any], thread: str, *, owner: str = ""
    ) -> review_agreement.Output:
        """Review a draft and keep the review in the dossier; the draft itself is not kept.

        Raises:
            pydantic.ValidationError: `given` is not what the tool takes.
        """
        change = review_change(given, self.deps)
        return self._kept(change, thread, owner, "form.title.agreement")

    def prepare(
        self, given: Mapping[str, Any], thread: str, *, owner: str = ""
    ) -> prepare_meeting.Output:
        """Take in notes of a coach's client and make the dossier for the next meeting.

        Raises:
            pydantic.ValidationError: `given` is not what the tool takes.
        """
        change = preparation_change(given, self.deps)
        return self._kept(change, thread, owner, "form.title.preparation")

    def forget(self, thread: str) -> None:
        """Delete a conversation for good, once what is under way in it is done."""
        thread = checked_thread(thread)
        with self.turn_locks[thread]:
            self.memory.delete(thread)

    def list_client(self, thread: str, dossier: Dossier) -> None:
        """Keep the name and the meeting of a client where clients are listed."""
        if client := dossier.client:
            self.memory.keep_client(thread, client.name, client.meeting or "")

    def import_client(self, data: bytes, *, owner: str = "") -> str:
        """A new conversation with the dossier of a JSON file that was exported; its thread.

        Raises:
            BadInput: the file is no such dossier.
        """
        dossier = read_exported(data)
        thread = checked_thread(None)
        name = dossier.client.name if dossier.client else ""
        title = name or words(self.settings.language)("form.title.preparation")
        with self.turn_locks[thread]:
            self.memory.touch(thread, owner, title)
            self._write(thread, changes(Dossier(), dossier))
        self.list_client(thread, dossier)
        return thread

    def _kept(self, change: Change[Output], thread: str, owner: str, title: str) -> Output:
        """What a tool makes of the dossier, with the dossier that it leaves behind written."""
        thread = checked_thread(thread)
        with self.turn_locks[thread]:
            before = self.dossier(thread)
            output, after = change(before)
            self.memory.touch(thread, owner, words(self.settings.language)(title))
            self._write(thread, changes(before, after))
            self.list_client(thread, after)
        kept: Output = output.model_copy(update={"dossier": after})
        return kept

    def _write(self, thread: str, changed: Mapping[str, Any]) -> None:
        config = config_of(thread)
        begun = self.agent.get_state(config).created_at is not None
        update = {"dossier": dict(changed)}
        self.agent.update_state(config, update, as_node=None if begun else "__start__")


def config_of(thread: str) -> RunnableConfig:
    """The agent's configuration for a conversation."""
    return {"configurable": {"thread_id": thread}, "recursion_limit": 25}


def checked_thread(thread: str | None) -> str:
    """A thread that can be used, a new one for None.

    Raises:
        BadInput: it holds other characters than letters, digits, - and _.
    """
    if thread is None:
        return str(uuid.uuid4())
    if not _THREAD.fullmatch(thread):
        raise BadInput("error.thread", thread=thread[:40])
    return thread
