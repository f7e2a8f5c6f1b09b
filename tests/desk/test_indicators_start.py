"""A city begins with ten indicators in a few clicks, and a short sheet asks for little."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.indicators import making
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.lists import free_code, starters
from wirkungskreis.indicators.queries.standing import indicators_for, standings
from wirkungskreis.indicators.starters import STARTERS
from wirkungskreis.journal.clock import today
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.people.models import User

HOME = "/werkbank/indikatoren/"
START = f"{HOME}anfangen/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def sent(*codes: str) -> dict[str, object]:
    return {"once_key": str(uuid4()), "codes": list(codes)}


def test_ten_short_sheets_are_taken_over_at_once(desk: Client) -> None:
    empty = desk.get(HOME).content.decode()

    answer = desk.post(START, sent(*(one.code for one in STARTERS)))

    made = standings(indicators_for(SYSTEM), today())
    assert START in empty
    assert (answer.status_code, len(made)) == (302, 10)
    assert min(one.completeness.filled for one in made) >= 7
    assert Entry.objects.filter(thing="indicators.indicator", act="create").count() == 10
    assert Indicator.objects.filter(catalogue="Wirkungskreis", catalogue_code="IM-08").exists()
    assert "Alle Vorlagen sind angelegt" in desk.get(START).content.decode()


def test_only_what_is_chosen_and_nothing_twice(desk: Client) -> None:
    making.indicator("im-02")

    desk.post(START, sent("IM-01"))
    again = desk.post(START, sent("IM-02"))

    assert set(Indicator.objects.values_list("code", flat=True)) == {"im-02", "IM-01"}
    assert again.status_code == 422
    assert len(starters()) == 8


def test_a_choice_of_none_is_asked_again(desk: Client) -> None:
    answer = desk.post(START, sent())

    assert answer.status_code == 422
    assert "wählen Sie mindestens einen Indikator" in answer.content.decode()


def test_who_may_not_keep_sheets_takes_none_over(client: Client, chiara: User) -> None:
    client.force_login(chiara)

    answer = client.post(START, sent("IM-01"))

    assert answer.status_code == 422
    assert not Indicator.objects.exists()


def test_a_code_is_proposed_and_the_next_sheet_comes_at_once(desk: Client) -> None:
    making.indicator("I-07")
    making.indicator("I-alt")
    sheet = {
        "once_key": str(uuid4()),
        "code": free_code(),
        "name": "Einsätze",
        "kind": "output",
        "unit": "Einsätze",
        "value_type": "count",
        "direction": "up",
        "text": "Abgeschlossene Einsätze.",
        "periodicity": "year",
        "decimals": "0",
        "lag_months": "6",
        "disclosure": "no_persons",
        "next": "1",
    }

    answer = desk.post(f"{HOME}anlegen/", sheet)

    assert answer.headers["Location"] == f"{HOME}anlegen/"
    assert Indicator.objects.filter(code="I-08").exists()
    assert 'value="I-09"' in desk.get(f"{HOME}anlegen/").content.decode()


def test_a_short_sheet_asks_for_seven_entries_and_hides_the_rest(desk: Client) -> None:
    shown = desk.get(f"{HOME}anlegen/").content.decode()
    wrong = desk.post(f"{HOME}anlegen/", {"lag_months": "-1"}).content.decode()

    first, later = shown.split("das kann warten")
    assert first.count('class="kern-form-input"') == 7
    assert later.count('class="kern-form-input"') > 15
    assert "<details open" in wrong.replace('class="wk-details" ', "")
