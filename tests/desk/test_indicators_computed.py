"""Computed indicators on the desk: declared by three choices, marked, never entered by hand."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.indicators import making
from wirkungskreis.indicators.models import Formula, Indicator
from wirkungskreis.people.models import User
from wirkungskreis.vocab.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def page(indicator: Indicator) -> str:
    return f"/werkbank/indikatoren/{indicator.public_id}/"


def read(desk: Client, indicator: Indicator) -> str:
    with CaptureQueriesContext(connection) as found:
        answer = desk.get(page(indicator))
    assert len(found) <= 20
    return " ".join(answer.content.decode().split())


def test_a_formula_is_chosen_and_its_values_are_marked_as_computed(desk: Client) -> None:
    first = making.indicator("K-1", unit="Personen")
    second = making.indicator("K-2", unit="Personen")
    share = making.indicator("K-3", unit="Prozent", value_type="share", decimals=1)
    making.observation(first, 2025, 25)
    making.observation(second, 2025, 200)
    data = {"edition": "1", "kind": "share", "first": "K-1", "second": "K-2"}

    refused = desk.post(f"{page(share)}formel/eintragen/", data | {"kind": "rate"})
    taken = desk.post(f"{page(share)}formel/eintragen/", data, follow=True)

    assert refused.status_code == 422
    assert "Wertart passt nicht zur Formel" in refused.content.decode()
    assert "1 Wert ist berechnet." in taken.content.decode()
    shown = read(desk, share)
    assert Formula.objects.get().indicator == share
    assert "K-1 in Prozent von K-2" in shown
    assert "12,5" in shown
    assert "berechnet aus K-1: Stand 15.03.2026, Statistikstelle" in shown
    assert "Viele Werte eintragen" not in shown


def test_totals_follow_the_rules_of_the_sheet_or_say_why_there_is_none(desk: Client) -> None:
    indicator = making.indicator(over_time="sum", over_area="sum", periodicity="half")
    halves = [(date(2024, 1, 1), date(2024, 7, 1)), (date(2024, 7, 1), date(2025, 1, 1))]
    for start, before in [*halves, (date(2025, 1, 1), date(2025, 7, 1))]:
        making.observation(indicator, 2024, 40, period_start=start, period_before=before)
    north, south = (
        Area.objects.create(code=code, name=code, level="district", parent=making.city())
        for code in ("Nord", "Süd")
    )
    period = {"period_start": date(2023, 1, 1), "period_before": date(2024, 1, 1)}
    making.observation(indicator, 2023, 70, area=north, **period)

    partly = read(desk, indicator)
    making.observation(indicator, 2023, 30, area=south, **period)
    whole = read(desk, indicator)

    assert "80 Einsätze" in whole
    assert "berechnet: Summe aus 2 Werten" in whole
    assert "In diesem Zeitraum fehlen Werte; ohne sie gibt es keine Summe." in whole
    assert "Es fehlen Werte von 1 Gebieten" in partly
    assert "Stadt, 2023" in whole
    assert "100 Einsätze" in whole
