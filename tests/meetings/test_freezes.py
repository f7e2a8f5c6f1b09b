"""Approved minutes cannot be changed, neither through the ORM nor by raw SQL."""

from datetime import date

import pytest

from tests import world
from tests.frozen import assert_frozen
from wirkungskreis.meetings.models import Addendum, Minutes

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 21)


def test_nothing_of_approved_minutes_changes_and_more_is_appended() -> None:
    minutes = Minutes.objects.create(
        meeting=world.meeting(state="closed"),
        state="approved",
        content={"schema": 1},
        digest="x",
        circulated_on=MAY,
        approved_on=MAY,
    )
    addendum = Addendum.objects.create(minutes=minutes, number=1, text="Es fehlte.", on=MAY)

    assert_frozen(minutes, digest="y", state="draft", circulated_on=date(2026, 1, 1))
    assert_frozen(addendum, text="Anders")
