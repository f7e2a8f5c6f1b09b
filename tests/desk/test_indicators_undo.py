"""What was only proposed or put in the wrong place can be settled or undone on a page."""

import pytest
from django.test import Client

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import GoalLink, Indicator, Target
from wirkungskreis.journal.models import Entry
from wirkungskreis.people.models import User

HOME = "/werkbank/indikatoren/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def address(proposal: Target) -> str:
    return f"{HOME}zielwerte/{proposal.public_id}/entscheiden/"


def test_a_proposal_becomes_a_target_with_the_decision(desk: Client) -> None:
    proposal = making.target(making.indicator(), decided_by=None)
    made = making.decision("B-7")
    page = desk.get(f"{HOME}{proposal.indicator.public_id}/").content.decode()

    answer = desk.post(address(proposal), {"edition": 1, "decided_by": "B-7"})

    assert address(proposal) in page
    assert (answer.status_code, Target.objects.get().decided_by) == (302, made)
    assert desk.get(address(proposal)).status_code == 404


def test_a_proposal_is_withdrawn_and_stays_readable(desk: Client) -> None:
    proposal = making.target(making.indicator(), decided_by=None)

    desk.post(address(proposal), {"edition": 1, "is_over": "on"})

    shown = desk.get(f"{HOME}{proposal.indicator.public_id}/").content.decode()
    assert "zurückgezogen am" in shown
    assert Entry.objects.filter(act="withdraw", thing="indicators.target").count() == 1


def test_neither_a_decision_nor_the_end_is_asked_again(desk: Client) -> None:
    proposal = making.target(making.indicator(), decided_by=None)

    answer = desk.post(address(proposal), {"edition": 1})

    assert answer.status_code == 422
    assert "wählen Sie den Beschluss" in answer.content.decode()


def beside() -> tuple[Indicator, GoalLink]:
    indicator = making.indicator()
    goal = world.element("A.1")
    return indicator, indicator.goal_links.create(element=goal, mechanism="Wer übt, lernt.")


def test_an_indicator_beside_the_wrong_goal_is_taken_away_again(desk: Client) -> None:
    indicator, link = beside()
    way = f"{HOME}{indicator.public_id}/ziele/{link.element.public_id}/loesen/"

    old = desk.post(way, {"edition": 9})
    answer = desk.post(way, {"edition": 1})

    assert (old.status_code, answer.status_code) == (422, 302)
    assert not GoalLink.objects.exists()
    assert Entry.objects.filter(act="unlink_goal").count() == 1


def test_who_may_not_keep_sheets_takes_nothing_away(client: Client, chiara: User) -> None:
    client.force_login(chiara)
    indicator, link = beside()

    answer = client.post(
        f"{HOME}{indicator.public_id}/ziele/{link.element.public_id}/loesen/", {"edition": 1}
    )

    assert answer.status_code == 422
    assert GoalLink.objects.exists()
