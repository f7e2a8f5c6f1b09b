"""Indicators in a report: as they were known at the freeze, how many can be judged comes first."""

from datetime import date

import pytest

from tests.indicators import making as watched
from tests.reports import making
from wirkungskreis.charts.values import ValueLine
from wirkungskreis.concept.models import Element
from wirkungskreis.indicators.models import GoalLink, Indicator
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.reports.composing.whole import NOT_ASSESSED, compose
from wirkungskreis.reports.domain import taking, writing
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.outputs.document import (
    ChartBlock,
    GoalFigures,
    Heading,
    IndicatorFigure,
    Level,
    Paragraph,
    ReportDocument,
    Section,
)
from wirkungskreis.reports.queries import work_on

pytestmark = pytest.mark.django_db


def beside(code: str = "A.1-i", *, aim: int | None = 200, **fields: object) -> Indicator:
    """Make an indicator beside the goal A.1, with two values and, if wanted, a target."""
    making.concept()
    made = watched.indicator(code, **fields)
    GoalLink.objects.create(indicator=made, element=Element.objects.get(key="A.1"))
    watched.observation(made, 2023, 100)
    watched.observation(made, 2025, 180)
    if aim is not None:
        watched.target(made, aim)
    return made


def report() -> Report:
    return making.report()


def figures(document: ReportDocument) -> list[IndicatorFigure]:
    return [block for block in document.blocks() if isinstance(block, IndicatorFigure)]


def field(document: ReportDocument) -> Section:
    return next(section for section in document.sections if section.code == "A")


def test_a_goal_is_followed_by_its_indicators_with_status_reason_and_chart() -> None:
    made = beside(source="Einsatzdatenbank", licence="dl-de/by-2-0")

    blocks = field(compose(report())).blocks

    place = next(n for n, block in enumerate(blocks) if isinstance(block, GoalFigures))
    goal, figure, chart, head = blocks[place : place + 4]
    assert isinstance(goal, GoalFigures)
    assert isinstance(figure, IndicatorFigure)
    assert isinstance(chart, ChartBlock)
    assert (goal.code, goal.indicators) == ("A.1", ("A.1-i",))
    assert (figure.value, figure.period, figure.status) == (
        "180\u00a0Einsätze",
        "2025",
        "nähert sich dem Ziel",
    )
    assert "Der neueste Wert liegt näher am Ziel als der Ausgangswert." in figure.why
    assert figure.ref == chart.ref == f"indicator:{made.public_id}"
    assert head == Heading("Quellen der Indikatoren", 3)


def test_reasons_without_any_number_are_no_chart() -> None:
    making.concept()
    made = watched.indicator()
    GoalLink.objects.create(indicator=made, element=Element.objects.get(key="A.1"))
    watched.observation(made, 2025, None, reason="unknown")

    blocks = field(compose(report())).blocks

    assert any(isinstance(block, IndicatorFigure) for block in blocks)
    charts = [block for block in blocks if isinstance(block, ChartBlock)]
    assert not any(isinstance(one.chart, ValueLine) for one in charts)


def test_how_many_can_be_judged_stands_before_any_of_them() -> None:
    beside()
    beside("A.1-ii", aim=None)

    blocks = field(compose(report())).blocks

    texts = [b.spans[0].text if isinstance(b, Paragraph) else "" for b in blocks]
    said = next(text for text in texts if "bewertbar" in text)
    assert said == (
        "1 von 2 Indikatoren bewertbar. Nach dem Stand vom 20. Oktober 2026: "
        "ohne Ziel 1 und nähert sich dem Ziel 1."
    )
    first = next(n for n, block in enumerate(blocks) if isinstance(block, IndicatorFigure))
    assert texts.index(said) < first


def test_a_report_knows_what_was_known_at_the_freeze() -> None:
    made = beside()
    draft = report()
    before = compose(draft)

    watched.observation(made, 2025, 90, known=date(2026, 10, 21))
    made.targets.update(replaced_on=date(2026, 10, 25))

    assert figures(compose(draft)) == figures(before)
    assert figures(before)[0].value == "180\u00a0Einsätze"


def test_a_value_delivered_until_the_freeze_counts() -> None:
    made = beside()

    watched.observation(made, 2025, 90, known=date(2026, 10, 20))

    [figure] = figures(compose(report()))
    assert (figure.value, figure.status) == ("90\u00a0Einsätze", "Veränderung nicht gesichert")


