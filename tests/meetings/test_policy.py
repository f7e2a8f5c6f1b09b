"""The rule for one thing and the filter for many agree, for every kind of actor."""

from datetime import date
from itertools import product

import pytest

from tests import world
from wirkungskreis.files.models import StoredFile
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.meetings.models import (
    AgendaItem,
    Enclosure,
    Meeting,
    Minutes,
    Pack,
    Seat,
    SeatHolder,
    Task,
)
from wirkungskreis.meetings.policy import (
    visible,
    visible_enclosures,
    visible_meetings,
    visible_minutes,
    visible_packs,
    visible_seats,
    visible_tasks,
)
from wirkungskreis.people.models import Person

ON = date(2026, 11, 5)
LEFT = date(2026, 11, 1)  # before the meeting of CG


@pytest.fixture
def _things(db: None) -> None:
    voting = world.seat("S-CG-01")
    guest = world.seat("S-CG-02", "Bauamt", is_voting=False)
    other = world.seat("S-FG-01", "Bauamt")
    people = {name: world.person(name) for name in ("Ada", "Ben", "Cem", "Dana")}
    SeatHolder.objects.create(seat=voting, person=people["Ada"])
    SeatHolder.objects.create(seat=voting, person=people["Dana"], rank=1, valid_before=LEFT)
    SeatHolder.objects.create(seat=guest, person=people["Ben"])
    SeatHolder.objects.create(seat=other, person=people["Cem"])
    _announced(voting)
    world.item(proposed_by=voting)
    for state, code in (("planned", "CG-1"), ("invited", "CG-2"), ("held", "FG-1")):
        meeting = world.meeting(code, state=state)
        world.item(meeting)
        world.item(meeting, is_confidential=True, proposed_by=other)
    meeting = Meeting.objects.get(sitting__code="FG-1")
    for version, state in enumerate(("draft", "circulated"), 1):
        sent = {"circulated_on": LEFT, "digest": "x"} if state == "circulated" else {}
        Minutes.objects.create(meeting=meeting, version=version, state=state, **sent)
    world.task("A-1")
    world.task("A-2", body=world.body("FG"), person=people["Ben"])
    world.task("A-3", organisation=world.organisation("Bauamt"))


def _announced(seat: Seat) -> None:
    """Let one person leave on a day to come, and another follow then."""
    day = date(2026, 11, 6)
    SeatHolder.objects.create(seat=seat, person=world.person("Eva"), rank=2, valid_before=day)
    SeatHolder.objects.create(seat=seat, person=world.person("Finn"), rank=2, valid_from=day)


def _papers() -> None:
    """Lay open and hidden papers to a meeting, in its pack and behind it."""
    stored = StoredFile.objects.create(name="a.pdf", kind="pdf", size=1, sha256="0", file="a")
    meeting = Meeting.objects.get(sitting__code="CG-2")
    facts = {"meeting": meeting, "title": "Unterlage", "file": stored, "added_on": LEFT}
    first, secret = meeting.items.order_by("position")
    for item, hidden, late in (
        (None, False, 0),
        (first, True, 0),
        (secret, False, 0),
        (first, False, 1),
    ):
        Enclosure.objects.create(item=item, is_confidential=hidden, supplement=late, **facts)
    for variant in ("open", "full"):
        Pack.objects.create(
            meeting=meeting, variant=variant, made_on=LEFT, pages=1, pdf=stored, archive=stored
        )


def everybody() -> list[Actor]:
    persons = [*Person.objects.values_list("pk", flat=True), 9999]
    offices = [frozenset[int](), frozenset({world.organisation("Bauamt").pk})]
    roles = [frozenset[Role](), *(frozenset({role}) for role in Role)]
    users = [
        Actor(Kind.USER, user_id=1, person_id=person, organisation_ids=office, roles=role, on=ON)
        for person, office, role in product(persons, offices, roles)
    ]
    return [VISITOR, SYSTEM, *users, Actor(Kind.LINK, person_id=persons[0], link_id=1)]


@pytest.mark.usefixtures("_things")
def test_visible_is_the_set_of_view() -> None:
    pairs = [
        (AgendaItem, visible, "meetings.view"),
        (Meeting, visible_meetings, "meetings.view_meeting"),
        (Seat, visible_seats, "meetings.view_seat"),
        (Minutes, visible_minutes, "meetings.view_minutes"),
        (Task, visible_tasks, "meetings.view_task"),
    ]

    for actor, (model, filtered, name) in product(everybody(), pairs):
        seen = set(model._base_manager.filter(filtered(actor)))
        assert seen == {t for t in model._base_manager.all() if ask(actor, name, t)}, actor


@pytest.mark.usefixtures("_things")
def test_visible_papers_and_packs_are_those_of_view() -> None:
    _papers()
    papers = Enclosure.objects.select_related("item", "meeting__sitting")
    packs = Pack.objects.select_related("meeting__sitting")

    for actor in everybody():
        if actor.organisation_ids:
            continue  # they open no papers
        seen = set(papers.filter(visible_enclosures(actor)))
        assert seen == {p for p in papers if ask(actor, "meetings.view_enclosure", p)}, actor
        found = set(packs.filter(visible_packs(actor)))
        assert found == {p for p in packs if ask(actor, "meetings.view_pack", p)}, actor


def papers_of(name: str) -> tuple[int, list[str]]:
    actor = Actor(Kind.USER, user_id=1, person_id=Person.objects.get(name=name).pk, on=ON)
    packs = Pack.objects.filter(visible_packs(actor)).order_by("variant")
    count = Enclosure.objects.filter(visible_enclosures(actor)).count()
    return count, list(packs.values_list("variant", flat=True))


@pytest.mark.usefixtures("_things")
def test_a_voice_gets_the_full_pack_and_others_of_the_body_the_open_one() -> None:
    _papers()

    assert papers_of("Ada") == (3, ["full", "open"])
    assert papers_of("Ben") == (1, ["open"])
    assert papers_of("Cem") == papers_of("Dana") == (0, [])


def read_by(name: str) -> set[tuple[str, bool]]:
    person = Person.objects.get(name=name)
    actor = Actor(Kind.USER, user_id=1, person_id=person.pk, on=ON)
    items = AgendaItem.objects.filter(visible(actor)).select_related("meeting__sitting")
    return {(i.meeting.sitting.code if i.meeting else "", i.is_confidential) for i in items}


@pytest.mark.usefixtures("_things")
def test_a_voice_reads_what_is_confidential_and_nobody_reads_an_agenda_before_it_is_sent() -> None:
    assert read_by("Ada") == {("", False), ("CG-2", False), ("CG-2", True)}
    assert read_by("Ben") == {("CG-2", False)}


@pytest.mark.usefixtures("_things")
def test_who_left_before_the_meeting_reads_nothing_of_it() -> None:
    assert read_by("Dana") == set()
    assert ("CG-2", True) in read_by("Cem")  # their own seat proposed it


@pytest.mark.usefixtures("_things")
def test_an_announced_end_counts_on_its_day_and_so_does_a_beginning() -> None:
    eva, finn = (
        Actor(Kind.USER, user_id=1, person_id=Person.objects.get(name=name).pk, on=ON)
        for name in ("Eva", "Finn")
    )
    task = Task.objects.get(number="A-1")

    assert ("", False) in read_by("Eva")
    assert ("", False) not in read_by("Finn")
    assert bool(ask(eva, "meetings.view_task", task))
    assert not ask(finn, "meetings.view_task", task)
    assert bool(ask(eva, "meetings.propose", task.body_id))
    assert not ask(finn, "meetings.propose", task.body_id)
