from datetime import date

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.domain import confirmation, leadership
from wirkungskreis.measures.models import ElementLink, LeadDispute, Measure, PublicScope
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import Person, User

DAY = date(2026, 10, 9)


def test_handing_over_keeps_who_led_before_and_asks_for_confirmation(amira: User) -> None:
    old, new = world.organisation("Jugendamt"), world.organisation("Bauamt")
    person = Person.objects.create(name="Bernd")
    measure = world.measure(lead=old, lead_person=person, confirmed_on=DAY)
    measure.partnerships.create(organisation=new)

    leadership.hand_over(
        measure, new, actor=actor_of(amira), edition=1, on=DAY, reason="Aufgabe verlegt."
    )

    measure = Measure.objects.get()
    assert (measure.lead, measure.lead_person, measure.confirmed_on) == (new, None, None)
    assert list(measure.partnerships.all()) == []
    assert list(measure.lead_changes.values_list("organisation", "valid_from", "valid_before")) == [
        (old.pk, None, DAY),
        (new.pk, DAY, None),
    ]
    assert Entry.objects.get().facts["before"] == old.pk


def test_handing_over_needs_a_reason_another_office_and_a_later_day(amira: User) -> None:
    measure, new = world.measure(), world.organisation("Bauamt")
    actor = actor_of(amira)

    with pytest.raises(NotPossible, match="begründen"):
        leadership.hand_over(measure, new, actor=actor, edition=1, on=DAY, reason=" ")
    with pytest.raises(NotPossible, match="schon federführend"):
        leadership.hand_over(measure, measure.lead, actor=actor, edition=1, on=DAY, reason="x")
    leadership.hand_over(measure, new, actor=actor, edition=1, on=DAY, reason="x")
    with pytest.raises(NotPossible, match="späteren Tag"):
        leadership.hand_over(
            measure, world.organisation(), actor=actor, edition=2, on=DAY, reason="x"
        )


def test_a_dispute_is_kept_and_settled_once(amira: User) -> None:
    measure, actor = world.measure(), actor_of(amira)
    both = [measure.lead, world.organisation("Bauamt")]

    leadership.dispute(measure, both, actor=actor, edition=1, since=DAY)
    with pytest.raises(NotPossible, match="schon als strittig"):
        leadership.dispute(measure, both, actor=actor, edition=2, since=DAY)
    leadership.settle(measure, actor=actor, edition=2, on=DAY, resolution="Das Jugendamt führt.")
    with pytest.raises(NotPossible, match="nicht strittig"):
        leadership.settle(measure, actor=actor, edition=3, on=DAY, resolution="x")

    assert LeadDispute.objects.get().resolution == "Das Jugendamt führt."
    assert set(LeadDispute.objects.get().claimed_by.all()) == set(both)


def test_a_dispute_takes_two(amira: User) -> None:
    measure = world.measure()

    with pytest.raises(NotPossible, match="mindestens zwei"):
        leadership.dispute(measure, [measure.lead], actor=actor_of(amira), edition=1, since=DAY)


def test_merging_deletes_nothing_and_carries_the_goals_over(amira: User) -> None:
    one, other = world.measure(), world.measure()
    ElementLink.objects.create(measure=one, element=world.element("C.1"), how="Man hilft sich.")

    leadership.merge(one, other, actor=actor_of(amira), edition=1)

    assert Measure.objects.get(pk=one.pk).merged_into == other
    assert sorted(other.element_links.values_list("how", flat=True)) == [
        "Man hilft sich.",
        "Menschen üben Deutsch.",
    ]
    assert one.element_links.count() == 2


def test_measures_do_not_merge_in_circles(amira: User) -> None:
    one, other, third = world.measure(), world.measure(), world.measure()
    leadership.merge(one, other, actor=actor_of(amira), edition=1)

    for measure, into in ((other, one), (third, one), (third, third), (other, third)):
        with pytest.raises(NotPossible):
            leadership.merge(measure, into, actor=actor_of(amira), edition=measure.edition)


def test_partners_join_and_leave(bernd: User) -> None:
    stays, leaves, joins = (world.organisation(name) for name in ("A", "B", "C"))
    measure = world.measure()
    for organisation in (stays, leaves):
        measure.partnerships.create(organisation=organisation)

    leadership.set_partners(measure, [stays, joins, measure.lead], actor=actor_of(bernd), edition=1)

    assert {p.organisation for p in measure.partnerships.all()} == {stays, joins}
    assert Entry.objects.get().facts == {"changed": [], "joined": [joins.pk], "left": [leaves.pk]}


def test_lead_and_deputy_are_two_people(bernd: User) -> None:
    person = Person.objects.create(name="Dana")

    with pytest.raises(NotPossible, match="wählen Sie zwei"):
        leadership.name_people(
            world.measure(), actor=actor_of(bernd), edition=1, lead=person, deputy=person
        )
    leadership.name_people(
        Measure.objects.get(), actor=actor_of(bernd), edition=1, lead=person, deputy=None
    )

    assert Measure.objects.get().lead_person == person


def test_a_lead_confirms_and_says_what_may_be_public(bernd: User, chiara: User) -> None:
    measure = world.measure()

    with pytest.raises(NotAllowed):
        confirmation.confirm(
            measure, actor=actor_of(chiara), edition=1, on=DAY, by=None, scope="all"
        )
    confirmation.confirm(
        measure, actor=actor_of(bernd), edition=1, on=DAY, by=bernd.person, scope="title"
    )

    stored = Measure.objects.get()
    assert (stored.is_confirmed, stored.confirmed_by) == (True, bernd.person)
    assert stored.public_scope == PublicScope.TITLE


def test_a_confirmation_can_be_asked_for_again(amira: User) -> None:
    measure = world.measure(confirmed_on=DAY, public_scope="all")

    confirmation.reopen(measure, actor=actor_of(amira), edition=1)

    assert (Measure.objects.get().is_confirmed, Measure.objects.get().public_scope) == (
        False,
        "all",
    )
