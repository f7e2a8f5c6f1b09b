"""Computed indicators: declared once, following their parts, with the deliveries they rest on."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.indicators import making
from wirkungskreis.indicators import tasks
from wirkungskreis.indicators.domain import derived, sheets, values
from wirkungskreis.indicators.models import Formula, Indicator, Observation
from wirkungskreis.indicators.queries.standing import city_series
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)


@pytest.fixture
def above() -> Indicator:
    return making.indicator("K-1", unit="Personen")


@pytest.fixture
def below() -> Indicator:
    return making.indicator("K-2", unit="Personen")


@pytest.fixture
def share() -> Indicator:
    return making.indicator("K-3", unit="Prozent", value_type="share", decimals=1)


def declare(
    indicator: Indicator, first: Indicator, second: Indicator, kind: str = "share"
) -> Formula:
    edition = Indicator.objects.get(pk=indicator.pk).edition
    return derived.declare(indicator, kind, first, second, actor=SYSTEM, edition=edition)


def rows(indicator: Indicator) -> list[tuple[Any, ...]]:
    found = Observation.objects.filter(version__indicator=indicator).order_by("pk")
    return [
        (row.period_start.year, None if row.value is None else str(row.value), row.reason)
        for row in found
    ]


def test_a_share_is_computed_for_every_cell_that_has_both_parts(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    making.observation(above, 2024, 25)
    making.observation(below, 2024, 200, statuses="p")
    making.observation(above, 2025, None, reason="secret")
    making.observation(below, 2025, 210)
    making.observation(above, 2023, 20)

    outcome = derived.compute(declare(share, above, below), actor=SYSTEM, on=ON)

    assert outcome == derived.Outcome(stored=2, gaps=1)
    assert rows(share) == [(2024, "12.500000", ""), (2025, None, "secret")]
    row = Observation.objects.filter(version__indicator=share).order_by("pk")[0]
    assert (str(row.numerator), str(row.denominator)) == ("25.0000", "200.0000")
    assert row.statuses == "p"
    assert row.source_ref == (
        "berechnet aus K-1: Stand 15.03.2025, Statistikstelle; "
        "K-2: Stand 15.03.2025, Statistikstelle"
    )


def test_only_what_changed_is_stored_again_and_the_old_value_stays_readable(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    making.observation(above, 2024, 25)
    making.observation(below, 2024, 200)
    formula = declare(share, above, below)
    derived.compute(formula, actor=SYSTEM, on=ON)
    assert derived.compute(formula, actor=SYSTEM, on=ON).stored == 0
    making.observation(above, 2024, 30, known=date(2026, 5, 1))

    assert [row.pk for row in derived.due()] == [formula.pk]
    derived.compute(formula, actor=SYSTEM, on=ON)

    assert derived.due() == []
    assert rows(share) == [(2024, "12.500000", ""), (2024, "15.000000", "")]
    before = city_series([share], {}, date(2026, 4, 1))[share.pk]
    assert [str(point.value) for point in before] == ["12.500000"]


def test_a_change_of_a_part_s_definition_breaks_the_line(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    making.observation(above, 2024, 25)
    making.observation(below, 2024, 200)
    above.versions.create(number=2, text="Anders gezählt.", change_reason="Neues Verfahren.")
    making.observation(above, 2025, 40)
    making.observation(below, 2025, 200)

    derived.compute(declare(share, above, below), actor=SYSTEM, on=ON)

    found = Observation.objects.filter(version__indicator=share).order_by("period_start")
    assert [row.statuses for row in found] == ["", "b"]


def test_dividing_by_zero_is_a_reason_with_its_sentence(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    making.observation(above, 2024, 0)
    making.observation(below, 2024, 0)

    derived.compute(declare(share, above, below), actor=SYSTEM, on=ON)

    row = Observation.objects.get(version__indicator=share)
    assert (row.reason, row.note) == (
        "senseless",
        "Der Nenner ist null: Es lässt sich nicht teilen.",
    )


def test_formulas_that_make_no_sense_are_refused(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    monthly = making.indicator("K-4", unit="Personen", periodicity="month")
    euro = making.indicator("K-5", unit="Euro", value_type="amount")
    percent = making.indicator("K-6", unit="Prozent", value_type="share")
    index = making.indicator("K-7", unit="Punkte", value_type="index")
    filled = making.indicator("K-8", unit="Prozent", value_type="share")
    making.observation(filled, 2024, 10)

    for first, second, words in [
        (above, above, "zwei andere, verschiedene"),
        (above, monthly, "verschiedene Rhythmen"),
        (above, euro, "dieselbe Einheit"),
        (above, percent, "nur Anzahlen und Beträge"),
    ]:
        with pytest.raises(NotPossible, match=words):
            declare(share, first, second)
    with pytest.raises(NotPossible, match="Wertart passt nicht"):
        declare(share, above, below, "rate")
    with pytest.raises(NotPossible, match="Abziehen lässt sich nur"):
        declare(index, above, euro, "difference")
    with pytest.raises(NotPossible, match="schon Werte"):
        declare(filled, above, below)
    declare(share, above, below)
    with pytest.raises(NotPossible, match="nie Teil einer Formel"):
        declare(percent, share, below)
    assert Formula.objects.count() == 1


def value_of(indicator: Indicator, number: int) -> values.Value:
    row = making.observation(indicator, 2020, 1)
    return values.Value(
        version=row.version,
        area=row.area,
        subgroup=row.subgroup,
        start=date(2024, 1, 1),
        before=date(2025, 1, 1),
        source_ref="Register",
        value=Decimal(number),
    )


def test_a_new_value_of_a_part_lets_the_worker_compute(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    making.observation(below, 2024, 200)
    declare(share, above, below)
    delivery = values.Delivery("Statistikstelle", date(2026, 3, 15))
    new = value_of(above, 50)

    values.enter(above, delivery, [new], actor=SYSTEM, edition=above.edition, on=ON)
    job = Job.objects.get(kind="indicators.derive")
    tasks.derive(Run())

    assert job.state == "waiting"
    assert (2024, "25.000000", "") in rows(share)


class Run:
    """Stands for the worker's hand."""

    user_id: int | None = None

    def progress(self, done: int, total: int, label: str = "") -> None:
        assert done < total
        assert label


