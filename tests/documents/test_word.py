"""Word files: all that a person reads in them, in order, and nothing that was deleted."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument

from advisor.documents import read_document
from advisor.errors import BadInput
from tests.documents.made import (
    ENGLISH,
    FRENCH,
    archive_of,
    repacked,
    word_bytes,
    word_of,
    word_of_xml,
)

BODY, TYPES = "word/document.xml", "[Content_Types].xml"


def read(data: bytes, name: str = "entente.docx") -> str:
    return read_document(name, data).text


def fault(data: bytes, name: str = "entente.docx") -> str:
    with pytest.raises(BadInput) as refused:
        read_document(name, data)
    return refused.value.key


def in_paragraph(inner: str) -> str:
    return read(word_of_xml(f"<w:p>{inner}</w:p>"))


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize("words", [FRENCH, ENGLISH])
def test_paragraphs_come_out_word_for_word_with_a_blank_line_between(words: str) -> None:
    document = read_document("entente.docx", word_of("Titre", words))
    assert document.text == f"Titre\n\n{words}"
    assert (document.kind, document.pages, document.unread) == ("docx", (), ())


def test_a_table_stands_where_it_is_in_the_document_a_line_a_row() -> None:
    document = docx.Document()
    document.add_paragraph("Avant")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["Durée", "12 mois", "Cachet", "5 000 $"], strict=True):
        cell.text = words
    document.add_paragraph("Après")
    assert read(word_bytes(document)) == "Avant\n\nDurée | 12 mois\nCachet | 5 000 $\n\nAprès"


def test_merged_cells_are_read_once() -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Modalités"
    assert read(word_bytes(document)) == "Modalités"


def test_cells_that_hold_paragraphs_are_read_one_after_the_other() -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2)._cells
    left.text, right.text = FRENCH, ENGLISH
    left.add_paragraph("Fin de la colonne.")
    assert read(word_bytes(document)).split("\n") == [FRENCH, "Fin de la colonne.", ENGLISH]


def test_a_table_in_a_table_is_read_once() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.add_table(1, 1).cell(0, 0).text = "Au fond"
    assert read(word_bytes(document)) == "Au fond"


def _with_heads(document: WordDocument) -> WordDocument:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Projet d'entente"
    section.first_page_header.paragraphs[0].text = "Projet d'entente"
    section.footer.paragraphs[0].text = "Confidentiel"
    return document


def test_headers_come_first_and_footers_last_each_once() -> None:
    document = _with_heads(docx.Document())
    document.add_paragraph(FRENCH)
    assert read(word_bytes(document)) == f"Projet d'entente\n\n{FRENCH}\n\nConfidentiel"


def test_inserted_words_count_and_deleted_ones_do_not() -> None:
    shown = in_paragraph(
        run("La durée est de ")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>six</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{run("douze")}</w:ins>'
        + run(" mois.")
    )
    assert shown == "La durée est de douze mois."


def test_moved_words_count_where_they_went() -> None:
    moved = f'<w:moveFrom w:id="1" w:author="a">{run("Article 9")}</w:moveFrom>'
    arrived = f'<w:moveTo w:id="2" w:author="a">{run("Article 9")}</w:moveTo>'
    assert in_paragraph(moved + arrived) == "Article 9"


def test_comments_are_left_out() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(FRENCH)
    document.add_comment(paragraph.runs, text="À revoir avec Paul", author="a", initials="a")
    assert read(word_bytes(document)) == FRENCH


def test_links_controls_and_text_boxes_are_read() -> None:
    link = f"<w:hyperlink>{run('voir l’annexe')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{run(' du contrat')}</w:sdtContent></w:sdt>"
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('Encadré')}</w:p></w:txbxContent></w:pict></w:r>"
    assert in_paragraph(link + control + box) == "voir l’annexe du contrat\n\nEncadré"


def test_a_control_around_paragraphs_is_read() -> None:
    body = f"<w:sdt><w:sdtContent><w:p>{run(ENGLISH)}</w:p></w:sdtContent></w:sdt>"
    assert read(word_of_xml(body)) == ENGLISH


@pytest.mark.parametrize(
    "left_open",
    [
        '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>',
        '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">      </w:t></w:r>',
        run("\u2002" * 5),
    ],
)
def test_a_line_to_write_on_is_shown_as_one(left_open: str) -> None:
    assert in_paragraph(run("Montant : ") + left_open + run(" $")) == "Montant : _____ $"


def test_a_field_that_shows_its_prompt_is_in_brackets() -> None:
    waits = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    field = f"<w:sdt>{waits}<w:sdtContent>{run('Entrez une date')}</w:sdtContent></w:sdt>"
    assert in_paragraph(run("Début : ") + field) == "Début : [Entrez une date]"


def test_tabs_breaks_and_hyphens_keep_words_apart_or_together() -> None:
    inner = "<w:r><w:t>1.</w:t><w:tab/><w:t>Rendez</w:t><w:noBreakHyphen/><w:t>vous</w:t><w:br/>"
    assert in_paragraph(f"{inner}<w:t>Suite</w:t></w:r>") == "1.\tRendez-vous\nSuite"


def test_the_name_does_not_matter() -> None:
    assert read(word_of(FRENCH), "entente.pdf") == FRENCH


@pytest.mark.parametrize("cut", [200, 0.5, 0.9])
def test_a_truncated_file_is_broken(cut: float) -> None:
    data = word_of(FRENCH)
    assert fault(data[: int(cut if cut > 1 else cut * len(data))]) == "document.broken"


def test_a_file_with_no_words_is_empty() -> None:
    assert fault(word_of("", "   ")) == "document.empty"


@pytest.mark.parametrize(
    "names",
    [("a.txt",), ("mimetype", "content.xml"), (TYPES, "xl/workbook.xml")],
)
def test_another_archive_is_no_document_even_named_so(names: tuple[str, ...]) -> None:
    assert fault(archive_of(*names)) == "document.unknown_kind"


@pytest.mark.parametrize("member", [BODY, "word/media/image.png"])
def test_a_file_that_unpacks_too_large_is_never_unpacked(member: str) -> None:
    data = repacked(word_of(FRENCH), {member: b" " * 90_000_000})
    assert len(data) < 1_000_000
    assert fault(data) == "document.unpacks_too_large"


def test_members_under_a_password_are_told() -> None:
    data = bytearray(word_of(FRENCH))
    for start in range(len(data) - 4):
        if data[start : start + 4] == b"PK\x01\x02":
            data[start + 8] |= 1
    assert fault(bytes(data)) == "document.encrypted"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("entity", ['"ha"', 'SYSTEM "file:///etc/hostname"', 'SYSTEM "http://a/"'])
def test_entities_are_refused_before_they_are_parsed(encoding: str, entity: str) -> None:
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY e {entity}>]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert fault(repacked(word_of(""), {BODY: xml.encode(encoding)})) == ("document.broken")


@pytest.mark.parametrize("aside", ["<!-- À voir -->", "<?a b?>"])
def test_what_xml_says_aside_is_no_text(aside: str) -> None:
    assert read(word_of_xml(f"{aside}<w:p>{aside}{run(FRENCH)}</w:p>")) == FRENCH


@pytest.mark.parametrize(
    ("mode", "target"), [("Internal", "NULL"), ("External", "file:///etc/hostname")]
)
def test_what_is_linked_elsewhere_is_not_followed(mode: str, target: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'
        "</Relationships>"
    )
    data = repacked(word_of(FRENCH), {"word/_rels/document.xml.rels": links.encode()})
    assert read(data) == FRENCH


def _with_type(before: str, after: str) -> bytes:
    data = word_of(FRENCH)
    with ZipFile(BytesIO(data)) as archive:
        types = archive.read(TYPES).decode()
    return repacked(data, {TYPES: types.replace(before, after).encode()})


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
    ],
)
def test_templates_and_files_with_macros_are_read_too(kind: str) -> None:
    usual = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert read(_with_type(usual, kind)) == FRENCH


def test_the_strict_edition_of_the_format_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f'<w:document xmlns:w="{strict}"><w:body><w:p>{run(ENGLISH)}</w:p></w:body></w:document>'
    assert read(repacked(word_of(""), {BODY: xml.encode()})) == ENGLISH


def test_notes_follow_the_body() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    data = _with_type("</Types>", part)
    notes = f'<w:footnotes xmlns:w="w"><w:footnote><w:p>{run(ENGLISH)}</w:p></w:footnote>'
    data = repacked(data, {"word/footnotes.xml": f"{notes}</w:footnotes>".encode()})
    assert read(data) == f"{FRENCH}\n\n{ENGLISH}"


@pytest.mark.parametrize("xml", [b"", b"<w:document", b"<a/>", b"\x00\x01"])
def test_a_body_that_is_no_xml_is_broken(xml: bytes) -> None:
    assert fault(repacked(word_of(FRENCH), {BODY: xml})) in {
        "document.broken",
        "document.empty",
    }


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.documents.word.MAX_SECONDS", -1)
    assert fault(word_of(FRENCH)) == "document.too_slow"


def test_a_body_nested_deep_is_read_or_refused_soon() -> None:
    opened = '<w:r><w:rPr><w:u w:val="single"/></w:rPr>'
    deep = opened * 120 + run(FRENCH) + "</w:r>" * 120
    assert in_paragraph(deep) == FRENCH


def test_thirty_pages_are_read_whole() -> None:
    words = [f"Article {i}. {FRENCH}" for i in range(900)]
    assert read(word_of(*words)).split("\n\n") == words
