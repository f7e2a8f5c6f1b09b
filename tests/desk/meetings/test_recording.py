"""The pages on which a meeting is held and its results are written down."""

from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.meetings.making import ON, again, agreed, fresh, members, running, say
from wirkungskreis.mandates.models import Decision
from wirkungskreis.meetings.models import AgendaItem, Meeting, Minutes, Ruling, Task
from wirkungskreis.people.models import User

HOME = "/werkbank/sitzungen/"


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = ON


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def of(meeting: Meeting, page: str = "") -> str:
    return f"{HOME}{meeting.public_id}/{page}"


def page_of(item: AgendaItem, page: str = "") -> str:
    return f"{HOME}punkte/{item.public_id}/{page}"


def filled(item: AgendaItem, **given: Any) -> dict[str, Any]:
    """Give what the form of one item sends."""
    values = {"edition": item.edition, "kind": "agreement", "result": "", **given}
    return {f"top-{item.public_id}-{name}": value for name, value in values.items()}


def test_result_decision_and_task_are_entered_on_the_page_of_the_item(desk: Client) -> None:
    item = world.item(running())
    data = filled(
        item,
        result="decided",
        minute="Einig.",
        decision="Die Räume bleiben offen.",
        task="Räume suchen",
        task_for=world.organisation("Bauamt").code,
        task_due="31.03.2027",
    )

    response = desk.post(page_of(item), data)
    html = desk.get(response["Location"]).content.decode()

    assert (again(item).state, Decision.objects.get().kind) == ("decided", "agreement")
    assert Task.objects.get().due == date(2027, 3, 31)
    assert "Verabredung CG 2026/1" in html
    assert "vorläufig, bis die Niederschrift genehmigt ist" in html


def test_who_records_too_late_sees_both_texts_and_can_save_again(desk: Client) -> None:
    item = world.item(running())
    say(item, "noted", "Zuerst da.")

    slower = desk.post(page_of(item), filled(item, result="discussed", minute="Zu spät."))
    html = slower.content.decode()
    saved = desk.post(page_of(item), filled(again(item), result="discussed", minute="Beides."))

    assert (slower.status_code, saved.status_code) == (422, 302)
    assert "Das hat inzwischen jemand anderes festgehalten" in html
    assert "<p>Zuerst da.</p>" in html
    assert ">\nZu spät.</textarea>" in html
    assert again(item).minute == "Beides."


def test_a_task_without_addressee_is_a_sentence(desk: Client) -> None:
    item = world.item(running())

    response = desk.post(page_of(item), filled(item, task="Räume suchen"))

    assert response.status_code == 422
    assert "an wen der Auftrag geht." in response.content.decode()


def test_pressing_on_leads_to_the_next_item(desk: Client) -> None:
    meeting = running()
    first, second = world.item(meeting), world.item(meeting)

    response = desk.post(page_of(first), filled(first, result="noted") | {"weiter": "1"})

    assert response["Location"] == page_of(second)


def attended(*choices: str) -> dict[str, str]:
    """Give what is chosen for the seats S-CG-01, S-CG-02, ..."""
    chosen = {f"da-sitz-S-CG-{n:02}": choice for n, choice in enumerate(choices, 1)}
    return chosen | {"da-guests": "Frau Wirth, Kämmerei\n"}


def test_a_whole_meeting_is_filled_in_on_one_page(desk: Client) -> None:
    members("Ada", "Ben", "Cem")
    meeting = world.meeting(on=ON)
    first, second = world.item(meeting, title="Geld"), world.item(meeting, title="Räume")
    data = {"edition": 1, "is_over": "on", **attended("0", "1", "")}
    data |= filled(first, result="decided", decision="So.", yes="2", no="0")
    data |= filled(second, result="adjourned", minute="Keine Zeit.")

    response = desk.post(of(meeting, "ergebnis/"), data)
    html = " ".join(desk.get(response["Location"]).content.decode().split())

    assert (fresh(meeting).state, again(first).state, again(second).state) == (
        "held",
        "decided",
        "adjourned",
    )
    assert "2 von 3 Sitzen waren vertreten, 2 von 3 Stimmen." in html
    assert "Frau Wirth, Kämmerei" in html


def test_a_refusal_keeps_everything_that_was_typed(desk: Client) -> None:
    members("Ada")
    meeting = world.meeting(on=ON)
    item = world.item(meeting)
    data = {"edition": 1, **attended("0")}
    data |= filled(item, result="decided", minute="Lang.", decision="So.", yes="9")

    response = desk.post(of(meeting, "ergebnis/"), data)
    html = response.content.decode()

    assert response.status_code == 422
    assert "TOP 1: Gezählt sind 9 Stimmen" in html
    assert ">\nLang.</textarea>" in html
    assert '<option value="0" selected>' in html
    assert fresh(meeting).state == "planned"


def test_items_nobody_touched_are_left_alone(desk: Client) -> None:
    meeting = running()
    item = world.item(meeting)
    data = {"edition": 1, "da-guests": ""} | filled(item)

    response = desk.post(of(meeting, "ergebnis/"), data)

    assert response.status_code == 302
    assert again(item).edition == item.edition


