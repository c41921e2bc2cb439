"""The page: conversations, the chat with its sources, and the forms in tabs beside it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from advisor.conversation import Advisor
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.language import Language
from advisor.texts import words
from advisor.ui.agreement_tab import AgreementTab
from advisor.ui.board import QUIET, Board
from advisor.ui.chat import CONCURRENCY, Chat
from advisor.ui.extra import Extra, Part
from advisor.ui.health_tab import HealthTab
from advisor.ui.kept import Kept, shown
from advisor.ui.practice_tab import PracticeTab
from advisor.ui.preparation_tab import PreparationTab
from advisor.ui.readiness_tab import ReadinessTab
from advisor.ui.state import (
    BLANK,
    TABS,
    Scene,
    State,
    View,
    anew,
    chosen,
    completed,
    scene_of,
    tab_of,
    words_of,
)
from advisor.ui.tab import Tab

WAITING = 100
_STYLE = Path(__file__).parent / "style.css"
# Nobody can ask before the page knows the conversation; then the field takes the focus.
_FOCUS = "() => setTimeout(() => document.querySelector('#question textarea')?.focus(), 50)"
_ACCESS = Path(__file__).parent / "access.js"


def mount_page(app: FastAPI, advisor: Advisor, extras: Sequence[Extra] = ()) -> FastAPI:
    """Put the page at the root of an application."""
    say = words(advisor.settings.language)
    blocks = build_page(advisor, extras)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=True,
        max_file_size="20mb",
        ssr_mode=False,
        pwa=False,
        theme=_theme(),
        css=_STYLE.read_text(encoding="utf-8"),
        head=f'<meta name="description" content="{say("page.tagline")}">',
    )
    return mounted


def build_page(advisor: Advisor, extras: Sequence[Extra] = ()) -> gr.Blocks:
    """The page with its events, and the tabs of `extras` after its own."""
    say = words(advisor.settings.language)
    with gr.Blocks(title=say("page.title"), analytics_enabled=False, fill_width=True) as blocks:
        _Page(advisor, extras).connect(blocks)
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
        block_title_text_color="*body_text_color",
        block_title_background_fill="transparent",
        block_title_padding="0",
        block_info_text_color="*neutral_600",
        checkbox_label_border_width="1px",
        checkbox_label_border_color="*neutral_400",
        checkbox_label_shadow="none",
        checkbox_border_color="*neutral_500",
        input_border_width="1px",
        input_border_color="*neutral_400",
        input_placeholder_color="*neutral_500",
        button_secondary_border_color="*neutral_400",
    )


class _Page:
    """The parts in their places, and the events that concern them all."""

    def __init__(self, advisor: Advisor, extras: Sequence[Extra]) -> None:
        self._advisor, self._extras = advisor, extras
        self._tab_names = (*TABS, *(extra.name for extra in extras))
        self._state = gr.BrowserState(
            BLANK, storage_key="advisor-page", secret="advisor-local-page"
        )
        # Apart, so that a tab that is drawn late never brings an earlier conversation back.
        self._view = gr.BrowserState({}, storage_key="advisor-view", secret="advisor-local-page")
        self._top = Board()
        self._lay_out_top()
        with gr.Row(elem_id="main"):
            with gr.Column(scale=1, min_width=230, elem_id="kept"):
                self._kept = Kept(advisor)
            with gr.Column(scale=7, min_width=320, elem_id="work"):
                self._lay_out_tabs()

    def _lay_out_top(self) -> None:
        with gr.Row(elem_id="top"):
            self._top.put(gr.HTML(elem_id="heading"), _heading)
            radio = gr.Radio(
                [("Français", "fr"), ("English", "en")],
                show_label=False,
                container=False,
                elem_id="language",
            )
            self._language = self._top.put(radio, _language)
        self._status = gr.HTML(elem_id="status")

    def _lay_out_tabs(self) -> None:
        self._tab_of: dict[str, gr.Tab] = {}
        built = self._advisor, self._kept, self._state
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap") as self._tabs:
            with self._tab("chat"):
                self._chat = Chat(*built)
            with self._tab("readiness"):
                readiness = ReadinessTab(*built)
            with self._tab("health"):
                health = HealthTab(*built)
            with self._tab("agreement"):
                agreement = AgreementTab(*built)
            with self._tab("practice"):
                practice = PracticeTab(*built)
            with self._tab("preparation"):
                self._preparation = PreparationTab(*built)
            added = [self._lay_out_extra(extra) for extra in self._extras]
        self._forms: tuple[Part, ...] = (
            readiness,
            health,
            agreement,
            practice,
            self._preparation,
            *added,
        )
        self._top.put(self._tabs, lambda s: gr.update(selected=s.tab))

    def _lay_out_extra(self, extra: Extra) -> Part:
        with self._tab(extra.name):
            return extra.lay_out(self._advisor, self._state)

    def _tab(self, name: str) -> gr.Tab:
        label = words(self._advisor.settings.language)(f"tab.{name}")
        tab = gr.Tab(label, id=name, elem_id=f"tab-{name}")
        self._tab_of[name] = tab
        return self._top.put(tab, lambda s: gr.update(label=s.say(f"tab.{name}")))

    @property
    def _boards(self) -> list[Board]:
        chat, kept = self._chat, self._kept
        forms = [board for form in self._forms for board in (form.story, form.fields, form.panel)]
        return [
            *(self._top, kept.labels, kept.listing, chat.labels, chat.typing, chat.shown),
            *forms,
        ]

    def connect(self, blocks: gr.Blocks) -> None:
        """Wire everything."""
        kept, state = self._kept, [self._state, self._view]
        whole = [*state, *(c for board in self._boards for c in board.outputs)]
        blocks.load(self._load, state, whole, **QUIET).then(None, js=_FOCUS)
        blocks.load(None, js=_ACCESS.read_text(encoding="utf-8"))
        self._language.input(self._switch, [self._language, *state], whole, **QUIET)
        kept.new.click(self._new, state, whole, **QUIET)
        kept.listed.input(self._open, [kept.listed, *state], whole, **QUIET)
        kept.sure.click(self._delete, state, whole, **QUIET).then(
            lambda: shown(False, False), None, [kept.sure, kept.cancel], **QUIET
        )
        kept.connect(self._state)
        self._chat.connect()
        for form in self._forms:
            form.connect()
        self._connect_tabs()
        self._connect_clients(whole)
        timer = gr.Timer(1.0)
        timer.tick(self._warming, [self._state], [self._status, timer], **QUIET)

    def _connect_clients(self, whole: list[Any]) -> None:
        """What changes the client in hand changes all of the page."""
        tab, state = self._preparation, [self._state, self._view]
        tab.clients.input(self._open, [tab.clients, *state], whole, **QUIET)
        tab.new.click(self._new_client, state, whole, **QUIET)
        tab.upload.upload(self._import, [tab.upload, *state], whole, **QUIET)
        tab.sure.click(self._delete, state, whole, **QUIET).then(
            lambda: shown(False, False), None, tab.asking[1:], **QUIET
        )

    def _connect_tabs(self) -> None:
        """A tab that comes into view shows what was said elsewhere meanwhile."""
        parts: tuple[Chat | Part, ...] = (self._chat, *self._forms)
        for name, part in zip(self._tab_names, parts, strict=True):
            given = [self._state, self._view]
            outputs = [self._view, *part.seen]
            self._tab_of[name].select(partial(self._in_view, name, part), given, outputs, **QUIET)
        for kind, button in self._chat.side.open_tab.items():
            moved = [self._state, self._view, self._tabs]
            button.click(partial(self._open_tab, kind), moved[:2], moved, **QUIET)

    def _open_tab(self, kind: str, state: State, view: View) -> list[Any]:
        """Bring the tab of a tool into view, at its practice where it is one."""
        for practice in PRACTICE_KINDS:
            if practice == kind:
                state = chosen(scene_of(self._advisor, state), practice)
                return [state, {**view, "practice": ""}, gr.update(selected="practice")]
        return [gr.skip(), gr.skip(), gr.update(selected=kind)]

    def _in_view(self, name: str, part: Chat | Part, state: State, view: View) -> list[Any]:
        if not state["owner"]:  # The page is being loaded, and will draw this tab itself.
            return [gr.skip() for _ in (self._view, *part.seen)]
        scene = scene_of(self._advisor, state, name)
        # Fields that would be drawn as they stand are left alone: someone may be writing already.
        if isinstance(part, Tab) and view.get(name) == scene.mark:
            return [{**view, "tab": name}, *(gr.skip() for _ in part.seen)]
        return [{**view, "tab": name, name: scene.mark}, *part.draw_seen(scene)]

    def _load(self, raw: State | None, view: View | None, request: gr.Request) -> list[Any]:
        accepted = request.headers.get("accept-language", "")
        state = completed(raw, accepted, self._advisor.settings.language)
        return self._whole(state, view or {})

    def _whole(self, state: State, view: View, *, anew: bool = True) -> list[Any]:
        if not state["owner"]:
            return [gr.skip() for _ in (state, view, *(c for b in self._boards for c in b.outputs))]
        scene = scene_of(self._advisor, state, tab_of(view, self._tab_names))
        marks = {f.name: scene.mark if f.draws(scene) else "" for f in self._forms}
        drawn = [update for board in self._boards for update in self._drawn(board, scene, anew)]
        return [state, {"tab": scene.tab, **marks}, *drawn]

    def _drawn(self, board: Board, scene: Scene, anew: bool) -> list[Any]:
        """The update of a board; what is being written stays, but in a conversation taken anew."""
        for form in self._forms:
            if board in (form.story, form.fields, form.panel) and not form.draws(scene):
                return [gr.skip() for _ in board.outputs]
        written = board in (self._chat.typing, *(form.story for form in self._forms))
        return board.draw_around(scene) if written and not anew else board.draw(scene)

    def _switch(self, language: Language, state: State, view: View) -> list[Any]:
        """Say everything in the other language; what is being written stays."""
        return self._whole({**state, "language": language}, view, anew=False)

    def _new(self, state: State, view: View) -> list[Any]:
        return self._whole(anew(state), view)

    def _open(self, thread: str, state: State, view: View) -> list[Any]:
        return self._whole({**state, "thread": thread}, view)

    def _new_client(self, state: State, view: View) -> list[Any]:
        return self._whole(self._preparation.begun(anew(state)), view)

    def _import(self, path: str, state: State, view: View) -> list[Any]:
        return self._whole(self._preparation.imported(path, state), view)

    def _delete(self, state: State, view: View) -> list[Any]:
        self._advisor.forget(state["thread"])
        return self._whole(anew(state), view)

    def _warming(self, state: State | None) -> tuple[str, Any]:
        if self._advisor.ready:
            return "", gr.Timer(active=False)
        return f"<p>{words_of(state or BLANK)('notice.warming')}</p>", gr.Timer(active=True)


def _language(scene: Scene) -> Any:
    return gr.update(label=scene.say("page.language"), value=scene.state["language"])


def _heading(scene: Scene) -> str:
    return f"<h1>{scene.say('page.heading')}</h1><p>{scene.say('page.tagline')}</p>"
