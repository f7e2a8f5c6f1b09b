"""Seats belong to organisations, and who fills them is kept in time."""

from datetime import UTC, date, datetime

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings.domain import seats
from wirkungskreis.meetings.models import Attendance, Seat, SeatHolder

pytestmark = pytest.mark.django_db
JULY, AUGUST, LATER = date(2026, 7, 1), date(2026, 8, 1), date(2027, 1, 1)


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


def facts(code: str = "S-CG-07", **more: object) -> dict[str, object]:
    return {"code": code, "body": world.body(), "label": "Leitung", **more}


def spans(seat: Seat) -> list[tuple[str, int, date | None, date | None]]:
    rows = fresh(seat).holders.order_by("rank", "valid_from")
    return [(row.person.name, row.rank, row.valid_from, row.valid_before) for row in rows]


def filled(seat: Seat, *names: str) -> SeatHolder:
    """Let these people follow each other as member; give the last, from the latest day."""
    made = []
    for day, name in zip((JULY, AUGUST, LATER), names, strict=False):
        seat, person = fresh(seat), world.person(name)
        made.append(seats.fill(seat, person, 0, since=day, actor=SYSTEM, edition=seat.edition))
    return made[-1]


def test_a_seat_is_made_for_an_organisation_and_its_code_is_taken_then() -> None:
    office = world.organisation()

    seat = seats.found(actor=SYSTEM, facts=facts(), organisation=office, since=JULY)

    row = seat.organisations.get()
    assert (seat.valid_from, row.organisation, row.valid_from) == (JULY, office, JULY)
    with pytest.raises(NotPossible, match="vergeben"):
        seats.found(actor=SYSTEM, facts=facts(), organisation=office, since=JULY)


def test_a_seat_does_not_end_before_it_begins() -> None:
    seat = world.seat()

    with pytest.raises(NotPossible, match="vor dem Anfang"):
        seats.correct(
            seat, actor=SYSTEM, edition=1, facts={"valid_from": AUGUST, "valid_before": JULY}
        )


def test_who_leaves_on_an_announced_day_is_followed_without_a_gap_or_an_overlap() -> None:
    seat = world.seat()
    holder = filled(seat, "Ada")
    seats.vacate(holder, before=LATER, actor=SYSTEM, edition=holder.seat.edition)

    seats.fill(fresh(seat), world.person("Ben"), 0, since=AUGUST, actor=SYSTEM, edition=3)

    assert spans(seat) == [("Ada", 0, JULY, AUGUST), ("Ben", 0, AUGUST, None)]


def test_nobody_is_put_before_somebody_who_is_to_begin_later() -> None:
    seat = world.seat()
    filled(seat, "Ada", "Ben")

    with pytest.raises(NotPossible, match="liegt vor dem Beginn"):
        seats.fill(fresh(seat), world.person("Cem"), 0, since=JULY, actor=SYSTEM, edition=3)

    assert spans(seat) == [("Ada", 0, JULY, AUGUST), ("Ben", 0, AUGUST, None)]


def test_who_is_to_leave_later_is_still_member_and_no_deputy() -> None:
    seat = world.seat()
    holder = filled(seat, "Ada")
    seats.vacate(holder, before=LATER, actor=SYSTEM, edition=holder.seat.edition)

    with pytest.raises(NotPossible, match="füllt den Sitz schon aus"):
        seats.fill(fresh(seat), holder.person, 1, since=AUGUST, actor=SYSTEM, edition=3)


def test_an_end_does_not_reach_into_the_time_of_the_follower() -> None:
    seat = world.seat()
    filled(seat, "Ada", "Ben")
    ada = seat.holders.get(person__name="Ada")

    with pytest.raises(NotPossible, match="Ben"):
        seats.vacate(ada, before=LATER, actor=SYSTEM, edition=3)
    with pytest.raises(NotPossible, match="Ben"):
        seats.vacate(ada, before=None, actor=SYSTEM, edition=3)

    assert spans(seat)[0] == ("Ada", 0, JULY, AUGUST)


def test_a_seat_is_filled_only_while_it_exists_and_by_people_one_knows() -> None:
    seat = world.seat("S-CG-08", valid_from=AUGUST)
    gone = world.person("Gelöschte Person")
    gone.redacted_at = datetime(2026, 7, 1, tzinfo=UTC)

    with pytest.raises(NotPossible, match=r"gibt es am 01\.07\.2026 nicht"):
        seats.fill(seat, world.person("Ada"), 0, since=JULY, actor=SYSTEM, edition=1)
    with pytest.raises(NotPossible, match="sind gelöscht"):
        seats.fill(fresh(seat), gone, 0, since=AUGUST, actor=SYSTEM, edition=1)

    assert spans(seat) == []


def test_an_entry_by_mistake_is_taken_out_unless_the_person_was_there() -> None:
    seat = world.seat()
    holder = filled(seat, "Ada")
    meeting = world.meeting()
    was_there = Attendance.objects.create(meeting=meeting, seat=seat, person=holder.person)

    with pytest.raises(NotPossible, match="schon in einer Sitzung"):
        seats.strike(holder, actor=SYSTEM, edition=holder.seat.edition)
    was_there.delete()
    seats.strike(holder, actor=SYSTEM, edition=fresh(seat).edition)

    assert spans(seat) == []