def test_the_public_reads_only_what_is_public() -> None:
    beside(is_public=True)
    beside("A.1-x", name="Intern")
    draft = report()

    shown = {level: [f.code for f in figures(compose(draft, level))] for level in Level}

    assert shown == {
        Level.INTERNAL: ["A.1-i", "A.1-x"],
        Level.BODIES: ["A.1-i", "A.1-x"],
        Level.PUBLIC: ["A.1-i"],
    }


def test_what_stands_beside_no_goal_describes_the_city() -> None:
    making.concept()
    watched.observation(watched.indicator("K-01", name="Einwohner"), 2025, 5000)

    document = compose(report())

    section = next(one for one in document.sections if one.ref == "situation")
    assert [block.code for block in section.blocks if isinstance(block, IndicatorFigure)] == [
        "K-01"
    ]
    assert not any(isinstance(block, IndicatorFigure) for block in field(document).blocks)


def test_an_indicator_beside_two_goals_is_shown_once() -> None:
    made = beside()
    GoalLink.objects.create(indicator=made, element=Element.objects.get(key="A"))

    [figure] = figures(compose(report()))

    assert figure.beside == ("A", "A.1")


def test_a_retired_indicator_stays_in_the_report_of_its_time() -> None:
    made = beside()
    draft = report()

    facts = {"state": "retired", "retire_reason": "Die Erhebung endet."}
    Indicator.objects.filter(pk=made.pk).update(**facts, retired_on=date(2026, 10, 21))
    later = figures(compose(draft))
    Indicator.objects.filter(pk=made.pk).update(**facts, retired_on=date(2026, 10, 20))

    assert [figure.code for figure in later] == ["A.1-i"]
    assert figures(compose(draft)) == []


def test_what_a_body_said_stands_at_the_goal_and_replaces_the_missing_judgement() -> None:
    made = beside()
    draft = report()
    silent = goal(compose(draft))

    watched.assessment(made, on=date(2026, 10, 22))
    watched.assessment(made, on=date(2026, 11, 5), is_public=True)

    told = goal(compose(draft))
    assert silent.not_assessable == NOT_ASSESSED
    assert (told.not_assessable, [effect.day.month for effect in told.effects]) == ("", [11, 10])
    assert told.effects[0].grade == "Fortschritt erkennbar"
    assert (told.effects[0].body, told.effects[0].indicators) == ("Gremium CG", ("A.1-i",))
    assert [e.day.month for e in goal(compose(draft, Level.PUBLIC)).effects] == [11]


def goal(document: ReportDocument) -> GoalFigures:
    return next(block for block in document.blocks() if isinstance(block, GoalFigures))


FACTS = {
    "label": "Sprachmittlungseinsätze",
    "value": "180 Einsätze",
    "on": date(2025, 12, 31),
    "source": "Einsatzdatenbank",
    "definition": "Abgeschlossene Einsätze im Kalenderjahr.",
    "population": "Einsätze",
}


def test_an_indicator_that_took_a_key_figure_over_tells_it_alone() -> None:
    made = beside()
    draft = report()
    element = Element.objects.get(key="A.1")
    figure = writing.enter_figure(draft, actor=SYSTEM, goal=element, facts=FACTS)
    before = goal(compose(draft))

    taking.take_over(draft, [taking.Choice(figure, made)], actor=SYSTEM, on=making.LATER)

    after = compose(draft)
    assert [one.value for one in before.figures] == ["180 Einsätze"]
    assert goal(after).figures == ()
    assert [(one.value, one.known_on) for one in figures(after)] == [
        ("180\u00a0Einsätze", making.DAY)
    ]


def test_a_figure_of_a_day_that_was_not_known_at_the_freeze_stays_beside_it() -> None:
    made = beside()
    draft = report()
    element = Element.objects.get(key="A.1")
    facts = FACTS | {"value": "200 Einsätze", "on": date(2026, 6, 30)}
    figure = writing.enter_figure(draft, actor=SYSTEM, goal=element, facts=facts)

    taking.take_over(draft, [taking.Choice(figure, made)], actor=SYSTEM, on=making.LATER)

    assert [one.value for one in goal(compose(draft)).figures] == ["200 Einsätze"]


def test_a_goal_with_an_indicator_needs_no_figure_entered_by_hand() -> None:
    making.concept()
    draft = report()
    before = {work.code: work.open_goals for work in work_on(draft)}

    made = beside()
    Indicator.objects.filter(pk=made.pk).update(is_public=False)

    assert before["a"] == 1
    assert {work.code: work.open_goals for work in work_on(draft)}["a"] == 0
