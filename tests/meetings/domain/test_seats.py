"""Seats belong to organisations, and who fills them is kept in time."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings.domain import seats
from wirkungskreis.meetings.models import Seat

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


def fresh(seat: Seat) -> Seat:
    return Seat.objects.get(pk=seat.pk)


def test_a_seat_is_handed_over_and_the_history_stays() -> None:
    seat, heir = world.seat(), world.organisation("Bauamt")

    seats.hand_over(seat, heir, since=AUGUST, actor=SYSTEM, edition=1)

    before, after = seat.organisation_on(JULY), fresh(seat).organisation_on(AUGUST)
    assert before is not None
    assert after is not None
    assert (before.organisation.name, after.organisation) == ("Jugendamt", heir)


def test_a_seat_is_not_handed_to_whom_it_belongs() -> None:
    with pytest.raises(NotPossible, match="gehört schon"):
        seats.hand_over(world.seat(), world.organisation(), since=AUGUST, actor=SYSTEM, edition=1)


def test_one_member_and_two_deputies_at_a_time() -> None:
    seat = world.seat()
    ada, ben, cem = (world.person(name) for name in ("Ada", "Ben", "Cem"))

    seats.fill(seat, ada, 0, since=JULY, actor=SYSTEM, edition=1)
    seats.fill(seat, ben, 1, since=JULY, actor=SYSTEM, edition=2)
    seats.fill(seat, cem, 0, since=AUGUST, actor=SYSTEM, edition=3)

    seat = fresh(seat)
    held = [seat.holder_on(day, rank) for day, rank in ((JULY, 0), (AUGUST, 0), (AUGUST, 1))]
    assert [holder and holder.person for holder in held] == [ada, cem, ben]


def test_nobody_is_member_and_deputy_of_one_seat() -> None:
    seat, ada = world.seat(), world.person("Ada")
    seats.fill(seat, ada, 0, since=JULY, actor=SYSTEM, edition=1)

    with pytest.raises(NotPossible, match="füllt den Sitz schon aus"):
        seats.fill(seat, ada, 1, since=JULY, actor=SYSTEM, edition=2)


def test_a_seat_is_not_left_before_it_was_taken() -> None:
    seat = world.seat()
    holder = seats.fill(seat, world.person("Ada"), 0, since=AUGUST, actor=SYSTEM, edition=1)

    with pytest.raises(NotPossible, match="liegt vor dem Beginn"):
        seats.vacate(holder, before=JULY, actor=SYSTEM, edition=2)


def test_the_slower_of_two_is_told() -> None:
    seat = world.seat()
    stale = fresh(seat)
    seats.fill(seat, world.person("Ada"), 0, since=JULY, actor=SYSTEM, edition=1)

    with pytest.raises(NotPossible, match="Inzwischen"):
        seats.fill(stale, world.person("Ben"), 0, since=JULY, actor=SYSTEM, edition=1)


def test_only_the_office_gives_seats() -> None:
    with pytest.raises(NotAllowed):
        seats.fill(world.seat(), world.person("Ada"), 0, since=JULY, actor=VISITOR, edition=1)
