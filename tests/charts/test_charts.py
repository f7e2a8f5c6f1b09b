"""Charts say the same in picture, words and table, and are safe to put into a page."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from tests.charts.examples import BARS, EXAMPLES, MILESTONES, MONEY, RATES, STATES
from wirkungskreis.charts.look import SHEET, print_style
from wirkungskreis.charts.picture import Chart, picture
from wirkungskreis.charts.rates import RatePoint, percent
from wirkungskreis.charts.states import StateCount, Tone

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert(1)</script> "&\x00\x0b'


def texts(chart: Chart, width: int = 640) -> list[str]:
    return [node.text or "" for node in ET.fromstring(chart.draw(width)).iter(f"{SVG}text")]  # noqa: S314 our own


@pytest.mark.parametrize("chart", EXAMPLES, ids=lambda chart: chart.key)
@pytest.mark.parametrize("width", [340, 640])
def test_a_picture_has_a_name_and_only_classes(chart: Chart, width: int) -> None:
    root = ET.fromstring(chart.draw(width))  # noqa: S314 our own

    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby") or "").split() == ids[:2]
    assert root.findtext(f"{SVG}title") == chart.title
    assert root.findtext(f"{SVG}desc") == chart.description()
    assert [n.tag for n in root.iter() if n.get("style") or n.tag == f"{SVG}style"] == []


def test_ids_are_unique_on_a_page_with_all_charts() -> None:
    page = "".join(picture(chart) for chart in EXAMPLES)

    ids = re.findall(r' id="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


@pytest.mark.parametrize("chart", EXAMPLES, ids=lambda chart: chart.key)
def test_every_class_has_a_rule(chart: Chart) -> None:
    used = {
        name for names in re.findall(r'class="([^"]+)"', picture(chart)) for name in names.split()
    }

    rules = SHEET.read_text()

    assert [name for name in used if f".{name} " not in rules] == []


def test_print_has_fixed_inks() -> None:
    style = print_style()

    assert "var(" not in style
    assert "@media" not in style
    assert ".chart-steady { fill: #1d4f91; }" in style


def test_words_of_people_cannot_become_markup() -> None:
    chart = replace(STATES, title=NASTY, counts=(StateCount(NASTY, 3, Tone.LATE),))

    root = ET.fromstring(chart.draw())  # noqa: S314 our own

    assert root.findtext(f"{SVG}title") == '<script>alert(1)</script> "&'
    assert list(root.iter(f"{SVG}script")) == []


def test_the_bar_keeps_both_kinds_of_silence() -> None:
    assert texts(STATES)[-2:] == ["10 keine Meldung", "2 noch nicht bestätigt"]
    assert STATES.table().rows[-1] == ("Zusammen", "77")


def test_a_state_without_things_stays_in_the_table_only() -> None:
    chart = replace(
        STATES, counts=(StateCount("im Plan", 2, Tone.STEADY), StateCount("ruht", 0, Tone.RESTING))
    )

    assert texts(chart) == ["2", "2 im Plan"]
    assert chart.table().rows == (("im Plan", "2"), ("ruht", "0"), ("Zusammen", "2"))


def test_a_bar_without_anything_is_drawn_empty() -> None:
    assert texts(replace(STATES, counts=())) == []


def test_money_that_ends_says_so() -> None:
    assert "endet 31.01.2026" in texts(MONEY)
    assert MONEY.table().rows[2][4] == "20.500,50\u00a0€"
    assert MONEY.table().rows[1][4] == "nicht gemeldet"


def test_a_moved_milestone_keeps_its_first_date() -> None:
    assert MILESTONES.table().rows[1] == (
        "Erprobung in zwei Kitas",
        "01.10.2025",
        "01.09.2026",
        "noch nicht",
    )
    assert "verschoben auf 01.09.2026" in texts(MILESTONES)
    assert MILESTONES.draw().count("chart-was") == 1


def test_a_round_without_figures_is_a_gap() -> None:
    assert RATES.draw().count("chart-curve") == 2
    assert RATES.table().rows[2] == ("2024-2", "0", "0", "keine Angabe")
    assert replace(RATES, points=(RatePoint("1", 1, 2),)).draw().count("chart-curve") == 0


def test_bars_are_ordered_and_start_at_zero() -> None:
    root = ET.fromstring(BARS.draw())  # noqa: S314 our own

    bars = [(node.get("x"), float(node.get("width", "0"))) for node in root.iter(f"{SVG}rect")]

    assert [row[1] for row in BARS.table().rows] == ["12", "7", "1"]
    assert len({x for x, _ in bars}) == 1
    assert bars[0][1] / bars[2][1] == pytest.approx(12, rel=0.01)


def test_labels_stay_inside_the_picture_when_everything_is_late() -> None:
    rows = tuple(replace(row, due=date(2027, 12, 30)) for row in MILESTONES.rows[1:])

    root = ET.fromstring(replace(MILESTONES, rows=rows).draw(340))  # noqa: S314 our own

    assert [n for n in root.iter(f"{SVG}text") if float(n.get("x", "0")) < 0] == []


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(1, 200, "1\u00a0%"), (1, 201, "0\u00a0%"), (67, 77, "87\u00a0%")],
)
def test_percent_is_whole_and_rounds_half_up(part: int, whole: int, written: str) -> None:
    assert percent(part, whole) == written
