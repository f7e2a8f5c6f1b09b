"""Values are taken in whole or not at all, and refused with the sentence that helps."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.domain import subgroups, values
from wirkungskreis.indicators.models import Indicator, Observation, Release
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, Actor, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.vocab.models import Area

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)
DELIVERY = values.Delivery("Statistikstelle", date(2026, 3, 15))


def cell(indicator: Indicator, **changes: object) -> values.Value:
    version = indicator.versions.order_by("number").last()
    assert version
    city = Area.objects.get_or_create(code="RA", defaults={"name": "Rheinaue", "level": "city"})[0]
    made = values.Value(
        version=version,
        area=city,
        subgroup=subgroups.of(),
        start=date(2025, 1, 1),
        before=date(2026, 1, 1),
        source_ref="Einsatzdatenbank",
        value=Decimal(100),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name


def enter(indicator: Indicator, *cells: values.Value, actor: Actor = SYSTEM) -> Release:
    return values.enter(indicator, DELIVERY, cells, actor=actor, edition=indicator.edition, on=ON)


def test_a_delivery_becomes_a_release_and_the_journal_holds_no_value() -> None:
    indicator = making.indicator()

    release = enter(indicator, cell(indicator), cell(indicator, subgroup=making.women()))

    assert release.observations.count() == 2
    entry = Entry.objects.get(thing="indicators.indicator", act="enter")
    assert entry.facts == {"changed": [], "count": 2}


def test_a_share_is_computed_from_its_parts() -> None:
    indicator = making.indicator(unit="Prozent", value_type="share", decimals=1)

    release = enter(
        indicator,
        cell(indicator, value=None, numerator=Decimal(33520), denominator=Decimal(169658)),
    )

    assert release.observations.get().value == Decimal("19.8")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"source_ref": " "}, "Quelle"),
        ({"before": date(2025, 1, 1)}, "endet vor seinem Anfang"),
        ({"start": date(2027, 1, 1), "before": date(2028, 1, 1)}, "liegt in der Zukunft"),
        ({"value": None}, "eine Zahl an oder den Grund"),
        ({"reason": "few"}, "eine Zahl an oder den Grund"),
        ({"value": None, "reason": "because"}, "Diesen Grund gibt es nicht"),
        ({"value": Decimal(101)}, "zwischen 0 und 100"),
        ({"value": Decimal(-1)}, "zwischen 0 und 100"),
        ({"denominator": Decimal(0)}, "größer als null"),
        ({"numerator": Decimal(-5)}, "nicht kleiner als null"),
        ({"value": None, "numerator": Decimal(5)}, "fehlt der Nenner"),
        ({"value": None, "numerator": Decimal(5), "denominator": Decimal(0)}, "größer als null"),
        ({"numerator": Decimal(3), "denominator": Decimal(300)}, "verraten einzelne Menschen"),
    ],
)
def test_bad_input_is_refused_whole(changes: dict[str, object], words: str) -> None:
    indicator = making.indicator(unit="Prozent", value_type="share", disclosure="protected")
    sound = cell(indicator, start=date(2024, 1, 1), before=date(2025, 1, 1))

    with pytest.raises(NotPossible, match=words):
        enter(indicator, sound, cell(indicator, **changes))

    assert (Observation.objects.count(), Release.objects.count()) == (0, 0)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_small_counts_of_persons_are_not_taken_in(count: int) -> None:
    people = making.indicator(unit="Personen", disclosure="protected")
    forms = making.indicator("Q.2-i", unit="Formulare", disclosure="no_persons")

    with pytest.raises(NotPossible, match="verraten einzelne Menschen"):
        enter(people, cell(people, value=Decimal(count)))
    enter(forms, cell(forms, value=Decimal(count)))


def test_the_same_cell_twice_is_refused() -> None:
    indicator = making.indicator()

    with pytest.raises(NotPossible, match="zwei Werte"):
        enter(indicator, cell(indicator), cell(indicator, value=Decimal(99)))


def test_a_stand_in_the_future_and_an_empty_delivery_are_refused() -> None:
    indicator = making.indicator()
    later = values.Delivery("Statistikstelle", date(2027, 1, 1))

    with pytest.raises(NotPossible, match="in der Zukunft"):
        values.enter(indicator, later, [cell(indicator)], actor=SYSTEM, edition=1, on=ON)
    with pytest.raises(NotPossible, match="mindestens einen Wert"):
        enter(indicator)


def test_only_statistics_and_coordination_enter_values() -> None:
    indicator = making.indicator()
    lead = actor_of(world.user("lead", Role.MEASURE_LEAD))
    statistics = actor_of(world.user("stat", Role.STATISTICS))

    with pytest.raises(NotAllowed, match="Statistikstelle"):
        enter(indicator, cell(indicator), actor=lead)
    enter(indicator, cell(indicator), actor=statistics)
