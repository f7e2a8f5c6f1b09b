"""The pages on which an agenda is planned, filled and ordered."""

from datetime import date
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.meetings.making import ON, members, titles
from wirkungskreis.meetings.models import AgendaItem, Meeting, SeatHolder
from wirkungskreis.people.models import User

HOME = "/werkbank/sitzungen/"
TODAY = date(2026, 10, 9)


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def of(meeting: Meeting, page: str = "") -> str:
    return f"{HOME}{meeting.public_id}/{page}"


def test_a_meeting_is_planned_and_leads_to_its_agenda(desk: Client) -> None:
    world.body()
    data = {"once_key": str(uuid4()), "body": "CG", "on": "10.11.2026", "starts": "14"}

    first = desk.post(f"{HOME}planen/", data | {"ends": "16.30"})
    second = desk.post(f"{HOME}planen/", data | {"ends": "16.30"})

    meeting = Meeting.objects.get()
    assert first["Location"] == second["Location"] == of(meeting, "tagesordnung/")
    assert (str(meeting.sitting.ends), meeting.sitting.number) == ("16:30:00", "2026 / 1")


def test_a_clock_nobody_understands_is_a_sentence(desk: Client) -> None:
    world.body()
    data = {"once_key": str(uuid4()), "body": "CG", "on": "10.11.2026", "starts": "nachmittags"}

    response = desk.post(f"{HOME}planen/", data)

    assert response.status_code == 422
    assert "schreiben Sie die Uhrzeit so: 14:00." in response.content.decode()


def test_ticked_proposals_are_taken_and_offered_no_more(desk: Client) -> None:
    meeting = world.meeting(on=ON)
    topic = world.item(title="Fahrdienst")
    keys = [f"item:{topic.public_id}", "frame:first", "made:up"]

    response = desk.post(of(meeting, "tagesordnung/"), {"edition": 1, "vorschlag": keys[:2]})
    page = desk.get(response["Location"]).content.decode()
    refused = desk.post(of(meeting, "tagesordnung/"), {"edition": 2, "vorschlag": keys[2:]})

    assert titles(meeting) == [
        (1, "Begrüßung und Feststellung der Beschlussfähigkeit"),
        (2, "Fahrdienst"),
    ]
    assert 'value="frame:first"' not in page
    assert 'value="frame:last"' in page
    assert refused.status_code == 422


def test_ticking_nothing_is_a_sentence(desk: Client) -> None:
    response = desk.post(of(world.meeting(on=ON), "tagesordnung/"), {"edition": 1})

    assert response.status_code == 422
    assert "mindestens einen Vorschlag" in response.content.decode()


def test_items_are_moved_and_taken_off(desk: Client) -> None:
    meeting = world.meeting(on=ON)
    a, b = (world.item(meeting, title=title) for title in "AB")

    moved = desk.post(f"{HOME}punkte/{b.public_id}/verschieben/", {"edition": 1, "way": "up"})
    stale = desk.post(f"{HOME}punkte/{a.public_id}/herunternehmen/", {"edition": 1})
    taken = desk.post(f"{HOME}punkte/{a.public_id}/herunternehmen/", {"edition": 2})

    assert [moved.status_code, stale.status_code, taken.status_code] == [302, 422, 302]
    assert titles(meeting) == [(1, "B")]


def test_too_much_time_is_said(desk: Client) -> None:
    meeting = world.meeting(on=ON)
    type(meeting.sitting).objects.update(starts="14:00", ends="14:30")
    world.item(meeting, title="A", minutes=20)
    world.item(meeting, title="B", minutes=25)

    response = desk.get(of(meeting, "tagesordnung/"))

    html = " ".join(response.content.decode().split())
    rows = response.context["schedule"].rows
    assert "45 Minuten, die Sitzung dauert 30: 15 Minuten zu viel" in html
    assert [str(at) for _item, at in rows] == ["14:00:00", "14:20:00"]


def test_a_free_item_is_added_and_changed_and_a_slower_one_sees_both(desk: Client) -> None:
    meeting = world.meeting(on=ON)
    facts = {"title": "Räume", "kind": "decision", "minutes": "10"}

    desk.post(of(meeting, "tagesordnung/ergaenzen/"), facts | {"edition": 1})
    item = AgendaItem.objects.get()
    page = f"{HOME}punkte/{item.public_id}/bearbeiten/"
    desk.post(page, facts | {"edition": 1, "title": "Räume am Abend"})
    slower = desk.post(page, facts | {"edition": 1, "title": "Räume morgens"})

    html = slower.content.decode()
    assert slower.status_code == 422
    assert 'value="Räume morgens"' in html
    assert "<dd>Räume am Abend</dd>" in html


def test_a_member_proposes_and_sees_only_their_own_topics(client: Client, bernd: User) -> None:
    seat = world.seat()
    SeatHolder.objects.create(seat=seat, person=bernd.person)
    world.item(title="Von anderen")
    client.force_login(bernd)
    page = f"{HOME}themen/{world.body().public_id}/"

    client.post(page, {"once_key": str(uuid4()), "title": "Fahrdienst", "text": ""})
    html = client.get(page).content.decode()

    assert ("Fahrdienst" in html, "Von anderen" in html, "Nicht aufnehmen" in html) == (
        True,
        False,
        False,
    )


def test_after_the_deadline_a_member_reads_why(client: Client, bernd: User) -> None:
    body = world.body(topics_days=40)
    world.meeting(on=ON)
    SeatHolder.objects.create(seat=world.seat(), person=bernd.person)
    client.force_login(bernd)

    response = client.post(
        f"{HOME}themen/{body.public_id}/", {"once_key": str(uuid4()), "title": "Fahrdienst"}
    )

    assert response.status_code == 422
    assert "waren bis zum 1. Oktober 2026 möglich" in response.content.decode()


def test_a_dropped_topic_shows_its_reason(desk: Client) -> None:
    topic = world.item(title="Fahrdienst")

    desk.post(
        f"{HOME}punkte/{topic.public_id}/ablehnen/", {"edition": 1, "reason": "Macht das Land."}
    )

    page = desk.get(f"{HOME}themen/{topic.body.public_id}/").content.decode()
    assert "Fahrdienst: Macht das Land." in page


@pytest.mark.parametrize("page", ["list", "meeting", "agenda", "topics"])
def test_pages_cost_the_same_for_many(desk: Client, page: str) -> None:
    meeting = world.meeting("CG-0", ON)
    members("Ada", "Ben")
    pages = {
        "list": HOME,
        "meeting": of(meeting),
        "agenda": of(meeting, "tagesordnung/"),
        "topics": f"{HOME}themen/{meeting.sitting.body.public_id}/",
    }
    counts = []
    for number in (1, 2, 3):
        world.meeting(f"CG-{number}", date(2026, 6, number), state="held")
        lead = world.organisation(f"Amt {number}")
        measure = world.measure(lead=lead, field=world.element("B", "Sprache"))
        world.item(meeting, measure=measure, presenter=world.seat(f"S-CG-8{number}"))
        world.item(title=f"Thema {number}", measure=measure, proposed_by=world.seat())
        world.condition(due=date(2026, 12, 31), owner=lead)
        with CaptureQueriesContext(connection) as queries:
            desk.get(pages[page])
        counts.append(len(queries))

    assert counts[0] >= counts[1] == counts[2]
    assert counts[2] <= 20
