"""Other cities behind our line: a band from three on, marks below, never a ranking."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.indicators import making
from wirkungskreis.charts.values import ValueLine
from wirkungskreis.indicators.models import Indicator, PopulationConcept
from wirkungskreis.indicators.pictures import line_of
from wirkungskreis.indicators.queries.peers import peers_of
from wirkungskreis.indicators.queries.standing import standings

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> Indicator:
    row = making.indicator("K-02", unit="Prozent", value_type="share", is_public=True)
    for year, value in ((2023, 20), (2024, 21), (2025, 22)):
        making.observation(row, year, value)
    return row


def drawn(own: Indicator) -> tuple[str, list[str], str]:
    """Give the picture, the last column of its table, and the words at its foot."""
    peers = peers_of(own)
    line = line_of(standings([own], date(2026, 10, 9))[0], {}, peers=peers)
    assert isinstance(line, ValueLine)
    return line.draw(), [row[-1] for row in line.table().rows], line.source


def publish(own: Indicator, **said: dict[int, Any]) -> None:
    for name, values in said.items():
        making.beside(own, name, values)


def test_three_cities_are_a_band_with_its_median_and_names_by_the_alphabet(own: Indicator) -> None:
    years = (2023, 2024, 2025)
    publish(own, Cstadt=dict.fromkeys(years, 12), Astadt=dict.fromkeys(years, 40))
    publish(own, Bstadt=dict.fromkeys(years, 10))

    picture, cells, foot = drawn(own)

    assert picture.count("chart-band") == picture.count("chart-median") == 1
    assert cells == ["10 bis 40, Median 12 (3 Städte)"] * 3
    assert foot.endswith("Städte: Astadt, Bstadt, Cstadt")
    assert "chart-other" not in picture


def test_two_cities_are_marks_and_stand_in_the_table_with_names(own: Indicator) -> None:
    publish(own, Bstadt={2024: 12, 2025: 13}, Astadt={2025: 40})

    picture, cells, foot = drawn(own)

    assert (picture.count("chart-band"), picture.count("chart-other")) == (0, 3)
    assert cells == ["–", "Bstadt: 12", "Astadt: 40; Bstadt: 13"]
    assert "Rauten: Werte einzelner Städte" in foot


def test_a_year_with_fewer_cities_breaks_the_band(own: Indicator) -> None:
    publish(own, Astadt={2023: 1, 2024: 2, 2025: 3}, Bstadt={2023: 2, 2024: 3, 2025: 4})
    publish(own, Cstadt={2023: 3, 2024: "geheim", 2025: 5})

    picture, cells, _foot = drawn(own)

    assert (picture.count("chart-band"), picture.count("chart-other")) == (2, 2)
    assert cells[1] == "Astadt: 2; Bstadt: 3; Cstadt: geheim"


def test_what_does_not_fit_is_named_with_its_reason_and_not_drawn(
    own: Indicator, client: Client
) -> None:
    publish(own, Astadt={2025: 12})
    making.beside(own, "Dstadt", {}, unlike="unit", detail="km")

    picture, _cells, foot = drawn(own)
    page = " ".join(client.get("/indikatoren/K-02/").content.decode().split())

    assert picture.count("chart-other") == 1
    assert foot.endswith("Städte: Astadt. Nicht vergleichbar: Dstadt")
    assert "</a>: in einer anderen Einheit: „km“" in page


def test_only_refused_cities_leave_the_picture_as_it_is(own: Indicator) -> None:
    before = drawn(own)
    making.beside(own, "Dstadt", {}, unlike="unit", detail="km")

    after = drawn(own)

    assert after[:2] == before[:2]


def test_our_years_that_count_other_people_have_nothing_beside_them(own: Indicator) -> None:
    concept = PopulationConcept.objects.create(code="X", name="X", text="Andere.", source="S1")
    own.versions.create(number=2, text="Neu.", change_reason="Recht", population=concept)
    own = Indicator.objects.get()
    making.observation(own, 2026, 30, known=date(2026, 6, 1))
    publish(own, Astadt={2025: 12, 2026: 13})

    _picture, cells, _foot = drawn(own)

    assert cells == ["–", "–", "–", "Astadt: 13"]


def test_a_day_and_a_year_stand_together_and_a_month_does_not(own: Indicator) -> None:
    series = making.beside(own, "Astadt", {})
    day, month = date(2025, 12, 31), date(2024, 5, 1)
    series.values.create(period_start=day, period_before=date(2026, 1, 1), value=9)
    series.values.create(period_start=month, period_before=date(2024, 6, 1), value=8)

    _picture, cells, _foot = drawn(own)

    assert cells == ["–", "–", "Astadt: 9"]


def test_the_public_page_says_whose_figures_they_are_and_on_what_terms(
    own: Indicator, client: Client
) -> None:
    making.beside(own, "Astadt", {2025: 12}, source="Amt für Statistik", licence="CC BY 4.0")

    page = " ".join(client.get("/indikatoren/K-02/").content.decode().split())

    assert "Amt für Statistik" in page
    assert "https://creativecommons.org/licenses/by/4.0/" in page
    assert "eine Rangfolge ist das nicht" in page
