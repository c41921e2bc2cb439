"""Speech as it is typed is read as the words that are written."""

import pytest

from advisor.language import Language
from advisor.retrieval.oral import written


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("chui prêt pis toi", "fr", "je suis prêt et toi"),
        ("faut-tu un contrat", "fr", "faut-il un contrat"),
        ("ya tu un risque", "fr", "y a-t-il un risque"),
        ("on amène tu un cadeau", "fr", "on amène un cadeau"),
        ("mon entente est-tu bonne", "fr", "mon entente est bonne"),
        ("jveux savoir cb ça coûte", "fr", "je veux savoir combien ça coûte"),
        ("on a signé y a 3 ans", "fr", "on a signé il y a 3 ans"),
        ("y veut rien signer", "fr", "il veut rien signer"),
        ("ki a dit ke c bon", "fr", "qui a dit que c'est bon"),
        ("une asso du coin", "fr", "une association du coin"),
        ("ça marche pu", "fr", "ça marche plus"),
        ("he dont help w/o ppl", "en", "he do not help without people"),
        ("whats a kpi", "en", "what is a kpi"),
    ],
)
def test_a_spoken_form_is_written_out(typed: str, language: Language, meant: str) -> None:
    assert written(typed, language) == meant


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("Peux-tu m'expliquer la coopétition?", "fr"),
        ("tant pis, il a pu signer", "fr"),
        ("Il n'y a pas d'entente et j'y pense.", "fr"),
        ("Y a-t-il un modèle de jpeg?", "fr"),
        ("Il y a trois étapes.", "fr"),
        ("We are not sure what is right.", "en"),
        ("", "fr"),
    ],
)
def test_what_is_already_written_stays(typed: str, language: Language) -> None:
    assert written(typed, language) == typed
