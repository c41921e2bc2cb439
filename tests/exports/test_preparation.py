"""A coach's dossier as a file: two pages, the same words in each format, nothing private."""

import json
import re
import threading
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from advisor import cli
from advisor.client import Client, Notes, Standing
from advisor.conversation import Advisor
from advisor.dossier import Dossier, HealthForm, ReadinessForm
from advisor.exports.preparation import preparation_sheet
from advisor.exports.sheet import FORMATS
from advisor.language import LANGUAGES, Language
from advisor.memory import FILE
from advisor.papers import write
from advisor.papers.blocks import Chart, Charts
from advisor.texts import words
from tests.papers.reading import body_of, pages_of, word_of
from tests.preparation.dossiers import full, statement

runner = CliRunner()
AT = datetime.fromisoformat("2026-11-30T09:00:00-05:00")
SECRET = "Elle pense vendre l’entreprise dans deux ans."
FACTS = (
    "Quatorze employés, une seule vendeuse bilingue.",
    "Chiffre d’affaires de 1,4 M$ en 2025, dont 220 000 $ avec le détaillant.",
    "Deux commandes refusées en octobre, faute de place à l’atelier.",
    "Bail renouvelé jusqu’en 2029; loyer de 6 500 $ par mois.",
    "Le détaillant a ouvert un deuxième magasin à Lévis en mars.",
    "Entente verbale depuis dix-huit mois, rien de signé.",
)
CLAIMS = (
    "On a les reins pour tenir un an en Ontario, facile.",
    "Le partenaire est content, je pense bien.",
    "Il faudrait signer avant Noël, sinon il ira ailleurs.",
)
_MARKS = re.compile(r"^(?:#+ |\s*- |\s*\d+\. )|\*+|\\(?=\[|\])", re.MULTILINE)


