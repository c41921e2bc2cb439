"""What of the content goes into the index, and under which label."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.knowledge import Knowledge, Question
from advisor.language import LANGUAGES, Language
from advisor.retrieval.store import Entry

GUIDANCE = "guidance"
OUTSIDE = "outside"


@dataclass(frozen=True)
class Example:
    """A labelled sentence to learn from."""

    text: str
    language: Language
    label: int


def in_context(question: Question) -> str:
    """A question as it reads with the one before it."""
    return f"{question.after} {question.ask}" if question.after else question.ask


def unit_entries(knowledge: Knowledge) -> list[Entry]:
    """Three texts a unit and language: title with answer, whole, points."""
    entries = []
    for unit in knowledge.units.values():
        for language in LANGUAGES:
            text = unit.text(language)
            parts = {
                "lead": f"{text.title}. {text.lead}",
                "whole": f"{text.title}. {text.markdown}",
                "points": f"{text.title}. " + " ".join(p.text for p in text.points),
            }
            entries += [
                Entry(f"{unit.id}/{language}/{part}", words, unit.id, language)
                for part, words in parts.items()
            ]
    return entries


def unit_sentences(knowledge: Knowledge) -> list[str]:
    """The direct answers and points that an answer is chosen from, each once."""
    texts = [unit.text(language) for unit in knowledge.units.values() for language in LANGUAGES]
    return list(dict.fromkeys(s for t in texts for s in (t.lead, *(p.text for p in t.points))))


def question_entries(knowledge: Knowledge) -> list[Entry]:
    """Every question of the bank, follow-ups with the question before them."""
    return [
        Entry(f"{unit}/{language}/{i}", in_context(question), unit, language)
        for unit, sides in knowledge.questions.items()
        for language, asked in sides.items()
        for i, question in enumerate(asked)
    ]


def lexical_documents(knowledge: Knowledge) -> Mapping[Language, list[str]]:
    """One document a unit and language: title, text and questions."""
    return {
        language: [
            "\n".join(
                [
                    unit.text(language).title,
                    unit.text(language).markdown,
                    *(in_context(q) for q in knowledge.questions[unit.id][language]),
                ]
            )
            for unit in knowledge.units.values()
        ]
        for language in LANGUAGES
    }


def kind_labels(knowledge: Knowledge) -> tuple[str, ...]:
    """The kinds of message: guidance, outside, small talk by type, care by kind."""
    small = sorted({f"smalltalk.{s.type}" for s in knowledge.smalltalk})
    care = sorted(f"care.{kind}" for kind in knowledge.care)
    return (GUIDANCE, OUTSIDE, *small, *care)


def kind_examples(knowledge: Knowledge) -> list[Example]:
    """Labelled messages of every kind, the label an index into `kind_labels`."""
    labels = {name: i for i, name in enumerate(kind_labels(knowledge))}
    found = [
        Example(entry.text, "fr" if entry.language == "fr" else "en", labels[GUIDANCE])
        for entry in question_entries(knowledge)
    ]
    found += [Example(o.question, o.lang, labels[OUTSIDE]) for o in knowledge.outside]
    found += [Example(s.text, s.lang, labels[f"smalltalk.{s.type}"]) for s in knowledge.smalltalk]
    for care in knowledge.care.values():
        for language in LANGUAGES:
            label = labels[f"care.{care.kind}"]
            found += [Example(p, language, label) for p in care.text(language).phrasings]
    return found
