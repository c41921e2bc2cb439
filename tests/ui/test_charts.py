"""The charts and the words that stand for them."""

import json

import pytest

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.dossier import Figures, HealthForm, Period
from advisor.exports.charts import Bar, bar_line, bars_of, bars_text, radar_text
from advisor.language import LANGUAGES, Language
from advisor.texts import words
from advisor.tools.evaluate_partnership import result_of
from advisor.tools.readiness_words import dimension_name
from advisor.ui.charts import as_plot, bars, radar

Scores = dict[DimensionId, int | None]


def scores(*values: int | None) -> Scores:
    return dict(zip(DIMENSIONS, values, strict=True))


def bars_for(form: HealthForm) -> dict[str, Bar]:
    return {bar.kpi: bar for bar in bars_of(form, result_of(form))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_radar_is_closed_and_runs_from_0_to_100(language: Language) -> None:
    figure = radar(scores(25, 58, 58, 63, 67, 42), words(language))

    assert figure is not None
    line = figure.data[0]
    assert list(line.r) == [25, 58, 58, 63, 67, 42, 25]
    assert line.theta[0] == line.theta[-1]
    assert list(figure.layout.polar.radialaxis.range) == [0, 100]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dimension_not_assessed_keeps_its_place_and_is_left_out_of_the_line(
    language: Language,
) -> None:
    say = words(language)
    figure = radar(scores(25, None, 50, 75, None, 100), say)

    assert figure is not None
    assert list(figure.data[0].r) == [25, 50, 75, 100, 25]
    assert list(figure.data[0].theta) == [0, 120, 180, 300, 0]
    labels = figure.layout.polar.angularaxis.ticktext
    assert [say("result.not_assessed") in label for label in labels] == [
        score is None for score in (25, None, 50, 75, None, 100)
    ]


def test_a_score_of_nought_is_on_the_radar() -> None:
    figure = radar(scores(0, None, None, None, None, None), words("fr"))

    assert figure is not None
    assert list(figure.data[0].r) == [0, 0]


def test_without_a_score_there_is_no_radar() -> None:
    assert radar(scores(*[None] * 6), words("fr")) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_radar_in_words_gives_each_score_and_names_what_is_left_out(
    language: Language,
) -> None:
    say = words(language)
    told = radar_text(scores(25, None, 50, 75, 80, 100), say)
    drawn, left = told.split(". ")

    for name, score in scores(25, None, 50, 75, 80, 100).items():
        shown = dimension_name(name, say)
        assert (f"{shown} {score}" in drawn) is (score is not None)
        assert (shown in left) is (score is None)


def test_a_figure_is_drawn_against_its_target() -> None:
    form = HealthForm(
        kpis={
            "revenue_generated": Figures(value=60_000, target=100_000, previous=50_000),
            "new_customers": Figures(value=12, target=10),
            "retention_rate": Figures(value=84, target=90, previous=80),
        }
    )

    found = {kpi: (bar.attained, bar.of) for kpi, bar in bars_for(form).items()}

    assert found == {
        "revenue_generated": (60, "target"),
        "new_customers": (120, "target"),
        "retention_rate": (93, "target"),
    }


def test_without_a_target_a_figure_is_drawn_against_what_was_before() -> None:
    form = HealthForm(kpis={"leads_generated": Figures(value=30, previous=40)})

    assert bars_for(form)["leads_generated"] == Bar("leads_generated", 30, 40, "previous", 75)


def test_half_way_through_a_period_half_the_target_is_due() -> None:
    form = HealthForm(
        kpis={
            "revenue_generated": Figures(value=40_000, target=100_000),
            "retention_rate": Figures(value=90, target=90),
        },
        period=Period(elapsed_months=6, total_months=12),
    )

    found = bars_for(form)

    assert (found["revenue_generated"].reference, found["revenue_generated"].attained) == (
        50_000,
        80,
    )
    assert (found["retention_rate"].reference, found["retention_rate"].attained) == (90, 100)


def test_what_cannot_be_scored_is_not_drawn() -> None:
    form = HealthForm(
        kpis={
            "new_customers": Figures(value=8),
            "leads_generated": Figures(target=50),
            "retention_rate": Figures(value=140, target=90),
        }
    )

    assert bars_for(form) == {}
    assert bars((), words("fr")) is None


@pytest.mark.parametrize(
    ("language", "line", "share"),
    [
        ("fr", "60\u00a0000\u00a0$ sur 100\u00a0000\u00a0$", "60\u00a0%"),
        ("en", "$60,000 of $100,000", "60%"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(
    language: Language, line: str, share: str
) -> None:
    say = words(language)
    bar = Bar("revenue_generated", 60_000, 100_000, "target", 60)
    figure = bars((bar,), say)

    assert figure is not None
    assert line in bar_line(bar, say)
    assert list(figure.data[0].text) == [share]
    assert any(line in note.text for note in figure.layout.annotations)
    assert share in bars_text((bar,), (), say)


def test_the_bars_stay_within_the_axis_and_the_target_has_its_line() -> None:
    shown = (
        Bar("revenue_generated", 900_000, 100_000, "target", 900),
        Bar("costs_saved", -2_000, 10_000, "target", -20),
    )
    figure = bars(shown, words("en"))

    assert figure is not None
    low, high = figure.layout.xaxis.range
    assert all(low <= x <= high for x in figure.data[0].x)
    assert list(figure.data[0].text) == ["900%", "-20%"]
    assert figure.layout.shapes[0].x0 == 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bars_in_words_name_what_is_not_drawn(language: Language) -> None:
    say = words(language)

    told = bars_text((), ("new_customers",), say)

    assert told == say("chart.bars_left_out", list=_short("new_customers", language))


def _short(kpi: str, language: Language) -> str:
    from advisor.tools.asking import short_name

    return short_name("health", kpi, words(language))


def test_a_chart_is_still_and_asks_nothing_of_another_host() -> None:
    figure = radar(scores(25, 58, 58, 63, 67, 42), words("fr"))
    assert figure is not None

    plot = as_plot(figure)
    made = json.loads(plot.plot)

    assert made["config"]["staticPlot"] is True
    assert made["config"]["displayModeBar"] is False
    assert "http" not in plot.plot
    assert {trace["type"] for trace in made["data"]} <= {"scatterpolar", "bar"}
