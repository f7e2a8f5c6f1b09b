"""Running a round from the desk, page by page."""

from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.rounds.saying import PROJECT
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import closing
from wirkungskreis.rounds.models import AccessLink, Return, Round, Supplement

TODAY = date(2026, 10, 9)
LIST = "/werkbank/abfragen/"


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def page(rnd: Round, act: str = "") -> str:
    return f"{LIST}{rnd.public_id}/{act}"


def form(ret: Return, act: str = "") -> str:
    return f"/werkbank/meldungen/{ret.public_id}/{act}"


def handed_in(**fields: Any) -> Return:
    said = {"schedule": "on_plan", "done": "Zwölf Gruppen.", "next_step": "Weiter"}
    return world.ret(state="handed_in", handed_in_on=TODAY, **{**said, **fields})


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_many(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        world.ret(round=world.rnd(code=f"R{number}"))

    with django_assert_num_queries(7):
        response = desk.get(LIST)

    assert len(response.context["rounds"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_costs_the_same_for_many(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rnd = world.rnd()
    for number in range(count):
        lead = world.organisation(f"Amt {number}")
        world.ret(round=rnd, measure=world.measure(lead=lead), person=world.contact(f"P{number}"))

    with django_assert_num_queries(11):
        response = desk.get(page(rnd))

    assert response.context["board"].total == count


def test_planning_choosing_and_opening(desk: Client) -> None:
    world.measure(state="running", lead_person=world.contact(), title="Sprachcafé")
    window = {
        "kind": "report",
        "key": "7b1f2c9e-1f2d-4a5b-9c3d-0123456789ab",
        "title": "Sachstand",
        "period_start": "1.1.2026",
        "period_last": "30.6.2026",
        "reference_date": "30.6.2026",
        "opens": "9.10.2026",
        "closes": "30.10.2026",
    }

    planned = desk.post(f"{LIST}anlegen/", window)
    rnd = Round.objects.get()
    chosen = desk.post(page(rnd, "auswaehlen/"), {"edition": 1, "kinds": ["project"]})
    preview = desk.get(page(rnd)).content.decode()
    opened = desk.post(page(rnd, "oeffnen/"), {"edition": 3})

    assert [r.status_code for r in (planned, chosen, opened)] == [302, 302, 302]
    assert "Fragt 1 Menschen nach 1 Maßnahmen, etwa 3 Minuten zusammen" in preview
    assert (Round.objects.get().state, Return.objects.count()) == ("open", 1)
    assert [m.template for m in Mail.objects.all()] == ["rounds.ask"]


def test_a_refusal_is_a_sentence_on_the_page(desk: Client) -> None:
    rnd = world.rnd(state="planned")

    response = desk.post(page(rnd, "oeffnen/"), {"edition": 1})

    assert response.status_code == 422
    assert "Diese Auswahl enthält keine Maßnahme." in response.content.decode()


def test_dates_that_do_not_exist_stay_on_the_form(desk: Client) -> None:
    response = desk.post(f"{LIST}anlegen/", {"title": "Mein Titel", "opens": "31.2.2026"})

    assert response.status_code == 422
    assert "Diesen Tag gibt es nicht." in response.content.decode()
    assert 'value="Mein Titel"' in response.content.decode()


def test_the_board_sorts_by_what_is_to_do(desk: Client) -> None:
    rnd = world.rnd()
    lost = world.ret(round=rnd, person=world.contact("Emre Kaya"))
    AccessLink.objects.filter(person=lost.person).update(undeliverable_on=TODAY)
    calling = world.ret(round=rnd, special="call", call_number="0214 1")
    nobody = world.ret(round=rnd, person=None)
    ready, missing = handed_in(round=rnd), world.ret(round=rnd)

    seen = desk.get(page(rnd))
    board = seen.context["board"]

    assert board.unclear == [lost, calling, nobody]
    assert board.to_check == [ready]
    assert [r for m in board.missing for r in m.returns] == [missing]
    assert (board.there, board.total, board.days_left) == (1, 5, 7)
    assert "1 von 5" in seen.content.decode()


def test_reminding_with_one_click(desk: Client) -> None:
    ret = world.ret()

    response = desk.post(page(ret.round, "erinnern/"), follow=True)

    assert "1 Erinnerung steht im Postausgang." in response.content.decode()
    assert Mail.objects.count() == 1


def test_on_a_sunday_nobody_is_reminded(desk: Client, settings: LazySettings) -> None:
    settings.TODAY = date(2026, 10, 11)
    ret = world.ret()

    response = desk.post(page(ret.round, "erinnern/"))

    assert response.status_code == 422
    assert "das nächste Mal am 12. Oktober 2026" in response.content.decode()


def test_the_page_says_when_reminders_go_out_and_why(desk: Client, settings: LazySettings) -> None:
    rnd = world.rnd(closes=date(2026, 11, 13))
    world.ret(round=rnd)
    rnd.reminders.create(on=date(2026, 10, 20))
    settings.TODAY = date(2026, 10, 21)

    html = " ".join(desk.get(page(rnd)).content.decode().split())

    assert "20. Oktober 2026 (Herbstferien, geht am 2. November 2026 hinaus)" in html
    assert "Erinnert wird nur an Werktagen in Nordrhein-Westfalen." in html
    assert "Herbstferien bis zum 31. Oktober 2026: Geplante Erinnerungen warten so lange." in html
    assert "Schulferien sind nur bis zum" not in html


def test_beyond_the_known_school_holidays_the_page_says_so(desk: Client) -> None:
    rnd = world.rnd(opens=date(2040, 1, 9), closes=date(2040, 2, 10), state="planned")
    rnd.reminders.create(on=date(2040, 1, 25))

    assert "Schulferien sind nur bis zum" in desk.get(page(rnd)).content.decode()


def test_a_last_day_in_school_holidays_is_pointed_out(desk: Client) -> None:
    html = desk.get(page(world.rnd(closes=date(2026, 10, 23), state="planned"))).content.decode()

    assert "Herbstferien</span>" in html
    assert "Ein anderer Tag bringt mehr Antworten." in html


def test_several_are_checked_after_a_look(desk: Client) -> None:
    rnd = world.rnd()
    fine, other = handed_in(round=rnd), handed_in(round=rnd, schedule="delayed")

    shown = desk.get(page(rnd, "mehrere-pruefen/")).context["fine"]
    desk.post(page(rnd, "mehrere-pruefen/"), {"meldung": f"{fine.public_id}:{fine.edition}"})

    assert shown == [fine]
    assert [Return.objects.get(pk=r.pk).state for r in (fine, other)] == ["checked", "handed_in"]


@pytest.mark.parametrize(
    ("act", "data", "column", "value"),
    [
        ("pruefen/", {"remark": "Gut."}, "state", "checked"),
        ("zurueckgeben/", {"comment": "Wie viele?"}, "state", "sent_back"),
    ],
)
def test_the_steps_of_an_answer(
    desk: Client, act: str, data: dict[str, str], column: str, value: str
) -> None:
    ret = handed_in()

    response = desk.post(form(ret, act), {"edition": 1, **data})

    assert response.status_code == 302
    assert getattr(Return.objects.get(), column) == value


def test_a_refused_step_keeps_what_was_typed(desk: Client) -> None:
    ret = world.ret()

    response = desk.post(
        form(ret, "verlaengern/"), {"edition": 1, "until": "1.10.2026", "reason": "Urlaub"}
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert "muss nach der jetzigen liegen" in html
    assert 'value="Urlaub"' in html


def test_entering_by_telephone_keeps_who_said_it(desk: Client) -> None:
    ret = world.ret()
    told = {"told_by": world.contact().pk, "told_on": "8.10.2026"}

    response = desk.post(form(ret, "eintragen/"), {"edition": 1, **PROJECT, **told})
    html = desk.get(form(ret)).content.decode()

    assert response.status_code == 302
    assert Return.objects.get().told_on == date(2026, 10, 8)
    assert "telefonisch mitgeteilt von" in html


def test_a_lead_with_an_account_answers_on_the_desk(client: Client, bernd: User) -> None:
    ret = world.ret()
    client.force_login(bernd)

    response = client.post(form(ret, "eintragen/"), {"edition": 1, **PROJECT})

    stored = Return.objects.get()
    assert (response.status_code, stored.handed_in_by, stored.told_by) == (302, bernd.person, None)


def test_a_strange_lead_finds_nothing(client: Client, chiara: User) -> None:
    ret = world.ret()
    client.force_login(chiara)

    for address in (form(ret), form(ret, "eintragen/"), page(ret.round, "schliessen/")):
        assert client.get(address).status_code == 404
    assert client.post(form(ret, "pruefen/"), {"edition": 1}).status_code == 404


def test_what_changed_since_last_time_stands_side_by_side(desk: Client) -> None:
    before = world.rnd(code="R-OLD", state="planned", reference_date=date(2025, 6, 30))
    ret = handed_in(schedule="delayed", schedule_reason="Krank")
    world.ret(
        round=before,
        measure=ret.measure,
        state="checked",
        schedule="on_plan",
        done="Zwölf Gruppen.",
        next_step="Weiter",
        handed_in_on=TODAY,
        checked_on=TODAY,
    )

    changes = desk.get(form(ret)).context["changes"]

    assert [(c.name, c.before, c.after) for c in changes] == [
        ("schedule", "im Plan", "verzögert"),
        ("schedule_reason", "", "Krank"),
    ]


def test_closing_says_what_happens_and_asks(desk: Client) -> None:
    ret = world.ret(state="drafted", done="Halb")

    first = desk.post(page(ret.round, "schliessen/"), {"edition": 1})
    second = desk.post(page(ret.round, "schliessen/"), {"edition": 1, "as_it_is": "on"})

    html = first.content.decode()
    assert (first.status_code, second.status_code) == (422, 302)
    assert "gelten als nicht abgesendet" in html
    assert Round.objects.get().state == "closed"


def test_a_draft_stays_its_writers_when_the_round_is_frozen(desk: Client) -> None:
    ret = world.ret(state="drafted", done="Halb gedacht")
    closing.close(ret.round, actor=SYSTEM, edition=1, on=TODAY, as_it_is=True)

    assert "Halb gedacht" not in desk.get(page(ret.round)).content.decode()
    assert "Halb gedacht" not in ret.snapshot.content


def test_an_old_round_reads_as_of_its_day_and_takes_supplements(desk: Client) -> None:
    ret = handed_in(measure=world.measure(title="Sprachcafé"))
    closing.close(ret.round, actor=SYSTEM, edition=1, on=TODAY, as_it_is=True)
    type(ret.measure).objects.update(title="Umbenannt")

    html = desk.get(page(ret.round)).content.decode()
    desk.post(form(ret, "nachtragen/"), {"text": "Es waren 13 Gruppen."})

    assert "Sprachcafé" in html
    assert "Umbenannt" not in html
    assert [s.text for s in Supplement.objects.all()] == ["Es waren 13 Gruppen."]
    history = desk.get(f"/werkbank/massnahmen/{ret.measure.public_id}/meldungen/")
    assert "Es waren 13 Gruppen." in history.content.decode()


@pytest.mark.parametrize(
    ("act", "column", "value"),
    [
        ("sperren", "revoked_on", TODAY),
        ("unzustellbar", "undeliverable_on", TODAY),
        ("erneuern", "generation", 2),
    ],
)
def test_links_are_kept_here(desk: Client, act: str, column: str, value: object) -> None:
    ret = world.ret()
    link = AccessLink.objects.get()
    data = {"edition": link.edition, "link": link.public_id, "act": act}

    response = desk.post(page(ret.round, "links/verwalten/"), data)

    assert response.status_code == 302
    assert getattr(AccessLink.objects.get(), column) == value


@pytest.mark.parametrize("link", ["", "kein-uuid"])
def test_a_link_that_is_none_is_not_found(desk: Client, link: str) -> None:
    rnd = world.rnd()
    data = {"edition": 1, "link": link, "act": "sperren"}

    assert desk.post(page(rnd, "links/verwalten/"), data).status_code == 404


def test_more_time_and_other_reminder_days(desk: Client) -> None:
    rnd = world.rnd()

    desk.post(page(rnd, "verlaengern/"), {"edition": 1, "closes": "30.10.2026"})
    desk.post(page(rnd, "erinnerungen/planen/"), {"edition": 2, "days": "12.10.2026"})

    assert Round.objects.get().closes == date(2026, 10, 30)
    assert [r.on for r in rnd.reminders.all()] == [date(2026, 10, 12)]
