"""A reviewed agreement in words: what the page, the chat and the file say."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from advisor.assessments.agreement import BEYOND, CLAUSES, FLAGS, PARTICULARS, score_agreement
from advisor.assessments.agreement_review import MISSING, Clause, Evidence, Review
from advisor.knowledge import load_knowledge
from advisor.knowledge.agreement import load_agreement
from advisor.language import LANGUAGES, Language
from advisor.texts import words
from advisor.tools.agreement_words import (
    agreement_json,
    clause_name,
    result_text,
    short_answer,
    verdict_name,
)

_QUOTE = Evidence(words="douze mois à compter du 1er mars", line=12)
_PRESENT = Clause(status="present", evidence=_QUOTE)
_UNCLEAR = Clause(status="unclear", evidence=Evidence(words="à discuter", line=30, page=2))


def review(changes: Mapping[str, Clause] | None = None, **more: Any) -> Review:
    clauses = {**dict.fromkeys(CLAUSES, _PRESENT), **(changes or {})}
    return Review.model_validate({"language": "fr", "clauses": clauses, **more})


def worst() -> Review:
    """All is missing, flagged, and between an artist and a presenter."""
    return review(
        dict.fromkeys(CLAUSES, MISSING),
        flags={name: (_QUOTE,) * 6 for name in FLAGS},
        artist=True,
        particulars=dict.fromkeys(PARTICULARS, MISSING),
    )


@pytest.mark.parametrize(
    ("language", "verdicts"),
    [
        ("fr", ("Ne signez pas encore", "À corriger", "Prêt pour une relecture juridique")),
        ("en", ("Do not sign yet", "Fix first", "Ready for legal review")),
    ],
)
def test_the_verdict_comes_first(language: Language, verdicts: tuple[str, ...]) -> None:
    drafts = (review({"duration": MISSING}), review({"duration": _UNCLEAR}), review())
    for draft, verdict in zip(drafts, verdicts, strict=True):
        for text in (result_text(draft, words(language)), short_answer(draft, words(language))):
            assert text.startswith(f"**{verdict}")
        assert verdict_name(score_agreement(draft.input()).verdict, words(language)) == verdict


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_draft_is_ever_said_good_to_sign(language: Language) -> None:
    text = result_text(review(), words(language)).lower()
    assert ("juriste" if language == "fr" else "lawyer") in text
    assert not re.search(r"vous pouvez signer|bon pour signature|ok to sign|you can sign", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_twelve_clauses_are_told_with_their_words_and_place(language: Language) -> None:
    text = result_text(review({"remuneration": _UNCLEAR, "mediation": MISSING}), words(language))
    for name in CLAUSES:
        assert text.count(f"- **{clause_name(name, words(language))}**") == 1
    assert text.count(_QUOTE.words) == 10
    line = "ligne" if language == "fr" else "line"
    assert f"({line} 12)" in text
    assert f"(page 2, {line} 30)" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_gap_has_its_reason_its_question_and_a_wording(language: Language) -> None:
    text = result_text(review({"duration": _UNCLEAR, "mediation": MISSING}), words(language))
    for name in ("duration", "mediation"):
        item = load_agreement().clauses[name]
        own = item.text(language)
        assert all(part in text for part in (own.why, own.question, own.wording))
        assert load_knowledge().units[item.unit].text(language).title in text
    assert load_agreement().clauses["deliverable"].text(language).wording not in text
    assert text.index("**1. ") < text.index(
        load_agreement().clauses["mediation"].text(language).why
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_flags_stand_before_the_clauses(language: Language) -> None:
    text = result_text(review(flags={"hidden_instruction": (_QUOTE,)}), words(language))
    flag = load_agreement().flags["hidden_instruction"].text(language)
    assert text.index(flag.title) < text.index(clause_name("nature_of_engagement", words(language)))
    assert flag.meaning in text
    assert flag.action in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_passages_of_one_flag_are_counted_beyond_three(language: Language) -> None:
    text = result_text(review(flags={"blank_fields": (_QUOTE,) * 5}), words(language))
    assert text.count("  - ") == 4
    assert text.split("**")[0] == ""
    assert re.search(r"passages\W+2\n", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_beyond_the_article_is_kept_apart(language: Language) -> None:
    found = Evidence(words="régie par les lois du Québec", line=40)
    text = result_text(review(beyond={"amendments_law": found}), words(language))
    head, _, tail = text.partition(words(language)("agreement.beyond"))
    assert found.words in tail
    assert found.words not in head
    for name in BEYOND:
        line = load_agreement().beyond[name].text(language).line
        assert (line in tail) == (name != "amendments_law")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_six_particulars_are_told_between_artist_and_presenter_only(
    language: Language,
) -> None:
    six = {**dict.fromkeys(PARTICULARS, _PRESENT), "reporting": MISSING}
    with_artist = result_text(review(artist=True, particulars=six), words(language))
    without = result_text(review(particulars=six), words(language))
    reporting = load_agreement().particulars["reporting"].text(language)
    payment = load_agreement().particulars["payment"].text(language)
    assert reporting.line in with_artist
    assert payment.short in with_artist
    assert payment.line not in with_artist
    assert "S-32.1" in with_artist
    assert "S-32.1" not in without


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_once_that_a_program_reads_and_that_it_is_no_legal_advice(
    language: Language,
) -> None:
    said = {"fr": ("Lu par un programme", "avis juridique"), "en": ("Read by a", "legal advice")}
    for text in (result_text(worst(), words(language)), short_answer(worst(), words(language))):
        assert all(text.count(part) == 1 for part in said[language])


def test_the_marks_of_a_quotation_are_shown_and_do_not_act() -> None:
    trap = Evidence(words="[clic](http://x) **gras** <b>\n\n# titre | ____ `code`", line=3)
    text = result_text(review({"duration": Clause(status="present", evidence=trap)}), words("fr"))
    assert r"\[clic\](http://x) \*\*gras\*\* \<b\> # titre \| \_\_\_\_ \`code\`" in text


def test_a_long_quotation_is_cut_at_a_word() -> None:
    long = Evidence(words="montant " * 60, line=3)
    text = result_text(review({"duration": Clause(status="unclear", evidence=long)}), words("en"))
    assert "montant…” (line 3)" in text
    assert text.count("montant") == 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_answer_is_short_whatever_the_draft(language: Language) -> None:
    for draft in (worst(), review(dict.fromkeys(CLAUSES, _UNCLEAR)), review()):
        assert len(short_answer(draft, words(language)).split()) <= 160


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_answer_asks_about_the_three_worst_gaps_and_names_the_flags(
    language: Language,
) -> None:
    gaps = {"confidentiality": MISSING, "mediation": MISSING, "duration": MISSING}
    draft = review({**gaps, "remuneration": _UNCLEAR}, flags={"blank_fields": (_QUOTE,)})
    text = short_answer(draft, words(language))
    for name in gaps:
        assert load_agreement().clauses[name].text(language).question in text
    assert load_agreement().clauses["remuneration"].text(language).question not in text
    assert load_agreement().flags["blank_fields"].text(language).title[1:] in text


def test_the_headline_names_the_cause_when_only_the_coverage_falls_short() -> None:
    light = ("success_indicators", "decision_process", "confidentiality", "mediation")
    draft = review(dict.fromkeys([*light, "conflict_resolution"], MISSING))
    assert "68 sur 100, sous les 80" in short_answer(draft, words("fr"))
    assert "68 out of 100, under the 80" in short_answer(draft, words("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_and_no_placeholder_reaches_a_visitor(language: Language) -> None:
    for text in (result_text(worst(), words(language)), short_answer(worst(), words(language))):
        shown = re.sub(r"\\_", "", text)
        assert "_" not in shown
        assert not re.search(r"\$[a-z]", shown)


def test_the_json_has_its_fixed_shape_and_the_words_as_they_stand() -> None:
    raw = Evidence(words="**[x]**  de ____ $", line=7, page=1)
    draft = review(
        {"duration": Clause(status="unclear", evidence=raw), "mediation": MISSING},
        beyond={"amendments_law": raw},
        flags={"blank_fields": (raw,)},
        artist=True,
        particulars={**dict.fromkeys(PARTICULARS, MISSING), "nature": _PRESENT},
    )
    made = agreement_json(draft, "entente.pdf")
    assert json.loads(json.dumps(made)) == made
    fields = "kind version source language clauses flags flag_evidence beyond artist particulars"
    assert list(made) == [*fields.split(), "result"]
    assert (made["kind"], made["version"], made["source"]) == (
        "agreement",
        "agreement-1.0",
        "entente.pdf",
    )
    told = {"status": "unclear", "evidence": raw.words, "line": 7, "page": 1}
    assert made["clauses"]["duration"] == told
    nothing = {"status": "missing", "evidence": None, "line": None, "page": None}
    assert made["clauses"]["mediation"] == made["particulars"]["reporting"] == nothing
    assert made["flags"] == ["blank_fields"]
    assert made["flag_evidence"] == {"blank_fields": [{"words": raw.words, "line": 7}]}
    assert made["beyond"]["amendments_law"] == {"evidence": raw.words, "line": 7}
    assert made["beyond"]["personal_information"] is None
    assert made["result"] == score_agreement(draft.input()).model_dump(mode="json")


def test_pasted_text_has_no_source() -> None:
    made = agreement_json(review(), None)
    assert (made["source"], made["artist"], made["particulars"]) == (None, False, {})
    assert list(made["clauses"]) == list(CLAUSES)
