"""The claims of a sentence: figures, dates, laws, names, citations and links."""

import pytest

from advisor.grounding import claims_of
from advisor.language import Language


def _keys(sentence: str, language: Language, *kinds: str) -> list[str]:
    return [c.key for c in claims_of(sentence, language) if not kinds or c.kind in kinds]


@pytest.mark.parametrize(
    ("sentence", "language", "keys"),
    [
        ("Il faut trois étapes.", "fr", ["count:3"]),
        ("It takes three steps.", "en", ["count:3"]),
        ("Près de 12 500 entreprises.", "fr", ["count:12500"]),
        ("Près de 12\u202f500,00 entreprises.", "fr", ["count:12500"]),
        ("Some 12,500 companies.", "en", ["count:12500"]),
        ("Douze mille cinq cents entreprises.", "fr", ["count:12500"]),
        ("Quelque 40 % des ventes.", "fr", ["percent:40"]),
        ("Quelque quarante pour cent.", "fr", ["percent:40"]),
        ("Some forty percent.", "en", ["percent:40"]),
        ("Un budget de 1,5 M$.", "fr", ["cad:1500000"]),
        ("A $1.5M budget.", "en", ["cad:1500000"]),
        ("Un million et demi, soit 1,5 million de dollars.", "fr", ["bare:1500000", "cad:1500000"]),
        ("Two and a half years, ou deux ans et demi.", "en", ["year:2.5", "year:2.5"]),
        ("Il rapporte 5,4 fois plus.", "fr", ["times:5.4"]),
        ("Cinq virgule quatre fois plus.", "fr", ["times:5.4"]),
        ("Entre 3 et 5 %.", "fr", ["percent:3", "percent:5"]),
        ("From $5 to 10 million.", "en", ["cad:5000000", "cad:10000000"]),
        ("De 6 à 9 mois.", "fr", ["month:6", "month:9"]),
        ("A 90-day plan.", "en", ["day:90"]),
        ("Les 3 derniers mois.", "fr", ["month:3"]),
        ("La moitié des clients.", "fr", ["percent:50"]),
        ("Two-thirds of them.", "en", ["percent:66.66666667"]),
        ("Neuf PME sur dix.", "fr", ["ratio:9/10"]),
        ("One in three.", "en", ["ratio:1/3"]),
        ("Le 2e semestre.", "fr", ["ordinal:2"]),
        ("Le deuxième semestre.", "fr", ["ordinal:2"]),
        ("Des dizaines de clients.", "fr", ["about:10"]),
        ("La réponse est 72.", "fr", ["bare:72"]),
    ],
)
def test_figures_are_read_with_their_value_and_unit(
    sentence: str, language: Language, keys: list[str]
) -> None:
    assert _keys(sentence, language, "figure") == keys


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Choisissez un client et une offre.", "fr"),
        ("Pick one customer.", "en"),
        ("1. Nommez une personne.", "fr"),
        ("- **2.** Écrivez-le.", "fr"),
        ("Étape 3 : mesurez.", "fr"),
        ("Step 3: measure.", "en"),
        ("Les deux parties signent.", "fr"),
        ("The two partners sign.", "en"),
        ("Un regard neuf, et du neuf.", "fr"),
        ("D’abord, puis ensuite, en second lieu.", "fr"),
    ],
)
def test_articles_list_numbers_and_pairs_are_no_figures(sentence: str, language: Language) -> None:
    assert _keys(sentence, language, "figure", "date") == []


@pytest.mark.parametrize(
    ("sentence", "language", "keys"),
    [
        ("Publié le 17 mai 2025.", "fr", ["date:2025-5-17"]),
        ("Published on May 17, 2025.", "en", ["date:2025-5-17"]),
        ("On 17 May 2025.", "en", ["date:2025-5-17"]),
        ("Le 2025-05-17.", "fr", ["date:2025-5-17"]),
        ("Le 1er juin.", "fr", ["date:-6-1"]),
        ("En mai 2025.", "fr", ["date:2025-5-"]),
        ("In September.", "en", ["date:-9-"]),
        ("Depuis 2019.", "fr", ["date:2019--"]),
        ("You may march on.", "en", []),
        ("Mais il marche.", "fr", []),
    ],
)
def test_dates_are_read_whole_or_in_part(
    sentence: str, language: Language, keys: list[str]
) -> None:
    assert _keys(sentence, language, "date") == keys


