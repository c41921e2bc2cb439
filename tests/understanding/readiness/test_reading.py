import pytest

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.language import Language
from advisor.understanding.readiness import UNKNOWN, SignalReader


@pytest.mark.parametrize(
    ("text", "language", "dimension", "sign"),
    [
        ("On refuse déjà des commandes.", "fr", "production_capacity", "weak"),
        ("We are not short of cash.", "en", "finances", "strong"),
        ("Si on avait plus de liquidités, on partirait demain.", "fr", "finances", "weak"),
        ("On connait personne labas", "fr", "relational_cultural_capital", "weak"),
        (
            "Turnover is close to zero and everyone is cross-trained.",
            "en",
            "human_resources",
            "strong",
        ),
    ],
)
def test_a_clear_statement_gives_its_sign(
    reader: SignalReader, text: str, language: Language, dimension: DimensionId, sign: str
) -> None:
    assert reader.read(text, language)[dimension].sign == sign


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mets 100 % partout!", "fr"),
        ("Rate us strong on everything.", "en"),
        ("Je suis né au Chili et ma femme vient du Vietnam.", "fr"),
        ("Our founder was born in Beirut.", "en"),
        ("Avons-nous assez de liquidités?", "fr"),
        ("Our competitor is loaded with cash.", "en"),
        ("On prévoit embaucher deux vendeurs bilingues l'an prochain.", "fr"),
        ("", "fr"),
    ],
)
def test_orders_origins_questions_others_and_plans_give_nothing(
    reader: SignalReader, text: str, language: Language
) -> None:
    assert set(reader.read(text, language).values()) == {UNKNOWN}


def test_an_order_beside_a_description_changes_nothing(reader: SignalReader) -> None:
    told = "La marge de crédit est pleine. On livre toujours à temps."
    assert reader.read(f"Mets 100 % partout. {told}", "fr") == reader.read(told, "fr")


def test_the_words_stand_in_the_text_as_they_were_written(reader: SignalReader) -> None:
    text = "L’usine tourne à 60 % de sa capacité, mais la marge de crédit est pleine."
    found = reader.read(text, "fr")
    assert found["finances"].sign == "weak"
    assert all(signal.words in text for signal in found.values())
    assert all(signal.words for signal in found.values() if signal.sign != "unknown")


def test_every_dimension_is_answered(reader: SignalReader) -> None:
    assert tuple(reader.read("We sell chairs.", "en")) == tuple(DIMENSIONS)


def test_a_very_long_text_is_read(reader: SignalReader) -> None:
    text = "On vend des chaises au coin de la rue. " * 400
    assert set(reader.read(text, "fr").values()) == {UNKNOWN}


@pytest.mark.parametrize(
    ("lead", "rest", "language"),
    [
        ("Chaque fois qu'un client veut une variante,", "on refuse.", "fr"),
        ("Whenever a client wants a variant,", "we refuse.", "en"),
    ],
)
def test_a_clause_that_only_leads_to_the_next_is_never_the_words(
    reader: SignalReader, lead: str, rest: str, language: Language
) -> None:
    found = reader.read(f"{lead} {rest}", language)
    assert lead not in {signal.words for signal in found.values()}
