"""The page: conversations, the chat, and the sources beside it."""

import logging
import re
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from advisor.conversation import Advisor
from advisor.errors import AdvisorError
from advisor.language import Language
from advisor.reply import Reply
from advisor.texts import Words, words
from advisor.ui.parts import BLANK, Parts, lay_out
from advisor.ui.sources import sources_html
from advisor.ui.view import Message, choices_of, feedback_csv, messages_of, options_of
from advisor.ui.view import asked as asked_message

CONCURRENCY, WAITING = 20, 100
_PIECE_SECONDS = 0.012
_STYLE = Path(__file__).parent / "style.css"
_EXAMPLES = 4
log = logging.getLogger(__name__)


def mount_page(app: FastAPI, advisor: Advisor) -> FastAPI:
    """Put the page at the root of an application."""
    say = words(advisor.settings.language)
    blocks = build_page(advisor)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=True,
        max_file_size="5mb",
        ssr_mode=False,
        pwa=False,
        theme=_theme(),
        css=_STYLE.read_text(encoding="utf-8"),
        head=f'<meta name="description" content="{say("page.tagline")}">',
    )
    return mounted


def build_page(advisor: Advisor) -> gr.Blocks:
    """The page with its events."""
    say = words(advisor.settings.language)
    with gr.Blocks(title=say("page.title"), analytics_enabled=False, fill_width=True) as blocks:
        parts = lay_out(say)
        _Events(advisor, parts).connect()
    page: gr.Blocks = blocks
    page.queue(max_size=WAITING, default_concurrency_limit=CONCURRENCY, api_open=False)
    return page


