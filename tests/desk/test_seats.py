"""Seats are made, filled, left and handed over on their page; what does not fit is said there."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.kernel.actor import Role
from wirkungskreis.meetings.models import Seat, SeatHolder
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
HOME = "/werkbank/gremien/"


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def address(seat: Seat) -> str:
    return f"{HOME}sitze/{seat.public_id}/"


def sent(seat: Seat, act: str, button: str = "", **fields: Any) -> dict[str, Any]:
    """Give what the form of an act sends, with the edition that stands on the page."""
    edition = Seat.objects.get(pk=seat.pk).edition
    data = {f"{act}-{name}": value for name, value in {"edition": edition, **fields}.items()}
    return {**data, "act": button or act}


def held(seat: Seat) -> list[tuple[str, int, date | None, date | None]]:
    rows = seat.holders.order_by("rank", "valid_from")
    return [(row.person.name, row.rank, row.valid_from, row.valid_before) for row in rows]


def test_a_seat_is_entered_filled_left_and_handed_over(desk: Client) -> None:
    body, ada, heir = world.body(), world.person("Ada Lang"), world.organisation("Bauamt")
    world.organisation()
    owner = world.organisation()
    new = {"once_key": str(uuid4()), "code": "S-CG-01", "label": "Leitung", "is_voting": "on"}

    response = desk.post(
        f"{HOME}{body.public_id}/sitz/eintragen/", {**new, "organisation": owner.code}
    )
    seat = Seat.objects.get()
    fields = {"rank": "0", "person": str(ada.public_id), "since": "01.07.2026"}
    desk.post(address(seat), sent(seat, "besetzen", **fields))
    holder = SeatHolder.objects.get()
    leaving = {"holder": str(holder.public_id), "last": "31.12.2099"}
    desk.post(address(seat), sent(seat, "beenden", **leaving))
    giving = {"organisation": heir.code, "since": "01.01.2026"}
    desk.post(address(seat), sent(seat, "uebergeben", **giving))

    assert response["Location"] == address(seat)
    assert held(seat) == [("Ada Lang", 0, date(2026, 7, 1), date(2100, 1, 1))]
    page = desk.get(address(seat)).content.decode()
    assert "31. Dezember 2099" in page
    assert "Bauamt" in page
    assert "Sitz besetzt" in page
    listed = desk.get(f"{HOME}{body.public_id}/").content.decode()
    assert "(bis 31.12.2099)" in listed


def test_an_entry_by_mistake_is_taken_out(desk: Client) -> None:
    seat = world.seat()
    holder = SeatHolder.objects.create(seat=seat, person=world.person("Ada Lang"))

    fields = {"holder": str(holder.public_id), "last": ""}
    desk.post(address(seat), sent(seat, "beenden", "entfernen", **fields))

    assert held(seat) == []


@pytest.mark.parametrize(
    ("act", "fields", "field", "words"),
    [
        ("besetzen", {"rank": "1", "since": "01.08.2026"}, "__all__", "füllt den Sitz schon aus"),
        ("besetzen", {"rank": "3", "since": "01.08.2026"}, "rank", "Auswahl"),
        ("beenden", {"last": "30.06.2026"}, "last", "vor dem Beginn am 01.07.2026"),
        ("beenden", {"last": "31.02.2027"}, "last", "gibt es nicht"),
        ("uebergeben", {"since": "01.08.2026"}, "__all__", "gehört schon dieser Organisation"),
        (
            "berichtigen",
            {"label": "Leitung", "valid_from": "01.01.2027", "valid_to": "31.12.2026"},
            "valid_to",
            "vor dem Anfang",
        ),
    ],
)
def test_what_does_not_fit_is_said_in_its_form(
    desk: Client, act: str, fields: dict[str, str], field: str, words: str
) -> None:
    seat, ada = world.seat(), world.person("Ada Lang")
    holder = SeatHolder.objects.create(seat=seat, person=ada, valid_from=date(2026, 7, 1))
    known: dict[str, Any] = {
        "person": ada.public_id,
        "holder": holder.public_id,
        "organisation": world.organisation().code,
    }

    response = desk.post(address(seat), sent(seat, act, **known, **fields))

    errors = response.context["sent"].form.errors
    assert response.status_code == 422
    assert list(errors) == [field]
    assert words in errors.as_text()
    assert held(seat) == [("Ada Lang", 0, date(2026, 7, 1), None)]


def test_the_slower_of_two_is_told_and_the_code_is_given_once(desk: Client) -> None:
    seat, ada = world.seat(), world.person("Ada Lang")
    stale = sent(seat, "besetzen", rank="0", person=ada.public_id, since="01.07.2026")
    desk.post(address(seat), sent(seat, "berichtigen", label="Vorstand"))

    slower = desk.post(address(seat), stale)
    new = {"once_key": str(uuid4()), "code": seat.code, "label": "Leitung"}
    owner = world.organisation().code
    twice = desk.post(
        f"{HOME}{seat.body.public_id}/sitz/eintragen/", {**new, "organisation": owner}
    )

    assert "Inzwischen wurde hier etwas geändert" in slower.content.decode()
    assert (slower.status_code, held(seat)) == (422, [])
    assert (twice.status_code, list(twice.context["form"].errors)) == (422, ["code"])


def test_who_sits_where_is_read_by_all_and_changed_by_the_office(client: Client) -> None:
    client.force_login(world.user("ben", Role.COMMITTEE))
    seat = world.seat()
    gone = world.person("Ada Lang")
    SeatHolder.objects.create(seat=seat, person=gone, valid_before=date(2020, 1, 1))

    page = client.get(address(seat))
    refused = client.post(address(seat), sent(seat, "berichtigen", label="Chefin"))

    assert (page.status_code, refused.status_code) == (200, 404)
    assert "unbesetzt" in page.content.decode()
    assert "Ada Lang" not in page.content.decode()
    assert Seat.objects.get().label == "Leitung"


def test_many_seats_and_holders_cost_the_same(desk: Client) -> None:
    counts = []
    for number in range(1, 4):
        seat = world.seat(f"S-CG-0{number}", f"Amt {number}")
        SeatHolder.objects.create(seat=seat, person=world.person(f"Mitglied {number}"))
        pages = (address(world.seat("S-CG-01")), f"{HOME}{seat.body.public_id}/")
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                desk.get(page)
            found.append(len(queries))
        counts.append(found)

    assert counts[0] == counts[2]
    assert max(counts[0]) <= 20


def test_a_member_agrees_to_be_named_and_takes_it_back(desk: Client) -> None:
    seat = world.seat()
    SeatHolder.objects.create(seat=seat, person=world.person("Ada Lang"))

    missing = desk.post(address(seat), sent(seat, "einwilligen", told=""))
    desk.post(address(seat), sent(seat, "einwilligen", told="schriftlich, Akte 10.2"))
    agreed = desk.get(address(seat)).content.decode()
    desk.post(address(seat), sent(seat, "widerrufen"))
    after = desk.get(address(seat)).content.decode()

    assert missing.status_code == 422
    assert "schriftlich, Akte 10.2)" in agreed
    assert "Widerruf eintragen" in agreed
    assert "darf öffentlich genannt werden" not in after
    assert "Einwilligung zur Nennung widerrufen" in after
