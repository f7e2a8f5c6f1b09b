"""Who was there: one voice a seat, a deputy only for who is missing."""

from datetime import date

import pytest

from tests import world
from tests.meetings.making import ON, agreed, members, running, say, there, who
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.domain import attendance
from wirkungskreis.meetings.domain.attendance import Came
from wirkungskreis.meetings.domain.results import Votes
from wirkungskreis.meetings.models import Meeting, SeatHolder
from wirkungskreis.meetings.queries.record import voices

pytestmark = pytest.mark.django_db


def rows(meeting: Meeting) -> list[tuple[str, str, int, str]]:
    return [
        (row.seat.code if row.seat else row.guest, str(row.person or ""), row.rank, row.presence)
        for row in meeting.attendances.all()
    ]


def test_members_deputies_excused_and_guests_are_written_down() -> None:
    ada, ben, cem = members("Ada", "Ben", "Cem")
    meeting = running()

    attendance.record(
        meeting,
        [there(ada, "Ada"), there(ben, "Ben-V"), Came(cem, "excused")],
        ["Frau Wirth, Kämmerei"],
        actor=SYSTEM,
        edition=1,
    )

    assert sorted(rows(meeting)) == [
        ("Frau Wirth, Kämmerei", "", 0, "present"),
        ("S-CG-01", "Ada", 0, "present"),
        ("S-CG-02", "Ben-V", 1, "present"),
        ("S-CG-03", "", 0, "excused"),
    ]
    assert voices(meeting) == 2


def test_member_and_deputy_do_not_both_speak_for_a_seat() -> None:
    (ada,) = members("Ada")

    with pytest.raises(NotPossible, match="Je Sitz gilt eine Stimme"):
        attendance.record(
            running(), [there(ada, "Ada"), there(ada, "Ada-V")], actor=SYSTEM, edition=1
        )


def test_a_deputy_does_not_stand_in_for_a_member_who_sits_elsewhere() -> None:
    ada, ben = members("Ada", "Ben")
    SeatHolder.objects.create(seat=ben, person=who("Ada"), rank=2)

    with pytest.raises(NotPossible, match="selbst da"):
        attendance.record(
            running(), [there(ada, "Ada-V"), there(ben, "Ada")], actor=SYSTEM, edition=1
        )


def test_nobody_sits_on_two_seats() -> None:
    ada, ben = members("Ada", "Ben")
    SeatHolder.objects.create(seat=ben, person=who("Ada"), rank=2)

    with pytest.raises(NotPossible, match="nur für einen Sitz"):
        attendance.record(
            running(), [there(ada, "Ada"), there(ben, "Ada")], actor=SYSTEM, edition=1
        )


def test_who_left_before_the_meeting_is_not_there_for_the_seat() -> None:
    (ada,) = members("Ada")
    SeatHolder.objects.filter(person=who("Ada")).update(valid_before=date(2026, 11, 1))

    with pytest.raises(NotPossible, match="an diesem Tag nicht"):
        attendance.record(running(), [there(ada, "Ada")], actor=SYSTEM, edition=1)


def test_somebody_is_there_or_nobody() -> None:
    (ada,) = members("Ada")

    with pytest.raises(NotPossible, match="wer da war"):
        attendance.record(running(), [Came(ada, "present")], actor=SYSTEM, edition=1)


def test_two_who_swap_seats_can_be_corrected() -> None:
    ada, ben = members("Ada", "Ben")
    SeatHolder.objects.create(seat=ben, person=who("Ada"), rank=2)
    meeting = running()
    attendance.record(meeting, [there(ada, "Ada"), Came(ben, "absent")], actor=SYSTEM, edition=1)

    attendance.record(meeting, [Came(ada, "absent"), there(ben, "Ada")], actor=SYSTEM, edition=2)

    assert rows(meeting) == [("S-CG-01", "", 0, "absent"), ("S-CG-02", "Ada", 2, "present")]


def test_nobody_is_taken_from_the_list_whose_vote_was_counted() -> None:
    ada, ben = members("Ada", "Ben")
    meeting = running()
    everybody = [there(ada, "Ada"), there(ben, "Ben")]
    attendance.record(meeting, everybody, actor=SYSTEM, edition=1)
    say(world.item(meeting), "decided", decision=agreed(votes=Votes(2)))

    with pytest.raises(NotPossible, match="2 Stimmen gezählt, anwesend wären nur 1"):
        attendance.record(
            meeting, [there(ada, "Ada"), Came(ben, "excused")], actor=SYSTEM, edition=2
        )


def test_seats_nobody_spoke_of_were_empty() -> None:
    ada, _ben = members("Ada", "Ben")
    world.seat("S-CG-03", valid_before=ON)
    meeting = running()
    attendance.record(meeting, [there(ada, "Ada")], actor=SYSTEM, edition=1)

    count = attendance.count_absent(meeting)

    assert count == 1
    assert rows(meeting)[1] == ("S-CG-02", "", 0, "absent")
