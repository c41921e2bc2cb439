"""What leaves a dossier: nothing private, and no name where none is wanted."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.client import Client, Notes, Statement
from advisor.dossier import Dossier, Practices, ReadinessForm, ReviewedAgreement
from advisor.preparation.sharing import anonymous, redaction, shown, walked, without_private
from tests.preparation.dossiers import client, full, review, statement

SECRET = "Elle pense vendre l’entreprise dans deux ans."


def kept(*statements: Statement, name: str = "Boréale Design") -> Dossier:
    notes = (Notes(id="n1", on="2026-11-28", mark=1, statements=statements),)
    return Dossier(client=Client(name=name, answered_by="Marie-Ève Tremblay", notes=notes))


def test_a_private_statement_is_in_no_part_of_what_may_be_shared() -> None:
    whole = full().changed(client=client(statement("n1.1", "claim", SECRET, private=True)))
    assert "vendre" not in without_private(whole).model_dump_json()


@pytest.mark.parametrize(
    "quoted",
    [
        SECRET,
        SECRET.upper(),
        "Elle pense   vendre\nl’entreprise dans deux ans",
        "Noté : « Elle pense vendre l’entreprise dans deux ans. »",
    ],
)
def test_words_that_quote_a_private_statement_are_blanked(quoted: str) -> None:
    change = redaction(kept(statement("n1.1", "claim", SECRET, private=True)), "[privé]")
    assert "vendre" not in change(quoted).lower()
    assert "[privé]" in change(quoted)


def test_a_cut_quotation_of_a_long_private_statement_is_blanked_too() -> None:
    long = "Le partenaire " + "a promis beaucoup de choses et " * 12 + "n’a rien fait."
    change = redaction(kept(statement("n1.1", "claim", long, private=True)), "[privé]")
    assert change(shown(long)) == "[privé]…"


def test_what_is_not_private_is_left_alone() -> None:
    change = redaction(kept(statement("n1.1", "claim", SECRET)), "[privé]")
    assert change(SECRET) == SECRET


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        (
            "Marie-Ève Tremblay de Boréale a signé avec Atelier Nord en octobre.",
            ("Tremblay", "Boréale", "Atelier Nord"),
            ("signé", "octobre"),
        ),
        (
            "Courriel : info@boreale.example, tél. 514 555-0199, marge de 12 %.",
            ("info@", "555-0199"),
            ("12 %",),
        ),
        ("BORÉALE vend 1,4 M$ par an, dit Boréale.", ("oréale", "BORÉALE"), ("1,4 M$",)),
    ],
)
def test_an_anonymous_dossier_holds_no_name_and_keeps_its_figures(
    text: str, gone: tuple[str, ...], left: tuple[str, ...]
) -> None:
    made = anonymous(kept(statement("n1.1", "fact", text)), "fr", "[nom]")
    assert made.client
    (told,) = made.client.statements
    assert not any(name in told.text for name in gone)
    assert all(words in told.text for words in left)
    assert made.client.name == made.client.answered_by == ""


@pytest.mark.parametrize(
    "text",
    [
        "Rencontrée le 12 novembre, certification CE obtenue.",
        "Veut vendre en Ontario, au Mexique et aux États-Unis.",
        "Prêt de la BDC refusé à Toronto.",
    ],
)
def test_places_acronyms_and_opening_words_name_nobody(text: str) -> None:
    made = anonymous(kept(statement("n1.1", "fact", text)), "fr", "[nom]")
    assert made.client
    assert made.client.statements[0].text == text


def test_names_are_blanked_wherever_a_person_typed_them() -> None:
    proof = "Contrat signé avec Atelier Nord"
    whole = kept(statement("n1.1", "fact", "Rien.")).changed(
        readiness=ReadinessForm(answers={"O1": 4}, evidence={"O1": proof}),
        practices=Practices(
            answers={
                "help": {"who": "Atelier Nord", "stated": "yes"},
                "culture": {"counterpart": "Osaka Kogyo"},
            }
        ),
        agreement=ReviewedAgreement(review=review(), source="Entente Atelier Nord.docx"),
    )
    text = anonymous(whole, "fr", "[nom]").model_dump_json()
    assert "Atelier Nord" not in text
    assert "Osaka" not in text
    assert '"stated":"yes"' in text


TREES = st.recursive(
    st.text() | st.integers() | st.none(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_walking_data_keeps_its_shape_and_numbers(data: object) -> None:
    assert walked(data, lambda text: text) == data
    assert "secret" not in json.dumps(walked({"a": ["secret"], "b": data}, lambda _: "x"))