def test_attendance_is_entered_once_and_a_slower_one_is_told(desk: Client) -> None:
    members("Ada")
    meeting = running()

    first = desk.post(of(meeting, "anwesenheit/"), attended("0") | {"edition": 1})
    slower = desk.post(of(meeting, "anwesenheit/"), attended("1") | {"edition": 1})

    assert (first.status_code, slower.status_code) == (302, 422)
    assert [str(row.person) for row in meeting.attendances.exclude(seat=None)] == ["Ada"]


def test_a_meeting_begins_and_does_not_end_without_results(desk: Client) -> None:
    meeting = world.meeting(on=ON)
    world.item(meeting, title="Räume")

    begun = desk.post(of(meeting, "weiterfuehren/"), {"edition": 1, "step": "begin"})
    refused = desk.post(of(meeting, "weiterfuehren/"), {"edition": 2, "step": "end"})

    assert (begun.status_code, refused.status_code) == (302, 422)
    assert "Noch ohne Ergebnis: TOP 1 Räume." in refused.content.decode()


def test_a_cancelled_meeting_says_why(desk: Client) -> None:
    meeting = world.meeting(on=ON)

    desk.post(of(meeting, "absagen/"), {"edition": 1, "reason": "Zu viele krank."})

    assert "Zu viele krank." in desk.get(of(meeting)).content.decode()


def test_once_the_minutes_go_round_the_form_is_gone(desk: Client) -> None:
    meeting = running()
    world.item(meeting)
    Minutes.objects.create(meeting=meeting, state="circulated", circulated_on=ON, digest="x")

    html = desk.get(of(meeting, "ergebnis/")).content.decode()

    assert "Die Niederschrift ist schon im Umlauf" in html
    assert "Alles speichern" not in html


def test_a_decision_is_corrected_with_votes_that_fit(desk: Client) -> None:
    item = world.item(running(voices=1))
    say(item, "decided", decision=agreed())
    page = f"{HOME}beschluesse/{Ruling.objects.get().public_id}/berichtigen/"
    data = {"edition": 1, "decision": "Besser.", "kind": "agreement"}

    refused = desk.post(page, data | {"yes": "2"})
    done = desk.post(page, data | {"yes": "1"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert (Decision.objects.get().text, Decision.objects.get().votes_for) == ("Besser.", 1)


def test_an_item_shows_what_was_said_and_decided_about_its_measure_before(desk: Client) -> None:
    measure = world.measure(code="M-07")
    old = world.item(running(code="CG-0"), title="Damals", measure=measure)
    say(old, "decided", decision=agreed("Ein Jahr länger."))
    item = world.item(running(code="CG-1"), measure=measure)

    html = desk.get(page_of(item)).content.decode()

    assert ("Damals" in html, "Ein Jahr länger." in html) == (True, True)


def test_the_wall_shows_one_item_and_leads_on(desk: Client) -> None:
    meeting = running()
    items = [world.item(meeting, title=title, draft="So.") for title in "ABC"]

    html = desk.get(page_of(items[1], "zeigen/")).content.decode()

    before, after = (page_of(items[n], "zeigen/") for n in (0, 2))
    assert f'<a href="{before}" rel="prev" accesskey="j" data-taste="ArrowLeft"' in html
    assert f'<a href="{after}" rel="next" accesskey="k" data-taste="ArrowRight"' in html
    assert "Wirkungskreis Rheinaue" not in html


@pytest.mark.parametrize("page", ["ergebnis/", "anwesenheit/", ""])
def test_pages_cost_the_same_for_many(desk: Client, page: str) -> None:
    meeting = running()
    counts = []
    for number in (1, 2, 3):
        members(*[f"M{number}{n}" for n in range(number)], code=f"G{number}")
        world.seat(f"S-CG-0{number}", f"Amt {number}")
        item = world.item(meeting, measure=world.measure())
        say(item, "decided", decision=agreed())
        with CaptureQueriesContext(connection) as queries:
            desk.get(of(meeting, page))
        counts.append(len(queries))

    assert counts[0] >= counts[1] == counts[2]
    assert counts[2] <= 20


@pytest.mark.parametrize("ground", ["delayed", "silent", "money", "tasks", "person"])
def test_an_item_costs_the_same_with_a_long_history(desk: Client, ground: str) -> None:
    measure = world.measure() if ground == "person" else None
    field = world.element("B", "Sprache") if ground == "delayed" else None
    item = world.item(running(), ground=ground, measure=measure, element=field)
    counts = []
    for number in (1, 2, 3):
        meeting = running(code=f"FG-{number}")
        old = world.item(meeting, measure=measure, element=field)
        say(old, "decided", decision=agreed())
        world.task(f"A-{number}", item=item, organisation=world.organisation(f"Amt {number}"))
        with CaptureQueriesContext(connection) as queries:
            desk.get(page_of(item))
        counts.append(len(queries))

    assert counts[0] >= counts[1] == counts[2]
    assert counts[2] <= 20