def test_values_of_a_computed_indicator_are_not_entered(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    declare(share, above, below)
    share.refresh_from_db()
    delivery = values.Delivery("Statistikstelle", date(2026, 3, 15))

    with pytest.raises(NotPossible, match="wird berechnet"):
        values.enter(
            share, delivery, [value_of(share, 50)], actor=SYSTEM, edition=share.edition, on=ON
        )


def computed(indicator: Indicator) -> list[tuple[date, str, str]]:
    found = Observation.objects.filter(version__indicator=indicator).order_by("pk")
    return [
        (row.release.published_on, f"{row.value:.2f}", row.release.note)
        for row in found.select_related("release")
    ]


@pytest.mark.parametrize(
    ("facts", "value"), [({"decimals": 2}, "33.33"), ({"decimals": 0}, "33.00")]
)
def test_another_rounding_is_a_new_release_with_its_reason(
    above: Indicator, below: Indicator, share: Indicator, facts: dict[str, Any], value: str
) -> None:
    making.observation(above, 2024, 100)
    making.observation(below, 2024, 300)
    derived.compute(declare(share, above, below), actor=SYSTEM, on=ON)
    assert derived.due() == []

    share.refresh_from_db()
    sheets.correct(share, actor=SYSTEM, edition=share.edition, facts=facts)

    assert Job.objects.filter(kind="indicators.derive").count() == 1
    [formula] = derived.due()
    derived.compute(formula, actor=SYSTEM, on=ON)
    assert derived.due() == []
    assert computed(share) == [
        (date(2025, 3, 15), "33.30", "K-1 in Prozent von K-2"),
        (ON, value, "K-1 in Prozent von K-2; neu berechnet nach geändertem Datenblatt"),
    ]


def test_a_larger_least_denominator_hides_the_share_from_the_day_it_was_said(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    making.observation(above, 2024, 25)
    making.observation(below, 2024, 200)
    derived.compute(declare(share, above, below), actor=SYSTEM, on=ON)
    share.refresh_from_db()

    sheets.correct(share, actor=SYSTEM, edition=share.edition, facts={"min_denominator": 500})
    derived.compute(derived.due()[0], actor=SYSTEM, on=ON)

    assert rows(share) == [(2024, "12.500000", ""), (2024, None, "small")]


def test_what_a_sheet_does_not_change_is_not_stored_again(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    making.observation(above, 2024, 25)
    making.observation(below, 2024, 200)
    derived.compute(declare(share, above, below), actor=SYSTEM, on=ON)
    share.refresh_from_db()

    sheets.correct(share, actor=SYSTEM, edition=share.edition, facts={"decimals": 3})
    outcome = derived.compute(derived.due()[0], actor=SYSTEM, on=ON)

    assert (outcome.stored, derived.due()) == (0, [])


def test_another_formula_after_a_new_definition_is_computed(
    above: Indicator, below: Indicator, share: Indicator
) -> None:
    making.observation(above, 2024, 25)
    making.observation(below, 2024, 200)
    other = making.indicator("K-4", unit="Personen")
    making.observation(other, 2024, 100)
    derived.compute(declare(share, above, below), actor=SYSTEM, on=ON)
    share.refresh_from_db()
    sheets.redefine(
        share, actor=SYSTEM, edition=share.edition, text="anders", change_reason="neu gezählt"
    )

    formula = declare(share, above, other)
    assert derived.due() == [formula]
    derived.compute(formula, actor=SYSTEM, on=ON)

    assert rows(share) == [(2024, "12.500000", ""), (2024, "25.000000", "")]
