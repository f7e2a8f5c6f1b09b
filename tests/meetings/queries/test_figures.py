"""Indicators off their target are proposed, once, with figures and without a cause."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.queries.offers import Proposal
from wirkungskreis.meetings.queries.proposals import proposals
from wirkungskreis.meetings.states import Ground

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 9)


@pytest.fixture
def meeting() -> Meeting:
    return world.meeting("CG-1", date(2026, 11, 10))


def watched(code: str, newest: int) -> Indicator:
    indicator = making.indicator(code)
    making.target(indicator, 200)
    making.observation(indicator, 2023, 100)
    making.observation(indicator, 2025, newest)
    return indicator


def offered(meeting: Meeting) -> list[Proposal]:
    found = proposals(SYSTEM, meeting, TODAY)
    return [one for offer in found if offer.ground == Ground.INDICATOR for one in offer.parts]


def test_only_what_is_off_its_target_is_proposed_with_figures(meeting: Meeting) -> None:
    away = watched("A.1-i", 20)
    watched("A.2-i", 190)
    watched("A.3-i", 105)

    (one,) = offered(meeting)

    assert one.title == "Indikator A.1-i Sprachmittlungseinsätze: nähert sich dem Ziel nicht"
    assert one.why == (
        "20\u00a0Einsätze statt mindestens 200\u00a0Einsätze bis zum 31.12.2027, Verabredung B-1"
    )
    assert one.subject_column() == {"indicator": away}


def test_what_is_on_the_agenda_is_not_proposed_again(meeting: Meeting) -> None:
    away = watched("A.1-i", 20)
    world.item(meeting, indicator=away, ground=Ground.INDICATOR)

    assert offered(meeting) == []


def test_many_cost_the_queries_of_one(meeting: Meeting) -> None:
    watched("A.1-i", 20)
    with CaptureQueriesContext(connection) as one:
        offered(meeting)
    watched("A.2-i", 20)
    watched("A.3-i", 20)

    with CaptureQueriesContext(connection) as three:
        offered(meeting)

    assert len(three) == len(one)
