"""The chat: questions, answers that stream, the sources and the chart beside them."""

import logging
from collections.abc import Iterator
from typing import Any

import gradio as gr

from advisor.conversation import Advisor
from advisor.errors import AdvisorError
from advisor.reply import Reply
from advisor.ui.board import QUIET, Board
from advisor.ui.kept import Kept
from advisor.ui.side import Side
from advisor.ui.state import Scene, State, language_of, scene_of, words_of
from advisor.ui.view import Message, asked, messages_of, options_of, said, waiting_of
from advisor.understanding.message import MAX_CHARACTERS

CONCURRENCY = 20
_PIECE_WORDS = 10
_EXAMPLES = 4
log = logging.getLogger(__name__)
_ANSWER: dict[str, Any] = {
    **QUIET,
    "concurrency_limit": CONCURRENCY,
    "concurrency_id": "answers",
}


class Chat:
    """The tab of the conversation. What is kept is the truth; the page only shows it."""

    def __init__(self, advisor: Advisor, kept: Kept, state: gr.BrowserState) -> None:
        """Make the components, in the tab that is open."""
        self._advisor, self._kept, self._state = advisor, kept, state
        self.shown, self.typing, self.labels = Board(), Board(), Board()
        self._rated = gr.State("")
        with gr.Row(elem_id="chat-row"):
            with gr.Column(scale=4, min_width=320, elem_id="talk"):
                self._lay_out()
            with gr.Column(scale=3, min_width=300, elem_id="side"):
                self.side = Side(self.shown, self.labels)

    def _lay_out(self) -> None:
        chat = gr.Chatbot(
            elem_id="chat",
            show_label=False,
            height="62vh",
            min_height=360,
            buttons=["copy"],
            allow_tags=False,
            sanitize_html=True,
            allow_file_downloads=False,
            layout="bubble",
            latex_delimiters=[],
        )
        self._chat = self.shown.put(chat, lambda s: _chat(_messages(s), s.say))
        box = gr.Textbox(
            elem_id="question",
            lines=1,
            max_lines=6,
            max_length=MAX_CHARACTERS,
            submit_btn=True,
            interactive=False,
        )
        self._question = self.typing.put(box, _question)
        with gr.Group(visible=False) as self._comment_box:
            comment = gr.Textbox(max_length=500, elem_id="comment")
            self._comment = self.labels.put(
                comment, lambda s: gr.update(label=s.say("page.comment"))
            )
            send = gr.Button(size="sm", elem_id="comment-send")
            self._send = self.labels.put(
                send, lambda s: gr.update(value=s.say("page.comment_send"))
            )
        self.labels.put(gr.Markdown(elem_id="note"), self._note)

    def connect(self) -> None:
        """Wire the events of the chat."""
        chat, state = self._chat, [self._state]
        outputs = [chat, self._question, *self.side.outputs, *self._kept.listing.outputs]
        self._question.submit(self._ask, [self._question, *state], outputs, **_ANSWER)
        chat.option_select(self._ask_option, state, outputs, **_ANSWER)
        chat.example_select(self._ask_example, state, outputs, **_ANSWER)
        chat.retry(self._retry, state, outputs, **_ANSWER)
        chat.like(self._like, state, [self._rated, self._comment_box, self._comment], **QUIET)
        chat.select(self._select, state, self.side.outputs, **QUIET)
        given = [self._rated, self._comment, *state]
        for event in (self._send.click, self._comment.submit):
            event(self._commented, given, [self._comment_box, self._comment], **QUIET)

    @property
    def seen(self) -> list[Any]:
        """All but what is being typed."""
        return self.shown.outputs

    def draw_seen(self, scene: Scene) -> list[Any]:
        """What they show."""
        return self.shown.draw(scene)

    def _note(self, scene: Scene) -> str:
        settings = self._advisor.settings
        if settings.recipient is None:
            return scene.say("page.note")
        told = {"recipient": settings.recipient, "model": settings.model}
        return scene.say("page.note_provider", **told)

    def _ask_option(self, state: State, event: gr.SelectData) -> Iterator[list[Any]]:
        yield from self._answered(str(event.value), state)

    def _ask_example(self, state: State, event: gr.SelectData) -> Iterator[list[Any]]:
        yield from self._answered(str(event.value["text"]), state)

    def _retry(self, state: State) -> Iterator[list[Any]]:
        turns = scene_of(self._advisor, state).turns
        if turns:
            yield from self._answered(turns[-1].question, state)

    def _ask(self, question: str, state: State) -> Iterator[list[Any]]:
        """Answer what was typed, which leaves its field for the conversation."""
        if not question.strip():
            yield self._step(None, gr.skip())
            return
        for number, step in enumerate(self._answered(question, state)):
            if number == 0:
                step[1] = ""
            yield step

    def _answered(self, question: str, state: State) -> Iterator[list[Any]]:
        """Answer on screen word by word; an error is shown in the chat with its remedy.

        What is typed meanwhile stays in its field.
        """
        say = words_of(state)
        before = _messages(scene_of(self._advisor, state))
        for message in before:
            message.pop("options", None)
        so_far = [*before, asked(question)]
        waiting = "" if self._advisor.ready else say("notice.warming")
        yield self._step(_chat([*so_far, said(waiting)], say), gr.skip())
        try:
            yield from self._streamed(question, so_far, state)
        except AdvisorError as problem:
            told = said("⚠ " + problem.worded(say))
            yield self._step(_chat([*so_far, told], say), question)
        except Exception:
            log.exception("a question was not answered")
            told = said("⚠ " + say("error.unexpected"))
            yield self._step(_chat([*so_far, told], say), question)

    def _streamed(self, question: str, so_far: list[Message], state: State) -> Iterator[list[Any]]:
        say, language = words_of(state), language_of(state)
        words_so_far, unseen = "", 0
        reply: Reply | None = None
        for event in self._advisor.stream(
            question, state["thread"], language=language, owner=state["owner"]
        ):
            if event.kind == "restart":
                words_so_far = ""
            words_so_far, unseen = words_so_far + event.text, unseen + 1
            reply = event.reply or reply
            if reply is None and (unseen == _PIECE_WORDS or words_so_far == event.text):
                unseen = 0
                yield self._step(_chat([*so_far, said(words_so_far)], say), gr.skip())
        assert reply is not None
        scene = scene_of(self._advisor, state)
        final = said(reply.answer) | options_of(reply.suggestions)
        yield [
            _chat([*so_far, final], say),
            gr.skip(),
            *self.side.draw(scene),
            *self._kept.listing.draw(scene),
        ]

    def _step(self, chat: Any, typed: Any) -> list[Any]:
        """An update of the chat and of the field, the rest as it stands."""
        rest = (*self.side.outputs, *self._kept.listing.outputs)
        return [gr.skip() if chat is None else chat, typed, *(gr.skip() for _ in rest)]

    def _select(self, state: State, event: gr.SelectData) -> list[Any]:
        return self.side.draw(scene_of(self._advisor, state), _index(event) // 2)

    def _like(self, state: State, event: gr.LikeData) -> list[Any]:
        turns = scene_of(self._advisor, state).turns
        at = _index(event) // 2
        if at >= len(turns):
            return [gr.skip()] * 3
        liked = event.liked is True or event.liked == "Like"
        self._advisor.memory.rate(turns[at].id, liked)
        return [turns[at].id, gr.update(visible=True), ""]

    def _commented(self, rated: str, comment: str, state: State) -> list[Any]:
        if rated:
            self._advisor.memory.comment(rated, comment.strip())
            gr.Info(words_of(state)("page.comment_thanks"))
        return [gr.update(visible=False), ""]


def _messages(scene: Scene) -> list[Message]:
    shown = messages_of(scene.turns, scene.say)
    waiting = waiting_of(scene.turns, scene.dossier)
    if waiting:
        shown[-1].pop("options", None)
    return [*shown, *waiting]


def _question(scene: Scene) -> Any:
    say = scene.say
    return gr.update(
        label=say("page.ask"), placeholder=say("page.ask_hint"), value="", interactive=True
    )


def _chat(messages: list[Message], say: Any) -> Any:
    examples = [{"text": say(f"page.example.{i}")} for i in range(1, _EXAMPLES + 1)]
    return gr.update(
        value=messages,
        placeholder=say("page.empty"),
        examples=examples,
        feedback_options=("Like", "Dislike"),
    )


def _index(event: gr.SelectData | gr.LikeData) -> int:
    return int(event.index[0] if isinstance(event.index, (list, tuple)) else event.index)
