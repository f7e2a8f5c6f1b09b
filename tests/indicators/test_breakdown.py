"""An indicator by area and by group: which picture it becomes and what its title says."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.indicators import making
from wirkungskreis.charts.dumbbell import Dumbbell
from wirkungskreis.charts.panels import SmallMultiples
from wirkungskreis.charts.picture import Chart
from wirkungskreis.charts.ranks import Ranks
from wirkungskreis.indicators.breakdown import charts_of
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.parts import parts
from wirkungskreis.indicators.queries.standing import indicators_for, standings
from wirkungskreis.kernel.actor import SYSTEM

ON = date(2026, 10, 9)
pytestmark = pytest.mark.django_db
CAUSES = ("durch", "aufgrund", "wegen", "dank", "weil", "bewirkt", "führt")


def share(code: str = "K-02") -> Indicator:
    return making.indicator(code, name="Anteil", unit="Prozent", value_type="share")


def charts(indicator: Indicator) -> dict[str, Chart]:
    row = indicators_for(SYSTEM).get(pk=indicator.pk)
    [standing] = standings([row], ON)
    return {chart.key: chart for chart in charts_of(standing, parts(row, ON), {})}


def by_district(indicator: Indicator, years: tuple[int, ...] = (2024, 2025)) -> None:
    mitte, nord = making.district("B1", "Mitte"), making.district("B2", "Nord")
    for year in years:
        making.observation(indicator, year, 20)
        making.observation(indicator, year, 26, area=mitte)
        making.observation(indicator, year, 17, area=nord)


def test_areas_over_time_are_small_multiples_with_the_city_behind() -> None:
    row = share()
    by_district(row)

    chart = charts(row)["gebiet-district"]

    assert isinstance(chart, SmallMultiples)
    assert chart.city is not None
    title = chart.title.replace("\u00a0", " ")
    assert title == "2025: von 17 Prozent (Nord) bis 26 Prozent (Mitte), Rheinaue 20 Prozent"


def test_what_is_added_up_has_no_city_behind_its_parts() -> None:
    row = making.indicator()
    by_district(row)

    chart = charts(row)["gebiet-district"]

    assert isinstance(chart, SmallMultiples)
    assert chart.city is None


def test_areas_of_one_year_are_ordered_bars() -> None:
    row = share()
    by_district(row, (2025,))

    chart = charts(row)["gebiet-district"]

    assert isinstance(chart, Ranks)
    assert [one.label for one in chart.ordered()] == ["Mitte", "Nord"]
    assert chart.line is not None
    assert chart.line.shown == "20"


def test_groups_are_compared_with_the_first_year_after_a_break() -> None:
    row = share()
    for year, value in ((2022, 1), (2023, 10), (2025, 30)):
        letters = "b" if year == 2023 else ""
        facts = {"subgroup": making.women(), "statuses": letters, "denominator": 1000}
        making.observation(row, year, value, **facts)

    chart = charts(row)["gruppe-geschlecht"]

    assert isinstance(chart, Dumbbell)
    assert (chart.before, chart.after) == ("2023", "2025")
    assert chart.title == "2025 gegenüber 2023: die Gruppe höher"


def test_a_target_for_a_group_has_its_line_first_and_everybody_after_it() -> None:
    row = share()
    for year in (2024, 2025):
        making.observation(row, year, 60)
        making.observation(row, year, 20 + year - 2024, subgroup=making.women())
    making.target(row, 45, subgroup=making.women())

    drawn = charts(row)

    assert list(drawn) == ["werte", "insgesamt"]
    assert "21 Prozent" in drawn["werte"].title.replace("\u00a0", " ")
    assert drawn["insgesamt"].title.replace("\u00a0", " ") == "2025: 60 Prozent"
    assert "insgesamt" in drawn["insgesamt"].subtitle


def test_a_movement_that_may_be_chance_is_called_so() -> None:
    row = share()
    for year, value in ((2024, 30), (2025, 31)):
        making.observation(row, year, value, subgroup=making.women(), denominator=200)

    chart = charts(row)["gruppe-geschlecht"]

    assert isinstance(chart, Dumbbell)
    assert chart.title == "2025 gegenüber 2024: die Gruppe nicht gesichert"
    assert chart.rows[0].notes == "Veränderung nicht gesichert"


def test_a_group_that_is_kept_back_has_a_word_and_no_number() -> None:
    row = share()
    making.observation(row, 2025, None, reason="secret", subgroup=making.women())

    chart = charts(row)["gruppe-geschlecht"]

    assert chart.title == "Für keine Gruppe wird eine Zahl genannt"
    assert chart.table().rows == (("Frauen", ".", "geheim gehalten"),)


def test_the_newest_delivery_of_a_cell_counts_and_the_future_is_not_known() -> None:
    row = share()
    by_district(row)
    mitte = making.district("B1", "Mitte")
    making.observation(row, 2025, 27, area=mitte, known=date(2026, 6, 1))
    making.observation(row, 2025, 99, area=mitte, known=date(2026, 12, 1))

    chart = charts(row)["gebiet-district"]

    assert chart.table().rows[0] == ("Mitte", "26", "27")


def test_no_title_says_why() -> None:
    row = share()
    by_district(row)
    making.observation(row, 2025, 30, subgroup=making.women(), denominator=200)

    titles = " ".join(chart.title for chart in charts(row).values()).lower()

    assert [word for word in CAUSES if word in titles] == []


def test_parts_are_one_query_with_one_and_with_three_areas() -> None:
    row = share()
    by_district(row)
    known = indicators_for(SYSTEM).get(pk=row.pk)
    with CaptureQueriesContext(connection) as first:
        parts(known, ON)
    making.observation(row, 2025, 12, area=making.district("B3", "Süd"))

    with CaptureQueriesContext(connection) as second:
        found = parts(known, ON)

    assert (len(first), len(second)) == (1, 1)
    assert [one.label for one in found] == ["Rheinaue", "Mitte", "Nord", "Süd"]
