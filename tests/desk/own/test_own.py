"""Everybody finds their own work in committees on one page, and nobody else's."""

from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.desk.start.tasks import Task
from wirkungskreis.kernel.actor import Role
from wirkungskreis.mandates.models import Body, Decision
from wirkungskreis.measures.models import Commitment
from wirkungskreis.meetings.models import Invitation, Ruling, Seat, SeatHolder
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
PAGE = "/werkbank/gremienarbeit/"
ON, MEETS = date(2026, 10, 9), date(2026, 11, 10)


@pytest.fixture
def desk(client: Client, settings: LazySettings) -> Client:
    settings.TODAY = ON
    return client


def member(client: Client, *, office: str = "Jugendamt") -> User:
    user = world.user("murat", Role.COMMITTEE, works_at=world.organisation(office))
    client.force_login(user)
    return user


def seated(user: User, code: str = "S-CG-01", rank: int = 0) -> Seat:
    seat = world.seat(code)
    SeatHolder.objects.create(seat=seat, person=user.person, rank=rank)
    return seat


def found(client: Client) -> dict[str, list[Task]]:
    return {part.title: list(part.tasks) for part in client.get(PAGE).context["parts"]}


def told(tasks: list[Task]) -> list[tuple[str, str]]:
    return [(task.label, str(task.note)) for task in tasks]


def test_a_member_finds_seat_dates_answer_tasks_measures_and_promises(desk: Client) -> None:
    user = member(desk)
    seat, meeting = seated(user), world.meeting("CG-1", MEETS, state="invited")
    Invitation.objects.create(
        meeting=meeting, person=user.person, seat=seat, sent_on=ON, reply="yes"
    )
    world.task("A-1")
    world.task("A-2", organisation=world.organisation("Bauamt"))
    world.measure(code="M1", title="Sprachcafé", remit=world.organisation())
    world.measure(code="M2", title="Lotsen", lead=world.organisation("Bauamt"))
    for office in ("Jugendamt", "Bauamt"):
        Commitment.objects.create(
            organisation=world.organisation(office), what=f"Räume: {office}", confirmed_on=ON
        )

    page, parts = desk.get(PAGE), found(desk)

    (coming,) = page.context["coming"]
    assert (coming.meeting.pk, coming.answer, coming.takes_topics) == (meeting.pk, "kommt", True)
    assert told(parts["Meine Aufträge aus Gremien"]) == [
        ("Räume suchen", "überfällig seit 30.09.2026")
    ]
    assert [task.label for task in parts["Meine Maßnahmen"]] == ["M1 Sprachcafé"]
    promised = parts["Was meine Organisation zugesagt hat"]
    assert told(promised) == [("Räume: Jugendamt", "zugesagt")]


def test_what_became_of_ones_topics_is_told(desk: Client) -> None:
    seat, meeting = seated(member(desk)), world.meeting("CG-1", MEETS, state="held")
    world.item(proposed_by=seat, title="Neues Thema")
    world.item(proposed_by=seat, title="Kein Thema", state="dropped", drop_reason="Nicht unseres.")
    decided = world.item(meeting, proposed_by=seat, title="Räume", state="decided")
    decision = Decision.objects.create(number="CG 2026/7", text="Verabredet.", body=seat.body)
    Ruling.objects.create(item=decided, decision=decision)
    world.item(proposed_by=world.seat("S-CG-02", "Bauamt"), title="Fremdes Thema")

    topics = found(desk)["Was aus unseren Themen wurde"]

    assert [(task.label, task.note, task.hint) for task in topics] == [
        ("Räume", "beschlossen", "Gremium CG, Sitzung am 10.11.2026: CG 2026/7"),
        ("Kein Thema", "nicht aufgenommen", "Nicht unseres."),
        ("Neues Thema", "vorgeschlagen", "Gremium CG, wartet im Themenspeicher"),
    ]


@pytest.mark.parametrize(
    ("state", "rank", "sent_on", "answer", "takes_topics"),
    [
        ("planned", 0, None, "noch nicht eingeladen", True),
        ("invited", 0, ON, "Antwort fehlt", True),
        ("invited", 1, ON, "als Stellvertretung informiert", True),
        ("invited", 0, None, "keine Einladung an Sie", True),
        ("running", 0, ON, "Antwort fehlt", False),
    ],
)
def test_the_answer_that_is_awaited_is_named(
    desk: Client, state: str, rank: int, sent_on: date | None, answer: str, *, takes_topics: bool
) -> None:
    user = member(desk)
    seat, meeting = seated(user, rank=rank), world.meeting("CG-1", MEETS, state=state)
    Invitation.objects.create(
        meeting=meeting, person=user.person, seat=seat, rank=rank, sent_on=sent_on
    )

    (coming,) = desk.get(PAGE).context["coming"]

    assert (coming.answer, coming.takes_topics) == (answer, takes_topics)


