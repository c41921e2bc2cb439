"""PDF files: text by page, and a clear word where there is none."""

import pytest

from advisor.documents import Document, read_document
from advisor.errors import BadInput
from tests.documents.made import ENGLISH, FRENCH, pdf_bytes, pdf_of, scanned


def read(data: bytes, name: str = "entente.pdf") -> Document:
    return read_document(name, data)


def fault(data: bytes, name: str = "entente.pdf") -> BadInput:
    with pytest.raises(BadInput) as refused:
        read_document(name, data)
    return refused.value


@pytest.mark.parametrize("words", [FRENCH, ENGLISH])
def test_words_come_out_with_their_accents_and_their_page(words: str) -> None:
    document = read(pdf_bytes(pdf_of("Titre\n" + words, words)))
    assert document.kind == "pdf"
    assert document.text.split("\n") == ["Titre", words, words]
    assert document.pages == (1, 1, 2)


def test_every_line_has_its_page() -> None:
    document = read(pdf_bytes(pdf_of(*[f"{FRENCH} {ENGLISH}\n{FRENCH}"] * 5)))
    assert len(document.pages) == len(document.text.split("\n"))
    assert sorted(set(document.pages)) == [1, 2, 3, 4, 5]


def test_a_word_cut_at_the_end_of_a_line_keeps_its_hyphen_and_its_line() -> None:
    document = read(pdf_bytes(pdf_of("une entente de parte-\nnariat entre deux organismes")))
    assert document.text.split("\n") == ["une entente de parte-", "nariat entre deux organismes"]


def test_what_heads_and_foots_the_pages_stands_once() -> None:
    pages = [f"{letter} un\n{letter} deux\n{letter} trois" for letter in "abcd"]
    made = pdf_of(*pages, head="CONFIDENTIEL", foot="Page $ de 4")
    text = read(pdf_bytes(made)).text
    assert text == "\n".join(["CONFIDENTIEL", pages[0], "Page 1 de 4", *pages[1:]])


def test_a_line_repeated_inside_the_pages_stays() -> None:
    page = "\n".join(["Début", "Un", "Le prix est fixe.", "Deux", "Fin"])
    text = read(pdf_bytes(pdf_of(*[page] * 4))).text
    assert text.count("Le prix est fixe.") == 4


def test_two_pages_that_begin_alike_are_both_read_whole() -> None:
    assert read(pdf_bytes(pdf_of(FRENCH, FRENCH))).text.count(FRENCH) == 2


@pytest.mark.parametrize("stamp", ["", "Enveloppe 3F2A-11", "Page 1"])
def test_a_scan_is_told_even_under_a_stamp(stamp: str) -> None:
    assert fault(pdf_bytes(scanned([stamp] * 3))).key == "document.image_only"


def test_blank_pages_are_told() -> None:
    assert fault(pdf_bytes(pdf_of("", ""))).key == "document.image_only"


def test_pages_that_are_pictures_among_pages_of_text_are_named() -> None:
    made = scanned(["", "Annexe"])
    made.add_page()
    made.multi_cell(0, 6, FRENCH)
    document = read(pdf_bytes(made))
    assert document.unread == (1, 2)
    assert FRENCH in document.text


def test_text_over_a_whole_page_picture_is_read() -> None:
    made = scanned([""])
    made.set_xy(10, 20)
    made.multi_cell(0, 6, FRENCH + " " + ENGLISH)
    assert read(pdf_bytes(made)).unread == ()


def test_a_password_is_told() -> None:
    made = pdf_of(FRENCH)
    made.set_encryption(owner_password="un", user_password="deux")
    assert fault(pdf_bytes(made)).key == "document.encrypted"


def test_a_file_that_opens_without_its_owners_password_is_read() -> None:
    made = pdf_of(FRENCH)
    made.set_encryption(owner_password="un")
    assert FRENCH in read(pdf_bytes(made)).text


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6])
def test_a_truncated_file_is_broken(share: float) -> None:
    data = pdf_bytes(pdf_of(FRENCH, ENGLISH))
    assert fault(data[: int(len(data) * share)]).key == "document.broken"


def test_sixty_pages_are_read_and_one_more_is_refused() -> None:
    assert read(pdf_bytes(pdf_of(*[FRENCH] * 60))).pages[-1] == 60
    refused = fault(pdf_bytes(pdf_of(*[FRENCH] * 61)))
    assert (refused.key, refused.values["count"]) == ("document.too_many_pages", 61)


def test_pages_that_take_too_long_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.documents.pdf.MAX_SECONDS", -1)
    assert fault(pdf_bytes(pdf_of(FRENCH))).key == "document.too_slow"


@pytest.mark.parametrize("name", ["entente.docx", "entente", "entente.txt", "ENTENTE.PDF"])
def test_the_name_does_not_matter(name: str) -> None:
    assert read(pdf_bytes(pdf_of(FRENCH)), name).kind == "pdf"


def test_mail_headers_before_the_file_are_passed_over() -> None:
    assert FRENCH in read(b"Content-Type: x\r\n\r\n" + pdf_bytes(pdf_of(FRENCH))).text


def test_what_was_filled_in_a_form_is_read() -> None:
    assert "5 000" in read(_form("5 000")).text


def test_files_are_read_by_several_threads_at_once() -> None:
    from concurrent.futures import ThreadPoolExecutor

    files = [pdf_bytes(pdf_of(*[f"{FRENCH} no {i}"] * 3)) for i in range(8)]
    with ThreadPoolExecutor(8) as pool:
        texts = [document.text for document in pool.map(read, files)]
    assert [f"no {i}" in text for i, text in enumerate(texts)] == [True] * 8


def _form(value: str) -> bytes:
    """A page with "Cachet :" and, beside it, a text field that holds `value`."""
    shown = f"/Tx BMC BT /F 10 Tf 2 4 Td ({value}) Tj ET EMC".encode()
    words = b"BT /F 10 Tf 20 104 Td (Cachet :) Tj ET"
    resources = b"/Resources<</Font<</F 5 0 R>>>>"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/DA(/F 10 Tf)/DR 5 0 R>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Annots[6 0 R]"
        + resources
        + b">>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(cachet)/V(%s)/F 4/Rect[80 100 200 116]/P 3 0 R"
        b"/DA(/F 10 Tf)/AP<</N 7 0 R>>>>" % value.encode(),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 120 16]%s/Length %d>>stream\n%s\nendstream"
        % (resources, len(shown), shown),
    ]
    out, starts = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    for start in starts:
        out += b"%010d 00000 n \n" % start
    size = len(bodies) + 1
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, table))
