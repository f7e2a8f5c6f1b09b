from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.indicators import making as indicators
from tests.indicators.domain.official import making
from tests.indicators.reading.making import real
from wirkungskreis.indicators.models import Mapping, Observation

pytestmark = pytest.mark.django_db
LEVERKUSEN = {"05316": "RA"}  # the only city of an installation stands for the real one


def values() -> list[tuple[Any, ...]]:
    rows = Observation.objects.order_by("period_start", "subgroup__key")
    return list(rows.values_list("period_start", "subgroup__key", "value"))


@pytest.fixture
def population() -> Mapping:
    return making.mapping(making.people(disclosure="protected"), areas=LEVERKUSEN)


def test_the_population_of_two_layouts_is_one_series(population: Mapping) -> None:
    making.take(real("12411-01-01-4.csv"), population)
    making.take(real("12411-01-01-4_alt.csv"), population)

    assert values() == [
        (date(2022, 12, 31), "", Decimal(165748)),
        (date(2022, 12, 31), "sex:m", Decimal(80681)),
        (date(2022, 12, 31), "sex:w", Decimal(85067)),
        (date(2024, 12, 31), "", Decimal(168581)),
        (date(2024, 12, 31), "sex:m", Decimal(82966)),
        (date(2024, 12, 31), "sex:w", Decimal(85615)),
    ]


def test_the_census_has_a_key_of_twelve_digits(population: Mapping) -> None:
    census = making.mapping(
        population.version.indicator,
        name="Zensus",
        table="1000A-0000",
        value_code="PRS018",
        area_dimension="GEOGM4",
        areas=LEVERKUSEN,
        categories={},
    )

    making.take(real("1000A-0000.csv"), census)

    assert values() == [(date(2022, 5, 15), "", Decimal(166356))]


def test_what_was_not_delivered_for_leverkusen_is_not_stored() -> None:
    work = making.mapping(
        making.people(),
        table="13111-01-03-4",
        value_code="ERW032",
        areas=LEVERKUSEN,
        filters={"NAT": ""},
    )

    report = making.take(real("13111-01-03-4.csv"), work)

    assert (report.new, report.noted[0].sentence[:29]) == (0, "Für Rheinaue steht überall „-")
    assert Observation.objects.count() == 0


def test_thousands_of_the_micro_census_are_people(population: Mapping) -> None:
    families = making.mapping(
        population.version.indicator,
        name="Familien",
        table="12211-Z-11",
        value_code="LBFMZ01",
        unit="1000",
        scale=1000,
        areas=LEVERKUSEN,
        categories={},
        filters={"LBFORM01": "FAMILIEN"},
    )

    making.take(real("12211-Z-11.csv"), families)

    assert values() == [(date(2019, 1, 1), "", Decimal(22000))]


def test_the_share_of_foreign_students_is_computed_from_both_rows() -> None:
    share = indicators.indicator("K.9", value_type="share", unit="Prozent", decimals=1)
    everybody = {"GESINS": "", "HS-FG2": ""}
    students = making.mapping(
        share,
        table="21311-01-01-4-B",
        value_code="HS-W02",
        areas=LEVERKUSEN,
        categories={},
        filters={**everybody, "NAT01": "NATA"},
        denominator={"code": "HS-W02", "unit": "Anzahl", "filters": {**everybody, "NAT01": ""}},
    )

    making.take(real("21311-01-01-4-B.csv"), students)

    one = Observation.objects.get()
    assert (one.value, one.numerator, one.denominator) == (
        Decimal("25.9"),
        Decimal(204),
        Decimal(788),
    )
    assert (one.period_start, one.period_before) == (date(2023, 10, 1), date(2024, 4, 1))
