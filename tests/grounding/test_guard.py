"""A streamed answer is shown as soon as it is known to rest on something."""

import pytest

from advisor.grounding import Evidence, Guard, checked

_EVIDENCE = Evidence.of(["Le plan compte cinq étapes, dit Guillaume Rondeau."], ["customers.plan"])
_ANSWER = """Écrivez tout. Desjardins prête 3 M$. Le plan compte cinq étapes. [customers.plan]

Voici trois gestes :

- Écouter. Puis redire.
- Bâtir
- Signer avec la BDC

## Qui aide

La Banque Nationale aide.

Voyez Guillaume Rondeau, [son site](https://x.ca). Fin.
"""


def _streamed(text: str, step: int) -> tuple[list[str], Guard]:
    guard = Guard(_EVIDENCE, "fr")
    shown = [guard.feed(text[i : i + step]) for i in range(0, len(text), step)]
    return [piece for piece in [*shown, guard.flush()] if piece], guard


def test_what_is_shown_is_what_a_check_of_the_whole_answer_keeps() -> None:
    shown, guard = _streamed(_ANSWER, 4)

    assert "".join(shown) == checked(_ANSWER, _EVIDENCE, "fr").text
    assert guard.removed == list(checked(_ANSWER, _EVIDENCE, "fr").removed)


@pytest.mark.parametrize("step", [1, 3, 7, 1000])
def test_where_the_stream_was_cut_changes_nothing(step: int) -> None:
    assert "".join(_streamed(_ANSWER, step)[0]) == "".join(_streamed(_ANSWER, 1)[0])


def test_a_sentence_is_shown_before_the_answer_ends() -> None:
    guard = Guard(_EVIDENCE, "fr")

    assert guard.feed("Écrivez tout. Il en coûte 3 M$. Pu") == "Écrivez tout. "
    assert guard.flush() == "Pu"
    assert [f.sentence for f in guard.removed] == ["Il en coûte 3 M$."]


def test_a_paragraph_stays_apart_when_its_last_sentence_goes() -> None:
    text = "Un mot. Demandez à la BDC.\n\nAutre mot."

    assert "".join(_streamed(text, 5)[0]) == "Un mot. \n\nAutre mot."


@pytest.mark.parametrize("end", ["", "\n## Fin\n\nMerci.\n"])
def test_a_heading_goes_when_nothing_under_it_is_left(end: str) -> None:
    text = "Un mot.\n\n## Qui aide\n\nLa BDC aide.\n"

    assert "".join(_streamed(text + end, 3)[0]).strip() == ("Un mot.\n\n" + end.strip()).strip()


def test_a_lead_in_waits_for_the_list_that_it_counts() -> None:
    guard = Guard(_EVIDENCE, "fr")

    assert guard.feed("Voici deux gestes :\n\n- Écouter\n- Bâtir\n\n") == ""
    assert guard.feed("Fin du texte. Et") == "Voici deux gestes :\n\n- Écouter\n- Bâtir\n\n"
