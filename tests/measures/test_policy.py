"""The rule for one thing and the filter for many must agree, for every kind of actor."""

from itertools import product

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import Commitment, Measure, Need, PublicScope
from wirkungskreis.measures.policy import visible, visible_commitments, visible_needs
from wirkungskreis.measures.states import NEED_REASON, State
from wirkungskreis.people.models import Person


def everybody(person_id: int, *organisation_ids: int) -> list[Actor]:
    """Every kind of actor, every role, in every one of the organisations and in none."""
    works_at = [frozenset[int](), *(frozenset({pk}) for pk in organisation_ids)]
    users = [
        Actor(Kind.USER, user_id=1, person_id=who, organisation_ids=ids, roles=roles)
        for who, ids, roles in product(
            (person_id, person_id + 1),
            works_at,
            [frozenset[Role](), *(frozenset({r}) for r in Role)],
        )
    ]
    links = [Actor(Kind.LINK, person_id=1, round_id=1, organisation_ids=ids) for ids in works_at]
    return [VISITOR, SYSTEM, *links, *users]


@pytest.mark.django_db
def test_visible_is_the_set_of_view() -> None:
    youth, works, club, seat = map(world.organisation, ("Jugendamt", "Bauamt", "Verein", "Sitz"))
    person = Person.objects.create(name="Dana")
    for state, at, scope in product(State, (None, world.LONG_AGO), PublicScope):
        reason = "Das Geld fehlt." if state in NEED_REASON else ""
        measure = world.measure(
            state=state, published_at=at, lead=youth, state_reason=reason, public_scope=scope
        )
        measure.partnerships.create(organisation=club)
        if scope == PublicScope.ALL:
            Measure.objects.filter(pk=measure.pk).update(remit=seat, deputy_person=person)
    actors = everybody(person.pk, youth.pk, works.pk, club.pk, seat.pk)

    measures = Measure.objects.prefetch_related("partnerships")

    assert {actor.kind for actor in actors} == set(Kind)
    for actor in actors:
        seen = set(Measure.objects.filter(visible(actor)))
        assert seen == {m for m in measures if ask(actor, "measures.view", m)}


@pytest.mark.django_db
def test_visible_needs_and_promises_are_the_sets_of_their_views() -> None:
    youth, works = world.organisation("Jugendamt"), world.organisation("Bauamt")
    Need.objects.create(text="Räume", measure=world.measure(lead=youth))
    Need.objects.create(text="Räume")
    for organisation, is_public in product((youth, works), (True, False)):
        Commitment.objects.create(organisation=organisation, what="Räume", is_public=is_public)

    for actor in everybody(1, youth.pk, works.pk):
        needs = set(Need.objects.filter(visible_needs(actor)))
        promises = set(Commitment.objects.filter(visible_commitments(actor)))
        assert needs == {n for n in Need.objects.all() if ask(actor, "measures.view_need", n)}
        assert promises == {
            c for c in Commitment.objects.all() if ask(actor, "measures.view_commitment", c)
        }


@pytest.mark.django_db
def test_what_is_inside_stays_with_those_who_take_part() -> None:
    measure = world.measure()
    outsiders = [
        VISITOR,
        Actor(Kind.LINK, person_id=1, organisation_ids=frozenset({measure.lead_id})),
        Actor(Kind.USER, person_id=1, roles=frozenset({Role.MEASURE_LEAD})),
    ]

    assert [bool(ask(actor, "measures.see_inside", measure)) for actor in outsiders] == [False] * 3
    assert ask(
        Actor(Kind.USER, organisation_ids=frozenset({measure.lead_id})),
        "measures.see_inside",
        measure,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("actor", [VISITOR, Actor(Kind.LINK, person_id=1, round_id=1)])
def test_outsiders_see_only_what_is_published(actor: Actor) -> None:
    published = world.measure()
    world.measure(published_at=None)

    assert list(Measure.objects.filter(visible(actor))) == [published]


@pytest.mark.django_db
def test_only_people_take_steps_and_the_program_only_for_them() -> None:
    measure = world.measure()

    assert ask(SYSTEM, "measures.steer", measure)  # carries out a change somebody confirmed
    assert not ask(SYSTEM, "measures.propose", measure.lead)
    for actor in (VISITOR, Actor(Kind.LINK, organisation_ids=frozenset({measure.lead_id}))):
        assert not ask(actor, "measures.report", measure)
        assert not ask(actor, "measures.steer", measure)
        assert not ask(actor, "measures.propose", measure.lead)
