"""A year of two committees: no page around meetings takes more than twenty queries."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.meetings.year import Year, a_year
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
MOST = 20


def pages(year: Year) -> Iterator[str]:
    """Name every page around the meetings of the year."""
    yield from map(reverse, ("desk:meetings", "desk:meeting_plan", "desk:tasks"))
    closed, _early, held, running, invited, planned = year.meetings
    for meeting in year.meetings:
        yield reverse("desk:meeting", args=[meeting.public_id])
        yield reverse("desk:meeting_papers", args=[meeting.public_id])
    for meeting in (held, running):
        yield reverse("desk:meeting_results", args=[meeting.public_id])
        yield reverse("desk:meeting_attendance", args=[meeting.public_id])
        yield reverse("desk:minutes_draft", args=[meeting.public_id])
    for meeting in (invited, planned):
        yield reverse("desk:agenda", args=[meeting.public_id])
        yield reverse("desk:meeting_cancel", args=[meeting.public_id])
    yield reverse("desk:topics", args=[closed.sitting.body.public_id])
    for item in year.items[::48]:
        yield reverse("desk:agenda_item", args=[item.public_id])
        yield reverse("desk:agenda_item_screen", args=[item.public_id])
    yield reverse("desk:task", args=[year.tasks[0].public_id])
    yield from (reverse("desk:minutes", args=[minutes.public_id]) for minutes in year.minutes)


def test_every_page_of_a_year_takes_at_most_twenty_queries(
    client: Client, amira: User, settings: LazySettings
) -> None:
    settings.TODAY = date(2026, 10, 9)
    client.force_login(amira)
    year = a_year()
    taken = {}

    for page in pages(year):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(page)
        assert answer.status_code == 200, page
        taken[page] = len(queries)

    assert {page: count for page, count in taken.items() if count > MOST} == {}
    assert (len(year.items), len(year.tasks), len(taken)) == (150, 80, 38)
