from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.concept.models import Version
from wirkungskreis.concept.states import VersionState
from wirkungskreis.desk.measures.standing import says_the_same
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import Person, User

PAGE = "/werkbank/luecken/"
DAY = date(2026, 10, 9)
YESTERDAY = date(2026, 10, 8)
CHECKED: Any = {"state": "checked", "handed_in_on": DAY, "checked_on": DAY}


def gaps(client: Client) -> dict[str, list[str]]:
    found = client.get(PAGE).context["gaps"]
    return {one.gap.key: [line.code for line, _url in one.lines] for one in found}


@pytest.fixture
def whole(amira: User, settings: Any) -> Measure:
    """Make a measure that lacks nothing."""
    settings.TODAY = DAY
    return world.measure(
        code="A-1",
        state="running",
        planned_start=DAY,
        planned_end=date(2027, 12, 31),
        lead_person=Person.objects.create(name="Dana"),
        finance_group="none",
        confirmed_on=DAY,
    )


def test_nothing_is_missing_where_all_is_said(client: Client, amira: User, whole: Measure) -> None:
    client.force_login(amira)

    assert {key: codes for key, codes in gaps(client).items() if codes} == {}
    assert "keine Lücke" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("changed", "key", "page"),
    [
        ({"lead_person": None}, "ohne-person", "beteiligte/bearbeiten/"),
        ({"planned_start": None}, "ohne-termin", "bearbeiten/"),
        ({"planned_end": None}, "ohne-termin", "bearbeiten/"),
        ({"finance_group": ""}, "ohne-geld", "geld/bearbeiten/"),
        ({"finance_group": "secured"}, "ohne-geld", "geld/bearbeiten/"),
        ({"confirmed_on": None}, "unbestaetigt", "beteiligte/bearbeiten/"),
    ],
)
def test_each_gap_leads_to_the_page_that_mends_it(
    client: Client, amira: User, whole: Measure, changed: dict[str, Any], key: str, page: str
) -> None:
    Measure.objects.filter(pk=whole.pk).update(**changed)
    client.force_login(amira)

    assert {name: codes for name, codes in gaps(client).items() if codes} == {key: ["A-1"]}
    html = client.get(PAGE).content.decode()
    assert f'href="/werkbank/massnahmen/{whole.public_id}/{page}"' in html


def test_a_measure_without_goal_and_a_goal_without_measure(
    client: Client, amira: User, whole: Measure
) -> None:
    world.wording("B")
    world.wording("B.4", "Gesund bleiben")
    world.wording("B.5", "Mitreden")
    approach = world.element("B.5.1")
    world.element("B.4.1")
    Version.objects.update(state=VersionState.ADOPTED, content_hash="0" * 64, adopted_on=DAY)
    whole.element_links.create(element=approach)
    other = world.measure(code="A-2", finance_group="none", confirmed_on=DAY)
    other.element_links.all().delete()
    client.force_login(amira)

    found = gaps(client)

    assert found["ohne-ziel"] == ["A-2"]
    assert found["ziel-ohne-massnahme"] == ["B.4"]
    assert found["ansatz-ohne-massnahme"] == ["B.4.1"]


def test_money_that_ends_and_dates_that_move(client: Client, amira: User, whole: Measure) -> None:
    whole.fundings.create(programme="Bund", approval="granted", valid_before=date(2027, 2, 1))
    whole.milestones.create(title="Start", due=DAY, original_due=date(2026, 1, 1), moved_count=2)
    client.force_login(amira)

    found = gaps(client)

    assert found["geld-endet"] == ["A-1"]
    assert found["verschoben"] == ["A-1"]
    assert "31. Januar 2027" in client.get(PAGE).content.decode()


def test_what_moved_twice_as_a_whole_is_found_too(
    client: Client, amira: User, whole: Measure
) -> None:
    whole.shifts.create(what="Ende")
    client.force_login(amira)
    assert gaps(client)["verschoben"] == []

    whole.shifts.create(what="Ende")
    assert gaps(client)["verschoben"] == ["A-1"]


def promised(measure: Measure, what: str, until: date = YESTERDAY, **fields: Any) -> None:
    measure.commitments.create(organisation=measure.lead, what=what, until=until, **fields)


def milestone(measure: Measure, title: str, due: date = YESTERDAY, **fields: Any) -> None:
    measure.milestones.create(title=title, due=due, original_due=due, **fields)


def test_promises_and_dates_whose_day_has_passed(
    client: Client, amira: User, whole: Measure
) -> None:
    promised(whole, "Zwei Räume am Markt")
    promised(whole, "Ein Raum", state="partly")
    promised(whole, "Kaffee", state="kept")
    promised(whole, "Kuchen", until=DAY)
    milestone(whole, "Eröffnung")
    milestone(whole, "Fest", due=DAY)
    milestone(whole, "Richtfest", done_on=DAY)
    over = world.measure(code="A-2", state="done")
    promised(over, "Schlüssel")
    milestone(over, "Abschied")
    client.force_login(amira)

    found = gaps(client)
    html = client.get(PAGE).content.decode()

    assert found["zusage-ueberfaellig"] == ["A-1", "A-1"]
    assert found["meilenstein-ueberfaellig"] == ["A-1"]
    assert "Zwei Räume am Markt, bis 8. Oktober 2026" in html
    assert f'href="/werkbank/massnahmen/{whole.public_id}/bedarfe/"' in html
    assert f'href="/werkbank/massnahmen/{whole.public_id}/termine/bearbeiten/"' in html


def test_who_may_not_know_of_a_promise_does_not_find_it(
    client: Client, chiara: User, whole: Measure
) -> None:
    promised(whole, "Unter uns")
    promised(whole, "Vor allen", is_public=True, confirmed_on=date(2026, 9, 1))
    client.force_login(chiara)

    assert gaps(client)["zusage-ueberfaellig"] == ["A-1"]
    assert "Unter uns" not in client.get(PAGE).content.decode()


@pytest.mark.parametrize("state", ["done", "dropped", "deferred"])
def test_what_is_over_lacks_nothing(client: Client, amira: User, state: str) -> None:
    world.measure(state=state, state_reason="Das Geld fehlt.")
    client.force_login(amira)

    assert {key: codes for key, codes in gaps(client).items() if codes} == {}


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_many(client: Client, amira: User, count: int) -> None:
    for _ in range(count):
        measure = world.measure()
        measure.shifts.create(what="Ende")
        promised(measure, "Räume")
        milestone(measure, "Eröffnung")
    client.force_login(amira)

    with CaptureQueriesContext(connection) as seen:
        client.get(PAGE)

    assert len(seen) == 14


@pytest.mark.parametrize(
    ("answers", "same"),
    [
        ([(True, ""), (True, ""), (True, "")], True),
        ([(True, ""), (True, "")], False),
        ([(True, ""), (True, ""), (False, "Neu"), (True, "")], False),
        ([(False, "Läuft gut."), (False, "Läuft  gut."), (True, "Läuft gut.")], True),
        ([(False, ""), (False, ""), (False, "")], False),
    ],
)
def test_three_answers_say_the_same(answers: list[tuple[bool, str]], *, same: bool) -> None:
    assert says_the_same(answers) is same


def test_a_text_that_never_changes_is_found(client: Client, amira: User, whole: Measure) -> None:
    for month in (1, 2, 3):
        rnd = world.rnd(reference_date=date(2026, month, 28))
        world.ret(round=rnd, measure=whole, done="Läuft gut.", **CHECKED)
    client.force_login(amira)

    assert gaps(client)["unveraendert"] == ["A-1"]
