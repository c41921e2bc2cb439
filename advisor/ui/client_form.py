"""The fields of a coach's client: who, when, with whose consent; the notes and what is private."""

from datetime import date
from typing import Any

import gradio as gr

from advisor.client import Client, Statement
from advisor.preparation.sharing import shown
from advisor.texts import Words
from advisor.ui.state import Scene, paper_language
from advisor.understanding.notes.names import day_to_come

CONSENT = ("yes", "no", "unknown")
_KINDS = ("fact", "claim", "unknown", "question", "aside")


def client_of(scene: Scene) -> Client:
    """The client of the conversation in hand; a blank one where there is none."""
    return scene.dossier.client or Client()


def clients(scene: Scene) -> Any:
    """The list of clients, the one in hand chosen."""
    choices = [(_listed(name, meeting, scene), thread) for thread, name, meeting in scene.clients]
    value = scene.state["thread"] if scene.dossier.client else None
    label = scene.say("preparation_tab.clients")
    return gr.update(label=label, choices=choices, value=value, visible=bool(choices))


def text_field(name: str, scene: Scene) -> Any:
    """A field of words: `name`, `answered_by`, or a day, `meeting`, `delete_by`."""
    return gr.update(
        label=scene.say(f"preparation_tab.{name}"),
        placeholder=scene.say(f"preparation_tab.{name}_hint"),
        value=getattr(client_of(scene), name) or "",
    )


def typed_day(value: str, say: Words) -> tuple[str, str]:
    """A day to come as ISO, from 2026-12-03 or words (« jeudi », “December 3”); else a problem."""
    today = date.today()
    try:
        day: date | None = date.fromisoformat(value)
    except ValueError:
        day = day_to_come(value, say.language, today)
    if day is None:
        return "", say("preparation_tab.bad_day", value=value[:20])
    if day < today:
        return "", say("preparation_tab.past_day", value=value[:20])
    return day.isoformat(), ""


def consent(scene: Scene) -> Any:
    """Whether keeping the notes was agreed to."""
    held = client_of(scene).consent
    value = "unknown" if held is None else "yes" if held else "no"
    choices = [(scene.say(f"prep.consent.{one}"), one) for one in CONSENT]
    return gr.update(label=scene.say("preparation_tab.consent"), choices=choices, value=value)


def private(scene: Scene) -> Any:
    """All that was told, to be ticked where it is private."""
    statements = client_of(scene).statements
    return gr.update(
        label=scene.say("preparation_tab.private"),
        info=scene.say("preparation_tab.private_info"),
        choices=[(_told(one, scene), one.id) for one in statements],
        value=[one.id for one in statements if one.private],
        visible=bool(statements),
    )


def notes(scene: Scene) -> Any:
    """The notes that were taken in, to take one back."""
    held = client_of(scene).notes
    choices = [
        (
            scene.say("preparation_tab.notes_of", id=one.id, day=one.on, count=len(one.statements)),
            one.id,
        )
        for one in held
    ]
    value = held[-1].id if held else None
    label = scene.say("preparation_tab.notes_taken")
    return gr.update(label=label, choices=choices, value=value, visible=bool(held))


def box(scene: Scene) -> Any:
    """The box of notes, blank."""
    say = scene.say
    return gr.update(
        label=say("preparation_tab.notes"), placeholder=say("preparation_tab.notes_hint"), value=""
    )


def ready(scene: Scene) -> Any:
    """The button that makes the dossier."""
    return gr.update(value=scene.say("preparation_tab.make"), interactive=True)


def only_with(key: str, scene: Scene) -> Any:
    """A button that needs a client in hand, or notes of one to take back."""
    held = scene.dossier.client
    needs_notes = key.endswith("take_back")
    visible = held is not None and (bool(held.notes) or not needs_notes)
    return gr.update(value=scene.say(key), visible=visible)


def confirmable(scene: Scene) -> Any:
    """The button that keeps what was read, as long as something waits."""
    told = scene.dossier.told
    waits = bool(told.health.kpis or told.signals) and not _is_confirmed(scene)
    return gr.update(value=scene.say("preparation_tab.confirm"), visible=waits)


def _is_confirmed(scene: Scene) -> bool:
    told, dossier = scene.dossier.told, scene.dossier
    figures = all(kpi in dossier.health.kpis for kpi in told.health.kpis)
    return figures and all(name in dossier.readiness.signals for name in told.signals)


def language(scene: Scene) -> Any:
    """The language of the dossier."""
    label = scene.say("preparation_tab.language")
    return gr.update(label=label, value=paper_language(scene.state))


def nameless(scene: Scene) -> Any:
    """Whether the dossier is to name nobody."""
    label = scene.say("preparation_tab.anonymous")
    return gr.update(label=label, value=scene.state["anonymous"] == "yes")


def _listed(name: str, meeting: str, scene: Scene) -> str:
    shown_name = name or scene.say("prep.no_name")
    if not meeting:
        return shown_name
    return scene.say("preparation_tab.client_on", name=shown_name, day=meeting)


def _told(statement: Statement, scene: Scene) -> str:
    kind = scene.say(f"preparation_tab.kind_{statement.kind}")
    return scene.say("preparation_tab.statement", kind=kind, text=shown(statement.text))
