"""Runs made by hand: every verdict, both languages, repeats, and texts that try to act."""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from advisor.language import Language
from advisor.reply import Citation, Outcome, Reply, ToolUse
from evals.figures import summarise
from evals.results import (
    CaseResult,
    Check,
    Run,
    RunInfo,
    TurnResult,
    Verdict,
)

HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=2</script>",
    '<img src=x onerror="window.hacked=3">',
    "[cliquez](javascript:window.hacked=4) <javascript:window.hacked=5>",
    "![x](https://example.org/x.png)\n\n[a]: javascript:alert(1)",
    "\u202ereversed\u2066 \x1b[31mred\x1b[0m \u2028 \x00",
    "<!-- ]]> &amp; ' \" $title ${body}",
    "\ue000mark\ue001 <svg onload=window.hacked=6>",
)
SECTIONS = ("intro", "readiness", "unexpected", "culture", "agreement", "evaluation", "takeaways")
_WORDS: dict[Language, str] = {
    "fr": "avant de signer avec un partenaire on écrit ce que chacun apporte combien de temps "
    "l’entente dure comment on en sort et qui tranche un désaccord puis on relit le tout à deux "
    "à voix haute pour voir si les mots veulent dire la même chose des deux côtés de la table",
    "en": "before signing with a partner write what each side brings how long the agreement "
    "lasts how it ends and who settles a dispute then read it aloud together to see whether the "
    "words mean the same thing on both sides of the table and note what is still left open",
}
_QUESTIONS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "jai une entente avec un obnl pis y repond pu, je fais quoi",
        "comment je sais si on est prêts pour les États-Unis?",
        "on partage les profits comment quand un des deux fait toute la job",
    ),
    "en": (
        "my partner stopped replying, wat do i do now",
        "how do I know we are ready to sell in the States?",
        "how do we split profits when one of us does all the work",
    ),
}


def reply_of(answer: str, language: Language = "fr", **changes: Any) -> Reply:
    """A reply with this answer."""
    fields: dict[str, Any] = {
        "id": "r1",
        "answer": answer,
        "language": language,
        "outcome": "answered",
        "model": "embedded",
        "prompt": "advisor@v3",
        "thread": "t",
        "elapsed_ms": 120,
    }
    return Reply(**(fields | changes))


def check_that(metric: str, verdict: str = "passed", **changes: Any) -> Check:
    """A check of a metric, with its score where it was measured."""
    score = {"passed": 1.0, "failed": 0.0}.get(verdict)
    return Check.model_validate(
        {"metric": metric, "verdict": verdict, "score": score, "expected": "", **changes}
    )


def case_of(
    name: str, verdict: Verdict = "passed", *turns: TurnResult, **changes: Any
) -> CaseResult:
    """A case that ended this way, with one plain turn unless it is given some."""
    lang: Language = changes.pop("lang", "fr")
    plain = TurnResult(user="Bonjour", reply=reply_of("Oui.", lang), checks=())
    fields: dict[str, Any] = {
        "set": "made",
        "tags": ("plain",),
        "sections": ("intro",),
        "repeat": 0,
        "elapsed_ms": 150,
    }
    return CaseResult(
        case=name, lang=lang, verdict=verdict, turns=turns or (plain,), **(fields | changes)
    )


def run_of(results: Iterable[CaseResult], run: RunInfo | None = None, **changes: Any) -> Run:
    """A run with these results and the figures that they make."""
    kept = tuple(results)
    summary = summarise(run or info(), kept)
    return Run(summary=summary.model_copy(update=changes), results=kept)


def info(**changes: Any) -> RunInfo:
    """What was run."""
    fields: dict[str, Any] = {
        "advisor": "0.1.0",
        "model": "embedded",
        "prompt": "advisor@v3",
        "knowledge": "9f2c" * 16,
        "embedding": "partner-mini",
        "sets": {"made": "ab12" * 16},
        "started": "2026-11-30T12:30:00+00:00",
        "seconds": 95.25,
    }
    return RunInfo(**(fields | changes))


def hostile_run() -> Run:
    """Every text of every case tries to act in the page that shows it."""
    return run_of(
        [_hostile_case(i, text) for i, text in enumerate(HOSTILE)],
        flaky={HOSTILE[0]: 0.5},
        run=info(model=HOSTILE[1], sets={HOSTILE[2]: "ab"}, judge=HOSTILE[3], only=(HOSTILE[4],)),
    )


def _hostile_case(place: int, text: str) -> CaseResult:
    cited = Citation(unit=text, section=text, title=text, text=text, status="nuanced")
    reply = reply_of(
        text,
        citations=(cited,),
        tools=(ToolUse(name=text, args={text: text}),),
        suggestions=(text,),
        assessment={text: [text]},
    )
    check = check_that("outcome", "failed", expected=text, found=text, reason=text)
    return CaseResult(
        case=f"{place} {text}",
        set=text,
        lang="fr",
        tags=(text,),
        sections=(text,),
        repeat=0,
        verdict="error" if place % 2 else "failed",
        turns=(TurnResult(user=text, reply=reply, checks=(check,)),),
        error=text if place % 2 else "",
        elapsed_ms=10,
    )


def large_run(count: int, seed: int = 7) -> Run:
    """A run of realistic size: answers of 140 words, three citations of 1,500 characters."""
    chance = random.Random(seed)
    passages = {
        language: [_passage(i, language, chance) for i in range(150)] for language in _WORDS
    }
    results = [_large_case(i, passages, chance) for i in range(count)]
    flaky = {result.case: chance.choice((1 / 3, 2 / 3)) for result in results[::97]}
    return run_of(results, flaky=flaky, run=info(sets={"dev": "ab12" * 16, "hard": "cd34" * 16}))


