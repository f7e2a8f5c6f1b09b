"""A measure lies in the remit of a member of a steering body."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.meetings.models import SeatOrganisation
from wirkungskreis.meetings.queries.seats import steering_members

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)


def names(**more: object) -> list[str]:
    return [row.name for row in steering_members(ON, **more)]  # type: ignore[arg-type]  # kept


def test_members_of_steering_bodies_are_offered_and_who_is_named_already_stays() -> None:
    world.seat("S-CG-01", "Jugendamt")
    world.seat("S-CG-02", "Bauamt", valid_before=date(2026, 1, 1))
    world.seat("S-FG-01", "Caritas", body=world.body("FG", level="operational"))
    left = world.seat("S-CG-03", "Sozialamt")
    SeatOrganisation.objects.filter(seat=left).update(valid_before=date(2026, 1, 1))

    assert names() == ["Jugendamt"]
    assert names(kept=world.organisation("Sozialamt")) == ["Jugendamt", "Sozialamt"]


def test_before_there_is_a_seat_every_organisation_is_offered() -> None:
    world.organisation("Bauamt")

    assert names() == ["Bauamt"]