def test_after_the_deadline_no_topic_is_offered(desk: Client) -> None:
    seated(member(desk))
    Body.objects.update(topics_days=40)
    world.meeting("CG-1", MEETS)

    (coming,) = desk.get(PAGE).context["coming"]

    assert not coming.takes_topics


def test_who_begins_later_sees_the_seat_and_from_when(desk: Client) -> None:
    user, seat = member(desk), world.seat()
    SeatHolder.objects.create(seat=seat, person=user.person, valid_from=date(2027, 1, 1))

    (held,) = desk.get(PAGE).context["held"]

    assert held.is_coming
    assert "ab 1. Januar 2027" in desk.get(PAGE).content.decode()


def test_without_a_seat_a_lead_still_finds_tasks_and_measures(desk: Client) -> None:
    office = world.organisation()
    desk.force_login(world.user("lea", Role.MEASURE_LEAD, works_at=office))
    world.measure(code="M1", title="Sprachcafé", lead=office)

    page = desk.get(PAGE).content.decode()

    assert "Sie füllen zurzeit keinen Sitz" in page
    assert "M1 Sprachcafé" in page


def test_much_work_costs_the_same(desk: Client) -> None:
    user, counts = member(desk), []
    for number in range(1, 4):
        seat = seated(user, f"S-G{number}-01")
        meeting = world.meeting(f"G{number}-1", MEETS, state="invited")
        Invitation.objects.create(meeting=meeting, person=user.person, seat=seat, sent_on=ON)
        world.task(f"A-{number}", body=seat.body)
        world.measure(code=f"M{number}", title="Café", lead=world.organisation())
        world.item(proposed_by=seat, body=seat.body, title=f"Thema {number}")
        Commitment.objects.create(organisation=world.organisation(), what="Räume", confirmed_on=ON)
        with CaptureQueriesContext(connection) as queries:
            desk.get(PAGE)
        counts.append(len(queries))

    assert counts[0] == counts[2]
    assert counts[2] <= 20


def asked(user: User, rank: int = 0, state: str = "invited") -> Invitation:
    seat, meeting = seated(user, rank=rank), world.meeting("CG-1", MEETS, state=state)
    return Invitation.objects.create(
        meeting=meeting, person=user.person, seat=seat, rank=rank, sent_on=ON
    )


def reply(client: Client, invitation: Invitation, said: str, edition: int = 1) -> Any:
    data = {"invitation": str(invitation.public_id), "edition": edition, "reply": said}
    return client.post(PAGE, data)


@pytest.mark.parametrize("said", ["yes", "no"])
def test_a_member_answers_signed_in(desk: Client, said: str) -> None:
    invitation = asked(member(desk))

    response = reply(desk, invitation, said)

    invitation.refresh_from_db()
    assert response["Location"] == PAGE
    assert (invitation.reply, invitation.replied_on) == (said, ON)
    assert "Antwort ändern" in desk.get(PAGE).content.decode()


def test_a_member_names_the_deputy_who_is_then_asked(desk: Client) -> None:
    invitation = asked(member(desk))
    dana = world.contact("Dana Lind")
    SeatHolder.objects.create(seat=Seat.objects.get(), person=dana, rank=1)

    page = desk.get(PAGE).content.decode()
    reply(desk, invitation, "deputy:1")

    assert "Mich vertritt Dana Lind" in page
    assert Invitation.objects.get(person=dana).called_on == ON


@pytest.mark.parametrize(("said", "edition"), [("", 1), ("yes", 7), ("deputy:2", 1)])
def test_an_answer_that_does_not_fit_is_said_at_its_meeting(
    desk: Client, said: str, edition: int
) -> None:
    invitation = asked(member(desk))

    response = reply(desk, invitation, said, edition)

    assert response.status_code == 422
    assert Invitation.objects.get().reply == ""


def test_nobody_answers_for_another_or_once_it_has_begun(desk: Client) -> None:
    other = world.user("nora", Role.COMMITTEE)
    theirs = Invitation.objects.create(
        meeting=world.meeting("CG-2", MEETS, state="invited"), person=other.person, sent_on=ON
    )
    running = asked(member(desk), state="running")

    statuses = [reply(desk, one, "yes").status_code for one in (theirs, running)]

    assert statuses == [404, 404]
    assert not Invitation.objects.exclude(reply="").exists()
