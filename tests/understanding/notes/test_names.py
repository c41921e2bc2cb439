"""Whom notes are about, when they are met next, who gave the answers."""

from datetime import date

import pytest

from advisor.understanding.notes import read_notes

_MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Boréale", "Cliente : Boréale (savons)\nElle vend bien."),
        ("B-12", "J'ai revu le dossier B-12 hier."),
        ("Atelier Nord", "Notes – rencontre Atelier Nord, 24 nov.\nVentes stables."),
        ("Vélos Tramontane", "Objet : suivi partenariat – Vélos Tramontane\n\nVentes stables."),
        ("Harrow & Finch", "Client: Harrow & Finch\nSales are flat."),
        ("Quillback Robotics", "# Quillback Robotics – prep for Wed\n\nSales are flat."),
        ("Juniper Circle", 'Call notes, association "Juniper Circle"\n\nSales are flat.'),
        ("Bois & Braise", "Café avec Solène (Bois & Braise, traiteur), mardi 24\nVentes stables."),
        ("Plomberie Dufour", "Retour de chez Plomberie Dufour à Laval. Il neige."),
        ("Menuiserie Belle-Rive", "Vu Karim hier, de Menuiserie Belle-Rive. Tout va."),
        ("Les Trois Marmites", "Les Trois Marmites (traiteur), 12 nov.\nVentes stables."),
        ("Atelier d'ébénisterie Roy", "Client : Atelier d'ébénisterie Roy (Verdun)\nok"),
        ("Les Ruchers d'en Haut", "Client : Les Ruchers d'en Haut (coop)\nok"),
        ("Wren Street Upholstery", "Wren Street Upholstery. Spoke to Callum for an hour."),
        ("Tissages du Fleuve", "Marguerite, Tissages du Fleuve. Appel de 20 min.\nVentes stables."),
        ("Birch & Barrow", "Just left Birch & Barrow. Sales are flat."),
        ("Silver Finch Bakery", "Met Joanne about Silver Finch Bakery today.\nSales are flat."),
        ("Quiet Loom", "Subject: RE: FW: numbers\n\nHi,\nFlat.\nBest,\nMona\nOwner, Quiet Loom"),
        ("Serres Bellerive inc.", "Rencontre de ce matin, Serres Bellerive inc., fleurs. Vu Ana."),
        ("Gagnon Toitures Ltée", "Client : Gagnon Toitures Ltée (Laval)\nok"),
        ("Aurora Pumps Inc.", "Client: Aurora Pumps Inc. (installers, Laval)\nok"),
        ("Hartley Violins", "Quick notes, Hartley Violins, repair and rental. Saw Tom on Friday."),
        (
            "Good Nest Bird Food",
            "Good Nest Bird Food (seed & suet mixes, Laval) — intake notes, Ana B.\nok",
        ),
        (
            "Opticiens Azur",
            "Opticiens Azur, Rosemont – notes mixtes (Luc parle français, elle anglais)\nok",
        ),
        ("", "Bonne rencontre ce matin, ventes stables, équipe contente. Marc reste inquiet."),
        ("", "Parlé à Marc du partenariat avec Hydro-Beauce."),
        ("", "Objet : RE: TR: chiffres de novembre\n\nVentes stables."),
        ("", "Subject: Question about the agreement\n\nSales are flat."),
        ("", "Ventes stables, équipe contente."),
    ],
)
def test_the_client_is_named_where_the_notes_name_it(name: str, text: str) -> None:
    assert read_notes(text).client == name


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 12, 3), "Prochaine rencontre jeudi 14 h."),
        (date(2026, 12, 3), "RDV le 3 déc. à son bureau."),
        (date(2026, 12, 8), "On se revoit mardi prochain."),
        (date(2026, 12, 8), "Seeing her again December 8."),
        (date(2026, 12, 2), "Prep for Wed"),
        (date(2026, 12, 11), "Proch. rdv : ven. 11 déc., 9 h 30"),
        (date(2026, 12, 9), "On se reprend mercredi en huit."),
        (date(2027, 1, 7), "Revoir Karim le 7 janvier."),
        (date(2026, 12, 7), "Monday week at nine we meet again."),
        (date(2026, 12, 9), "Wednesday 9 December, 2pm, your place?"),
        (None, "Livraison prévue le 10 décembre."),
        (None, "Rencontre du 12 nov. au bureau."),
        (None, "They signed on June 3."),
    ],
)
def test_the_next_meeting_is_counted_from_today(day: date | None, text: str) -> None:
    assert read_notes(text, today=_MONDAY).meeting == day


def test_without_today_no_meeting_is_told() -> None:
    assert read_notes("Prochaine rencontre jeudi.").meeting is None


def test_who_gave_the_answers_is_told_where_it_is_said() -> None:
    assert read_notes("Infos fournies par la copropriétaire.").answered_by == "la copropriétaire"
    assert read_notes("Answers from the program manager.").answered_by == "the program manager"
    assert read_notes("Répondu par : Ghislaine").answered_by == "Ghislaine"
    assert read_notes("Il en a parlé à sa sœur.").answered_by == ""
