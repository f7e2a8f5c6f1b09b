"""Several processes compose at the same moment: every object is there once, none is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from tests import world
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.publishing.domain import refresh
from wirkungskreis.publishing.models import Served, Stand

pytestmark = pytest.mark.django_db(transaction=True)
MORNING = datetime(2026, 10, 9, 6, 0, 0, tzinfo=UTC)


def compose(number: int) -> None:
    try:
        refresh.compose(now=MORNING + timedelta(seconds=number))
    finally:
        connection.close()


def test_of_two_who_compose_at_once_one_reads_again() -> None:
    body = world.body("RAT", name="Rat der Stadt", level="political", is_public=True)
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(50)]
    Sitting.objects.bulk_create(Sitting(code=f"R-{on}", body=body, on=on) for on in days)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(compose, range(4)))

    meetings = Served.objects.filter(kind="meeting")
    assert meetings.count() == len(days)
    assert meetings.values("modified").distinct().count() == 1  # only the first found it new
    assert Stand.objects.get().turn == 4
