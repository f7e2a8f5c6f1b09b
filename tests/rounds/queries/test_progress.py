"""The numbers of the start page and of the page for the leadership."""

from datetime import date
from decimal import Decimal

from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.models import AccessLink, Confirmation
from wirkungskreis.rounds.queries.board import board
from wirkungskreis.rounds.queries.lists import returns_for
from wirkungskreis.rounds.queries.progress import progress_of
from wirkungskreis.rounds.queries.sums import sums_of
from wirkungskreis.rounds.queries.wishes import decisions_wanted, newest

TODAY = date(2026, 10, 9)
THERE = {"handed_in_on": date(2026, 9, 20)}
CHECKED = {**THERE, "checked_on": date(2026, 9, 21)}


def test_the_numbers_are_those_of_the_board(amira: User) -> None:
    rnd = world.rnd()
    world.ret(round=rnd, person=world.contact("Anna"))
    world.ret(round=rnd, state="drafted", person=world.contact("Anna"))
    world.ret(round=rnd, state="handed_in", **THERE)
    world.ret(round=rnd, state="checked", **CHECKED)
    world.ret(round=rnd, state="sent_back", special="call", **THERE)
    world.ret(round=rnd, person=None)
    lost = world.ret(round=rnd, person=world.contact("Zoe"))
    AccessLink.objects.filter(person=lost.person).update(undeliverable_on=TODAY)

    found = progress_of([rnd], TODAY)[0]

    rows = returns_for(actor_of(amira), TODAY).filter(round=rnd)
    whole = board(rnd, rows, on=TODAY, fields={})
    assert (found.total, found.there, found.days_left) == (7, 2, 7)
    assert (found.unclear, found.to_check, found.missing) == (3, 1, 2)
    assert (len(whole.unclear), len(whole.to_check), whole.there) == (3, 1, 2)


def test_a_confirmation_round_counts_its_own_answers(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rnd = world.rnd(kind="confirmation")
    for state in ("asked", "answered", "settled"):
        measure = world.measure()
        day = None if state == "asked" else TODAY
        Confirmation.objects.create(
            round=rnd, measure=measure, organisation=measure.lead, state=state, answered_on=day
        )

    with django_assert_num_queries(1):
        found = progress_of([rnd], TODAY)[0]

    assert (found.total, found.there, found.to_check, found.missing) == (3, 2, 1, 1)


def test_sums_say_from_how_many_and_keep_units_apart(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rnd = world.rnd()
    world.ret(round=rnd, state="checked", reach_actual=40, reach_of="people", **CHECKED)
    world.ret(round=rnd, state="checked", reach_actual=2, reach_of="people", **CHECKED)
    world.ret(round=rnd, state="checked", reach_actual=900, reach_of="visits", **CHECKED)
    cost = {"effort_cost": Decimal("12.50"), "effort_hours": Decimal(3)}
    world.ret(round=rnd, state="checked", **CHECKED, **cost)
    world.ret(round=rnd, state="handed_in", reach_actual=7, reach_of="people", **THERE)
    world.ret(round=rnd)

    with django_assert_num_queries(1):
        sums = sums_of([rnd])[rnd.pk]

    reach = {kind: (one.total, one.reported) for kind, one in sums.reach.items()}
    assert reach == {"people": (Decimal(42), 2), "visits": (Decimal(900), 1)}
    assert (sums.asked, sums.there, sums.checked, sums.reach_reported) == (6, 5, 4, 3)
    assert (sums.cost.total, sums.cost.reported) == (Decimal("12.50"), 1)
    assert (sums.hours.total, sums.hours.reported) == (Decimal(3), 1)


def test_only_answers_of_the_newest_round_wish_for_decisions(amira: User) -> None:
    actor = actor_of(amira)
    old = world.rnd(reference_date=date(2025, 12, 31))
    new = world.rnd()
    world.ret(round=old, state="checked", help_kind="decision", **CHECKED)
    wanted = world.ret(round=new, state="handed_in", help_kind="decision", **THERE)
    world.ret(round=new, state="handed_in", help_kind="help", **THERE)
    world.ret(round=new, state="drafted", help_kind="decision")

    found = newest(actor)

    assert found == (new, None)
    assert list(decisions_wanted(new, actor, TODAY)) == [wanted]
