"""Views read in prose, shown back by the health tool; and where what was read waits for a yes."""

from collections.abc import Mapping

import pytest

from advisor.dossier import Dossier, HealthForm, Practices, Sign
from advisor.language import LANGUAGES, Language
from advisor.tools.evaluate_partnership import Input, Output, run
from advisor.tools.form import back_in_the_chat, in_its_tab, to_confirm
from tests.tools.deps import deps


class BrandView:
    """Reads a better brand in any text."""

    def read(self, text: str, language: Language) -> Mapping[str, Sign]:
        """A positive brand and satisfaction, on the whole text."""
        return dict.fromkeys(("brand", "mutual_satisfaction"), Sign(sign="positive", words=text))


READ = HealthForm(signs={"brand": Sign(sign="positive", words="x")})


def read(text: str, language: Language, dossier: Dossier | None = None) -> Output:
    given = Input.model_validate({"language": language, "text": text})
    return run(given, deps(dossier, views=BrandView()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_that_no_usual_word_tells_waits_for_a_yes(language: Language) -> None:
    pending = read("…", language).dossier.pending
    assert pending is not None
    assert pending.signs["brand"].sign == "positive"


def test_the_usual_words_go_before_the_learned_reading() -> None:
    pending = read("On est insatisfaits.", "fr").dossier.pending
    assert pending is not None
    assert pending.signs["mutual_satisfaction"].sign == "negative"
    assert pending.signs["brand"].sign == "positive"


def test_a_reader_without_views_leaves_the_usual_words_alone() -> None:
    given = Input.model_validate({"language": "en", "text": "We are very satisfied."})
    pending = run(given, deps()).dossier.pending
    assert pending is not None
    assert set(pending.signs) == {"mutual_satisfaction"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_tab_reads_is_not_asked_in_a_chat_that_is_in_the_other_test(
    language: Language,
) -> None:
    chat = Dossier(open="readiness", last="readiness", asked="F1")
    after = read("…", language, in_its_tab(chat, "health")).dossier
    shown = back_in_the_chat(after, chat, "health")
    assert (shown.open, shown.asked) == ("readiness", "F1")
    assert shown.pending is not None
    assert to_confirm(shown) is None
    assert to_confirm(in_its_tab(shown, "health")) == shown.pending


def test_what_was_read_is_asked_where_its_form_or_nothing_is_open() -> None:
    assert to_confirm(Dossier(open="health", pending=READ)) == READ
    assert to_confirm(Dossier(pending=READ)) == READ
    assert to_confirm(in_a_practice(Dossier(pending=READ))) is None


def in_a_practice(dossier: Dossier) -> Dossier:
    """The dossier with a practice open."""
    return dossier.changed(practices=Practices(open="finder", last="finder"))
