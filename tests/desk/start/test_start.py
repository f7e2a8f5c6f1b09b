"""What each role finds after signing in."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.desk.start.tasks import Part, Task, due_note, in_order
from wirkungskreis.kernel.actor import Role
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.measures.models import Funding, Milestone
from wirkungskreis.people.models import User

START = "/werkbank/"
TODAY = date(2026, 10, 9)
MOST = 20
THERE = {"state": "handed_in", "handed_in_on": date(2026, 9, 20)}


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


def parts(client: Client, user: User) -> dict[str, list[Task]]:
    client.force_login(user)
    found: list[Part] = client.get(START).context["parts"]
    return {part.title: list(part.tasks) for part in found}


def labels(tasks: list[Task]) -> list[str]:
    return [task.label for task in tasks]


def test_what_is_due_first_stands_first() -> None:
    later, now = Task("B", "", due=date(2026, 12, 1)), Task("A", "", due=TODAY)
    whenever = Task("C", "")

    assert in_order([whenever, None, later, now]) == [now, later, whenever]


@pytest.mark.parametrize(
    ("due", "note"),
    [
        (date(2026, 10, 8), ("überfällig seit 08.10.2026", "bad")),
        (date(2026, 10, 9), ("bis 09.10.2026", "warn")),
        (date(2026, 10, 16), ("bis 16.10.2026", "warn")),
        (date(2026, 10, 17), ("bis 17.10.2026", "neutral")),
    ],
)
def test_a_day_says_whether_it_has_passed(due: date, note: tuple[str, str]) -> None:
    assert due_note(due, TODAY) == note


def test_the_coordination_sees_how_far_the_round_is(client: Client, amira: User) -> None:
    rnd = world.rnd()
    world.ret(round=rnd, **THERE)
    world.ret(round=rnd)
    world.ret(round=rnd)
    client.force_login(amira)

    response = client.get(START)

    assert [one.words for one in response.context["standings"]] == ["1 von 3 da, noch 7 Tage"]
    tasks = {task.label: task for task in response.context["parts"][0].tasks}
    assert list(tasks) == ["1 Antwort prüfen", "2 Antworten fehlen noch"]
    assert tasks["2 Antworten fehlen noch"].note == "bis 16.10.2026"
    assert tasks["1 Antwort prüfen"].url == f"/werkbank/abfragen/{rnd.public_id}/#pruefen"


def test_a_round_whose_last_day_has_passed_wants_to_be_closed(client: Client, amira: User) -> None:
    rnd = world.rnd(closes=date(2026, 10, 1))

    tasks = parts(client, amira)["Aufgaben"]

    assert labels(tasks) == ["Abfrage schließen: Sachstand zum 30.06.2026"]
    assert tasks[0].url == f"/werkbank/abfragen/{rnd.public_id}/schliessen/"


def test_mails_and_conditions_wait_for_the_coordination(client: Client, amira: User) -> None:
    world.mail(state="uncertain")
    world.mail(state="bounced")
    world.mail(state="sent")
    world.condition(due=date(2026, 1, 1))

    tasks = parts(client, amira)["Aufgaben"]

    assert labels(tasks) == [
        "1 Ratsauftrag ist überfällig",
        "1 Mail ist ungewiss",
        "1 Mail kam zurück",
    ]
    assert tasks[1].url == "/werkbank/postausgang/?stand=uncertain"


def test_gaps_stand_by_kind_and_only_if_there_are_any(client: Client, amira: User) -> None:
    measure = world.measure(finance_group="none", planned_start=TODAY, planned_end=TODAY)
    type(measure).objects.update(confirmed_on=TODAY)

    tasks = parts(client, amira)["Lücken im Register"]

    assert [(task.label, task.note, task.url) for task in tasks] == [
        ("Maßnahmen ohne verantwortliche Person", "1", "/werkbank/luecken/#ohne-person")
    ]


def test_an_empty_installation_shows_the_first_steps(client: Client, amira: User) -> None:
    world.measure()
    client.force_login(amira)

    steps = client.get(START).context["first_steps"]

    assert [(step.label, step.note) for step in steps] == [
        ("Konzept eintragen", "erledigt"),
        ("Maßnahmen eintragen", "erledigt"),
        ("Menschen eintragen, die antworten", "offen"),
        ("Erste Abfrage anlegen", "offen"),
    ]
    world.rnd()
    assert client.get(START).context["first_steps"] == []


def test_a_lead_sees_the_own_answers_dates_and_money(client: Client, bernd: User) -> None:
    own = world.measure(code="M1", title="Sprachcafé")
    foreign = world.measure(code="M2", lead=world.organisation("Bauamt"))
    world.ret(measure=own)
    world.ret(measure=foreign)
    Milestone.objects.create(
        measure=own, title="Raum mieten", due=date(2026, 11, 1), original_due=date(2026, 11, 1)
    )
    Funding.objects.create(
        measure=own, programme="Land", approval="granted", valid_before=date(2027, 1, 1)
    )

    found = parts(client, bernd)

    assert {title: [(t.label, t.note) for t in tasks] for title, tasks in found.items()} == {
        "Ihre Antworten": [("M1 Sprachcafé", "bis 16.10.2026")],
        "Was bald fällig ist": [
            ("Raum mieten", "bis 01.11.2026"),
            ("M1 Sprachcafé", "Geld bis 31.12.2026"),
        ],
        "Ihre Maßnahmen": [("M1 Sprachcafé", "Idee")],
    }


def test_the_leadership_starts_with_its_page_and_the_worst(client: Client, db: None) -> None:
    leader = world.user("lena", Role.LEADERSHIP)
    checked = {"handed_in_on": TODAY, "checked_on": TODAY}
    for schedule in ("delayed", "at_risk", "on_plan"):
        measure = world.measure(code=schedule, confirmed_on=TODAY)
        world.ret(measure=measure, state="checked", schedule=schedule, **checked)

    found = parts(client, leader)

    assert found["Aufgaben"][0].url == "/werkbank/beratungsblatt/"
    *worst, every = found["Die größten Abweichungen"]
    assert [task.note for task in worst] == ["gefährdet", "verzögert"]
    assert every.url == "/werkbank/massnahmen/?abweichung=alle"


def test_a_committee_member_sees_conditions_and_the_own_remit(client: Client, db: None) -> None:
    council = world.organisation("Integrationsrat")
    member = world.user("murat", Role.COMMITTEE, works_at=council)
    world.measure(code="M1", title="Woche der offenen Türen", remit=council)
    world.measure(code="M2")
    world.condition(number="AU-1")

    found = parts(client, member)

    assert labels(found["Offene Ratsaufträge"]) == ["Ratsauftrag AU-1"]
    assert labels(found["Maßnahmen in Ihrer Zuständigkeit"]) == ["M1 Woche der offenen Türen"]
    assert found["Letzter Bericht"] == []


def test_a_moderation_learns_when_its_access_ends(client: Client, db: None) -> None:
    found = parts(client, world.user("mona", Role.MODERATION))

    assert [task.note for task in found["Ihr Zugang"]] == ["endet vor dem 01.01.2100"]


def test_without_a_role_the_page_says_what_helps(client: Client, db: None) -> None:
    client.force_login(world.user("ohne"))

    html = client.get(START).content.decode()

    assert "Ihrem Konto ist noch keine Aufgabe zugeordnet." in html


def test_the_next_sittings_name_the_round_that_is_asked_for_them(
    client: Client, amira: User
) -> None:
    sitting = Sitting.objects.create(code="CG-2", body=world.body(), on=date(2026, 11, 10))
    world.rnd(sitting=sitting)
    client.force_login(amira)

    found = client.get(START).context["appointments"]

    assert [(one.body, one.round) for one in found] == [("Gremium CG", "Sachstand zum 30.06.2026")]


def fill(count: int) -> None:
    for _ in range(count):
        measure = world.measure(confirmed_on=TODAY)
        Funding.objects.create(
            measure=measure, programme="Land", approval="granted", valid_before=date(2027, 1, 1)
        )
        Milestone.objects.create(measure=measure, title="Raum", due=TODAY, original_due=TODAY)
        days = {"handed_in_on": TODAY, "checked_on": TODAY}
        world.ret(measure=measure, state="checked", schedule="delayed", **days)
        world.condition(due=date(2026, 1, 1))
        world.mail(state="uncertain")
        code = f"S{Sitting.objects.count()}"
        Sitting.objects.create(code=code, body=world.body(), on=date(2026, 11, 10))


@pytest.mark.parametrize("role", list(Role))
def test_the_page_costs_the_same_for_many(
    client: Client, db: None, role: Role, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(world.user("rosa", role, works_at=world.organisation()))
    fill(1)
    with django_assert_max_num_queries(MOST) as one:
        client.get(START)
    fill(2)

    with django_assert_max_num_queries(len(one)):
        client.get(START)
