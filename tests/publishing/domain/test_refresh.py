"""Times and tombstones: what changes is told, what goes leaves a mark, and nothing else moves."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests import world
from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.domain import keep
from wirkungskreis.mandates.models import Body, Consultation, Decision, Paper, Sitting
from wirkungskreis.meetings.models import AgendaItem, Meeting, Minutes, SeatHolder
from wirkungskreis.publishing.domain import refresh
from wirkungskreis.publishing.models import Served

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 10, 9, 6, 0, 0, 123456, tzinfo=UTC)
NOON = MORNING + timedelta(hours=4)


@pytest.fixture
def council() -> Body:
    return world.body("RAT", name="Rat der Stadt", level="political", is_public=True)


@pytest.fixture
def held(council: Body) -> AgendaItem:
    """Give the one item of a public meeting that was invited to."""
    meeting = world.meeting("RAT-1", on=date(2026, 10, 1), state="invited")
    return world.item(meeting, title="Räume für Vereine")


def served(kind: str, **more: Any) -> dict[str, Any]:
    row = Served.objects.get(kind=kind, **more)
    content: dict[str, Any] = json.loads(row.content)
    return content


def test_nothing_moves_while_nothing_changes(held: AgendaItem) -> None:
    refresh.compose(now=MORNING)
    before = list(Served.objects.order_by("pk").values())

    refresh.compose(now=NOON)

    assert list(Served.objects.order_by("pk").values()) == before
    assert len(before) > 3


def test_a_changed_item_moves_its_meeting_and_nothing_else(held: AgendaItem) -> None:
    refresh.compose(now=MORNING)

    AgendaItem.objects.filter(pk=held.pk).update(title="Räume am Wochenende")
    refresh.compose(now=NOON)

    moved = Served.objects.filter(modified__gt=MORNING)
    assert set(moved.values_list("kind", flat=True)) == {"agendaItem", "meeting"}
    meeting = served("meeting")
    assert meeting["agendaItem"][0]["name"] == "Räume am Wochenende"
    assert (meeting["created"], meeting["modified"]) == (
        "2026-10-09T08:00:00+02:00",
        "2026-10-09T12:00:00+02:00",
    )
    assert meeting["agendaItem"][0]["modified"] == meeting["modified"]


def test_two_changes_within_a_second_have_two_times(held: AgendaItem) -> None:
    times = []
    for title in ("Eins", "Zwei", "Drei"):
        AgendaItem.objects.filter(pk=held.pk).update(title=title)
        refresh.compose(now=MORNING)
        times.append(served("meeting")["modified"])

    assert times == [f"2026-10-09T08:00:0{n}+02:00" for n in range(3)]


def test_the_journal_says_when_to_look_again(held: AgendaItem) -> None:
    assert refresh.bring_up_to_date(now=MORNING)
    assert not refresh.bring_up_to_date(now=NOON)

    edit(held, "correct", "meetings.keep", actor=SYSTEM, edition=1, changes={"title": "Neu"})

    assert refresh.bring_up_to_date(now=NOON)
    assert served("agendaItem")["name"] == "Neu"


def test_a_verb_is_seen_at_the_next_request(client: Client, council: Body) -> None:
    before = client.get("/oparl/v1.1/organization").json()["data"]

    keep.correct(council, actor=SYSTEM, edition=1, facts={"name": "Rat der Stadt Rheinaue"})

    after = client.get("/oparl/v1.1/organization").json()["data"]
    assert [row["name"] for row in before] == ["Rat der Stadt"]
    assert [row["name"] for row in after] == ["Rat der Stadt Rheinaue"]
    assert before[0]["created"] == after[0]["created"]
    assert before[0]["modified"] < after[0]["modified"]


def test_what_is_gone_leaves_a_mark(client: Client, held: AgendaItem) -> None:
    address = client.get("/oparl/v1.1/meeting").json()["data"][0]["agendaItem"][0]["id"]
    path = address.removeprefix("http://127.0.0.1:8000")
    created = client.get(path).json()["created"]

    AgendaItem.objects.filter(pk=held.pk).delete()
    refresh.compose(now=datetime(2030, 1, 1, tzinfo=UTC))

    gone = client.get(path)
    assert gone.status_code == 200
    assert gone.json() == {
        "id": address,
        "type": "https://schema.oparl.org/1.1/AgendaItem",
        "deleted": True,
        "created": created,
        "modified": "2030-01-01T01:00:00+01:00",
    }
    listed = client.get("/oparl/v1.1/agendaItem").json()
    since = "2029-12-31T00:00:00%2B01:00"
    changed = client.get(f"/oparl/v1.1/agendaItem?modified_since={since}").json()
    created_since = client.get("/oparl/v1.1/agendaItem?created_since=2020-01-01T00:00:00Z").json()
    assert (listed["data"], listed["pagination"]["totalElements"]) == ([], 0)
    assert changed["data"] == [gone.json()]
    assert created_since["data"] == []
    assert "agendaItem" not in client.get("/oparl/v1.1/meeting").json()["data"][0]


def test_what_becomes_confidential_is_silent_at_once(client: Client, held: AgendaItem) -> None:
    assert "Räume für Vereine" in client.get("/oparl/v1.1/agendaItem").content.decode()

    changes = {"is_confidential": True}
    edit(held, "correct", "meetings.keep", actor=SYSTEM, edition=1, changes=changes)

    for kind in ("agendaItem", "meeting"):
        assert "Räume" not in client.get(f"/oparl/v1.1/{kind}").content.decode()
    assert not Served.objects.filter(content__contains="Räume").exists()
    item = client.get("/oparl/v1.1/agendaItem").json()["data"][0]
    assert (item["name"], item["public"]) == ("Nicht öffentlicher Tagesordnungspunkt", False)


def test_what_was_hidden_comes_back_with_its_first_day(council: Body) -> None:
    paper = Paper.objects.create(code="2026/1", kind="Antrag", subject="Räume", source="Rat")
    refresh.compose(now=MORNING)
    Paper.objects.filter(pk=paper.pk).update(source="")
    refresh.compose(now=NOON)
    assert served("paper")["deleted"] is True

    Paper.objects.filter(pk=paper.pk).update(source="Rat")
    refresh.compose(now=NOON + timedelta(hours=1))

    back = served("paper")
    assert "deleted" not in back
    assert (back["created"], back["modified"]) == (
        "2026-10-09T08:00:00+02:00",
        "2026-10-09T13:00:00+02:00",
    )


def test_drafts_and_plans_are_not_told(council: Body) -> None:
    steering = world.body("CG")
    Paper.objects.create(code="2027/E1", kind="Beschlussvorlage", subject="Geheimer Entwurf")
    world.meeting("CG-1", state="planned")
    planned = world.meeting("RAT-2", state="planned")
    world.item(planned, title="Noch nicht verschickt")
    world.item(title="Im Themenspeicher", body=steering)

    refresh.compose(now=MORNING)

    assert Served.objects.filter(kind__in=["paper", "agendaItem"]).count() == 0
    assert served("meeting")["meetingState"] == "terminiert"
    assert "Noch nicht" not in served("meeting")["name"]


def test_states_are_said_in_three_words(council: Body) -> None:
    words = {}
    for state in ("planned", "invited", "running", "held", "closed", "cancelled"):
        meeting = world.meeting(f"RAT-{state}", state=state)
        kind = "cancelled" if state == "cancelled" else "planned"
        Sitting.objects.filter(pk=meeting.sitting_id).update(state=kind)
        refresh.compose(now=MORNING)
        told = served("meeting", key=meeting.sitting.public_id)
        words[state] = (told["meetingState"], told.get("cancelled", False))

    assert words == {
        "planned": ("terminiert", False),
        "invited": ("eingeladen", False),
        "running": ("eingeladen", False),
        "held": ("durchgeführt", False),
        "closed": ("durchgeführt", False),
        "cancelled": ("terminiert", True),
    }


def test_a_decision_is_told_word_for_word_once_its_minutes_are_approved(held: AgendaItem) -> None:
    text = "Die Räume werden geöffnet."
    decision = Decision.objects.create(number="R-1", body=held.body, text=text)
    held.rulings.create(decision=decision)
    meeting = Meeting.objects.get(sitting__code="RAT-1")
    Meeting.objects.update(state="held")
    AgendaItem.objects.filter(pk=held.pk).update(state="decided", minute="Lange Aussprache.")
    refresh.compose(now=MORNING)
    before = served("agendaItem")

    Minutes.objects.create(
        meeting=meeting,
        state="approved",
        circulated_on=date(2026, 10, 2),
        approved_on=date(2026, 10, 3),
        digest="x",
    )
    refresh.compose(now=NOON)
    after = served("agendaItem")

    assert (before["result"], before.get("resolutionText")) == ("beschlossen", None)
    assert after["resolutionText"] == text
    assert not Served.objects.filter(content__contains="Aussprache").exists()


def test_a_name_in_the_label_of_a_seat_is_not_told(council: Body) -> None:
    seat = world.seat("S-RAT-01", body=council, label="Frau Ada Lovelace, Vorstand")
    SeatHolder.objects.create(seat=seat, person=world.person("Ada Lovelace"))

    refresh.compose(now=MORNING)

    assert served("membership")["role"] == "Mitglied"
    assert served("person")["name"] == "Mitglied für Jugendamt"
    assert not Served.objects.filter(content__contains="Lovelace").exists()


def test_a_stop_in_a_steering_group_is_not_told(council: Body) -> None:
    paper = Paper.objects.create(code="2026/1", kind="Antrag", subject="Räume")
    steering = world.body("CG")
    stops = [(1, steering, "vertraulich beraten"), (2, council, "beschlossen")]
    for order, body, result in stops:
        Consultation.objects.create(
            paper=paper, order=order, body=body, role="notes", result=result
        )

    refresh.compose(now=MORNING)

    told = served("paper")["consultation"]
    assert [stop["wirkungskreis:result"] for stop in told] == ["beschlossen"]


def test_places_of_public_meetings_are_told(held: AgendaItem) -> None:
    Sitting.objects.update(place=" Rathaus, Saal 1 ")

    refresh.compose(now=MORNING)

    place = served("location")
    assert place["description"] == "Rathaus, Saal 1"
    assert place["meetings"] == [served("meeting")["id"]]
    assert "meetings" not in served("meeting")["location"]


def test_another_server_name_changes_addresses_only(
    client: Client, council: Body, settings: Any
) -> None:
    before = client.get("/oparl/v1.1/organization").json()["data"][0]

    settings.BASE_URL = "https://oparl.rheinaue.example"

    after = client.get("/oparl/v1.1/organization").json()["data"][0]
    assert after["id"].startswith("https://oparl.rheinaue.example/oparl/v1.1/organization/")
    assert after["modified"] == before["modified"]
