"""The smallest content that loads: one unit a section, written into a folder of the test."""

from pathlib import Path

import yaml

from advisor.knowledge.checks import MIN_QUESTIONS
from advisor.knowledge.models import SECTIONS

TOPICS = {
    "intro": ("la date du guide", "the date of the guide"),
    "readiness": ("l'exportation", "exporting"),
    "nonprofits-universities": ("les universités", "universities"),
    "culture": ("les codes culturels", "cultural codes"),
    "health-check": ("les indicateurs", "indicators"),
    "local-alliances": ("la coopétition", "coopetition"),
    "customers": ("la clientèle étrangère", "foreign customers"),
    "agreement": ("le contrat écrit", "the written contract"),
    "takeaways": ("les grandes leçons", "the main lessons"),
    "helping": ("l'entraide locale", "local help"),
}
_FR = (
    "Ce passage parle de {topic}, et il tient à peu de mots. Prenez le temps d'en parler avec "
    "votre partenaire avant de signer quoi que ce soit.{more}\n\n"
    "- Écrivez ce que chacun apporte, ce que chacun attend, et ce qui se passe si cela "
    "tourne mal.\n"
    "+ Relisez le tout à deux, à tête reposée, puis gardez une copie chacun.\n"
)
_EN = (
    "This passage is about {topic}, and it holds in a few words. Take the time to talk it over "
    "with your partner before you sign anything at all.{more}\n\n"
    "- Write down what each side brings, what each side expects, and what happens if it goes "
    "wrong.\n"
    "+ Read all of it again together, with a clear head, and keep a copy each.\n"
)
_META = {
    "intro": "figures:\n  - {value: '2025-05-17', unit: date}\n",
    "readiness": "claims: [export-share]\nfigures:\n  - {value: 65.3, unit: percent}\n",
    "helping": (
        "figures:\n  - {value: 3800, unit: count, of: {fr: [organismes], en: [nonprofits]}}\n"
    ),
}
_MORE = {
    "intro": (" Il date du 17 mai 2025.", " It dates from May 17, 2025."),
    "readiness": (
        " Parmi les PME, 65,3\u00a0% exportent.",
        " Among SMEs, 65.3% export.",
    ),
    "helping": (
        " On compte 3\u00a0800 organismes.",
        " There are 3,800 nonprofits.",
    ),
}
_CLAIMS = """\
# Figures that need a caution
export-share:
  status: nuanced
  figure: {value: 65.3, unit: percent}
  units: [readiness.point]
  say: {fr: "Des biens seulement.", en: "Goods only."}
"""
_PREMISES = """\
# Mistaken beliefs
- id: handshake
  unit: agreement.point
  fr:
    correction: "Une poignée de main ne suffit pas."
    phrasings: ["une poignée de main suffit", "pas besoin de contrat", "le contrat est inutile"]
  en:
    correction: "A handshake is not enough."
    phrasings: ["a handshake is enough", "no contract needed", "the contract is useless"]
"""
_OUTSIDE = """\
# Questions that the guide does not answer
- {lang: fr, type: near, question: "quel est le tarif douanier?", nearest: readiness}
- {lang: en, type: near, question: "what is the customs tariff?", nearest: readiness}
- {lang: fr, type: far, question: "quel temps fait-il demain?"}
- {lang: en, type: far, question: "what is the weather tomorrow?"}
"""
_SMALLTALK = """\
# Small talk
- {lang: fr, type: greeting, text: "allô bonjour"}
- {lang: en, type: greeting, text: "hello there"}
- {lang: fr, type: thanks, text: "merci bien"}
- {lang: en, type: thanks, text: "thanks a lot"}
"""
_CARE = """\
# Matters of care
distress:
  fr:
    answer: "Appelez le 9-8-8."
    phrasings: ["je suis au bout du rouleau", "je n'en peux plus", "j'ai tout perdu"]
  en:
    answer: "Call 9-8-8."
    phrasings: ["I am at the end of my rope", "I cannot go on", "I have lost everything"]
"""
_GLOSSARY = """\
# Terms
- id: nonprofit
  fr: {term: OBNL, also: [OSBL]}
  en: {term: nonprofit, also: [NPO]}
  note: {fr: "Sans but lucratif.", en: "Without profit."}
"""


def make_content(folder: Path) -> Path:
    """Write content that loads without fault, and give its folder back."""
    (folder / "guidance").mkdir(parents=True)
    (folder / "questions").mkdir()
    for slug in SECTIONS:
        french, english = TOPICS[slug]
        more_fr, more_en = _MORE.get(slug, ("", ""))
        meta = (
            f"\n```yaml\nkind: advice\nrelated: [{_next(slug)}.point]\n{_META.get(slug, '')}```\n"
        )
        _write(
            folder / "guidance" / f"{slug}.fr.md",
            f"# Sur {french}\n\n## Un mot sur {french} {{#{slug}.point}}\n{meta}\n"
            + _FR.format(topic=french, more=more_fr),
        )
        _write(
            folder / "guidance" / f"{slug}.en.md",
            f"# About {english}\n\n## A word on {english} {{#{slug}.point}}\n\n"
            + _EN.format(topic=english, more=more_en),
        )
        _write(folder / "questions" / f"{slug}.yaml", _questions(slug))
    asks = "".join(
        f'{slug}.point: {{fr: "Que dire sur {fr}?", en: "What about {en}?"}}\n'
        for slug, (fr, en) in TOPICS.items()
    )
    for name, text in {
        "asks": f"# Questions to click\n{asks}",
        "claims": _CLAIMS,
        "premises": _PREMISES,
        "outside": _OUTSIDE,
        "smalltalk": _SMALLTALK,
        "care": _CARE,
        "glossary": _GLOSSARY,
    }.items():
        _write(folder / f"{name}.yaml", text)
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in a file of the content, which must hold it."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{name} does not hold {old!r}")
    _write(path, text.replace(old, new, 1))


def _next(slug: str) -> str:
    return SECTIONS[(SECTIONS.index(slug) + 1) % len(SECTIONS)]


def _questions(slug: str) -> str:
    french, english = TOPICS[slug]
    asked: dict[str, list[object]] = {
        "fr": [f"Que dit le guide sur {french}, point {n}?" for n in range(1, MIN_QUESTIONS + 1)],
        "en": [
            f"What does the guide say on {english}, point {n}?" for n in range(1, MIN_QUESTIONS + 1)
        ],
    }
    asked["fr"].append({"ask": "et pourquoi?", "after": f"Parle-moi de ceci : {french}"})
    asked["en"].append({"ask": "and why?", "after": f"Tell me about {english}"})
    body = yaml.safe_dump({f"{slug}.point": asked}, allow_unicode=True, sort_keys=False, width=200)
    return f"# Questions on {english}\n{body}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
