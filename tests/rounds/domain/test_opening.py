"""Planning and opening: whom it asks, all or nothing."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import opening, plan
from wirkungskreis.rounds.models import AccessLink, Confirmation, Return, Round
from wirkungskreis.rounds.queries.scope import measures_due, preview

TODAY = date(2026, 9, 14)
WINDOW: dict[str, Any] = {
    "title": "Sachstand zum 30.06.2026",
    "period_start": date(2026, 1, 1),
    "period_last": date(2026, 6, 30),
    "reference_date": date(2026, 6, 30),
    "opens": TODAY,
    "closes": date(2026, 10, 16),
    "sitting": None,
    "note": "",
}


def running(**fields: Any) -> Any:
    return world.measure(**{"state": "running", "lead_person": world.contact(), **fields})


def test_planning_suggests_a_code_and_reminder_days(amira: User) -> None:
    rnd = plan.plan(actor=actor_of(amira), **WINDOW)

    assert (rnd.code, rnd.state, rnd.period.last) == ("R2026-1", "planned", date(2026, 6, 30))
    assert [r.on for r in rnd.reminders.all()] == [date(2026, 9, 30), date(2026, 10, 13)]
    assert plan.plan(actor=actor_of(amira), **WINDOW).code == "R2026-1a"


def test_sending_the_form_twice_plans_one_round(amira: User) -> None:
    key = uuid4()

    for _ in range(2):
        plan.plan(actor=actor_of(amira), key=key, **WINDOW)

    assert Round.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"period_last": date(2025, 1, 1)}, "endet vor seinem Anfang"),
        ({"closes": date(2026, 9, 1)}, "liegt vor dem ersten"),
    ],
)
def test_dates_that_end_before_they_begin_are_refused(
    amira: User, wrong: dict[str, date], sentence: str
) -> None:
    with pytest.raises(NotPossible, match=sentence):
        plan.plan(actor=actor_of(amira), **{**WINDOW, **wrong})

    assert Round.objects.count() == 0


def test_only_the_coordination_plans(bernd: User) -> None:
    with pytest.raises(NotAllowed):
        plan.plan(actor=actor_of(bernd), **WINDOW)


def test_the_rule_and_then_the_hand_choose(amira: User) -> None:
    offer, project = running(kind="offer", code="A"), running(kind="project", code="B")
    done, idea = running(state="done", code="C"), running(state="idea", code="D")
    rnd = world.rnd(state="planned")

    plan.choose_all(
        rnd,
        actor=actor_of(amira),
        edition=1,
        scope={"kinds": ["offer"], "states": [], "fields": []},
        by_hand=([done, project], [project]),
    )

    assert list(measures_due(Round.objects.get())) == [offer, done]
    assert idea not in measures_due(rnd)


def test_merged_measures_are_not_asked_about(db: None) -> None:
    kept = running(code="A")
    running(code="B", merged_into=kept)

    assert list(measures_due(world.rnd(state="planned"))) == [kept]


def test_the_preview_counts_people_and_minutes_and_warns(db: None) -> None:
    for number in range(2):
        running(code=f"X-{number}")
    lonely = running(code="Y", lead_person=None)
    unreachable = running(code="Z", lead_person=world.contact("Emre Kaya", email=""))

    seen = preview(world.rnd(state="planned"))

    assert (len(seen.people), seen.minutes) == (2, 12)
    assert (seen.nobody, seen.no_address) == ([lonely], [unreachable.lead_person])


def test_opening_asks_everybody_once_with_one_mail_each(amira: User) -> None:
    measures = [running(code=f"X-{number}") for number in range(3)]
    rnd = world.rnd(state="planned")

    opening.open_round(rnd, actor=actor_of(amira), edition=1, on=TODAY)

    assert [ret.measure for ret in Return.objects.order_by("measure__code")] == measures
    assert [(m.template, m.person) for m in Mail.objects.all()] == [("rounds.ask", world.contact())]
    link = AccessLink.objects.get()
    assert (link.asked_on, bool(link.token_hash)) == (TODAY, True)
    entry = Entry.objects.get(act="open")
    assert entry.facts["measures"] == [m.pk for m in measures]


def test_who_has_no_address_counts_as_not_asked(amira: User) -> None:
    running(lead_person=world.contact("Emre Kaya", email=""))
    rnd = world.rnd(state="planned")

    opening.open_round(rnd, actor=actor_of(amira), edition=1, on=TODAY)

    assert (AccessLink.objects.get().asked_on, Mail.objects.count()) == (None, 0)


def test_an_empty_choice_opens_nothing(amira: User) -> None:
    rnd = world.rnd(state="planned")

    with pytest.raises(NotPossible, match="keine Maßnahme"):
        opening.open_round(rnd, actor=actor_of(amira), edition=1, on=TODAY)


def test_a_window_that_is_over_opens_nothing(amira: User) -> None:
    running()

    with pytest.raises(NotPossible, match="schon vorbei"):
        opening.open_round(
            world.rnd(state="planned"), actor=actor_of(amira), edition=1, on=date(2027, 1, 1)
        )

    assert (Return.objects.count(), Mail.objects.count()) == (0, 0)


def test_a_confirmation_round_makes_confirmations(amira: User) -> None:
    measure = running()
    rnd = world.rnd(state="planned", kind="confirmation")

    opening.open_round(rnd, actor=actor_of(amira), edition=1, on=TODAY)

    assert [c.measure for c in Confirmation.objects.all()] == [measure]
    assert (Return.objects.count(), Mail.objects.get().template) == (0, "rounds.confirm")


def test_an_open_round_keeps_its_choice(amira: User) -> None:
    with pytest.raises(NotPossible, match="läuft schon"):
        plan.choose(world.rnd(), actor=actor_of(amira), edition=1, scope={})


def test_more_time_for_all_but_never_less(amira: User) -> None:
    rnd = world.rnd()

    with pytest.raises(NotPossible, match="späteren Tag"):
        plan.prolong(rnd, actor=actor_of(amira), edition=1, closes=date(2026, 10, 1))
    plan.prolong(rnd, actor=actor_of(amira), edition=1, closes=date(2026, 10, 30))

    assert Round.objects.get().closes == date(2026, 10, 30)


def test_reminders_lie_inside_the_window(amira: User) -> None:
    rnd = world.rnd()

    with pytest.raises(NotPossible, match="zwischen dem ersten und dem letzten"):
        plan.set_reminders(rnd, actor=actor_of(amira), edition=1, days=[date(2027, 1, 1)])
    plan.set_reminders(rnd, actor=actor_of(amira), edition=1, days=[date(2026, 9, 30)])

    assert [r.on for r in rnd.reminders.all()] == [date(2026, 9, 30)]


def test_the_preview_costs_the_same_for_many(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        running(code=f"X-{number}")
    rnd = world.rnd(state="planned")

    with django_assert_num_queries(1):
        assert len(preview(rnd).measures) == 3
