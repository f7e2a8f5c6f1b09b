"""What bodies are about to do, and what they wait for."""

from datetime import date

from tests import world
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.mandates.ahead import (
    last_agreements,
    next_sittings,
    pending_conditions,
    sittings_of,
)
from wirkungskreis.mandates.models import Decision, Sitting

TODAY = date(2026, 10, 9)


def sitting(code: str, on: date, body: str = "CG", state: str = "planned") -> Sitting:
    return Sitting.objects.create(code=code, body=world.body(body), on=on, state=state)


def test_the_next_sitting_comes_first_and_today_counts(db: None) -> None:
    sitting("later", date(2026, 11, 10))
    sitting("today", TODAY)
    sitting("past", date(2026, 10, 8))
    sitting("off", date(2026, 10, 20), state="cancelled")

    assert [one.code for one in next_sittings(SYSTEM, TODAY)] == ["today", "later"]
    assert list(next_sittings(VISITOR, TODAY)) == []


def test_a_member_finds_the_sittings_of_the_own_body(db: None) -> None:
    council = world.organisation("Integrationsrat")
    world.body("IR", organisation=council)
    sitting("own", TODAY, "IR")
    sitting("other", TODAY)

    assert [one.code for one in sittings_of(SYSTEM, TODAY, [council.pk])] == ["own"]


def test_what_the_council_waits_for_by_its_day(db: None) -> None:
    world.condition(number="open")
    world.condition(number="late", due=date(2026, 1, 1), state="underway")
    world.condition(number="soon", due=date(2026, 12, 1))
    world.condition(number="done", due=date(2026, 1, 1), state="fulfilled")
    world.condition(number="lost", state="untraceable")

    assert [one.number for one in pending_conditions(SYSTEM)] == ["late", "soon", "open"]


def test_only_the_agreements_of_the_last_sitting(db: None) -> None:
    old = sitting("CG-1", date(2026, 1, 10), state="held")
    new = sitting("CG-2", date(2026, 5, 12), state="held")
    for number, where, kind in (
        ("A-1", old, "agreement"),
        ("A-2", new, "agreement"),
        ("A-3", new, "recommendation"),
    ):
        Decision.objects.create(
            number=number, body=where.body, sitting=where, on=where.on, kind=kind, text="So."
        )

    found = last_agreements(SYSTEM, new.body_id, TODAY)

    assert [one.number for one in found] == ["A-2"]
