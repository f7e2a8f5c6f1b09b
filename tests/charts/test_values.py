"""Values over time: what is missing is a gap, what is early is marked, the wish stands behind."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.test_charts import texts
from wirkungskreis.charts.scale import ticks as round_values
from wirkungskreis.charts.values import ValueLine, ValuePoint, Wish


def point(year: int, value: int | None, line: int = 1, *, early: bool = False) -> ValuePoint:
    number = None if value is None else Decimal(value)
    shown = "." if value is None else str(value)
    return ValuePoint(date(year, 12, 31), str(year), line, number, shown, is_provisional=early)


LINE = ValueLine(
    key="probe",
    title="2025: 41 Prozent",
    subtitle="Anteil, Prozent",
    source="Melderegister",
    header=("Zeitraum", "Prozent", "Hinweis", "Fassung", "Herkunft"),
    points=(point(2018, 30), point(2019, 34), point(2020, 36, 2), point(2025, 41, 2, early=True)),
    wish=Wish(Decimal(38), Decimal(40), "Ziel: 38 bis 40 Prozent"),
)


def test_no_line_is_drawn_over_a_break() -> None:
    assert LINE.draw().count("chart-curve") == 2
    assert texts(LINE).count("Bruch") == 1
    assert replace(LINE, points=LINE.points[:2]).draw().count("chart-curve") == 1


def test_a_provisional_value_is_dashed_hollow_and_says_p() -> None:
    svg = LINE.draw()

    assert (svg.count("chart-early"), svg.count("chart-todo")) == (1, 1)
    assert "41p" in texts(LINE)


def test_a_missing_value_is_hatched_and_leaves_a_gap() -> None:
    chart = replace(LINE, points=(point(2018, 30), point(2019, None), point(2020, 36)))

    svg = chart.draw()

    assert svg.count("chart-curve") == 0
    assert svg.count('fill="url(#probe-640-leer)"') == 1
    assert chart.table().rows[1][:2] == ("2019", ".")


def test_why_there_is_no_number_is_written_once_where_it_goes_on() -> None:
    hidden = [replace(point(year, None), notes="geheim gehalten; neu") for year in (2019, 2020)]
    chart = replace(LINE, points=(point(2018, 30), *hidden, point(2025, 41, 2)))

    assert texts(chart).count("geheim gehalten") == 1
    assert "geheim gehalten" not in texts(LINE)


def test_a_number_keeps_off_the_wanted_value_and_off_a_steep_line() -> None:
    wish = Wish(Decimal(42), None, "Ziel: 42 Prozent")
    free, near = LINE.draw(), replace(LINE, wish=wish).draw()

    assert _place(free, "41p")[1] < _place(free, "30")[1]
    dots = re.findall(r'<circle cx="[^"]+" cy="([^"]+)"', near)
    assert _place(near, "41p")[1] > float(dots[-1])
    assert _place(near, "30")[0] < float(re.findall(r'<circle cx="([^"]+)"', near)[0])


def _place(svg: str, words: str) -> tuple[float, float]:
    [found] = re.findall(rf'<text x="([^"]+)" y="([^"]+)" class="chart-strong[^>]+>{words}<', svg)
    return float(found[0]), float(found[1])


def test_a_corridor_is_a_band_and_a_value_a_line() -> None:
    point_only = replace(LINE, wish=Wish(Decimal(38), None, "Ziel: 38 Prozent"))

    assert LINE.draw().count("chart-corridor") == 1
    assert point_only.draw().count("chart-corridor") == 0
    assert "Ziel: 38 Prozent" in point_only.description()


@pytest.mark.parametrize("points", [(), (point(2025, 0),), (point(2025, None),)])
def test_little_is_drawn_too(points: tuple[ValuePoint, ...]) -> None:
    assert replace(LINE, points=points, wish=None).draw(340).startswith("<svg")


@given(st.integers(-10_000, 10_000), st.integers(0, 200_000))
def test_ticks_enclose_what_is_shown(low: int, room: int) -> None:
    first, last = Decimal(low), Decimal(low + room)

    ticks = round_values(first, last)

    assert ticks[0] <= first
    assert ticks[-1] >= last
    assert 2 <= len(ticks) <= 8
