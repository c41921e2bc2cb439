"""Papers for tests: one of every block, in both languages."""

from advisor.language import Language
from advisor.papers import drawing
from advisor.papers.blocks import (
    Bullets,
    Chart,
    Code,
    Columns,
    Heading,
    Item,
    Note,
    Paper,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    Titled,
    plain,
)

FOOTER = "Advisor · essai"
TEXT: dict[Language, str] = {
    "fr": """# Bilan d’un partenariat

«\u00a0Voilà\u00a0»\u00a0: 65,3\u00a0% de 12\u00a0500\u00a0$, c’est ça… et Noël à L’Œuvre\u202f!

## Résultat

**Note : 62 sur 100**, *entre* 55 et 70.

À faire :

- Un point **important**
  - dessous
  - encore
- deux

1. Premier
2. Deuxième

### Détail

| Question | Réponse |
|---|---|
| Connaissez-vous votre marge à l’export? | 2 · En partie |
| Quelle part \\| quel délai? | **30 %** |

> Une question posée
> sur deux lignes

Fin.
""",
    "en": """# Partnership health check

“There” it is: 65.3% of $12,500, naïve café…

## Result

**Score: 62 out of 100**, *between* 55 and 70.

To do:

- An **important** point
  - below
  - and more
- two

1. First
2. Second

### Detail

| Question | Answer |
|---|---|
| Do you know your margin abroad? | 2 · In part |
| Which share \\| which delay? | **30%** |

> A question asked
> on two lines

End.
""",
}
HOSTILE = (
    "<script>alert(1)</script>",
    "<!-- hidden --> <img src=x onerror=y>",
    "![eye](http://evil.example/a.png)",
    "[click](javascript:alert(1)) <http://evil.example>",
    "# not a heading",
    "1. not a list",
    "- nor this",
    "> nor a quote",
    "a | b || c",
    "| a | b |",
    "*stars* _lines_ `ticks` ~~gone~~ \\back \\\\ &lt; &amp; &#60;",
    '#eval(read("paper.typ")) $x^2$ @ref #{1+1} <label> // no comment /* nor this */',
    "```\nfence",
    "___",
    "===",
    "a\\",
    "a" * 300,
    "\u00a0".join(["lié"] * 60),
    "https://example.test/" + "long/" * 40,
)

RADAR = drawing.Radar(
    spokes=(
        drawing.Spoke(name="Finances", value=63, told="63"),
        drawing.Spoke(name="Agilité", value=0, told="0"),
        drawing.Spoke(name="Réseau", value=None, told="non évalué"),
        drawing.Spoke(name="Offre", value=100, told="100"),
    )
)
BARS = drawing.Bars(
    bars=(
        drawing.Bar(name="Ventes", figures="60 sur 100", value=60, told="60 %"),
        drawing.Bar(name="Prospects", figures="9 sur 3", value=300, told="300 %"),
    ),
    most=160,
    ticks=(drawing.Tick(value=0, told="0 %"), drawing.Tick(value=100, told="100 %")),
    target=drawing.Tick(value=100, told="cible"),
)
LINES = drawing.Lines(
    lines=(
        drawing.Line(
            name="Note",
            marks=(
                drawing.Mark(day=1, told="1er mai", value=40, value_told="40"),
                drawing.Mark(day=31, told="31 mai", value=70, value_told="70"),
            ),
        ),
        drawing.Line(
            name="Cible", marks=(drawing.Mark(day=9, told="9 mai", value=50, value_told="50"),)
        ),
    ),
    ticks=(drawing.Tick(value=0, told="0"), drawing.Tick(value=100, told="100")),
)


_CODE = Span(text="x", code=True)
_TWO = (plain("un"), plain("deux"))


def every_block(language: Language = "fr") -> Paper:
    """A paper with one of every block."""
    return Paper(
        title="Tout",
        language=language,
        footer=FOOTER,
        blocks=(
            Heading(level=1, text="Partie"),
            Paragraph(
                spans=(Span(text="gras", bold=True), Span(text=" et "), Span(text="x", code=True))
            ),
            Note(spans=plain("Petite note")),
            Bullets(
                ordered=True,
                start=3,
                items=(
                    Item(spans=plain("trois")),
                    Item(
                        spans=plain("quatre"),
                        below=Bullets(items=(Item(spans=plain("dessous")),)),
                    ),
                ),
            ),
            Table(
                columns=(plain("a"), plain("b")), rows=((plain("1"), plain("2")),), widths=(1, 3)
            ),
            Columns(
                lists=(
                    Titled(title="Avant", items=(plain("lire"), plain("noter"))),
                    Titled(title="Pendant", items=(plain("écouter"),)),
                    Titled(title="Après", items=()),
                )
            ),
            Quote(blocks=(Paragraph(spans=plain("Mes mots")),)),
            Code(text="une ligne\n  une autre"),
            Rule(),
            Chart(drawing=RADAR, text="Radar : Finances 63."),
            Chart(drawing=BARS, text="Barres : Ventes 60 %."),
            Chart(drawing=LINES, text="Lignes : 40, puis 70."),
            Paragraph(spans=(Span(text="une page", link="https://example.test/a"),)),
        ),
    )
