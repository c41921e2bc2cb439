"""The components of the page and where they stand."""

from dataclasses import dataclass

import gradio as gr

from advisor.texts import Words
from advisor.understanding.message import MAX_CHARACTERS

BLANK = {"owner": "", "thread": "", "language": ""}


@dataclass(frozen=True)
class Parts:
    """The components of the page."""

    state: gr.BrowserState
    heading: gr.HTML
    language: gr.Radio
    status: gr.HTML
    chat: gr.Chatbot
    question: gr.Textbox
    sources_title: gr.HTML
    sources: gr.HTML
    comment_box: gr.Group
    comment: gr.Textbox
    comment_send: gr.Button
    rated: gr.State
    listed_title: gr.HTML
    new: gr.Button
    listed: gr.Radio
    title: gr.Textbox
    rename: gr.Button
    delete: gr.Button
    delete_sure: gr.Button
    cancel: gr.Button
    feedback: gr.DownloadButton
    note: gr.Markdown


def lay_out(say: Words) -> Parts:
    """Make the components, in the blocks that are open."""
    state = gr.BrowserState(BLANK, storage_key="advisor-page", secret="advisor-local-page")
    rated = gr.State("")
    with gr.Row(elem_id="top"):
        heading = gr.HTML(elem_id="heading")
        language = gr.Radio(
            [("Français", "fr"), ("English", "en")],
            show_label=False,
            container=False,
            elem_id="language",
        )
    status = gr.HTML(elem_id="status")
    with gr.Row(elem_id="main"):
        with gr.Column(scale=1, min_width=230, elem_id="kept"):
            listed_title = gr.HTML(elem_classes="side-title")
            new = gr.Button(variant="primary", size="sm", elem_id="new")
            listed = gr.Radio(choices=[], show_label=False, container=False, elem_id="listed")
            title = gr.Textbox(max_length=80, elem_id="title", visible=False)
            with gr.Row():
                rename = gr.Button(size="sm", elem_id="rename", visible=False)
                delete = gr.Button(size="sm", elem_id="delete", visible=False)
            with gr.Row():
                delete_sure = gr.Button(
                    size="sm", variant="stop", elem_id="delete-sure", visible=False
                )
                cancel = gr.Button(size="sm", elem_id="cancel", visible=False)
            feedback = gr.DownloadButton(size="sm", elem_id="feedback")
        with gr.Column(scale=4, min_width=320, elem_id="talk"):
            chat = gr.Chatbot(
                elem_id="chat",
                show_label=False,
                height="64vh",
                min_height=360,
                buttons=["copy"],
                allow_tags=False,
                sanitize_html=True,
                allow_file_downloads=False,
                layout="bubble",
                latex_delimiters=[],
            )
            question = gr.Textbox(
                elem_id="question",
                lines=1,
                max_lines=6,
                max_length=MAX_CHARACTERS,
                submit_btn=True,
                autofocus=True,
            )
            with gr.Group(visible=False) as comment_box:
                comment = gr.Textbox(max_length=500, elem_id="comment")
                comment_send = gr.Button(size="sm", elem_id="comment-send")
            note = gr.Markdown(elem_id="note")
        with gr.Column(scale=3, min_width=300, elem_id="side"):
            sources_title = gr.HTML()
            sources = gr.HTML(elem_id="sources")
    return Parts(
        state=state,
        heading=heading,
        language=language,
        status=status,
        chat=chat,
        question=question,
        sources_title=sources_title,
        sources=sources,
        comment_box=comment_box,
        comment=comment,
        comment_send=comment_send,
        rated=rated,
        listed_title=listed_title,
        new=new,
        listed=listed,
        title=title,
        rename=rename,
        delete=delete,
        delete_sure=delete_sure,
        cancel=cancel,
        feedback=feedback,
        note=note,
    )
