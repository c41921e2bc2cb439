"""A coach who asks about a client is told from somebody who talks of a customer."""

import pytest

from advisor.knowledge import load_knowledge
from advisor.language import Language
from advisor.understanding.coaching import Client, asks_in, client_in, is_coaching, matter_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "ma cliente exporte en Allemagne pis sa job de vente part en vacances",
            "fr",
        ),
        ("qu’est-ce que je devrais vérifier avec lui avant qu’il signe avec un compétiteur?", "fr"),
        ("le brasseur que je coache veut s’allier avec son voisin", "fr"),
        ("Mon client n’a rien d’écrit avec son fournisseur. Quoi lui demander?", "fr"),
        ("une cliente hésite entre deux partenaires, comment l’aider à choisir?", "fr"),
        ("my client's partner stopped answering, how do I bring it up with her?", "en"),
        ("what should I ask him about exit terms?", "en"),
        ("I mentor a potter who shares a kiln. what should she write down?", "en"),
        ("a client of mine is fed up with her ally, what do I ask her?", "en"),
        ("Elle veut céder 50 % de sa compagnie à son distributeur, je lui dis quoi?", "fr"),
        ("Mon mandat : une PME dont le partenaire ne livre plus. Quoi lui conseiller?", "fr"),
        ("Un entrepreneur que j’aide veut s’allier à un rival, quoi lui demander?", "fr"),
        ("She wants to give 50% of her company to her distributor, what do I tell her?", "en"),
        ("His partner wants 40% of his shop, how would I advise him?", "en"),
        ("I have a coaching session with my client tomorrow", "en"),
    ],
)
def test_a_coach_is_heard(text: str, language: Language) -> None:
    assert is_coaching(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mon client adore ce qu’on fait, comment en faire un partenaire?", "fr"),
        ("Mon meilleur client nous envoie du monde, je le remercie comment?", "fr"),
        ("mon client japonais dit jamais non, ça veut dire quoi?", "fr"),
        ("une cliente me réfère souvent, je fais quoi avec elle?", "fr"),
        ("mon associé veut partir, que lui demander?", "fr"),
        ("quelles questions poser à un partenaire avant de signer?", "fr"),
        ("my client keeps recommending us, what should I do for her?", "en"),
        ("my best client wants to co-design our next product", "en"),
        ("what should I ask my partner about the way out?", "en"),
        ("my supplier went silent, what should I ask him?", "en"),
        ("how do I turn my clients into ambassadors?", "en"),
        ("my sales coach says always be closing", "en"),
        ("Ma cliente, une épicerie, veut qu’on fasse une marque maison ensemble.", "fr"),
        ("Je rencontre ma cliente jeudi pour lui vendre une machine", "fr"),
        ("Mon client me demande de livrer ses trois succursales, on signe une entente?", "fr"),
        ("Ma cliente veut mettre mes savons dans son hôtel, comment faire sans la perdre?", "fr"),
        ("Mon client veut qu’on développe une appli à deux, est-ce risqué?", "fr"),
        ("My client asked for a 5-year supply contract, should I sign?", "en"),
        ("My main client wants to put our syrup on every table. Should I accept?", "en"),
        ("I’m meeting my client Thursday to sell her a machine, what should I know?", "en"),
        ("I don’t want to lose my client, she wants us to open a shop together", "en"),
        ("A supplier wants to sell her company to her competitor, what do I tell her?", "en"),
    ],
)
def test_an_owner_who_talks_of_a_customer_is_no_coach(text: str, language: Language) -> None:
    assert not is_coaching(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("elle veut signer vendredi, est-ce trop vite?", "fr"),
        ("quoi surveiller sur la confidentialité?", "fr"),
        ("his partner went silent, what now?", "en"),
    ],
)
def test_with_a_client_open_the_third_person_is_enough(text: str, language: Language) -> None:
    assert not is_coaching(text, language)
    assert is_coaching(text, language, client_open=True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("c’est quoi la coopétition?", "fr"),
        ("est-ce qu’il faut un contrat?", "fr"),
        ("my partner went silent, what now?", "en"),
        ("what is coopetition?", "en"),
    ],
)
def test_with_a_client_open_a_plain_question_stays_plain(text: str, language: Language) -> None:
    assert not is_coaching(text, language, client_open=True)


def test_what_leans_on_a_coach_s_question_is_one_too() -> None:
    assert is_coaching("et sur la sortie?", "fr", goes_on=True)
    assert is_coaching("and on the way out?", "en", goes_on=True)
    assert not is_coaching("et pour mon entreprise?", "fr", goes_on=True)
    assert not is_coaching("and for my shop?", "en", goes_on=True)


@pytest.mark.parametrize(
    ("text", "language", "client"),
    [
        ("ma cliente exporte", "fr", "client_f"),
        ("mon client exporte", "fr", "client_m"),
        ("elle veut signer", "fr", "client_f"),
        ("je coache des entrepreneurs", "fr", "clients"),
        ("my client wants to know if she can export", "en", "client_f"),
        ("my client says he is ready", "en", "client_m"),
        ("my client is ready", "en", "clients"),
    ],
)
def test_the_gender_is_only_what_the_words_tell(
    text: str, language: Language, client: Client
) -> None:
    assert client_in(text, language) == client


@pytest.mark.parametrize(
    ("text", "language", "matter"),
    [
        ("quelles questions poser à ma cliente sur la sortie?", "fr", "la sortie"),
        ("mon client n’a rien d’écrit, quoi lui demander?", "fr", "mon client n'a rien d'ecrit"),
        ("what should I ask him about exit terms?", "en", "exit terms"),
        ("which questions should I ask my client about roles?", "en", "roles"),
        ("elle veut lâcher son allié, quoi lui demander avant", "fr", "elle veut lacher son allie"),
        ("she wants out of it, what should I ask her before", "en", "she wants out of it"),
        ("quelles questions poser à ma cliente demain?", "fr", ""),
        ("what should I ask her?", "en", ""),
        ("elle veut vendre ses parts, je lui dis quoi?", "fr", "elle veut vendre ses parts"),
        ("she wants to sell her shares, what do I tell her?", "en", "she wants to sell her shares"),
        ("c’est quoi la coopétition?", "fr", ""),
    ],
)
def test_the_matter_stands_without_the_coach_s_frame(
    text: str, language: Language, matter: str
) -> None:
    assert matter_of(text, language) == (matter or text)


def test_questions_and_signs_are_heard_as_wanted() -> None:
    assert asks_in("quoi lui demander sur ses finances?", "fr")
    assert asks_in("quoi surveiller dans sa réponse?", "fr")
    assert asks_in("what should I listen for?", "en")
    assert not asks_in("ma cliente exporte, a-t-elle les reins assez solides?", "fr")
    assert not asks_in("can my client export?", "en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_questions_of_the_bank_without_a_client_are_not_taken_for_a_coach_s(
    language: Language,
) -> None:
    named = ("client", "coach", "mentor", "mentee", "entrepreneur", "accompagn", " i support")
    others = ("i advise", "conseille", "founder", "i guide")
    asked = [
        question.ask
        for sides in load_knowledge().questions.values()
        for question in sides[language]
        if not any(word in question.ask.lower() for word in (*named, *others))
    ]
    taken = [ask for ask in asked if is_coaching(ask, language)]
    assert len(asked) > 2000
    assert len(taken) <= 1, taken
