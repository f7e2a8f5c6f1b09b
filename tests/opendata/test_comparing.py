"""Other cities are read as they publish, within limits, and shown as a band without a ranking."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.council.oparl.server import Council, said, serving
from tests.indicators import making
from wirkungskreis.indicators.domain.peers import Peer, replace
from wirkungskreis.indicators.models import Indicator, PeerValue
from wirkungskreis.indicators.outputs.readback import Unreadable, city_values
from wirkungskreis.opendata.comparing import compare

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)
DAY = date(2025, 12, 31)
BASE = "/daten/indikatoren"
CUBE = f"{BASE}/K-02/jsonstat.json"


@pytest.fixture
def neighbour() -> Iterator[Council]:
    """Serve on this machine what another city publishes."""
    with serving(Council()) as made:
        yield made


@pytest.fixture
def own() -> Indicator:
    facts = {"name": "Anteil", "unit": "Prozent", "value_type": "share", "is_public": True}
    row = making.indicator("K-02", **facts)
    for year, value in ((2023, 20), (2024, 21), (2025, 22)):
        making.observation(row, year, value)
    return row


@pytest.fixture
def cube(client: Client, own: Indicator) -> dict[str, Any]:
    """Give a cube as the program writes it, with parts of the city that must not be taken."""
    making.observation(own, 2025, 30, area=making.district("B1", "Mitte"))
    making.observation(own, 2025, 31, subgroup=making.women())
    making.observation(own, 2022, None, reason="secret")
    return dict(json.loads(client.get(CUBE).content))


def read(neighbour: Council, cities: dict[str, str] | None = None) -> dict[str, int]:
    named = cities or {"Musterstadt": neighbour.at(BASE)}
    return compare(named, on=ON, is_local_allowed=True)


def test_the_values_of_the_whole_city_are_kept_and_read_anew(
    neighbour: Council, cube: dict[str, Any]
) -> None:
    neighbour.faults[CUBE] = lambda _given: said(cube)

    read(neighbour)
    result = read(neighbour)

    rows = [(row.period_start.year, row.value) for row in PeerValue.objects.all()]
    assert rows == [(2023, Decimal(20)), (2024, Decimal(21)), (2025, Decimal(22))]
    assert result == {"kept": 3, "refused": 0}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cube: cube.update({"class": "collection"}),
        lambda cube: cube["dimension"]["indikator"]["category"]["unit"]["K-02"].update(label="km"),
        lambda cube: cube.update(size=[10**6, 10**6, 1, 1, 1]),
        lambda cube: cube["extension"].pop("stadt"),
        lambda cube: cube["dimension"]["zeit"]["category"].update(index=["gestern"]),
        lambda cube: cube.pop("value"),
        lambda cube: cube.update(size=["viele", 1, 1, 1, 1]),
        lambda cube: cube["dimension"]["fassung"]["category"].update(index=["neu"]),
        lambda cube: cube["dimension"]["zeit"]["category"].update(index=["2025-02-01/2025-01-01"]),
    ],
)
def test_a_cube_that_cannot_be_compared_changes_nothing(
    neighbour: Council, cube: dict[str, Any], spoil: Callable[[Any], None]
) -> None:
    neighbour.faults[CUBE] = lambda _given: said(cube)
    read(neighbour)
    spoil(cube)

    result = read(neighbour)

    assert result == {"kept": 0, "refused": 1}
    assert PeerValue.objects.count() == 3


def test_a_list_of_values_and_of_places_is_read_too(cube: dict[str, Any]) -> None:
    size = 1
    for part in cube["size"]:
        size *= part
    listed = cube | {"value": [cube["value"].get(str(n)) for n in range(size)]}

    known = city_values(cube, code="K-02", unit="Prozent")

    assert city_values(listed, code="K-02", unit="Prozent") == known


def test_what_is_no_number_is_no_value(cube: dict[str, Any]) -> None:
    places = sorted(cube["value"], key=int)
    cube["value"] = dict.fromkeys(places, True) | {places[0]: "viel", places[1]: 1e300}

    assert city_values(cube, code="K-02", unit="Prozent") == ()


def test_no_cube_at_all_is_said() -> None:
    with pytest.raises(Unreadable):
        city_values([1, 2], code="K-02", unit="Prozent")


def test_a_city_inside_the_house_is_not_asked_unless_allowed(
    neighbour: Council, own: Indicator
) -> None:
    result = compare({"Intern": neighbour.at(BASE)}, on=ON)

    assert result == {"kept": 0, "refused": 1}
    assert neighbour.asked == []


def test_a_city_without_the_code_is_no_fault_and_one_not_named_is_forgotten(
    neighbour: Council, cube: dict[str, Any]
) -> None:
    neighbour.faults[CUBE] = lambda _given: said(cube)
    read(neighbour)
    del neighbour.faults[CUBE]

    result = read(neighbour, {"Andere": neighbour.at(BASE)})

    assert result == {"kept": 0, "refused": 0}
    assert not PeerValue.objects.exists()


def test_the_page_shows_a_band_with_its_cities_and_no_ranking(
    client: Client, own: Indicator
) -> None:
    for city, value in (("Astadt", 10), ("Bstadt", 12), ("Cstadt", 40)):
        peer = Peer(city, "https://a.example/x", ((DAY, date(2026, 1, 1), Decimal(value)),))
        replace(own, peer, on=ON)

    page = client.get("/indikatoren/K-02/").content.decode()

    assert "10 bis 40, Median 12 (3)" in page
    assert page.count("chart-band") == 2
    assert "Astadt, Bstadt, Cstadt" in page
    csv = b"".join(client.get("/daten/indikatoren/werte.csv")).decode()
    assert "Astadt" not in csv


def test_what_another_city_writes_is_one_clean_line(
    neighbour: Council, cube: dict[str, Any]
) -> None:
    neighbour.faults[CUBE] = lambda _given: said(cube | {"source": "Amt\0 für\nStatistik"})

    read(neighbour)

    assert {row.source for row in PeerValue.objects.all()} == {"Amt für Statistik"}