def _theme() -> gr.themes.Base:
    sans = ["ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "sans-serif"]
    soft = gr.themes.Soft(
        primary_hue="teal", neutral_hue="slate", font=sans, font_mono=["ui-monospace", "monospace"]
    )
    return soft.set(
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_text_color="white",
        checkbox_label_background_fill_selected="*primary_700",
        checkbox_label_text_color_selected="white",
        block_label_text_color="*neutral_700",
        block_title_text_color="*neutral_700",
    )


class _Events:
    """What happens on the page. The kept conversation is the truth; the page only shows it."""

    def __init__(self, advisor: Advisor, parts: Parts) -> None:
        self._advisor = advisor
        self._p = parts

    def connect(self) -> None:
        p = self._p
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        answer: dict[str, Any] = {
            **quiet,
            "concurrency_limit": CONCURRENCY,
            "concurrency_id": "answers",
        }
        outputs = [p.chat, p.question, p.sources, p.state, p.listed, p.rename, p.delete, p.title]
        loaded = [*self._labelled(), *outputs[:3], p.state, *outputs[4:], p.language]
        timer = gr.Timer(1.0)
        timer.tick(self._warming, [p.state], [p.status, timer], **quiet)
        p.question.submit(self._ask, [p.question, p.state], outputs, **answer)
        p.chat.option_select(self._ask_option, [p.state], outputs, **answer)
        p.chat.example_select(self._ask_example, [p.state], outputs, **answer)
        p.chat.retry(self._retry, [p.state], outputs, **answer)
        p.chat.like(self._like, [p.state], [p.rated, p.comment_box, p.comment], **quiet)
        p.chat.select(self._select, [p.state], [p.sources], **quiet)
        p.comment_send.click(
            self._comment, [p.rated, p.comment, p.state], [p.comment_box, p.comment], **quiet
        )
        p.comment.submit(
            self._comment, [p.rated, p.comment, p.state], [p.comment_box, p.comment], **quiet
        )
        p.language.input(self._switch, [p.language, p.state], loaded, **quiet)
        p.new.click(self._new, [p.state], outputs, **quiet)
        p.listed.input(self._open, [p.listed, p.state], outputs, **quiet)
        p.rename.click(self._rename, [p.title, p.state], [p.listed, p.title], **quiet)
        p.title.submit(self._rename, [p.title, p.state], [p.listed, p.title], **quiet)
        asking = [p.delete, p.delete_sure, p.cancel]
        p.delete.click(lambda: _shown(False, True, True), None, asking, **quiet)
        p.cancel.click(lambda: _shown(True, False, False), None, asking, **quiet)
        p.delete_sure.click(self._delete, [p.state], outputs, **quiet).then(
            lambda: _shown(False, False), None, asking[1:], **quiet
        )
        p.feedback.click(self._export, [p.state], [p.feedback], **quiet)
        _context().load(self._load, [p.state], loaded, **quiet)

    def _labelled(self) -> list[Any]:
        p = self._p
        return [
            p.heading,
            p.sources_title,
            p.comment,
            p.comment_send,
            p.listed_title,
            p.new,
            p.delete_sure,
            p.cancel,
            p.feedback,
            p.note,
        ]

    def _labels(self, say: Words) -> list[Any]:
        model = self._advisor.model_name
        embedded = model == "embedded"
        return [
            f"<h1>{say('page.heading')}</h1><p>{say('page.tagline')}</p>",
            f"<h2>{say('page.sources')}</h2>",
            gr.update(label=say("page.comment")),
            gr.update(value=say("page.comment_send")),
            f"<h2>{say('page.conversations')}</h2>",
            gr.update(value=say("page.new")),
            gr.update(value=say("page.delete_sure")),
            gr.update(value=say("page.cancel")),
            gr.update(label=say("page.feedback")),
            say("page.note") if embedded else say("page.note_provider", model=model),
        ]

    def _load(self, state: dict[str, str] | None, request: gr.Request) -> list[Any]:
        known = {**BLANK, **(state or {})}
        known["owner"] = known["owner"] or str(uuid.uuid4())
        if known["language"] not in {"fr", "en"}:
            known["language"] = _browser_language(request, self._advisor.settings.language)
        return self._everything(known)

    def _switch(self, language: Language, state: dict[str, str]) -> list[Any]:
        return self._everything({**state, "language": language})

    def _everything(self, state: dict[str, str]) -> list[Any]:
        say = _words(state)
        shown = self._conversation(state)
        return [*self._labels(say), *shown, gr.update(value=state["language"])]

    def _conversation(self, state: dict[str, str]) -> list[Any]:
        """All that shows the conversation in hand, from what is kept."""
        say = _words(state)
        turns = self._advisor.turns(state["thread"]) if state["thread"] else []
        last = turns[-1].reply if turns else None
        return [
            _chat(messages_of(turns, say), say),
            gr.update(
                label=say("page.ask"), placeholder=say("page.ask_hint"), value="", interactive=True
            ),
            sources_html(last, say),
            state,
            *self._list(state, say),
        ]

    def _list(self, state: dict[str, str], say: Words) -> list[Any]:
        choices = choices_of(self._advisor.conversations(state["owner"]))
        current = next((t for t, thread in choices if thread == state["thread"]), None)
        return [
            gr.update(choices=choices, value=state["thread"] if current else None),
            gr.update(value=say("page.rename"), visible=current is not None),
            gr.update(value=say("page.delete"), visible=current is not None),
            gr.update(
                label=say("page.rename_to"), value=current or "", visible=current is not None
            ),
        ]

    def _warming(self, state: dict[str, str] | None) -> tuple[str, Any]:
        if self._advisor.ready:
            return "", gr.Timer(active=False)
        return f"<p>{_words(state or BLANK)('notice.warming')}</p>", gr.Timer(active=True)

    def _ask_option(self, state: dict[str, str], event: gr.SelectData) -> Iterator[list[Any]]:
        yield from self._ask(str(event.value), state)

    def _ask_example(self, state: dict[str, str], event: gr.SelectData) -> Iterator[list[Any]]:
        yield from self._ask(str(event.value["text"]), state)

    def _retry(self, state: dict[str, str]) -> Iterator[list[Any]]:
        turns = self._advisor.turns(state["thread"]) if state["thread"] else []
        if turns:
            yield from self._ask(turns[-1].question, state)

    def _ask(self, question: str, state: dict[str, str]) -> Iterator[list[Any]]:
        """Answer on screen word by word; an error is shown in the chat with its remedy."""
        if not question.strip():
            yield [gr.skip()] * 8
            return
        say = _words(state)
        state = {**state, "thread": state["thread"] or str(uuid.uuid4())}
        before = messages_of(self._advisor.turns(state["thread"]), say)
        for message in before:
            message.pop("options", None)
        asked: list[Message] = [*before, asked_message(question)]
        waiting = "" if self._advisor.ready else say("notice.warming")
        yield self._step([*asked, _said(waiting)], state, "", say)
        try:
            yield from self._streamed(question, asked, state, say)
        except AdvisorError as problem:
            told = _said("⚠ " + say(problem.key, **problem.values))
            yield self._step([*asked, told], state, question, say)
        except Exception:
            log.exception("a question was not answered")
            yield self._step([*asked, _said("⚠ " + say("error.unexpected"))], state, question, say)

    def _streamed(
        self, question: str, asked: list[Message], state: dict[str, str], say: Words
    ) -> Iterator[list[Any]]:
        words_so_far = ""
        language: Language = "en" if state["language"] == "en" else "fr"
        reply: Reply | None = None
        shown_at = 0.0
        for event in self._advisor.stream(
            question, state["thread"], language=language, owner=state["owner"]
        ):
            words_so_far += event.text
            reply = event.reply or reply
            if reply is None and time.perf_counter() - shown_at > _PIECE_SECONDS:
                shown_at = time.perf_counter()
                yield [_chat([*asked, _said(words_so_far)], say), *[gr.skip()] * 7]
                time.sleep(_PIECE_SECONDS)
        assert reply is not None
        final = _said(reply.answer) | options_of(reply.suggestions)
        step = self._step([*asked, final], state, "", say)
        step[2] = sources_html(reply, say)
        yield [*step[:4], *self._list(state, say)]

    def _step(
        self, messages: list[Message], state: dict[str, str], typed: str, say: Words
    ) -> list[Any]:
        return [_chat(messages, say), typed, gr.skip(), state, *[gr.skip()] * 4]

    def _select(self, state: dict[str, str], event: gr.SelectData) -> str:
        turns = self._advisor.turns(state["thread"]) if state["thread"] else []
        turn = turns[min(_index(event) // 2, len(turns) - 1)] if turns else None
        return sources_html(turn.reply if turn else None, _words(state))

    def _like(self, state: dict[str, str], event: gr.LikeData) -> list[Any]:
        turns = self._advisor.turns(state["thread"])
        at = _index(event) // 2
        if at >= len(turns):
            return [gr.skip()] * 3
        liked = event.liked is True or event.liked == "Like"
        self._advisor.memory.rate(turns[at].id, liked)
        return [turns[at].id, gr.update(visible=True), ""]

    def _comment(self, rated: str, comment: str, state: dict[str, str]) -> list[Any]:
        if rated:
            self._advisor.memory.comment(rated, comment.strip())
            gr.Info(_words(state)("page.comment_thanks"))
        return [gr.update(visible=False), ""]

    def _new(self, state: dict[str, str]) -> list[Any]:
        return self._conversation({**state, "thread": ""})

    def _open(self, thread: str, state: dict[str, str]) -> list[Any]:
        return self._conversation({**state, "thread": thread})

    def _rename(self, title: str, state: dict[str, str]) -> list[Any]:
        if title.strip() and state["thread"]:
            self._advisor.memory.rename(state["thread"], title.strip())
        shown = self._list(state, _words(state))
        return [shown[0], shown[3]]

    def _delete(self, state: dict[str, str]) -> list[Any]:
        if state["thread"]:
            self._advisor.memory.delete(state["thread"])
        return self._conversation({**state, "thread": ""})

    def _export(self, state: dict[str, str]) -> Any:
        given = self._advisor.memory.feedback()
        if not given:
            gr.Info(_words(state)("page.feedback_none"))
            return gr.skip()
        path = Path(tempfile.mkdtemp()) / "advisor-feedback.csv"
        path.write_text(feedback_csv(given, _words(state)), encoding="utf-8-sig")
        return gr.update(value=str(path))


def _context() -> gr.Blocks:
    from gradio.context import Context

    assert Context.root_block is not None
    return Context.root_block


def _chat(messages: list[Message], say: Words) -> Any:
    examples = [{"text": say(f"page.example.{i}")} for i in range(1, _EXAMPLES + 1)]
    return gr.update(
        value=messages,
        placeholder=say("page.empty"),
        examples=examples,
        feedback_options=("Like", "Dislike"),
    )


def _said(text: str) -> Message:
    return {"role": "assistant", "content": text}


def _shown(*visible: bool) -> list[Any]:
    return [gr.update(visible=one) for one in visible]


def _words(state: dict[str, str]) -> Words:
    return words("en" if state["language"] == "en" else "fr")


def _index(event: gr.SelectData | gr.LikeData) -> int:
    return int(event.index[0] if isinstance(event.index, (list, tuple)) else event.index)


def _browser_language(request: gr.Request, otherwise: Language) -> Language:
    """The browser's first language among the two."""
    asked = request.headers.get("accept-language", "")
    for part in re.split(r"\s*,\s*", asked.lower()):
        if part[:2] == "fr":
            return "fr"
        if part[:2] == "en":
            return "en"
    return otherwise
