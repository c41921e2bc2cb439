"""What a client or a coach marks as private stays private; what only sounds so does not."""

import pytest

from advisor.understanding.notes import read_notes


def _private(text: str) -> list[str]:
    return [said.text for said in read_notes(text).statements if said.private]


@pytest.mark.parametrize(
    "text",
    [
        "[privé] elle songe à vendre",
        "(privé : elle songe à vendre)",
        "Confidentiel – la banque a rappelé le prêt.",
        "Entre nous, il cherche un autre distributeur.",
        "Ils ferment en mars. Ne le mets pas dans le dossier.",
        "À ne pas écrire : son associé boit.",
        "Il ne veut pas que ça se sache, mais il a reçu une offre.",
        "Le partenaire ne doit surtout pas l'apprendre : elle négocie ailleurs.",
        "[private] she is thinking of selling",
        "PRIVATE: the bank called the loan.",
        "Off the record, he is talking to another distributor.",
        "They close in March. Please keep this between us.",
        "Don't breathe a word: her partner drinks.",
        "She doesn't want her partner to find out: she has another offer.",
    ],
)
def test_a_mark_covers_what_it_stands_with(text: str) -> None:
    said = read_notes(text).statements
    assert [one.text for one in said if not one.private] == []


@pytest.mark.parametrize(
    "text",
    [
        "Clause de confidentialité signée le 3 mai.",
        "L'entente oblige à garder les informations confidentielles.",
        "Ils vendent surtout au secteur privé.",
        "Ils ne partagent pas leurs listes de clients avec le partenaire.",
        "Entre nous et le partenaire, il y a 40 km.",
        "A confidentiality agreement was signed in May.",
        "The contract keeps customer information confidential.",
        "They make private label soap.",
        "They don't share customer lists with the partner.",
        "Nothing confidential in that.",
    ],
)
def test_what_only_sounds_private_is_open(text: str) -> None:
    assert _private(text) == []


def test_all_under_a_private_heading_is_private_until_the_next() -> None:
    notes = "Privé\n- il divorce\n- la banque appelle\n\nFinances\n- ventes de 40 k$"
    assert _private(notes) == ["il divorce", "la banque appelle"]
    notes = "## Confidential\nThe chief engineer is leaving.\n## Logistics\n- badge at the desk"
    assert _private(notes) == ["The chief engineer is leaving."]


def test_a_mark_on_an_item_covers_those_under_it() -> None:
    notes = "- (confidentiel) deux employés partent\n  - dont la comptable\n- ventes stables"
    assert _private(notes) == ["(confidentiel) deux employés partent", "dont la comptable"]


def test_in_long_prose_a_mark_leaves_the_rest_open() -> None:
    notes = (
        "They opened in May. Sales are at $40k. The lease ends in June. Off the record, he owes "
        "two months. Anyway, the plant runs well. They hired two people. The van is new."
    )
    assert _private(notes) == ["Off the record, he owes two months."]


def test_the_readers_are_shown_nothing_private() -> None:
    notes = "Ventes de 40 k$ avec eux.\n\n[privé] il doit 90 000 $ à son frère"
    assert "90 000" not in " ".join(passage.text for passage in read_notes(notes).passages)


@pytest.mark.parametrize(
    "text",
    [
        "Ça ne doit pas sortir d'ici : la fondatrice part.",
        "Ultra confidentiel!! ils vendent à un fonds",
        "Pas à mettre par écrit : ils sont à court d'argent.",
        "This does not go in the file. His brother was let go.",
        "(delete after reading) she is leaving",
        "Nobody else knows and it has to stay that way: she leaves in August.",
    ],
)
def test_secrecy_asked_in_other_words_is_heard(text: str) -> None:
    assert [one.text for one in read_notes(text).statements if not one.private] == []


