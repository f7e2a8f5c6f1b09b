"""Many values at once on the desk: laid out, pasted, previewed, stored whole or not at all."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import Dimension, Indicator, Observation, Release
from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models import User
from wirkungskreis.vocab.models import Area

pytestmark = pytest.mark.django_db
DELIVERY = {
    "edition": "1",
    "supplier": "Statistikstelle",
    "published_on": "15.03.2026",
    "source_ref": "Einsatzdatenbank",
    "dot": "unknown",
}


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


@pytest.fixture
def indicator() -> Indicator:
    made = making.indicator()
    for year in (2023, 2024):
        making.observation(made, year, 100)
    return made


def address(indicator: Indicator, query: str = "von=2022&bis=2025") -> str:
    return f"/werkbank/indikatoren/{indicator.public_id}/werte/eintragen/?{query}"


def cell(year: int, column: str = "wert") -> str:
    return f"z.{year}-01-01_{year + 1}-01-01.{column}"


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\w*)"', page)
    assert found is not None
    return found[1]


def district(name: str) -> Area:
    return Area.objects.create(code=name, name=name, level="district", parent=making.city())


def test_what_changes_is_shown_before_it_is_stored(desk: Client, indicator: Indicator) -> None:
    data = DELIVERY | {cell(2024): "1.120 p", cell(2025): "1.180"}

    preview = desk.post(address(indicator), data)
    shown = preview.content.decode()
    before = Observation.objects.count()
    stored = desk.post(address(indicator), data | {"seen": seen(shown)})

    assert (preview.status_code, before, stored.status_code) == (200, 2, 302)
    assert "Vorschau: 2 Werte ändern sich" in shown
    assert "100\u00a0Einsätze" in shown
    assert "1.120\u00a0Einsätze; vorläufig" in shown
    new = Release.objects.latest("pk")
    assert [(str(row.value), row.statuses, row.source_ref) for row in new.observations.all()] == [
        ("1120.000000", "p", "Einsatzdatenbank"),
        ("1180.000000", "", "Einsatzdatenbank"),
    ]


def test_one_wrong_cell_stores_nothing_and_loses_nothing(
    desk: Client, indicator: Indicator
) -> None:
    data = DELIVERY | {cell(2024): "", cell(2025): "viele", cell(2022): "77"}

    answer = desk.post(address(indicator), data)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "„viele“ ist keine Zahl" in shown
    assert "Hier steht ein Wert." in shown
    assert 'value="viele"' in shown
    assert 'value="77"' in shown
    assert f'href="#id_{cell(2025)}"' in shown
    assert Observation.objects.count() == 2


def test_without_source_nothing_is_stored_and_the_cells_stay(
    desk: Client, indicator: Indicator
) -> None:
    answer = desk.post(address(indicator), DELIVERY | {"source_ref": "", cell(2025): "77"})

    assert answer.status_code == 422
    assert 'value="77"' in answer.content.decode()
    assert Observation.objects.count() == 2


def test_what_was_changed_after_the_preview_is_previewed_again(
    desk: Client, indicator: Indicator
) -> None:
    first = desk.post(address(indicator), DELIVERY | {cell(2025): "77"}).content.decode()

    again = desk.post(address(indicator), DELIVERY | {cell(2025): "78", "seen": seen(first)})

    assert again.status_code == 200
    assert "78\u00a0Einsätze" in again.content.decode()
    assert Observation.objects.count() == 2


def test_nothing_new_is_refused(desk: Client, indicator: Indicator) -> None:
    answer = desk.post(address(indicator), DELIVERY | {cell(2024): "100"})

    assert answer.status_code == 422
    assert "Es ändert sich nichts." in answer.content.decode()


def test_a_pasted_block_finds_its_rows_and_columns_by_their_headings(
    desk: Client, indicator: Indicator
) -> None:
    district("Mitte")
    district("Nord")
    query = "von=2024&bis=2025&spalten=gebiet-district"
    block = "Jahr\tNord\tMitte\r\n2025\t50\t\r\n2024\t40\t1.030\r\n"

    answer = desk.post(address(indicator, query), DELIVERY | {"block": block})

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Vorschau: 3 Werte ändern sich" in shown
    assert f'name="{cell(2024, "Mitte")}" value="1.030"' in " ".join(shown.split())
    assert f'name="{cell(2025, "Nord")}" value="50"' in " ".join(shown.split())


def test_a_block_that_does_not_fit_is_refused_and_stays(desk: Client, indicator: Indicator) -> None:
    answer = desk.post(address(indicator), DELIVERY | {"block": "1\t2\t3"})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Der Block hat 3 Spalten, das Raster 1." in shown
    assert "1\t2\t3</textarea>" in shown


def test_shares_are_entered_by_their_parts(desk: Client) -> None:
    indicator = making.indicator(value_type="share", unit="Prozent", decimals=1)
    making.city()
    query = "von=2025&bis=2025&spalten=teile"
    data = DELIVERY | {cell(2025, "zaehler"): "25", cell(2025, "nenner"): "200"}

    shown = desk.post(address(indicator, query), data).content.decode()
    desk.post(address(indicator, query), data | {"seen": seen(shown)})

    row = Observation.objects.get()
    assert (str(row.numerator), str(row.value)) == ("25.0000", "12.500000")
    assert str(row.denominator) == "200.0000"


def test_a_group_that_was_never_used_is_made_with_its_value(desk: Client) -> None:
    indicator = making.indicator()
    making.city()
    sex = Dimension.objects.create(code="sex", name="Geschlecht")
    sex.categories.create(code="w", label="Frauen")
    query = "von=2025&bis=2025&zeilen=gruppe-sex"
    data = DELIVERY | {"z.sex-w.wert": "60"}

    shown = desk.post(address(indicator, query), data).content.decode()
    desk.post(address(indicator, query), data | {"seen": seen(shown)})

    row = Observation.objects.get()
    assert (row.subgroup.key, row.period_start) == ("sex:w", date(2025, 1, 1))


def test_the_grid_costs_the_same_however_large_it_is(desk: Client, indicator: Indicator) -> None:
    district("West")
    few = queries(desk, address(indicator, "von=2025&bis=2025&spalten=gebiet-district"))
    for name in ("Mitte", "Nord", "Ost"):
        part = district(name)
        for year in (2022, 2023, 2024):
            making.observation(indicator, year, 50, area=part)
    query = "von=2005&bis=2025&spalten=gebiet-district"
    data = DELIVERY | {cell(year, "Mitte"): "70" for year in range(2005, 2026)}
    shown = desk.post(address(indicator, query), data).content.decode()

    assert queries(desk, address(indicator, query)) == few <= 20
    with CaptureQueriesContext(connection) as storing:
        desk.post(address(indicator, query), data | {"seen": seen(shown)})
    assert Observation.objects.count() == 2 + 9 + 21
    assert len(storing) <= 20, [one["sql"][:90] for one in storing]


def queries(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert desk.get(address).status_code == 200
    return len(found)


def test_a_layout_that_makes_no_sense_says_why(desk: Client, indicator: Indicator) -> None:
    same = desk.get(address(indicator, "spalten=zeit")).content.decode()
    large = desk.get(address(indicator, "von=1900&bis=2026&art=monat")).content.decode()

    assert "Zeilen und Spalten zeigen dasselbe." in same
    assert "Das Raster wäre zu groß." in large


def test_a_lead_sees_why_not(client: Client, indicator: Indicator) -> None:
    client.force_login(world.user("bernd", Role.MEASURE_LEAD))

    shown = client.get(address(indicator)).content.decode()
    answer = client.post(address(indicator), DELIVERY | {cell(2025): "77"})

    assert "Werte tragen die Statistikstelle und die Koordination ein." in shown
    assert answer.status_code in {200, 422}
    assert Observation.objects.count() == 2
