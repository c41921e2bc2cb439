import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.understanding.agreement.layout import passages_in


def test_a_wrapped_and_hyphenated_sentence_is_one() -> None:
    text = (
        "3. DURÉE\n3.1 Le contrat entre en vigueur le 1er mai et prend fin un an après, sans re-\n"
        "nouvellement automatique d'aucune sorte entre les parties qui le\nsignent."
    )
    heading, sentence = passages_in(text)
    assert heading.is_heading
    assert "renouvellement automatique" in sentence.text
    assert sentence.headings == ("DURÉE",)
    assert sentence.line == 2


def test_what_stands_on_every_page_is_left_out() -> None:
    page = "CONTRAT DE RECHERCHE No 12\nLes parties collaborent ici.\nPage {} de 3\n"
    found = [p.text for p in passages_in("\n".join(page.format(n) for n in (1, 2, 3)))]
    assert not [text for text in found if "Page" in text or "RECHERCHE" in text]


def test_columns_of_spaces_and_cells_are_labels() -> None:
    texts = [p.text for p in passages_in("Term        two years\n| Fee | 500 $ |\n")]
    assert texts == ["Term : two years", "Fee : 500 $"]


def test_a_number_of_things_is_no_mark_of_a_list() -> None:
    assert passages_in("- 60 boîtes chaque jeudi")[0].text == "60 boîtes chaque jeudi"


def test_a_heading_with_nothing_below_is_bare() -> None:
    found = passages_in("## Confidentialité\n\n## Durée\nUn an.\n")
    assert [(p.text, p.is_bare) for p in found if p.is_heading] == [
        ("Confidentialité", True),
        ("Durée", False),
    ]


def test_who_wrote_and_when_parts_two_messages() -> None:
    found = [p.text for p in passages_in("Maude 10 h 02\non partage tout\nYan 10 h 03\nparfait\n")]
    assert found == ["on partage tout", "parfait"]


def test_points_of_a_list_keep_the_words_that_lead_to_it() -> None:
    found = passages_in("L'organisme s'engage à :\n- prêter la salle\n- payer le technicien\n")
    assert found[1].headings == ("L'organisme s'engage à :",)


@given(st.text(alphabet="ab. \n>-_|*#1)\t:é«»", max_size=200))
def test_places_hold_whatever_the_text(text: str) -> None:
    for passage in passages_in(text):
        assert 0 <= passage.start < passage.end <= len(text)
        assert text[: passage.start].count("\n") + 1 >= passage.line
        assert passage.text[0] == text[passage.start] or passage.text[0] in " :"


@pytest.mark.parametrize("text", ["", "\n\n", "____", "> > >"])
def test_nothing_to_read_gives_little(text: str) -> None:
    assert len(passages_in(text)) <= 1


def test_a_bullet_with_words_in_bold_is_a_point_and_no_heading() -> None:
    found = passages_in("## Half done\n* **Vote** – one farm, one vote.\n* **Fee** – $5\n")
    assert [p.is_heading for p in found] == [True, False, False]
    assert found[1].headings == ("Half done",)


def test_a_figure_in_brackets_goes_on_with_the_line_before() -> None:
    text = (
        "2. TERM. The Project runs for twelve\n(12) months from September 1, 2026, and\nthen ends."
    )
    assert "twelve (12) months" in passages_in(text)[-1].text


def test_a_heading_cut_at_its_hyphen_is_one() -> None:
    found = passages_in("RESEARCH AGREE-\nMENT\n\nThe parties agree.\n")
    assert [p.text for p in found if p.is_heading] == ["RESEARCH AGREEMENT"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("[Sam. 10:14] Léa : on vend les paniers ensemble", "on vend les paniers ensemble"),
        ("12/03/2027, 10:14 - Sam: I pay for the tent", "I pay for the tent"),
        ("money;$54 a case, net 20 days", "money : $54 a case, net 20 days"),
    ],
)
def test_who_speaks_is_left_out_and_cells_are_told_apart(text: str, first: str) -> None:
    assert passages_in(text)[0].text == first


def test_the_number_of_a_cited_article_at_the_start_of_a_line_is_no_mark() -> None:
    text = "Le secret prévu à l'article\n8.1 survit pendant cinq ans après la fin du contrat."
    assert " ".join(p.text for p in passages_in(text)) == text.replace("\n", " ")
    assert not any(p.mark for p in passages_in(text))