@pytest.mark.parametrize(
    ("sentence", "language", "keys"),
    [
        ("La loi 25 s’applique.", "fr", ["law:number:25"]),
        ("Bill 96 applies.", "en", ["law:number:96"]),
        ("La loi S-32.1 et C-27.", "fr", ["law:chapter:s-32.1", "law:chapter:c-27"]),
        ("L’art. 1375 C.c.Q.", "fr", ["law:article:1375", "law:ccq"]),
        ("Article 1375 of the Civil Code.", "en", ["law:article:1375", "law:ccq"]),
        ("See section 9.", "en", ["law:article:9"]),
        ("Selon la RLRQ.", "fr", ["law:rlrq"]),
        ("L’arrêt 2017 CSC 43.", "fr", ["law:judgment:2017 csc 43"]),
        ("The Competition Act.", "en", ["competition act"]),
    ],
)
def test_laws_are_read_by_number_chapter_section_and_name(
    sentence: str, language: Language, keys: list[str]
) -> None:
    assert _keys(sentence, language, "law") == keys


@pytest.mark.parametrize(
    ("sentence", "language", "keys"),
    [
        ("Desjardins finance cela.", "fr", ["desjardins"]),
        ("Selon Marie de la Tour, non.", "fr", ["marie de la tour"]),
        ("Parlez à Mme X ou à M. Roy.", "fr", ["x", "roy"]),
        ("Ask the BDC or Mr. Roy.", "en", ["bdc", "roy"]),
        ("The Bank of Canada.", "en", ["bank of canada"]),
        ("La Banque de développement du Canada.", "fr", ["banque de developpement du canada"]),
        ("Le ministère de l’Économie.", "fr", ["ministere de l economie"]),
        ("Guillaume Rondeau, de PME MTL.", "fr", ["guillaume rondeau", "pme mtl"]),
        ("- **Desjardins** : un prêt.", "fr", ["desjardins"]),
        ("## Working With Desjardins", "en", ["desjardins"]),
        ("Utilisez LinkedIn.", "fr", ["linkedin"]),
    ],
)
def test_names_are_read_with_their_particles_and_at_the_head_of_a_sentence(
    sentence: str, language: Language, keys: list[str]
) -> None:
    assert _keys(sentence, language, "organisation", "person") == keys


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("## How To Build Lasting Trust", "en"),
        ("**Active Listening And Patience**: start there.", "en"),
        ("On Monday, I think French and Canadian partners agree.", "en"),
        ("Les Québécois et les Américains parlent français et anglais.", "fr"),
        ("Négociez d’abord, Madame, et revenez.", "fr"),
        ("Certainement. Idéalement, voyez-le lundi. « Oui », dit-il.", "fr"),
        ("Une PME et un OBNL de Montréal, au Québec.", "fr"),
        ("Track your Key Performance Indicators (KPIs).", "en"),
        ("VOICI CE QUE VOUS DEVEZ FAIRE ENSEMBLE", "fr"),
        ("Bonjour [Nom], voici [Votre Entreprise].", "fr"),
    ],
)
def test_titles_days_peoples_and_forms_of_address_are_no_names(
    sentence: str, language: Language
) -> None:
    assert _keys(sentence, language, "organisation", "person") == []


@pytest.mark.parametrize(
    ("sentence", "kind", "key"),
    [
        ("Vu. [customers.plan]", "citation", "citation:customers.plan"),
        ("Vu [1].", "citation", "citation:1"),
        ("Voyez https://www.a.ca/b.", "link", "link:a.ca/b"),
        ("Voyez [ici](http://a.ca).", "link", "link:a.ca"),
        ("![x](https://a.ca/b.png)", "link", "link:a.ca/b.png"),
        ("<img src='a.png'>", "link", "link:<img src='a.png'>"),
        ("Écrivez à info@a.ca.", "link", "link:info@a.ca"),
        ("Allez sur a.com/b.", "link", "link:a.com/b"),
    ],
)
def test_citations_and_links_are_read(sentence: str, kind: str, key: str) -> None:
    assert [(c.kind, c.key) for c in claims_of(sentence, "fr")] == [(kind, key)]


def test_a_claim_keeps_the_words_of_the_sentence() -> None:
    sentence = "Selon Luc Roy, quarante pour cent."

    assert [c.text for c in claims_of(sentence, "fr")] == ["Luc Roy", "quarante pour cent"]
