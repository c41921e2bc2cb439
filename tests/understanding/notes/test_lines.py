"""Notes typed line by line: each line is an idea, and a mark of privacy reaches its own only."""

import pytest

from advisor.language import LANGUAGES, Language
from advisor.understanding.notes import read_notes

_LINES: dict[Language, str] = {
    "fr": (
        "Cliente : Boréale, meubles sur mesure. Quatorze employés.\n"
        "Partenariat avec un détaillant : 6 nouveaux clients sur une cible de 10.\n"
        "Elle dit que le partenaire est content.\n"
        "Privé : elle pense vendre l’entreprise dans deux ans."
    ),
    "en": (
        "Client: Northwind, custom furniture. Fourteen employees.\n"
        "Partnership with a retailer: 6 new customers out of a target of 10.\n"
        "She says the partner is happy.\n"
        "Private: she is thinking of selling the business in two years."
    ),
}


def _private(text: str) -> list[str]:
    return [said.text for said in read_notes(text).statements if said.private]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_on_a_line_covers_that_line_only(language: Language) -> None:
    assert _private(_LINES[language]) == [_LINES[language].splitlines()[-1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_first_sentence_of_a_header_is_an_aside(language: Language) -> None:
    kinds = [said.kind for said in read_notes(_LINES[language]).statements]
    assert kinds[:3] == ["aside", "fact", "fact"]


@pytest.mark.parametrize(
    ("text", "private"),
    [
        (
            "Deux magasins, 22 employés\nentre nous il cherche à vendre sa part\nsuivi en mai",
            ["entre nous il cherche à vendre sa part"],
        ),
        (
            "9 staff, two stores\nhe owes his brother 60k, keep that to yourself\nno contract yet",
            ["he owes his brother 60k, keep that to yourself"],
        ),
        (
            "Tout avance.\nSon associé boit.\nNe le mets pas dans le dossier.\nVentes de 40 k$.",
            ["Son associé boit.", "Ne le mets pas dans le dossier."],
        ),
        (
            "Ventes de 30 k$.\nIl y a un litige, mais ça, tu ne l'écris nulle part.\nSite fait.",
            ["Il y a un litige, mais ça, tu ne l'écris nulle part."],
        ),
        ("Sales 40k\nshe is ill (do not share)\n2 staff", ["she is ill (do not share)"]),
        (
            "Two stores.\nThe founder leaves in June.\n"
            "She does not want the staff to hear about it before summer.\nTarget is 12 accounts.",
            [
                "The founder leaves in June.",
                "She does not want the staff to hear about it before summer.",
            ],
        ),
    ],
)
def test_plain_lines_are_items(text: str, private: list[str]) -> None:
    assert _private(text) == private


@pytest.mark.parametrize(
    "text",
    [
        "Sa fille ne reprendra pas.\nIl cherche un acheteur.\nTout ça reste entre nous.",
        "Her son is not taking over.\nHe is looking for a buyer.\nAll of this stays between us.",
    ],
)
def test_a_last_line_on_all_that_was_said_covers_all(text: str) -> None:
    assert _private(text) == text.splitlines()


@pytest.mark.parametrize(
    ("text", "open_ones"),
    [
        (
            "Ventes de 40 k$.\nPrivé : son mari est malade et elle devra sans doute s'éloigner de\n"
            "l'entreprise quelques mois.\nCible de 60 k$.",
            ["Ventes de 40 k$.", "Cible de 60 k$."],
        ),
        (
            "Sales $40k.\nPRIVATE: her husband is ill and she may have to step back from the\n"
            "business for some months.\nTarget $60k.",
            ["Sales $40k.", "Target $60k."],
        ),
        (
            "Trois magasins ici.\nElle m'a dit en toute confidence ceci :\nla banque rappelle"
            "\nle bail ne sera pas renouvelé",
            ["Trois magasins ici."],
        ),
        (
            "Two stores here.\nOff: the director leaves in June\nand the chair steps in",
            ["Two stores here."],
        ),
    ],
)
def test_what_goes_on_from_a_private_line_is_private(text: str, open_ones: list[str]) -> None:
    assert [said.text for said in read_notes(text).statements if not said.private] == open_ones


def test_wrapped_prose_keeps_the_reach_of_a_mark() -> None:
    text = (
        "They opened in May. Sales are at 40k and the lease ends in June, which worries\n"
        "her a lot. Off the record, she is talking to another buyer and may sell before\n"
        "Christmas. Her partner knows nothing of it. The plant runs well and they hired\n"
        "two people in the spring. The van is new and they paid cash for it in full."
    )
    private = " ".join(_private(text))
    assert "another buyer" in private
    assert "knows nothing of it" in private
    assert "opened in May" not in private


@pytest.mark.parametrize(
    ("text", "private"),
    [
        (
            "Quatorze employés, une seule vendeuse. Privé : elle pense vendre.",
            ["Privé : elle pense vendre."],
        ),
        (
            "Fourteen employees. Confidential: she is ill.",
            ["Confidential: she is ill."],
        ),
    ],
)
def test_what_stands_before_private_on_a_line_is_open(text: str, private: list[str]) -> None:
    assert _private(text) == private


@pytest.mark.parametrize(
    "text",
    [
        'elle est très contente, dit que "lui aussi est content, j\'en suis sûre"',
        "Elle répète « c'est parfait. Je n'en doute pas »",
        'he says "we are happy. They told us so; no doubt"',
    ],
)
def test_words_in_quotation_marks_are_never_cut(text: str) -> None:
    assert [said.text for said in read_notes(text).statements] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Ventes de 45 k$ au 30 juin; elle trouve ça décevant; une vendeuse bilingue;",
        "Sales of $45k; she finds it slow; one bilingual rep;",
    ],
)
def test_a_statement_ends_without_its_semicolon(text: str) -> None:
    said = read_notes(text).statements
    assert len(said) == 3
    assert not any(one.text.endswith(";") for one in said)


def test_lines_of_uneven_length_stay_apart_without_a_stop() -> None:
    text = (
        "elle est très contente du partenaire de Laval depuis le tout début de leur projet\n"
        "partenariat avec un détaillant depuis 18 mois: 60 000 $ de ventes sur une cible de "
        "100 000 $, 6 nouveaux clients (visait 10), 40 leads\n"
        "14 employés"
    )
    assert [(said.kind, said.text) for said in read_notes(text).statements][1:] == [
        ("fact", text.splitlines()[1]),
        ("fact", "14 employés"),
    ]
