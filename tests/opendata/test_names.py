"""Nobody is named on the open interface without consent, and nobody longer than it holds."""

from datetime import date
from typing import Any

import pytest
from django.test import Client, override_settings

from tests import world
from tests.opendata.crawling import crawl
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.domain import consenting, seats
from wirkungskreis.meetings.models import Seat, SeatHolder, SeatOrganisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_day")]
ROOT = "/oparl/v1.1"
DAY = date(2026, 10, 9)
NAMES = ["Ada Lang", "Ben Kurz"]


@pytest.fixture
def _day() -> Any:
    with override_settings(TODAY=DAY):
        yield


@pytest.fixture
def member(db: None) -> SeatHolder:
    """Ada fills a seat since 2024 that the office holds since 2020; Ben is her deputy."""
    seat = world.seat(is_voting=True)
    SeatOrganisation.objects.update(valid_from=date(2020, 1, 1))
    SeatHolder.objects.create(seat=seat, person=world.person(NAMES[1]), rank=1)
    return SeatHolder.objects.create(
        seat=seat, person=world.person(NAMES[0]), valid_from=date(2024, 5, 1)
    )


def edition() -> int:
    return Seat.objects.get().edition


def agree(member: SeatHolder) -> None:
    consenting.consent(member, "schriftlich", on=DAY, actor=SYSTEM, edition=edition())


def withdraw(member: SeatHolder) -> None:
    consenting.withdraw(member, on=DAY, actor=SYSTEM, edition=edition())


def person(client: Client) -> dict[str, Any]:
    found: list[dict[str, Any]] = client.get(f"{ROOT}/person").json()["data"]
    assert len(found) == 1
    return found[0]


def said(client: Client) -> list[str]:
    texts = str([answer for answer in crawl(client).values() if not isinstance(answer, bytes)])
    return [name for name in NAMES if name in texts]


@pytest.mark.usefixtures("member")
def test_without_consent_only_the_function_is_told(client: Client) -> None:
    assert said(client) == []
    assert person(client)["name"] == "Mitglied für Jugendamt"


def test_with_consent_name_function_and_days_of_the_membership(
    client: Client, member: SeatHolder
) -> None:
    agree(member)

    told = person(client)

    assert said(client) == [NAMES[0]]
    assert set(told) == {
        "id", "type", "created", "modified", "body", "name", "membership",
        "wirkungskreis:isFunction",
    }  # fmt: skip
    assert (told["name"], told["wirkungskreis:isFunction"]) == (NAMES[0], False)
    assert [row["startDate"] for row in told["membership"]] == ["2024-05-01"]


def test_after_the_withdrawal_it_is_the_function_again_with_a_new_time(
    client: Client, member: SeatHolder
) -> None:
    before = person(client)
    agree(member)
    named = person(client)
    withdraw(member)

    after = person(client)

    assert said(client) == []
    assert after["name"] == before["name"] == "Mitglied für Jugendamt"
    assert after["id"] == named["id"] == before["id"]
    assert before["modified"] < named["modified"] < after["modified"]
    assert [row["startDate"] for row in after["membership"]] == ["2020-01-01"]


def test_a_name_goes_on_the_day_on_which_its_holder_leaves(
    client: Client, member: SeatHolder
) -> None:
    agree(member)
    seats.vacate(member, before=date(2026, 11, 1), actor=SYSTEM, edition=edition())

    now = person(client)["name"]
    with override_settings(TODAY=date(2026, 11, 1)):
        later = person(client)["name"]

    assert (now, later) == (NAMES[0], "Mitglied für Jugendamt")


def test_a_seat_that_was_anothers_before_is_told_without_the_name(
    client: Client, member: SeatHolder
) -> None:
    SeatOrganisation.objects.update(valid_from=date(2025, 1, 1))
    old = world.organisation("Bauamt")
    before = {"valid_from": date(2010, 1, 1), "valid_before": date(2020, 1, 1)}
    SeatOrganisation.objects.create(seat=member.seat, organisation=old, **before)

    agree(member)

    told = client.get(f"{ROOT}/membership").json()["data"]
    assert {row["startDate"]: "person" in row for row in told} == {
        "2010-01-01": False,
        "2025-01-01": True,
    }
