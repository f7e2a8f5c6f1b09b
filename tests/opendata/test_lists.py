"""Lists: pages that hold together while things come and go, filters, and hostile wishes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.journal.clock import today
from wirkungskreis.mandates.models import Body, Paper, Sitting
from wirkungskreis.publishing.domain import refresh
from wirkungskreis.publishing.models import Served

pytestmark = pytest.mark.django_db
ROOT = "/oparl/v1.1"
HOST = "http://127.0.0.1:8000"
MORNING = datetime(2026, 10, 9, 6, 0, 0, tzinfo=UTC)


@pytest.fixture
def council() -> Body:
    return world.body("RAT", name="Rat der Stadt", level="political", is_public=True)


def sit(council: Body, count: int) -> None:
    last = Sitting.objects.order_by("-on").first()
    begin = last.on if last else date(2026, 1, 1)
    days = [begin + timedelta(days=n) for n in range(1, count + 1)]
    Sitting.objects.bulk_create(Sitting(code=f"R-{on}", body=council, on=on) for on in days)


def pages(client: Client, address: str) -> list[dict[str, Any]]:
    found = [client.get(address).json()]
    while "next" in found[-1]["links"]:
        found.append(client.get(found[-1]["links"]["next"].removeprefix(HOST)).json())
    return found


def test_pages_follow_one_another_to_the_end(client: Client, council: Body) -> None:
    sit(council, 7)

    found = pages(client, f"{ROOT}/meeting?limit=3")

    assert [len(page["data"]) for page in found] == [3, 3, 1]
    assert {page["pagination"]["elementsPerPage"] for page in found} == {3}
    assert {page["pagination"]["totalElements"] for page in found} == {7}
    assert [set(page) for page in found] == [{"data", "pagination", "links"}] * 3
    ids = [row["id"] for page in found for row in page["data"]]
    assert len(set(ids)) == 7
    for page in found:
        assert client.get(page["links"]["self"].removeprefix(HOST)).json() == page
        assert client.get(page["links"]["first"].removeprefix(HOST)).json() == found[0]


def test_a_page_misses_nothing_while_things_come_and_go(client: Client, council: Body) -> None:
    sit(council, 6)
    first = client.get(f"{ROOT}/meeting?limit=3").json()
    before = [row["id"] for page in pages(client, f"{ROOT}/meeting") for row in page["data"]]

    Sitting.objects.filter(code__in=["R-2026-01-02", "R-2026-01-04"]).delete()
    sit(council, 2)
    refresh.compose(now=MORNING)
    rest = pages(client, first["links"]["next"].removeprefix(HOST))

    assert [row["id"] for page in rest for row in page["data"]][:3] == before[3:]
    assert sum(len(page["data"]) for page in rest) == 5


def test_a_list_holds_a_hundred_and_a_wish_for_more_changes_nothing(
    client: Client, council: Body
) -> None:
    sit(council, 101)

    plain, more = client.get(f"{ROOT}/meeting").json(), client.get(f"{ROOT}/meeting?limit=5000")

    assert len(plain["data"]) == 100
    assert [row["id"] for row in more.json()["data"]] == [row["id"] for row in plain["data"]]


def test_filters_take_both_ends_and_stay_in_every_link(client: Client, council: Body) -> None:
    sit(council, 3)
    refresh.compose(now=MORNING)
    sit(council, 3)
    refresh.compose(now=MORNING + timedelta(hours=1))
    later = quote("2026-10-09T09:00:00+02:00", safe="")
    earlier = quote("2026-10-09T06:00:00Z", safe="")

    since = pages(client, f"{ROOT}/meeting?created_since={later}&limit=2")
    until = client.get(f"{ROOT}/meeting?created_until={earlier}").json()
    both = client.get(f"{ROOT}/meeting?modified_since={earlier}&modified_until={earlier}").json()
    none = client.get(f"{ROOT}/meeting?modified_since=2030-01-01T00:00:00%2B01:00").json()

    assert [len(page["data"]) for page in since] == [2, 1]
    links = [link for page in since for link in page["links"].values()]
    assert [link for link in links if f"created_since={later}" not in link] == []
    assert [link for link in links if "limit=2" not in link] == []
    assert (len(until["data"]), len(both["data"])) == (3, 3)
    assert {row["created"] for row in until["data"]} == {"2026-10-09T08:00:00+02:00"}
    assert (none["data"], none["pagination"]["totalElements"]) == ([], 0)


def test_a_plus_that_nobody_encoded_is_understood(client: Client, council: Body) -> None:
    sit(council, 1)
    refresh.compose(now=MORNING)

    answer = client.get(f"{ROOT}/meeting?modified_since=2026-10-09T08:00:00+02:00").json()

    assert len(answer["data"]) == 1
    assert "%2B02%3A00" in answer["links"]["self"]


def test_words_of_a_query_have_one_order(client: Client) -> None:
    moment = "2026-10-09T08:00:00%2B02:00"
    one = client.get(f"{ROOT}/paper?limit=5&modified_since={moment}&x=1").json()
    other = client.get(f"{ROOT}/paper?modified_since={moment}&limit=5").json()

    assert one["links"] == other["links"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=-1",
        "limit=0",
        "limit=zehn",
        "limit=",
        "limit=1.5",
        "limit=١",
        "limit=99999999999999999999",
        "created_since=gestern",
        "created_since=2026-10-09",
        "created_since=2026-10-09T08:00:00",
        "created_until=2026-02-30T08:00:00%2B01:00",
        "modified_since=",
        "modified_since=0001-01-01T00:00:00%2B14:00",
        "modified_until=9999-12-31T23:59:59-14:00",
        "modified_until=2026-10-09T25:00:00%2B02:00",
        "page=2",
        "page=99999999999999999999",
        "page=00000000-0000-0000-0000-000000000000",
        "page=%27%20OR%201=1",
        "omit_internal=vielleicht",
    ],
)
def test_wishes_nobody_can_grant_are_refused_in_the_words_of_oparl(
    client: Client, query: str
) -> None:
    response = client.get(f"{ROOT}/meeting?{query}")

    assert response.status_code == 400
    assert response.json()["type"] == "https://schema.oparl.org/1.1/Error"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_objects_inside_are_left_out_for_those_who_ask(client: Client, council: Body) -> None:
    meeting = world.meeting("RAT-1", state="invited")
    Sitting.objects.update(place="Rathaus, Saal 1")
    world.item(meeting)
    world.seat("S-RAT-01")

    whole = client.get(f"{ROOT}/meeting").json()["data"][0]
    brief = client.get(f"{ROOT}/meeting?omit_internal=true").json()
    person = client.get(f"{ROOT}/person?omit_internal=true").json()["data"][0]
    group = client.get(f"{ROOT}/organization?omit_internal=true").json()["data"]

    assert set(whole) - set(brief["data"][0]) == {"agendaItem", "location"}
    assert "omit_internal=true" in brief["links"]["self"]
    assert "membership" not in person
    assert [row for row in group if "meeting" not in row] == []


def test_a_group_has_lists_of_its_own(client: Client, council: Body) -> None:
    sit(council, 2)
    other = world.body("O-ASG", name="Sozialausschuss", level="political", is_public=True)
    Sitting.objects.create(code="A-1", body=other, on=date(2026, 3, 1))
    groups = {row["name"]: row for row in client.get(f"{ROOT}/organization").json()["data"]}

    own = client.get(groups["Sozialausschuss"]["meeting"].removeprefix(HOST)).json()

    assert [row["organization"] for row in own["data"]] == [[groups["Sozialausschuss"]["id"]]]
    assert own["links"]["self"] == groups["Sozialausschuss"]["meeting"]
    assert groups["Sozialausschuss"]["classification"] == "Ausschuss"


def test_a_list_takes_as_many_queries_with_three_rows_as_with_a_hundred(
    client: Client, council: Body
) -> None:
    counts = []
    for more in (1, 2, 97):
        sit(council, more)
        Paper.objects.create(code=f"2026/{more}", kind="Antrag", subject="Räume", source="x")
        refresh.compose(now=MORNING, on=today())
        for kind in ("meeting", "paper"):
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{ROOT}/{kind}?limit=100")
            counts.append(len(queries))

    assert set(counts) == {4}
    assert Served.objects.filter(kind="meeting").count() == 100
