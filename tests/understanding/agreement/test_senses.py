"""Words of a clause in another sense, and clauses told without their words."""

import numpy as np
import pytest

from advisor.understanding.agreement import AgreementReader
from advisor.understanding.agreement.batches import in_batches
from advisor.understanding.agreement.layout import passages_in
from advisor.understanding.agreement.sayings import sayings_in
from advisor.understanding.agreement.sums import does_not_add

from .conftest import Hashing

NO_ONE = frozenset[int]()


@pytest.mark.parametrize(
    "text",
    [
        "AVIS DE CONFIDENTIALITÉ : ce message est réservé à son destinataire.",
        "Si vous avez reçu ce courriel par erreur, veuillez le détruire.",
        "This e-mail and any attachments are confidential and may be privileged.",
        "If you are not the intended recipient, you must not disclose its contents.",
        "Document de travail – confidentiel – ne pas diffuser",
        "Working draft – confidential – do not circulate",
    ],
)
def test_the_footer_of_a_message_or_a_page_says_nothing(text: str) -> None:
    assert sayings_in(passages_in(text), "fr", NO_ONE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Les renseignements échangés restent confidentiels pendant deux ans.",
        "What we share stays confidential for two years.",
    ],
)
def test_a_clause_of_secrecy_is_no_footer(text: str) -> None:
    assert len(sayings_in(passages_in(text), "fr", NO_ONE)) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ordre du jour : prêt, qui décide, sortie, varia\nOn prête douze vélos.", "On prête"),
        ("Agenda: 1) loan 2) who decides? 3) exit survey\nWe lend twelve bikes.", "We lend"),
    ],
)
def test_an_agenda_settles_nothing(text: str, kept: str) -> None:
    said = sayings_in(passages_in(text), "fr", NO_ONE)
    assert [one.text.startswith(kept) for one in said] == [True]


def test_a_short_first_sentence_of_a_point_is_read_as_a_sentence() -> None:
    text = "2. PURPOSE\n2.2 The parties remain independent contractors. Each keeps its name."
    said = [one.text for one in sayings_in(passages_in(text), "en", NO_ONE)]
    assert "The parties remain independent contractors." in said


@pytest.mark.parametrize(
    "text",
    [
        "La présente entente ne crée aucune société; rien ne fait de l'un l'agent de l'autre.",
        "Nothing in this contract makes one the agent, the employee or the partner of the other.",
    ],
)
def test_a_tie_denied_tells_what_the_parties_are(reader: AgreementReader, text: str) -> None:
    assert reader.read(text).clauses["nature_of_engagement"].status == "present"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ownership............ each keeps its own\nTerm............ two years", False),
        ("The term is ............ months.", True),
        ("<small>Page 3</small>", False),
    ],
)
def test_dotted_leaders_and_tags_are_no_blanks(
    reader: AgreementReader, text: str, expected: bool
) -> None:
    assert ("blank_fields" in reader.read(text).flags) is expected


@pytest.mark.parametrize(
    "text",
    [
        "A guide is on board each day, and there is a map for every passenger.",
        "Un guide est à bord chaque jour, et il y a une carte pour chaque passager.",
    ],
)
def test_every_is_not_for_ever(reader: AgreementReader, text: str) -> None:
    assert "perpetual_duration" not in reader.read(text).flags


def test_shares_under_a_heading_are_added_up() -> None:
    assert does_not_add("the mill 70 %, the co-op 20 %, members 20 %", "en", ("profits",))
    assert not does_not_add("the mill 60 %, the co-op 20 %, members 20 %", "en", ("profits",))


def test_sentences_encoded_a_few_at_a_time_keep_their_order() -> None:
    texts = [f"{'word ' * (at % 7)}number {at}" for at in range(30)]
    assert np.array_equal(in_batches(Hashing().encode, texts), Hashing().encode(texts))