def busy() -> Dossier:
    """A dossier as full as one gets: answers, notes, an earlier meeting."""
    told = [
        *(statement(f"n1.{i}", "fact", text) for i, text in enumerate(FACTS)),
        *(statement(f"n1.1{i}", "claim", t, speaker="client") for i, t in enumerate(CLAIMS)),
        statement("n1.30", "unknown", "Pas vérifié les normes d’étiquetage de l’Ontario."),
        statement("n1.31", "claim", SECRET, speaker="client", private=True),
    ]
    before = [
        Standing.model_validate(
            {"kind": kind, "version": version, "on": on, "score": score, "label": label}
        )
        for kind, version, label in (
            ("readiness", "readiness-1.0", "prepare"),
            ("health", "health-1.0", "realign"),
        )
        for on, score in (("2026-03-02", 41), ("2026-06-10", 48))
    ]
    client = Client(
        name="Boréale",
        meeting="2026-12-03",
        answered_by="la directrice générale",
        consent=True,
        notes=(Notes(id="n1", on="2026-11-28", mark=1, statements=tuple(told)),),
        standings=tuple(before),
    )
    answers = {**full(1).readiness.answers, "F1": 3, "O1": 4, "P1": None, "R1": None}
    form = ReadinessForm(answers=answers, evidence={"O1": "Douze clients payants depuis 2023"})
    health = full().health.model_copy(update={"integrity": "suspected"})
    return full().changed(client=client, readiness=form, health=HealthForm(**health.model_dump()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_dossier_holds_in_two_pages_with_its_three_charts(language: Language) -> None:
    sheet = preparation_sheet(busy(), words(language), AT)
    assert len(pages_of(sheet.file("pdf"))) == 2
    rows = [block for block in sheet.paper.blocks if isinstance(block, Charts)]
    assert [len(row.charts) for row in rows] == [3]


def bare(text: str) -> str:
    """A text without spaces, bullets and marks of Markdown."""
    return re.sub(r"\s|•", "", _MARKS.sub("", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_says_the_markdown_word_for_word(language: Language) -> None:
    sheet = preparation_sheet(busy(), words(language), AT)
    told = bare(body_of(sheet.file("pdf"), sheet.paper.footer).replace("\r\n", "\n"))
    lines = [bare(line) for line in sheet.markdown.splitlines()]
    foot = bare(sheet.paper.footer)
    assert [line for line in lines if line not in told and line not in {"---", foot}] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_has_headings_a_language_and_told_pictures(language: Language) -> None:
    sheet = preparation_sheet(busy(), words(language), AT)
    document = word_of(sheet.file("docx"))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    say = words(language)
    assert say("prep.part.questions") in heads
    assert say("prep.part.limits") in heads
    alts = re.findall(r'descr="([^"]+)"', document.element.xml)
    assert len(alts) == 3
    assert f"{language}-CA" in document.styles.element.xml


def test_quotes_stay_in_their_language_and_the_rest_is_in_the_one_asked_for() -> None:
    text = preparation_sheet(busy(), words("en"), AT).markdown
    assert CLAIMS[0] in text
    assert "Five open questions" in text
    assert "Cinq questions" not in text


@pytest.mark.parametrize("nameless", [False, True])
def test_nothing_private_is_in_any_format(nameless: bool) -> None:
    sheet = preparation_sheet(busy(), words("fr"), AT, nameless=nameless)
    told = [
        sheet.markdown,
        json.dumps(sheet.data, ensure_ascii=False),
        "\n".join(pages_of(sheet.file("pdf"))),
        word_of(sheet.file("docx")).element.xml,
    ]
    assert not any("vendre l" in text for text in told)
    assert all(("Boréale" in text) is not nameless for text in told)


def test_every_chart_of_the_paper_is_told_in_words_in_markdown() -> None:
    sheet = preparation_sheet(busy(), words("fr"), AT)
    rows = [block for block in sheet.paper.blocks if isinstance(block, Charts)]
    charts: list[Chart] = [chart for row in rows for chart in row.charts]
    assert all(chart.text.replace("*", "") in sheet.markdown for chart in charts)
    assert write(sheet.paper, "md").decode() == sheet.markdown


@pytest.fixture
def coached(advisor: Advisor) -> Advisor:
    """With a client in the conversation `fil`, something private in the notes."""
    notes = f"Cliente : Boréale\n\n- {FACTS[0]}\n- {CLAIMS[1]}\n\nPrivé :\n- {SECRET}"
    advisor.prepare({"language": "fr", "text": notes}, "fil")
    return advisor


def test_a_client_is_listed_by_name_and_a_meeting_changes_the_list(coached: Advisor) -> None:
    coached.prepare({"language": "fr", "move": "describe", "meeting": "2026-12-03"}, "fil")
    assert [(c.name, c.meeting) for c in coached.memory.clients("")] == [("Boréale", "2026-12-03")]
    assert coached.title_of("fil") == "Boréale"


def test_a_client_opened_in_the_chat_is_listed_too(advisor: Advisor) -> None:
    reply = advisor.ask("Prépare ma rencontre de jeudi avec ma cliente Boréale", "fil")
    assert reply.tools[0].name == "prepare_meeting"
    assert [c.thread for c in advisor.memory.clients("")] == ["fil"]


def test_the_export_of_a_client_is_the_dossier_and_the_conversation_where_asked(
    coached: Advisor,
) -> None:
    made = coached.export("fil", "md").decode()
    assert "Ce que l’on sait" in made
    assert "Conversation" not in made
    assert coached.export("fil", "md", only="conversation").startswith("# Boréale".encode())


@pytest.mark.parametrize("only", ["conversation", "preparation"])
@pytest.mark.parametrize("format", ["md", "json"])
def test_a_chat_that_quotes_a_private_passage_is_exported_without_it(
    advisor: Advisor, only: str, format: str
) -> None:
    advisor.ask(
        f"Prépare ma rencontre avec ma cliente Boréale : {FACTS[0]} Privé : {SECRET}", "fil"
    )
    held = advisor.dossier("fil").client
    assert held
    assert any(one.private for one in held.statements)
    made = advisor.export("fil", "json" if format == "json" else "md", only=only).decode()
    assert "vendre l" not in made


def test_a_dossier_goes_out_as_json_and_comes_back_the_same(coached: Advisor) -> None:
    data = coached.export("fil", "json")
    thread = coached.import_client(data)
    assert coached.export(thread, "md") == coached.export("fil", "md")
    assert thread != "fil"


def test_the_command_writes_imports_and_says_what_is_wrong(
    coached: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.conversation.Advisor", lambda *_, **__: coached)
    monkeypatch.setattr(coached, "close", lambda: None)
    out = tmp_path / "d.json"
    assert runner.invoke(cli.app, ["dossier", "export", "fil", str(out)]).exit_code == 0
    assert "vendre" not in out.read_text(encoding="utf-8")
    opened = runner.invoke(cli.app, ["dossier", "import", str(out)])
    assert opened.exit_code == 0
    assert len(coached.memory.clients(None)) == 2
    monkeypatch.chdir(tmp_path)
    args = ["dossier", "export", "fil", "--format", "pdf", "--language", "en", "--anonymous"]
    assert runner.invoke(cli.app, args).exit_code == 0
    (made,) = tmp_path.glob("*.pdf")
    pages = pypdfium2.PdfDocument(made.read_bytes())
    assert "Preparing a meeting" in pages[0].get_textpage().get_text_range()
    for args in (
        ["import", str(made)],
        ["import", "absent.json"],
        ["export", "fil", "x.doc"],
        ["export", "fil", "x.md", "--language", "de"],
    ):
        result = runner.invoke(cli.app, ["dossier", *args])
        assert result.exit_code == 2
        assert "Traceback" not in result.output


def test_a_deleted_client_is_on_no_page_of_the_disk(advisor: Advisor) -> None:
    mark = "Zéphyrine-Quartz"
    advisor.prepare({"language": "fr", "name": mark, "text": f"{mark} a 14 employés."}, "fil")
    reply = advisor.ask(f"{mark} veut vendre en Ontario, par où commencer?", "fil")
    advisor.memory.rate(reply.id, liked=True)
    advisor.memory.comment(reply.id, f"au sujet de {mark}")
    folder = advisor.settings.data_dir
    needle = mark.encode()
    assert any(needle in p.read_bytes() for p in folder.rglob("*") if p.is_file())
    advisor.memory.delete("fil")
    assert (folder / FILE).exists()
    assert not any(needle in p.read_bytes() for p in folder.rglob("*") if p.is_file())
    assert advisor.memory.clients(None) == []


def test_a_message_that_asks_for_secrecy_is_blanked_in_the_conversation(coached: Advisor) -> None:
    coached.ask("en fait, garde privé que le partenaire est content", "fil")
    for format in FORMATS:
        made = coached.sheet("fil", only="conversation")
        assert "que le partenaire est content" not in made.markdown, format
        assert "que le partenaire est content" not in json.dumps(made.data, ensure_ascii=False)


def test_a_client_deleted_while_notes_are_read_does_not_come_back(coached: Advisor) -> None:
    lock = coached.turn_locks["fil"]
    lock.acquire()
    deleting = threading.Thread(target=coached.forget, args=("fil",))
    deleting.start()
    assert coached.memory.clients("")
    lock.release()
    deleting.join()
    assert coached.memory.clients("") == []
    assert coached.memory.conversations(None) == []
