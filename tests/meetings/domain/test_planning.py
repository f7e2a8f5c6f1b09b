"""Meetings are planned with numbers that have no gaps."""

from datetime import date, time

import pytest

from tests import world
from tests.meetings.making import ON
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.meetings.domain import planning
from wirkungskreis.meetings.models import Meeting

pytestmark = pytest.mark.django_db


def test_a_meeting_is_planned_with_the_next_number_of_the_year() -> None:
    body = world.body()
    Sitting.objects.create(code="CG-2026-1", body=body, on=date(2026, 5, 12))

    meeting = planning.plan(
        body, on=ON, starts=time(14), ends=time(16, 30), facts={"place": "Rathaus"}, actor=SYSTEM
    )

    sitting = meeting.sitting
    assert (sitting.number, sitting.code, sitting.place) == ("2026 / 2", "CG-2026-2", "Rathaus")
    assert (meeting.state, sitting.on) == ("planned", ON)


def test_a_body_meets_once_a_day() -> None:
    planning.plan(world.body(), on=ON, actor=SYSTEM)

    with pytest.raises(NotPossible, match="schon die Sitzung 2026 / 1 geplant"):
        planning.plan(world.body(), on=ON, actor=SYSTEM)


def test_a_meeting_ends_after_it_begins_and_while_the_body_exists() -> None:
    gone = world.body("STG", valid_from=date(2010, 1, 1), valid_before=date(2018, 2, 1))

    with pytest.raises(NotPossible, match="vor ihrem Beginn"):
        planning.plan(world.body(), on=ON, starts=time(14), ends=time(13), actor=SYSTEM)
    with pytest.raises(NotPossible, match="besteht an diesem Tag nicht"):
        planning.plan(gone, on=ON, actor=SYSTEM)


def test_a_date_that_was_entered_gets_its_agenda_once() -> None:
    sitting = Sitting.objects.create(code="CG-X", body=world.body(), on=ON)

    meeting = planning.prepare(sitting, actor=SYSTEM)

    with pytest.raises(NotPossible, match="schon eine Tagesordnung"):
        planning.prepare(sitting, actor=SYSTEM)
    assert Meeting.objects.get() == meeting


def test_only_the_office_plans() -> None:
    with pytest.raises(NotAllowed):
        planning.plan(world.body(), on=ON, actor=VISITOR)
