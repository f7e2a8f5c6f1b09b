"""The dates of a year are proposed and planned one by one; nothing is planned by itself."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.mandates.models import Body, Sitting
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, amira: User, settings: LazySettings) -> Client:
    settings.TODAY = date(2026, 10, 9)
    client.force_login(amira)
    return client


def address(body: Body) -> str:
    return f"/werkbank/sitzungen/termine/{body.public_id}/vorschlagen/"


def sent(month: int, on: str, **fields: str) -> dict[str, str]:
    given = {"on": on, "once_key": str(uuid4()), **fields}
    return {"monat": str(month)} | {f"m{month}-{name}": value for name, value in given.items()}


def test_a_proposed_date_is_changed_and_planned_and_the_others_are_not(desk: Client) -> None:
    body = world.body(months="5, 11")

    page = desk.get(address(body)).content.decode()
    fields = {"starts": "14", "ends": "16", "place": "Rathaus"}
    response = desk.post(f"{address(body)}?jahr=2027", sent(5, "12.05.2027", **fields), follow=True)

    assert "Dienstag, 11. Mai 2027" in page
    sitting = Meeting.objects.get().sitting
    assert (sitting.on, sitting.starts, sitting.place) == (date(2027, 5, 12), time(14), "Rathaus")
    after = response.content.decode()
    assert "Mittwoch, 12. Mai 2027" in after
    assert "Dienstag, 9. November 2027" in after


def test_looking_plans_nothing_and_sending_twice_plans_once(desk: Client) -> None:
    body = world.body(months="5, 11")
    data = sent(5, "11.05.2027")

    desk.get(address(body))
    none = Meeting.objects.count()
    codes = [desk.post(address(body), data).status_code for _time in range(2)]

    assert (none, Meeting.objects.count(), codes) == (0, 1, [302, 302])


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (sent(5, "31.02.2027"), "on"),
        (sent(5, "01.10.2026"), "on"),
        (sent(5, "11.05.2027", starts="16", ends="14"), "ends"),
        (sent(5, "10.11.2027"), "__all__"),
    ],
)
def test_what_does_not_fit_is_said_in_its_form(
    desk: Client, data: dict[str, str], field: str
) -> None:
    body = world.body(months="5, 11")
    Sitting.objects.create(code="CG-1", body=body, on=date(2027, 11, 10))

    response = desk.post(address(body), data)

    assert response.status_code == 422
    assert list(response.context["sent"].errors) == [field]
    assert Meeting.objects.count() == 0


def test_a_day_in_the_holidays_is_planned_with_a_warning(desk: Client) -> None:
    body = world.body(months="5")

    response = desk.post(address(body), sent(5, "27.05.2027"), follow=True)

    assert Meeting.objects.count() == 1
    assert "An diesem Tag: Fronleichnam." in response.content.decode()


def test_a_body_without_cadence_is_asked_for_it(desk: Client) -> None:
    assert "Takt eintragen" in desk.get(address(world.body())).content.decode()


def test_many_dates_cost_the_same(desk: Client) -> None:
    body, counts = world.body(months="2, 5, 11"), []
    for month in ("2", "2, 5, 11"):
        Body.objects.update(months=month)
        for code in ("RAT", "ASG"):
            Sitting.objects.create(
                code=f"{code}-{month[-1]}", body=world.body(code), on=date(2027, 2, 9)
            )
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(body))
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 20
