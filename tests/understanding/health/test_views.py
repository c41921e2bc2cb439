from pathlib import Path

import pytest

from advisor.knowledge.views import LABELS, VIEWS, ViewBank, load_views
from advisor.language import LANGUAGES, Language
from advisor.understanding.health.view_features import is_of_others, is_unreal, view_features
from advisor.understanding.health.views import ViewReader, open_views, train_views
from advisor.understanding.readiness.mixture import Mixture
from evals.readings import load_readings
from evals.readings_views import by_cues, view_counts
from tests.understanding.readiness.conftest import Blind, Hashing

READINGS = Path(__file__).parents[3] / "evals" / "readings"


@pytest.fixture(scope="module")
def reader() -> ViewReader:
    """A reader over the real bank, with the hashing encoder."""
    return ViewReader(train_views(load_views(), Hashing().encode), Hashing().encode)


@pytest.fixture(scope="module")
def small() -> ViewBank:
    """A few clauses of each kind."""
    bank = load_views()

    def few(phrasings: object) -> object:
        return {lang: list(getattr(phrasings, lang))[:4] for lang in LANGUAGES}

    told = {
        name: {polarity: few(getattr(view, polarity)) for _, polarity in LABELS[:3]}
        for name, view in bank.told.items()
    }
    return ViewBank.model_validate({"told": told, "none": few(bank.none), "digest": "few"})


def _read(reader: ViewReader, text: str, language: Language) -> dict[str, str]:
    return {view: sign.sign for view, sign in reader.read(text, language).items()}


@pytest.mark.parametrize(
    ("text", "language", "view", "sign"),
    [
        ("On se fait confiance les yeux fermés.", "fr", "mutual_satisfaction", "positive"),
        ("we trust each other blindly", "en", "mutual_satisfaction", "positive"),
        ("Silence radio depuis deux mois.", "fr", "mutual_satisfaction", "negative"),
        ("Nothing gets resolved, everything festers.", "en", "mutual_satisfaction", "negative"),
        ("Leur scandale a éclaboussé notre nom.", "fr", "brand", "negative"),
        ("Their lawsuit sticks to us.", "en", "brand", "negative"),
        ("On a inventé une patente ensemble.", "fr", "innovation", "positive"),
        ("We sell the same stuff as at the start.", "en", "innovation", "negative"),
    ],
)
def test_a_view_is_read_without_its_usual_words(
    reader: ViewReader, text: str, language: Language, view: str, sign: str
) -> None:
    assert _read(reader, text, language) == {view: sign}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Notre autre partenaire nous faisait confiance les yeux fermés.", "fr"),
        ("Our former partner trusted us blindly.", "en"),
        ("On aimerait que la confiance soit là, d'un bord comme de l'autre.", "fr"),
        ("We hope the trust is there, on their side and ours.", "en"),
        ("Est-ce qu'on se fait confiance les yeux fermés?", "fr"),
        ("Do we trust each other blindly?", "en"),
        ("Les ventes ont baissé de 10 % au deuxième trimestre.", "fr"),
        ("60 000 $", "fr"),
        ("", "en"),
    ],
)
def test_others_wishes_questions_and_figures_tell_no_view(
    reader: ViewReader, text: str, language: Language
) -> None:
    assert _read(reader, text, language) == {}


def test_the_words_stand_in_the_text_as_they_were_written(reader: ViewReader) -> None:
    text = "L’an dernier : 12 clients. On se chicane à chaque réunion, c’est plate."
    found = reader.read(text, "fr")
    assert found["mutual_satisfaction"].words in text


def test_a_condition_that_praises_is_told(reader: ViewReader) -> None:
    assert not is_unreal("Si c'était à refaire je signerais demain matin", "fr")
    assert not is_unreal("I wouldn't trade this partner for anything, if it were up to me", "en")


@pytest.mark.parametrize(
    ("text", "language"), [("avec l'ancien partenaire", "fr"), ("a competitor of theirs", "en")]
)
def test_another_firm_is_told_apart(text: str, language: Language) -> None:
    assert is_of_others(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_features_have_a_fixed_size_whatever_the_text(language: Language) -> None:
    sizes = {view_features(text, language).shape for text in ("", "bof " * 300, "12 %?")}
    assert len(sizes) == 1


def test_it_is_trained_once_again_where_damaged_and_anew_for_another_encoder(
    small: ViewBank, tmp_path: Path
) -> None:
    open_views(small, Hashing(), tmp_path)
    kept = next(tmp_path.glob("views-*.npz"))
    before = kept.stat().st_mtime_ns
    open_views(small, Hashing(), tmp_path)
    assert kept.stat().st_mtime_ns == before
    kept.write_bytes(b"not a model")
    assert isinstance(open_views(small, Hashing(), tmp_path), Mixture)
    open_views(small, Blind(), tmp_path)
    assert len(list(tmp_path.glob("views-*.npz"))) == 1


def test_a_very_long_text_is_read(reader: ViewReader) -> None:
    assert _read(reader, "Il vend des chaises au coin de la rue. " * 400, "fr") == {}


def test_no_clause_of_the_bank_stands_in_a_text_of_the_evaluation() -> None:
    names = ("health-dev", "health-dev2", "health-dev3", "health-fresh", "views-fresh")
    told = [c["text"].lower() for c in load_readings(READINGS / f"{n}.yaml" for n in names)]
    long = [e.text.lower() for e in load_views().examples if len(e.text.split()) > 6]
    assert not [text for text in long if any(text in one for one in told)]


def test_right_wrong_and_invented_are_counted_by_view() -> None:
    case = {"text": "On est très contents.", "lang": "fr", "qualitative": {"brand": "negative"}}
    counts = view_counts([case], by_cues)
    assert (counts["told"], counts["untold"]) == (1, len(VIEWS) - 1)
    assert (counts["right"], counts["wrong"], counts["invented"]) == (0, 0, 1)