@pytest.mark.parametrize(
    "text",
    [
        "Le secret de leur succès est le service.",
        "Nobody else knows how to run the machine.",
        "Les données sont gardées sur un serveur privé.",
        "The partner keeps its prices secret from retailers.",
    ],
)
def test_a_secret_of_the_trade_is_no_mark(text: str) -> None:
    assert _private(text) == []


_MINUTES = """1. Contexte
L'entente finit en juin.

2. Huis clos (à ne pas mettre au dossier)
Farid a remis sa démission.
Le conseil songe à changer de direction.

3. Questions en suspens
Qui paie en cas de retard?"""
_MINUTES_EN = """1. Background
The agreement ends in June.

2. Closed session (not for the file)
Farid has resigned.
The board may replace the director.

3. Open questions
Who pays when a delivery is late?"""


@pytest.mark.parametrize("minutes", [_MINUTES, _MINUTES_EN])
def test_a_numbered_heading_hides_what_is_under_it_until_the_next(minutes: str) -> None:
    told = [s.private for s in read_notes(minutes).statements]
    assert told == [False, True, True, False]


@pytest.mark.parametrize(
    "heading", ["Huis clos", "4. À huis clos", "In camera", "4. Closed session"]
)
def test_what_is_held_in_closed_session_is_private(heading: str) -> None:
    minutes = f"1. Climat\nTout va bien.\n\n{heading}\nDeux membres partent.\n\n5. Divers\nRien."
    told = [s.private for s in read_notes(minutes).statements]
    assert told == [False, True, False]


@pytest.mark.parametrize("secret", ["not for the file: he drinks", "à ne pas écrire : il boit"])
def test_what_opens_with_its_mark_leaves_the_item_before_open(secret: str) -> None:
    told = [s.private for s in read_notes(f"- Ventes stables.\n- {secret}").statements]
    assert told == [False, True]


def test_staff_is_nothing_personal() -> None:
    assert not any(
        s.private for s in read_notes("Personnel : 11 employés, 60 bénévoles.").statements
    )


@pytest.mark.parametrize(
    "title",
    [
        "À moi seulement",
        "Pour moi",
        "## Juste pour moi",
        "Notes perso",
        "Entre nous deux",
        "3) Hors dossier",
        "Pas dans le rapport\n",
        "FOR ME ONLY",
        "My eyes only:",
        "Not for the file",
        "Private, not for the file",
        "For me only\n",
    ],
)
def test_all_under_a_private_title_is_private_until_the_next(title: str) -> None:
    text = f"Sales\n- 12 contrats\n- whether it rains\n\n{title}\n- elle boit\n- he sells\n\n"
    assert _private(text + "Suite\n- 4 clients") == ["elle boit", "he sells"]


def test_an_opinion_that_opens_as_a_private_title_does_is_open() -> None:
    assert _private("Boréale\n\nPour moi, le partenaire est lent.\n\nFor me, he is late.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Numbers she read off her screen: 12 customers.",
        "They laid off two welders in May.",
        "The campaign kicked off in June, 10% off the list price.",
    ],
)
def test_a_verb_with_off_is_no_mark(text: str) -> None:
    assert _private(f"Boreal\n\n{text}") == []


@pytest.mark.parametrize("mark", ["Off: ", "Off the record, ", "Off record – "])
def test_off_alone_still_is_one(mark: str) -> None:
    assert _private(f"Boreal\n\n{mark}he is selling the shop.") != []


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("22 employees; 6 of 10 customers; off the record: he may sell.", "he may sell"),
        ("22 employees; 6 of 10 customers; between us, he may sell.", "he may sell"),
        ("14 employés; 6 clients sur 10; entre nous, elle songe à vendre.", "elle songe à vendre"),
        ("14 employés; 6 clients sur 10; et privé : elle songe à vendre.", "elle songe à vendre"),
    ],
)
def test_a_mark_within_a_line_leaves_what_stands_before_it_open(text: str, hidden: str) -> None:
    statements = read_notes(text).statements

    assert [s.text for s in statements if not s.private] == text.split("; ")[:2]
    assert any(s.private and hidden in s.text for s in statements)