def changed_run(run: Run, **changes: Any) -> Run:
    """The same cases again: some verdicts turn, some answers change, some cases go and come."""
    results = [_changed(result, place) for place, result in enumerate(run.results[:-3])]
    added = [case_of(f"new-{i}", set="hard") for i in range(2)]
    return run_of([*results, *added], info(prompt="advisor@v4", **changes))


def _changed(result: CaseResult, place: int) -> CaseResult:
    turns = tuple(_reworded(turn) if place % 4 == 0 else turn for turn in result.turns)
    turned: dict[Verdict, Verdict] = {"passed": "failed", "failed": "passed"}
    if place % 9 or result.verdict not in turned:
        return result.model_copy(update={"turns": turns})
    verdict = turned[result.verdict]
    return result.model_copy(update={"turns": _judged(turns, verdict), "verdict": verdict})


def _reworded(turn: TurnResult) -> TurnResult:
    if turn.reply is None:
        return turn
    words = turn.reply.answer.split(" ")
    answer = " ".join(["Ensemble,", *words[:20], "toujours", *words[24:]])
    return turn.model_copy(update={"reply": turn.reply.model_copy(update={"answer": answer})})


def _judged(turns: Sequence[TurnResult], verdict: Verdict) -> tuple[TurnResult, ...]:
    score = float(verdict == "passed")
    update = {"verdict": verdict, "score": score, "found": "culture"}
    return tuple(
        turn.model_copy(update={"checks": tuple(c.model_copy(update=update) for c in turn.checks)})
        for turn in turns
    )


def _large_case(
    place: int, passages: Mapping[Language, Sequence[Citation]], chance: random.Random
) -> CaseResult:
    lang: Language = "fr" if place % 2 else "en"
    drawn = chance.choices(("passed", "failed", "error", "skipped"), (80, 14, 2, 4))[0]
    verdict: Verdict = drawn  # type: ignore[assignment]
    turns = [_large_turn(lang, verdict, passages[lang], chance) for _ in range(1 + place % 7 // 6)]
    return CaseResult(
        case=f"{lang}-{place:04}",
        set=("dev", "hard")[place % 3 == 0],
        lang=lang,
        tags=(chance.choice(("answerable", "premise", "follow-up", "outside")), "made"),
        sections=(chance.choice(SECTIONS),),
        repeat=0,
        verdict=verdict,
        turns=tuple(turns),
        error="ValueError: the store was closed" if verdict == "error" else "",
        elapsed_ms=chance.randrange(60, 2600),
    )


def _large_turn(
    lang: Language, verdict: Verdict, passages: Sequence[Citation], chance: random.Random
) -> TurnResult:
    user = chance.choice(_QUESTIONS[lang])
    if verdict == "error":
        return TurnResult(user=user, reply=None)
    outcome: Outcome = chance.choice(("answered", "answered", "declined", "assessed"))
    reply = reply_of(
        _answer(lang, chance),
        lang,
        outcome=outcome,
        citations=tuple(chance.sample(passages, 3)),
        tools=(ToolUse(name="search_guidance", args={"query": user, "top": 6}),),
        suggestions=(chance.choice(_QUESTIONS[lang]), chance.choice(_QUESTIONS[lang])),
        assessment={"score": chance.randrange(100), "band": "ready"}
        if outcome == "assessed"
        else None,
        elapsed_ms=chance.randrange(60, 2600),
    )
    return TurnResult(user=user, reply=reply, checks=_checks(verdict, chance))


def _checks(verdict: Verdict, chance: random.Random) -> tuple[Check, ...]:
    asked = [
        check_that("outcome", expected="answered", found="answered"),
        check_that("first_section", expected="readiness", found="readiness"),
        check_that("section_in_three", expected="readiness", found="readiness, intro, culture"),
        check_that("reciprocal_rank", expected="readiness", found="readiness", score=1.0),
        check_that("includes", expected="capacit | financ", found="capacit"),
        check_that("language", asked=False, expected="fr", found="fr"),
        check_that("grounded", asked=False),
    ]
    if verdict == "failed":
        place = chance.choice((0, 1, 4))
        changed = {"verdict": "failed", "score": 0.0, "found": "intro, takeaways"}
        asked[place] = asked[place].model_copy(update=changed)
    if verdict == "skipped":
        asked.append(check_that("judge", "skipped", reason="eval.reason.unknown_in_tests"))
    return tuple(asked)


def _answer(lang: Language, chance: random.Random) -> str:
    first, last = _sentence(lang, 30, chance), _sentence(lang, 18, chance)
    points = [
        f"{i}. **{_sentence(lang, 4, chance)}** {_sentence(lang, 26, chance)}" for i in (1, 2, 3)
    ]
    return "\n".join([f"{first}\n", *points, f"\n{last}"])


def _passage(place: int, lang: Language, chance: random.Random) -> Citation:
    return Citation(
        unit=f"{SECTIONS[place % 7]}.{place}",
        section=SECTIONS[place % 7],
        title=_sentence(lang, 5, chance),
        text="\n\n".join(_sentence(lang, 45, chance) for _ in range(6))[:1500],
        status=chance.choice((None, "reported", "nuanced")),
    )


def _sentence(lang: Language, length: int, chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS[lang].split(), k=length)).capitalize() + "."
