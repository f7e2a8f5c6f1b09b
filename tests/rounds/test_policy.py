"""The rule for one thing and the filter for many agree, for every kind of actor."""

from itertools import product

import pytest

from tests import world
from tests.indicators import making
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.rounds.models import Confirmation, FigureRequest, Return, Round
from wirkungskreis.rounds.policy import (
    visible,
    visible_confirmations,
    visible_figures,
    visible_rounds,
)


def everybody() -> list[Actor]:
    persons = [world.contact().pk, world.contact("Emre Kaya").pk, 999]
    rounds = [*Round.objects.values_list("pk", flat=True)]
    offices = [frozenset[int](), frozenset({world.organisation("Jugendamt").pk})]
    roles = [frozenset[Role](), *(frozenset({role}) for role in Role)]
    users = [
        Actor(Kind.USER, user_id=1, person_id=person, organisation_ids=office, roles=role)
        for person, office, role in product(persons, offices, roles)
    ]
    links = [
        Actor(Kind.LINK, person_id=person, round_id=rnd, link_id=1)
        for person, rnd in product(persons, rounds)
    ]
    return [VISITOR, SYSTEM, *users, *links]


@pytest.fixture
def _things(db: None) -> None:
    dana, emre = world.contact(), world.contact("Emre Kaya")
    rows = [making.indicator(code) for code in ("A.1-i", "A.2-i", "A.3-i")]
    for code, name in (("R1", "Jugendamt"), ("R2", "Bauamt")):
        rnd = world.rnd(code=code)
        for row, person in zip(rows, (dana, emre, None), strict=True):
            owner = world.organisation(name) if person else None
            world.figure(row, round=rnd, person=person, organisation=owner)
        for person, deputy in ((dana, None), (emre, dana), (None, None)):
            lead = world.organisation(name)
            measure = world.measure(lead=lead)
            world.ret(round=rnd, measure=measure, person=person, deputy=deputy)
            Confirmation.objects.create(
                round=rnd, measure=measure, organisation=lead, person=person
            )


@pytest.mark.usefixtures("_things")
def test_visible_is_the_set_of_view() -> None:
    pairs = [
        (Return, visible, "rounds.view"),
        (Confirmation, visible_confirmations, "rounds.view_confirmation"),
        (FigureRequest, visible_figures, "rounds.view_figure"),
        (Round, visible_rounds, "rounds.view_round"),
    ]
    for actor, (model, filtered, name) in product(everybody(), pairs):
        seen = set(model._base_manager.filter(filtered(actor)))
        assert seen == {t for t in model._base_manager.all() if ask(actor, name, t)}, actor


@pytest.mark.usefixtures("_things")
def test_a_link_sees_what_its_person_was_asked_in_its_round_and_no_more() -> None:
    rnd = Round.objects.get(code="R1")
    dana = Actor(Kind.LINK, person_id=world.contact().pk, round_id=rnd.pk, link_id=1)

    seen = Return.objects.filter(visible(dana))

    assert {(r.round_id, r.person_id == dana.person_id) for r in seen} == {
        (rnd.pk, True),
        (rnd.pk, False),
    }
    assert seen.count() == 2


@pytest.mark.usefixtures("_things")
def test_visitors_and_links_do_not_run_rounds() -> None:
    ret = Return.objects.first()
    link = Actor(Kind.LINK, person_id=world.contact().pk, round_id=1, link_id=1)

    for actor, name in product((VISITOR, link), ("rounds.keep", "rounds.check")):
        assert not ask(actor, name, ret)


@pytest.mark.usefixtures("_things")
def test_obstacles_and_remarks_are_read_by_the_coordination_and_their_writer() -> None:
    ret = Return.objects.filter(organisation__name="Jugendamt").first()
    office = frozenset({ret.organisation_id}) if ret else frozenset[int]()
    readers = {
        "own": Actor(Kind.USER, user_id=1, organisation_ids=office),
        **{role.value: Actor(Kind.USER, user_id=1, roles=frozenset({role})) for role in Role},
    }

    reading = {name for name, actor in readers.items() if ask(actor, "rounds.read_inner", ret)}

    assert reading == {"own", "coordination", "audit"}
