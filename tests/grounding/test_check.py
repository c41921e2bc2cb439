"""What rests on nothing is left out of an answer, and the rest stays as it was written."""

import pytest

from advisor.grounding import Evidence, checked, counts_own_list
from advisor.grounding.claims import Claim

_EVIDENCE = Evidence.of(
    ["Le plan compte cinq étapes. Guillaume Rondeau le dit. Voir https://a.ca/b.", "40 %"],
    ["customers.plan"],
)


def _shown(text: str) -> str:
    return checked(text, _EVIDENCE, "fr").text


def test_an_answer_that_rests_on_the_evidence_is_shown_as_it_is() -> None:
    text = (
        "## Le plan\n\nCinq étapes, dit Rondeau. [customers.plan]\n\n- Une\n  - Autre\n\n  Fin.  \n"
    )

    assert checked(text, _EVIDENCE, "fr").text == text
    assert checked(text, _EVIDENCE, "fr").removed == ()


def test_a_sentence_with_an_invented_claim_is_left_out_and_named() -> None:
    found = checked("Écrivez tout. Desjardins offre 12 % de plus. Signez.", _EVIDENCE, "fr")

    assert found.text == "Écrivez tout. Signez."
    assert [f.sentence for f in found.removed] == ["Desjardins offre 12 % de plus."]
    assert [c.text for f in found.removed for c in f.claims] == ["Desjardins", "12 %"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- Un\n- Desjardins\n- Autre\n", "- Un\n- Autre\n"),
        ("- Un. Demandez à la BDC.\n- Autre\n", "- Un.\n- Autre\n"),
        ("- Demandez à la BDC. Puis signez.\n- Autre\n", "- Puis signez.\n- Autre\n"),
        ("Un.\n\n- Autre\n- BDC\n\nFin.", "Un.\n\n- Autre\n\nFin."),
        ("Un.\n\nVoyez la BDC.\n\nFin.", "Un.\n\nFin."),
    ],
)
def test_an_item_goes_without_its_line_and_a_sentence_without_its_item(
    text: str, shown: str
) -> None:
    assert _shown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Un.\n\nQui aide :\n\n- La BDC\n- Desjardins\n\nFin.", "Un.\n\nFin."),
        ("Un.\n\n## Qui aide\n\nLa BDC offre 3 M$.\n\n## Fin\n\nMerci.", "Un.\n\n## Fin\n\nMerci."),
        ("Un.\n\n| Qui | Quoi |\n|---|---|\n| BDC | Prêt |\n\nFin.", "Un.\n\nFin."),
        ("- Qui aide :\n  - BDC\n- Enfin\n", "- Enfin\n"),
    ],
)
def test_a_heading_lead_in_or_table_head_without_anything_left_goes_too(
    text: str, shown: str
) -> None:
    assert _shown(text) == shown


def test_an_unknown_citation_goes_and_its_sentence_stays() -> None:
    text = "Signez. [intro.summary] Datez. [customers.plan, intro.summary] Fin [2]."

    assert _shown(text) == "Signez. Datez. [customers.plan] Fin."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Voyez [le guide](https://x.ca).", "Voyez le guide."),
        ("Voyez [le guide](https://a.ca/b).", "Voyez le guide."),
        ("Voyez [le guide][1].\n\n[1]: https://a.ca/b\n", "Voyez le guide.\n\n"),
        ("Un. ![logo](https://a.ca/b) Autre.", "Un.  Autre."),
        ("Un. ![logo][x] Autre.\n\n[x]: https://a.ca/b\n", "Un.  Autre.\n\n"),
        ("Voyez https://a.ca/b.", "Voyez `https://a.ca/b`."),
        ("Voyez `https://a.ca/b`.", "Voyez `https://a.ca/b`."),
        ("Un. ![logo](https://x.ca/a.png) Autre.", "Un.  Autre."),
        ("Voyez <a href='https://x.ca'>le guide</a>.", "Voyez le guide."),
        ("Un <script>alert('x. Y')</script>mot.", "Un mot."),
        ("Un. Voyez https://x.ca ici. Autre.", "Un. Autre."),
        ("Un. Voyez [x.ca](https://x.ca). Autre.", "Un. Autre."),
    ],
)
def test_links_images_and_html_go_even_known_ones_and_their_words_stay(
    text: str, shown: str
) -> None:
    assert _shown(text) == shown


def test_a_count_is_supported_by_the_whole_list_that_it_announces() -> None:
    text = "Voici trois gestes :\n\n- Écouter\n- Bâtir\n- Signer\n"

    assert _shown(text) == text


def test_a_count_goes_when_a_point_of_its_list_goes() -> None:
    text = "Voici trois gestes :\n\n- Écouter\n- Bâtir\n- Appeler Desjardins\n"

    assert _shown(text) == "- Écouter\n- Bâtir\n"


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("Voici trois gestes :\n1. A\n2. B\n3. C\n", True),
        ("Voici trois gestes :\n- A\n  - a\n- B\n- C\n", True),
        ("## 1. Trois gestes\n\n1. A\n   - a\n2. B\n3. C\n", True),
        ("Voici trois gestes.\n\n### A\n\nMot.\n\n### B\n\nMot.\n\n### C\n\nMot.", True),
        ("Voici trois gestes :\n- A\n- B\n", False),
        ("Il y a trois gestes : écouter, bâtir et signer.", True),
        ("Il y a trois gestes : écouter et bâtir.", False),
        ("Il y a trois gestes.", False),
    ],
)
def test_a_count_is_own_where_the_answer_lists_as_many(text: str, is_own: bool) -> None:
    assert counts_own_list(text, Claim("figure", "gestes", "count:3")) is is_own


def test_a_share_is_not_the_count_of_a_list() -> None:
    text = "Trois pour cent :\n- A\n- B\n- C\n"

    assert not counts_own_list(text, Claim("figure", "Trois pour cent", "percent:3"))


def test_what_was_checked_once_has_nothing_more_to_remove() -> None:
    text = (
        "Voici deux gestes :\n- Écouter\n- Bâtir\n- La BDC\n\nDesjardins, 3 M$. Cinq étapes. Fin."
    )
    once = checked(text, _EVIDENCE, "fr")

    assert once.removed
    assert checked(once.text, _EVIDENCE, "fr").removed == ()
