"""What comes soon in the register."""

from datetime import date
from decimal import Decimal

from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.measures.ahead import milestones_ahead, money_ending, open_disputes, posts_of
from wirkungskreis.measures.models import Effort, Funding, LeadDispute, Measure, Milestone

TODAY = date(2026, 10, 9)


def funded(measure: Measure, before: date | None, approval: str = "granted") -> None:
    Funding.objects.create(
        measure=measure, programme="Landesmittel", valid_before=before, approval=approval
    )


def test_money_that_ends_before_its_measure(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    late, soon = world.measure(code="M1"), world.measure(code="M2")
    funded(late, date(2027, 2, 1))
    funded(soon, date(2027, 1, 1))
    funded(soon, None, "requested")
    funded(world.measure(code="M3"), date(2028, 1, 1))
    funded(world.measure(code="M4", state="done"), date(2027, 1, 1))

    with django_assert_num_queries(1):
        found = money_ending(SYSTEM, TODAY)

    assert [(one.measure.code, one.last, one.hoped_for) for one in found] == [
        ("M2", date(2026, 12, 31), ("beantragt",)),
        ("M1", date(2027, 1, 31), ()),
    ]


def test_milestones_of_an_organisation_that_are_due(db: None) -> None:
    own, foreign = world.measure(), world.measure(lead=world.organisation("Bauamt"))
    for measure, title, day in (
        (own, "bald", date(2026, 11, 1)),
        (own, "überfällig", date(2026, 3, 1)),
        (own, "später", date(2027, 6, 1)),
        (foreign, "fremd", date(2026, 11, 1)),
    ):
        Milestone.objects.create(measure=measure, title=title, due=day, original_due=day)
    Milestone.objects.filter(title="bald").update(note="Raum")
    done = {"due": TODAY, "original_due": TODAY, "done_on": TODAY}
    Milestone.objects.create(measure=own, title="erreicht", **done)

    found = milestones_ahead(SYSTEM, TODAY, [own.lead_id])

    assert [milestone.title for milestone in found] == ["überfällig", "bald"]


def test_a_dispute_names_all_who_claim_the_lead(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    measure = world.measure(code="M1")
    dispute = LeadDispute.objects.create(measure=measure, since=date(2026, 2, 10))
    dispute.claimed_by.set([world.organisation("AWO"), world.organisation("Sportbund")])
    settled = LeadDispute.objects.create(
        measure=world.measure(), since=TODAY, resolved_on=TODAY, resolution="Das Jugendamt."
    )
    settled.claimed_by.add(world.organisation("AWO"))

    with django_assert_num_queries(1):
        found = open_disputes(SYSTEM)

    assert [(one.measure.code, one.claimed_by) for one in found] == [("M1", ["AWO", "Sportbund"])]


def test_posts_say_from_how_many_measures(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    exact, about, unknown = world.measure(), world.measure(), world.measure()
    posts = {"year": 2026, "kind": "staff"}
    Effort.objects.create(measure=exact, low=Decimal("0.5"), high=Decimal("0.5"), **posts)
    Effort.objects.create(measure=about, low=Decimal(1), high=Decimal(2), **posts)
    Effort.objects.create(measure=about, low=Decimal(9), high=Decimal(9), year=2025, kind="staff")
    Effort.objects.create(measure=unknown, **posts)

    with django_assert_num_queries(1):
        found = posts_of(SYSTEM, 2026)

    assert (found.low, found.high) == (Decimal("1.5"), Decimal("2.5"))
    assert (found.reported, found.of) == (2, 3)
