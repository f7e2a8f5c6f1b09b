from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import world
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.domain import dates
from wirkungskreis.measures.models import Measure, Milestone
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

DUE, LATER, LATEST = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


def test_the_first_date_stays_however_often_it_moves(bernd: User) -> None:
    measure, actor = world.measure(), actor_of(bernd)
    milestone = dates.add(measure, actor=actor, edition=1, title="Räume gefunden", due=DUE)

    milestone = dates.move(milestone, actor=actor, edition=2, to=LATER, reason="Umbau")
    dates.move(milestone, actor=actor, edition=3, to=LATEST, reason="Umbau dauert")

    stored = Milestone.objects.get()
    assert (stored.original_due, stored.due, stored.moved_count) == (DUE, LATEST, 2)
    assert stored.move_reason == "Umbau dauert"
    assert Measure.objects.get().edition == 4


def test_a_date_moves_only_with_a_reason_and_before_it_is_reached(bernd: User) -> None:
    actor = actor_of(bernd)
    milestone = dates.add(world.measure(), actor=actor, edition=1, title="Start", due=DUE)

    with pytest.raises(NotPossible, match="begründen"):
        dates.move(milestone, actor=actor, edition=2, to=LATER, reason="")
    with pytest.raises(NotPossible, match="schon der Termin"):
        dates.move(milestone, actor=actor, edition=2, to=DUE, reason="Umbau")
    milestone = dates.reach(milestone, actor=actor, edition=2, on=DUE)
    with pytest.raises(NotPossible, match="schon erreicht"):
        dates.move(milestone, actor=actor, edition=3, to=LATER, reason="Umbau")
    dates.unreach(milestone, actor=actor, edition=3)

    assert (Milestone.objects.get().done_on, Milestone.objects.get().due) == (None, DUE)


def test_others_do_not_move_it(bernd: User, chiara: User) -> None:
    milestone = dates.add(world.measure(), actor=actor_of(bernd), edition=1, title="Start", due=DUE)

    with pytest.raises(NotAllowed):
        dates.move(milestone, actor=actor_of(chiara), edition=2, to=LATER, reason="Umbau")

    assert Milestone.objects.get().due == DUE


def test_the_end_moves_with_a_reason_and_the_plan_stays(bernd: User) -> None:
    measure = world.measure(state="running", planned_end=LATER)
    actor = actor_of(bernd)

    with pytest.raises(NotPossible, match="begründen"):
        dates.move_end(measure, actor=actor, edition=1, to=LATEST, reason=" ", on=DUE)
    dates.move_end(measure, actor=actor, edition=1, to=LATEST, reason="Restmittel", on=DUE)

    stored = Measure.objects.get()
    assert (stored.planned_end, stored.expected_end) == (LATER, LATEST)
    assert list(stored.shifts.values_list("from_date", "to_date", "reason")) == [
        (LATER, LATEST, "Restmittel")
    ]


@given(due=st.dates(), done_on=st.none() | st.dates(), on=st.dates())
def test_overdue_is_past_its_day_and_not_reached(due: date, done_on: date | None, on: date) -> None:
    milestone = Milestone(due=due, done_on=done_on)

    assert milestone.is_overdue(on) is (done_on is None and on > due)
