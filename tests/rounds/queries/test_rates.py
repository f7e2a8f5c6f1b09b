"""The update rate counts who answered with content by the deadline, of those who were reached."""

from datetime import date
from typing import Any

import pytest
from django.db import models

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.rounds.domain import closing
from wirkungskreis.rounds.models import AccessLink, Return, Round
from wirkungskreis.rounds.queries.rates import Rate, rate_of, rates_by_field, rates_over_rounds

DUE = date(2026, 10, 16)
LATE = date(2026, 10, 20)
FRESH: dict[str, Any] = {"state": "handed_in", "handed_in_on": DUE}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        (FRESH, True),
        ({**FRESH, "state": "checked", "checked_on": LATE}, True),
        ({**FRESH, "handed_in_on": LATE}, False),
        ({**FRESH, "handed_in_on": LATE, "deadline": LATE, "extension_reason": "Urlaub"}, True),
        ({**FRESH, "is_unchanged": True}, False),
        ({**FRESH, "is_unchanged": True, "state": "checked", "checked_on": LATE}, True),
        ({"state": "sent_back"}, False),
        ({"state": "drafted"}, False),
        ({"state": "asked"}, False),
    ],
)
def test_what_counts_as_an_answer_in_time(fields: dict[str, Any], *, counts: bool) -> None:
    ret = world.ret(**fields)

    rate = rate_of(ret.round, LATE)

    assert (rate.in_time, rate.reached, rate.percent) == (counts, 1, 100 * counts)


@pytest.mark.django_db
@pytest.mark.parametrize("lost", [{"undeliverable_on": DUE}, {"asked_on": None}])
def test_who_was_not_reached_is_not_counted(lost: dict[str, Any]) -> None:
    ret = world.ret()
    AccessLink.objects.update(**lost)

    rate = rate_of(ret.round, LATE)

    assert (rate.asked, rate.reached, rate.percent) == (1, 0, None)


@pytest.mark.django_db
def test_rates_over_rounds_and_by_field() -> None:
    field = world.element("B")
    first = world.rnd(code="R1", reference_date=date(2025, 6, 30))
    second = world.rnd(code="R2")
    still_open = world.rnd(code="R3")
    world.ret(round=first, measure=world.measure(field=field), **FRESH)
    for rnd in (second, still_open):
        world.ret(round=rnd, measure=world.measure(field=field))
    for rnd in (first, second):
        closing.close(rnd, actor=SYSTEM, edition=1, on=LATE, as_it_is=True)

    assert [(r.name, r.percent) for r in rates_over_rounds(LATE)] == [("R1", 100), ("R2", 0)]
    assert [r.name for r in rates_by_field(first, LATE, {field.pk: "B"})] == ["B"]


@pytest.mark.django_db
def test_an_empty_round_has_no_rate() -> None:
    assert rate_of(world.rnd(), LATE) == Rate("Sachstand zum 30.06.2026", 0, 0, 0, 0, 0)


def test_there_is_no_number_per_person() -> None:
    names = {f.name for m in (Return, Round) for f in m._meta.get_fields()}

    assert not {n for n in names if "opened" in n and n != "opened_on"}
    assert not any(isinstance(f, models.DurationField) for f in Return._meta.get_fields())
