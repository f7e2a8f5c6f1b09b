"""What is stored beside a value costs nothing: each reading goes through the index to its rows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.indicators import making
from wirkungskreis.indicators.axes import everybody
from wirkungskreis.indicators.models import Observation, Release
from wirkungskreis.indicators.periods import Period
from wirkungskreis.indicators.queries import official
from wirkungskreis.indicators.queries.standing import city_series
from wirkungskreis.indicators.queries.tables import known_values, newest_period
from wirkungskreis.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db
IS_SQLITE = connection.vendor == "sqlite"
EXPLAIN = "EXPLAIN QUERY PLAN" if IS_SQLITE else "EXPLAIN"
WAY = "COVERING INDEX observation_cells (version_id=? AND area_id=? AND sub"
"""How SQLite reads, which knows nothing of how much is stored; PostgreSQL plans by that."""
YEARS = Period(date(2016, 1, 1), date(2026, 1, 1))


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"{EXPLAIN} {sql}")
        return "\n".join(row[-1] for row in cursor.fetchall())


def test_the_cells_of_a_table_and_a_line_are_found_by_area_and_group() -> None:
    indicator = making.indicator()
    version, city = indicator.versions.get(), making.city()

    with CaptureQueriesContext(connection) as made:
        known_values(version, [city, making.district("B1", "Mitte")], [everybody()], YEARS)
        city_series([indicator], {}, date(2026, 10, 9))

    plans = [plan(one["sql"]) for one in made if "ROW_NUMBER" in one["sql"]]
    assert len(plans) == 2
    for told in plans:
        assert (WAY if IS_SQLITE else "indicators_observation") in told


def test_the_newest_period_is_that_of_any_definition() -> None:
    indicator = making.indicator()
    making.observation(indicator, 2024)
    making.observation(indicator, 2023)
    indicator.versions.create(number=2, text="Anders gezählt.", change_reason="Neu.")
    making.observation(indicator, 2021)

    assert newest_period(indicator) == Period(date(2024, 1, 1), date(2025, 1, 1))
    assert newest_period(making.indicator("A.3-i")) is None


def test_of_a_period_the_table_gives_the_newest_release() -> None:
    indicator = making.indicator()
    making.observation(indicator, 2024, 100)
    newest = making.observation(indicator, 2024, 120, known=date(2025, 9, 30))
    making.observation(indicator, 2015, 90)

    found = known_values(indicator.versions.get(), [making.city()], [everybody()], YEARS)

    assert list(found.values()) == [newest]


def test_a_list_counts_the_values_of_a_delivery_up_to_a_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    indicator = making.indicator()
    for year in (2022, 2023, 2024):
        making.observation(indicator, year, known=date(2025, 3, 15))
    making.observation(indicator, 2025)
    monkeypatch.setattr(official, "COUNTED", 1)

    sizes = {one.published_on.year: one.size for one in official.releases_for(SYSTEM)}

    assert sizes == {2025: 2, 2026: 1}
    assert (Release.objects.count(), Observation.objects.count()) == (2, 4)
