from datetime import date
from uuid import uuid4

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.domain import plan
from wirkungskreis.measures.models import Kind, Measure, PublicScope
from wirkungskreis.measures.queries import measures_for
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.vocab.models import TargetGroup


def test_an_organisation_proposes_its_own_measure(bernd: User) -> None:
    lead = world.organisation("Jugendamt")

    measure = plan.propose(actor=actor_of(bernd), code="M7", title="Radkurs", lead=lead)

    assert (measure.state, measure.lead, measure.edition) == ("idea", lead, 1)
    assert (Entry.objects.get().act, Entry.objects.get().facts) == ("propose", {"lead": lead.pk})


def test_sending_the_same_form_twice_makes_one_measure(bernd: User) -> None:
    lead, key, actor = world.organisation("Jugendamt"), uuid4(), actor_of(bernd)

    first = plan.propose(actor=actor, code="M7", title="Radkurs", lead=lead, key=key)
    second = plan.propose(actor=actor, code="M7", title="Radkurs", lead=lead, key=key)

    assert first == second
    assert first.public_id == key
    assert (Measure.objects.count(), Entry.objects.count()) == (1, 1)


def test_nobody_proposes_for_others_or_a_code_twice(chiara: User, amira: User) -> None:
    lead = world.organisation("Jugendamt")
    world.measure(code="M7")

    with pytest.raises(NotAllowed, match="federführende Organisation"):
        plan.propose(actor=actor_of(chiara), code="M8", title="Radkurs", lead=lead)
    with pytest.raises(NotPossible, match="Das Kürzel ist vergeben"):
        plan.propose(actor=actor_of(amira), code="M7", title="Radkurs", lead=lead)

    assert Entry.objects.count() == 0


def test_a_revision_is_noted_without_its_text(bernd: User) -> None:
    plan.revise(
        world.measure(),
        actor=actor_of(bernd),
        edition=1,
        title="Radkurs",
        kind=Kind.OFFER,
        reach_plan=40,
    )

    stored = Measure.objects.get()
    assert (stored.title, stored.kind, stored.reach_plan) == ("Radkurs", "offer", 40)
    assert stored.edition == 2
    assert Entry.objects.get().facts == {"changed": ["kind", "reach_plan", "title"]}


def test_a_revision_that_changes_nothing_leaves_no_trace(bernd: User) -> None:
    measure = world.measure(title="Radkurs")

    plan.revise(measure, actor=actor_of(bernd), edition=1, title="Radkurs", target_groups=[])

    assert (Measure.objects.get().edition, Entry.objects.count()) == (1, 0)


def test_target_groups_are_replaced_as_a_whole(bernd: User) -> None:
    old, new = (TargetGroup.objects.create(code=code, label=code) for code in ("ZG-A", "ZG-B"))
    measure = world.measure()
    measure.target_groups.add(old)

    plan.revise(measure, actor=actor_of(bernd), edition=1, target_groups=[new])

    assert list(measure.target_groups.all()) == [new]
    assert Entry.objects.get().facts == {"changed": [], "sets": ["target_groups"]}


def test_only_the_coordination_orders_the_register(bernd: User, amira: User) -> None:
    measure = world.measure()

    with pytest.raises(NotAllowed, match="nur die Koordination"):
        plan.revise(measure, actor=actor_of(bernd), edition=1, priority=1)
    plan.revise(measure, actor=actor_of(amira), edition=1, priority=1, code="M99")

    assert (Measure.objects.get().priority, Measure.objects.get().code) == (1, "M99")


@pytest.mark.parametrize(
    "ends", [plan.Facts(planned_end=date(2026, 4, 30)), plan.Facts(actual_end=date(2026, 4, 30))]
)
def test_an_end_before_the_start_is_refused(bernd: User, ends: plan.Facts) -> None:
    start = date(2026, 5, 1)
    measure = world.measure(planned_start=start, actual_start=start)

    with pytest.raises(NotPossible, match="Das Ende liegt vor dem Beginn"):
        plan.revise(measure, actor=actor_of(bernd), edition=1, **ends)

    assert Measure.objects.get().edition == 1


def test_a_running_plan_does_not_end_later_in_silence(amira: User) -> None:
    measure = world.measure(state="running", planned_end=date(2026, 12, 31))

    with pytest.raises(NotPossible, match="verschieben Sie das Ende mit einer Begründung"):
        plan.revise(measure, actor=actor_of(amira), edition=1, planned_end=date(2027, 12, 31))

    assert Measure.objects.get().planned_end == date(2026, 12, 31)


def test_a_visitor_sees_a_measure_once_it_is_published(amira: User) -> None:
    measure = world.measure(published_at=None)
    assert list(measures_for(VISITOR)) == []

    plan.publish(measure, actor=actor_of(amira), edition=1, at=world.LONG_AGO)
    assert list(measures_for(VISITOR)) == [measure]

    plan.withdraw(measure, actor=actor_of(amira), edition=2)
    assert list(measures_for(VISITOR)) == []


@pytest.mark.django_db
def test_what_the_lead_wants_unpublished_stays_inside() -> None:
    world.measure(public_scope=PublicScope.NOTHING)

    assert list(measures_for(VISITOR)) == []


def test_a_measure_serves_several_elements(bernd: User) -> None:
    measure, other = world.measure(), world.element("C.1")

    plan.serve(measure, other, how="Man lernt sich kennen.", actor=actor_of(bernd), edition=1)

    assert [link.element.key for link in measure.element_links.all()] == ["B.3", "C.1"]
    assert measure.edition == 2
    assert Entry.objects.get().facts == {"changed": [], "element": other.pk}


def test_serving_again_rewords_and_unserving_ends_it(bernd: User) -> None:
    measure, element = world.measure(), world.element()

    plan.serve(measure, element, how="Man übt.", actor=actor_of(bernd), edition=1)
    assert [link.how for link in measure.element_links.all()] == ["Man übt."]

    plan.unserve(measure, element, actor=actor_of(bernd), edition=2)
    assert list(measure.element_links.all()) == []
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True)) == ["serve", "unserve"]
