"""Areas and groups beside each other: one scale, the order, and every mark in picture and table."""

import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from tests.charts.test_charts import texts
from tests.charts.test_values import point
from wirkungskreis.charts.dumbbell import Dumbbell, Pair
from wirkungskreis.charts.file import csv_file, svg_file
from wirkungskreis.charts.look import SHEET
from wirkungskreis.charts.panels import Panel, SmallMultiples
from wirkungskreis.charts.picture import Chart, drawn, picture
from wirkungskreis.charts.ranks import Rank, Ranks
from wirkungskreis.charts.values import ValuePoint

WORDS = ("Anteil, Prozent", "Quelle: Melderegister")
HIDDEN = replace(point(2025, None), notes="geheim gehalten")


def panel(label: str, *points: ValuePoint) -> Panel:
    return Panel(label, points)


PANELS = SmallMultiples(
    "gebiete",
    "2025: von 5 bis 35 Prozent",
    *WORDS,
    "Stadtteil",
    panels=(
        panel("Marienhof", point(2018, 4), point(2025, 5, 2)),
        panel("Altstadt", point(2018, 20), HIDDEN),
        panel("Hafen", point(2018, 30), point(2025, 35, early=True)),
    ),
    city=panel("Rheinaue insgesamt", point(2018, 13), point(2025, 21)),
)
PAIRS = Dumbbell(
    "gruppen",
    "2025 gegenüber 2019: von 3 Gruppen 1 höher, 2 nicht gesichert",
    *WORDS,
    ("Alter", "2019", "2025", "Hinweis"),
    "2019",
    "2025",
    rows=(
        Pair("unter 18", Decimal(21), Decimal(28), "21", "28"),
        Pair("18 bis 64", Decimal(20), Decimal(21), "20", "21", "nicht gesichert", is_sure=False),
        Pair("ab 65", None, None, ".", ".", "geheim gehalten"),
    ),
)
RANKS = Ranks(
    "raenge",
    "2025: am höchsten im Hafen",
    *WORDS,
    ("Stadtteil", "Prozent", "Hinweis"),
    rows=(
        Rank("Marienhof", Decimal(5), "5"),
        Rank("Altstadt", None, ".", "geheim gehalten"),
        Rank("Hafen", Decimal(35), "35p", "vorläufig", is_provisional=True),
    ),
    line=Rank("Rheinaue insgesamt", Decimal(21), "21"),
)
ALL: tuple[Chart, ...] = (PANELS, PAIRS, RANKS)


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.key)
@pytest.mark.parametrize("width", [340, 640])
def test_no_word_leaves_the_picture(chart: Chart, width: int) -> None:
    root = ET.fromstring(chart.draw(width))  # noqa: S314 our own

    places = [float(node.get("x", "0")) for node in root.iter("{http://www.w3.org/2000/svg}text")]

    assert [x for x in places if not 0 <= x <= width] == []


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.key)
def test_what_is_kept_back_is_hatched_and_said_in_words(chart: Chart) -> None:
    boxes = 2 if chart is PANELS else 1  # one of them in the key
    assert chart.draw().count(f'fill="url(#{chart.key}-640-leer)"') == boxes
    assert any("geheim gehalten" in words for words in texts(chart))
    assert "geheim gehalten" in str(chart.table().rows)
    assert "geheim gehalten" in chart.description()


def test_every_class_has_a_rule_and_every_name_is_used_once() -> None:
    page = "".join(picture(chart) for chart in ALL) + svg_file(PANELS)

    classes = {name for names in re.findall(r'class="([^"]+)"', page) for name in names.split()}
    ids = re.findall(r' id="([^"]+)"', "".join(picture(chart) for chart in ALL))
    assert [name for name in classes if f".{name} " not in SHEET.read_text()] == []
    assert len(ids) == len(set(ids))


def test_panels_stand_by_their_newest_value_on_one_scale_with_the_city_behind() -> None:
    labels = [text for text in texts(PANELS) if text in {"Marienhof", "Altstadt", "Hafen"}]

    assert labels == ["Hafen", "Marienhof", "Altstadt"]
    assert [row[0] for row in PANELS.table().rows][-1] == "Rheinaue insgesamt"
    assert PANELS.draw().count("chart-behind") == 4
    assert texts(PANELS).count("40") == 1


def test_no_line_is_drawn_over_a_break_or_to_a_missing_value() -> None:
    svg = PANELS.draw()

    assert (svg.count('class="chart-curve"'), svg.count("chart-curve chart-early")) == (0, 1)
    assert "35p" in texts(PANELS)


def test_panels_without_a_city_have_no_line_behind() -> None:
    assert "chart-behind" not in replace(PANELS, city=None).draw()


def test_a_difference_that_may_be_chance_is_dashed() -> None:
    svg = PAIRS.draw()

    assert (svg.count("chart-link"), svg.count("chart-unsure")) == (1, 1)
    assert PAIRS.table().rows[1] == ("18 bis 64", "20", "21", "nicht gesichert")


def test_ranks_begin_at_zero_and_show_the_city_as_a_line() -> None:
    root = ET.fromstring(RANKS.draw())  # noqa: S314 our own
    bars = [
        (node.get("x"), float(node.get("width", "0")))
        for node in root.iter("{http://www.w3.org/2000/svg}rect")
        if str(node.get("class")).startswith("chart-bar")
    ]

    assert len({x for x, _wide in bars}) == 1
    assert bars[0][1] / bars[1][1] == pytest.approx(7, rel=0.01)
    assert "Rheinaue insgesamt 21" in texts(RANKS)


def test_ranks_below_zero_go_to_the_left() -> None:
    chart = replace(RANKS, rows=(Rank("Hafen", Decimal(-4), "−4"), Rank("Nord", Decimal(2), "2")))

    root = ET.fromstring(chart.draw())  # noqa: S314 our own

    bars = [
        float(node.get("x", "0"))
        for node in root.iter("{http://www.w3.org/2000/svg}rect")
        if node.get("class") == "chart-bar"
    ]
    assert bars[0] > bars[1]


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.key)
def test_a_file_needs_nothing_from_outside_and_says_its_source(chart: Chart) -> None:
    text = svg_file(chart)

    assert "<style>" in text
    assert "var(" not in text
    assert text.count("http") == text.count("http://www.w3.org/2000/svg")
    assert text.count("<title") == 1
    assert chart.title.split()[0] in text
    assert "Quelle: Melderegister</text>" in text
    ET.fromstring(text)  # noqa: S314 our own


def test_the_csv_says_what_the_table_says_and_starts_no_formula() -> None:
    rows = (Rank('=HYPERLINK("x")', Decimal(5), "5"), *RANKS.rows[1:])

    lines = csv_file(replace(RANKS, rows=rows)).decode("utf-8-sig").splitlines()

    assert lines[0] == "Stadtteil;Prozent;Hinweis"
    assert lines[1] == "Hafen;35p;vorläufig"
    assert lines[2].startswith("\"'=HYPERLINK")


def test_a_page_gets_both_drawings_and_the_table() -> None:
    picture = drawn(PANELS)

    assert picture.svg.count("<svg") == 2
    assert picture.table == PANELS.table()


@pytest.mark.parametrize("label", ["männlich", "weiblich", "Rheinaue-Mitte", "übrige"])
def test_a_label_fits_the_room_it_was_measured_for(label: str) -> None:
    rows = (Rank(label, Decimal(2), "2"), Rank("a", Decimal(1), "1"))

    drawn = Ranks("k", "T", "S", "Q", ("a", "b", "c"), rows).draw(640)

    assert f">{label}</text>" in drawn
