"""What deviates, why and since when."""

from datetime import date

from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.queries.deviations import Told, course, deviations

TODAY = date(2026, 10, 9)
CONFIRMED = date(2026, 2, 1)


def checked(measure_code: str, rnd: Round, **said: object) -> Return:
    """Make a checked answer about a measure, which is made when it is new."""
    measure = world.measure_called(measure_code, confirmed_on=CONFIRMED)
    days = {"handed_in_on": rnd.opens, "checked_on": rnd.opens}
    return world.ret(round=rnd, measure=measure, state="checked", **days, **said)


def rounds() -> tuple[Round, Round]:
    before = world.rnd(reference_date=date(2025, 12, 31))
    return before, world.rnd(reference_date=date(2026, 6, 30))


def test_the_worst_comes_first_with_its_reason_and_its_first_day() -> None:
    told = [
        Told("delayed", "", date(2026, 6, 30)),
        Told("at_risk", "Stelle unbesetzt", date(2025, 12, 31)),
        Told("on_plan", "", date(2025, 6, 30)),
        Told("delayed", "Raum fehlt", date(2024, 12, 31)),
    ]

    assert course(told) == ("Stelle unbesetzt", date(2025, 12, 31))


def test_only_what_deviates_now_is_found_worst_first(amira: User) -> None:
    before, now = rounds()
    checked("M1", before, schedule="delayed", schedule_reason="Raum fehlt")
    checked("M1", now, schedule="delayed", schedule_reason="Raum fehlt noch")
    checked("M2", now, schedule="at_risk", schedule_reason="Kein Geld")
    checked("M3", before, schedule="delayed", schedule_reason="Krankheit")
    checked("M3", now, schedule="on_plan")
    checked("M4", now, continuation="limited", schedule_reason="Eine Kraft weniger")

    found = deviations(actor_of(amira), TODAY)

    assert [(row.measure.code, row.label, row.reason, row.since) for row in found] == [
        ("M2", "gefährdet", "Kein Geld", date(2026, 6, 30)),
        ("M1", "verzögert", "Raum fehlt noch", date(2025, 12, 31)),
        ("M4", "läuft eingeschränkt", "Eine Kraft weniger", date(2026, 6, 30)),
    ]


def test_what_is_over_deviates_no_more(amira: User) -> None:
    _before, now = rounds()
    ret = checked("M1", now, schedule="at_risk")
    type(ret.measure).objects.filter(pk=ret.measure_id).update(state="done")

    assert deviations(actor_of(amira), TODAY) == []


def test_a_lead_sees_no_reasons_of_others(chiara: User) -> None:
    _before, now = rounds()
    checked("M1", now, schedule="at_risk", schedule_reason="Kein Geld")

    assert deviations(actor_of(chiara), TODAY) == []


def test_many_cost_the_same(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    _before, now = rounds()
    for code in ("M1", "M2", "M3"):
        checked(code, now, schedule="delayed")

    with django_assert_num_queries(2):
        assert len(deviations(SYSTEM, TODAY)) == 3
