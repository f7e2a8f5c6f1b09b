"""The leadership's one page: its lines, what it keeps quiet about, and what it costs."""

from datetime import date
from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.indicators import making
from wirkungskreis.changes.models import Change
from wirkungskreis.desk.brief import questions
from wirkungskreis.desk.brief.lines import LONGEST, Line, section, short
from wirkungskreis.desk.brief.sheet import DEVIATIONS, Sheet
from wirkungskreis.kernel.actor import Role
from wirkungskreis.mandates.models import Decision, Sitting
from wirkungskreis.measures.ahead import Posts
from wirkungskreis.measures.models import Funding, LeadDispute
from wirkungskreis.people.models import User
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.sums import Sums, Total

BRIEF = "/werkbank/beratungsblatt/"
TODAY = date(2026, 10, 9)
CHECKED = {"state": "checked", "handed_in_on": TODAY, "checked_on": TODAY}
MOST = 20
DISPUTE = (
    "Wer führt? AWO und Sportbund sehen sich zuständig, seit 10.02.2026. "
    "Zuständig: Controlling-Gruppe."
)


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def lena(db: None) -> User:
    """Lena is the Beigeordnete."""
    return world.user("lena", Role.LEADERSHIP)


def sheet(client: Client, user: User) -> Sheet:
    client.force_login(user)
    found: Sheet = client.get(BRIEF).context["sheet"]
    return found


def lines(found: Sheet) -> dict[str, list[tuple[str, str]]]:
    sections = [*found.wide, *found.narrow]
    return {one.title: [(line.label, line.words) for line in one.lines] for one in sections}


def rnd_for_sitting() -> Round:
    sitting = Sitting.objects.create(
        code="CG-2", body=world.body(name="Controlling-Gruppe"), on=date(2026, 11, 10)
    )
    return world.rnd(sitting=sitting)


def test_who_wishes_a_decision_is_named_with_the_side_that_may(
    client: Client, lena: User, amira: User
) -> None:
    rnd_for_sitting()
    measure = world.measure(code="M1", title="Sprachcafé", remit=world.organisation("Dezernat"))
    asks = {"help_kind": "decision", "help_text": "Bleibt der Raum?"}
    world.ret(measure=measure, **CHECKED, **asks)
    dispute = LeadDispute.objects.create(
        measure=world.measure(code="M2", title="Radkurs"), since=date(2026, 2, 10)
    )
    dispute.claimed_by.set([world.organisation("AWO"), world.organisation("Sportbund")])

    found = lines(sheet(client, lena))["Heute zu entscheiden"]

    assert found == [
        ("M1 Sprachcafé", "Worum es geht, sagt die Koordination. Zuständig: Dezernat."),
        ("M2 Radkurs", DISPUTE),
    ]
    told = lines(sheet(client, amira))["Heute zu entscheiden"][0]
    assert told == ("M1 Sprachcafé", "Bleibt der Raum? Zuständig: Dezernat.")


def test_what_a_lead_released_is_told_to_the_leadership(client: Client, lena: User) -> None:
    world.ret(**CHECKED, help_kind="decision", help_text="Bleibt der Raum?", releases_obstacle=True)

    found = lines(sheet(client, lena))["Heute zu entscheiden"]

    assert found == [("M1 Sprachcafé", "Bleibt der Raum? Zuständig: Jugendamt.")]


def test_more_deviations_than_fit_are_counted(client: Client, lena: User) -> None:
    for number in range(DEVIATIONS + 2):
        measure = world.measure(code=f"M{number}", confirmed_on=TODAY)
        world.ret(measure=measure, schedule="delayed", schedule_reason="Krank", **CHECKED)

    found = sheet(client, lena).wide[1]

    assert len(found.lines) == DEVIATIONS
    assert found.lines[0].words == "Krank (Jugendamt, seit 30.06.2026)"
    assert found.more is not None
    assert found.more.label == "und 2 weitere"


def test_conditions_overdue_first_and_the_last_agreements(client: Client, lena: User) -> None:
    rnd_for_sitting()
    held = Sitting.objects.create(
        code="CG-1", body=world.body(), on=date(2026, 5, 12), state="held"
    )
    Decision.objects.create(
        number="V-1", body=held.body, sitting=held, on=held.on, kind="agreement", text="Raum."
    )
    world.condition(number="AU-1", text="Berichten.", due=date(2026, 12, 1))
    office = world.organisation()
    world.condition(number="AU-2", text="Einsetzen.", due=date(2026, 1, 1), owner=office)

    found = lines(sheet(client, lena))

    assert found["Offene Ratsaufträge"] == [
        ("AU-2", "Einsetzen. (Jugendamt, fällig 01.01.2026)"),
        ("AU-1", "Berichten. (ohne Zuständige, fällig 01.12.2026)"),
    ]
    assert found["Verabredungen und Konsequenzen"] == [("V-1", "Raum.")]


def test_the_state_of_the_round_stands_at_the_top(client: Client, lena: User) -> None:
    rnd_for_sitting()
    world.ret(**CHECKED)
    world.ret()

    assert sheet(client, lena).state == "1 von 2 da, 1 geprüft; noch 7 Tage"


def test_without_any_data_the_page_says_so(client: Client, lena: User) -> None:
    found = sheet(client, lena)

    assert found.state == "Noch wurde nichts abgefragt."
    assert all(not one.lines for one in [*found.wide, *found.narrow])
    assert [(one.question, one.known) for one in found.answers] == [
        ("Personal", "nicht gemeldet"),
        ("Kosten", "nicht gemeldet"),
        ("Erreichte", "nicht gemeldet"),
        ("Wirkung", "nicht beurteilbar"),
    ]


def test_every_figure_says_from_how_many_it_is() -> None:
    rnd = Round(reference_date=date(2025, 12, 31))
    sums = Sums(asked=77, cost=Total(Decimal(20500), 44))
    sums.reach = {"visits": Total(Decimal(681), 3), "people": Total(Decimal(1446), 7)}

    cost, reach = questions.cost(sums, rnd), questions.reach(sums, rnd)
    posts = Posts(Decimal("1.5"), Decimal("2.5"), 2, 3)
    staff = questions.staff(posts, sums, TODAY)

    assert (cost.known, cost.base) == ("20.500\u00a0€", "aus 44 von 77 Maßnahmen, Stand 31.12.2025")
    assert (reach.known, reach.base) == (
        "1.446 Personen, 681 Besuche",
        "aus 10 von 77 Maßnahmen, Stand 31.12.2025; Mehrfachzählungen sind möglich",
    )
    assert (staff.known, staff.base) == ("1,5 bis 2,5 Stellen", "aus 2 von 3 Maßnahmen, Plan 2026")


def test_a_long_text_is_cut_between_words() -> None:
    assert short("kurz") == "kurz"
    cut = short("Wort, " * 50)
    assert len(cut) <= LONGEST + 2
    assert cut.endswith("Wort …")


def test_a_section_that_fits_promises_nothing_more() -> None:
    rows = [Line("A", ""), Line("B", "")]

    assert section("S", rows, most=2, empty="").more is None


def test_others_do_not_find_the_page(client: Client, bernd: User) -> None:
    client.force_login(bernd)

    assert client.get(BRIEF).status_code == 404


def fill(count: int) -> None:
    for _ in range(count):
        measure = world.measure(confirmed_on=TODAY)
        asks = {"help_kind": "decision", "reach_actual": 3, "schedule": "at_risk"}
        world.ret(measure=measure, **CHECKED, **asks)
        Funding.objects.create(
            measure=measure, programme="Land", approval="granted", valid_before=date(2027, 1, 1)
        )
        dispute = LeadDispute.objects.create(measure=measure, since=TODAY)
        dispute.claimed_by.set([world.organisation("AWO"), world.organisation("Sportbund")])
        world.condition(due=date(2026, 1, 1), owner=world.organisation())
        indicator = making.indicator(f"I-{Round.objects.count()}-{measure.pk}")
        making.target(indicator, 200)
        making.observation(indicator, 2023, 100)
        making.observation(indicator, 2025, 20)
        indicator.goal_links.create(element=world.element(f"B.{measure.pk}"), mechanism="Kurse.")
        making.assessment(indicator, on=date(2026, 5, 12))


def test_the_page_costs_the_same_for_many(
    client: Client, lena: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(lena)
    rnd_for_sitting()
    fill(1)
    with django_assert_max_num_queries(MOST) as one:
        client.get(BRIEF)
    fill(2)

    with django_assert_max_num_queries(len(one)):
        client.get(BRIEF)


def test_what_was_ordered_and_promised_stands_side_by_side(client: Client, lena: User) -> None:
    held = world.meeting("CG-1", date(2026, 5, 12), state="held")
    world.task("A-1", due=date(2026, 12, 1))
    world.promise(world.item(held), what="Räume stellen", confirmed_on=date(2026, 5, 20))
    world.promise(world.item(held), what="Geld suchen", until=date(2026, 8, 1))

    found = sheet(client, lena)
    (owed,) = [one for one in found.narrow if one.title == "Aufträge und Zusagen"]

    assert [(line.label, line.words, line.note) for line in owed.lines] == [
        ("A-1", "Räume suchen (Jugendamt)", "bis 01.12.2026"),
        ("Zusage", "Räume stellen (Jugendamt)", "überfällig"),
        ("Zusage", "Geld suchen (Jugendamt)", "noch nicht bestätigt"),
    ]


def test_what_stands_for_decision_names_whose_matter_it_is(client: Client, lena: User) -> None:
    meeting = world.meeting("CG-2", date(2026, 11, 10), state="invited")
    world.item(meeting, kind="decision", title="Frist verlängern", measure=world.measure())
    world.item(meeting, kind="decision", title="Termine 2027")
    world.item(meeting, kind="decision", title="Geheim", is_confidential=True)
    world.item(meeting, title="Nur Beratung")

    found = lines(sheet(client, lena))

    assert found["Heute zu entscheiden"] == [
        ("Frist verlängern", "steht am 10.11.2026 zur Entscheidung. Zuständig: Jugendamt."),
        ("Termine 2027", "steht am 10.11.2026 zur Entscheidung. Zuständig: Gremium CG."),
    ]


def test_a_change_that_waits_names_the_side_that_confirms(client: Client, lena: User) -> None:
    decision = Decision.objects.create(number="V-2", body=world.body(), text="Ende verschieben.")
    Change.objects.create(
        kind="end",
        measure=world.measure(code="A-1"),
        decision=decision,
        reason="Förderung",
        side="lead",
        state="awaited",
        wished_on=TODAY,
    )

    found = lines(sheet(client, lena))

    assert found["Heute zu entscheiden"] == [
        ("A-1 Sprachcafé", "Ende verschieben wartet auf Bestätigung. Zuständig: Jugendamt.")
    ]


def test_an_indicator_off_its_target_is_named_with_value_and_target(
    client: Client, lena: User
) -> None:
    away, near = making.indicator("A.1-i"), making.indicator("A.2-i")
    for indicator, value in ((away, 20), (near, 190)):
        making.target(indicator, 200)
        making.observation(indicator, 2023, 100)
        making.observation(indicator, 2025, value)

    found = sheet(client, lena)
    (shown,) = [one for one in found.wide if one.title == "Indikatoren gegen ihr Ziel"]

    assert [(line.label, line.note) for line in shown.lines] == [
        (str(away), "nähert sich dem Ziel nicht")
    ]
    assert shown.lines[0].words.startswith("20\u00a0Einsätze statt mindestens 200")


def test_what_bodies_saw_at_goals_stands_with_the_indicators_that_lay_beside_it(
    client: Client, lena: User
) -> None:
    indicator = making.indicator("A.2-i")
    making.observation(indicator, 2024, 402)
    goal = world.wording("A.2", "Verständigung gelingt").element
    indicator.goal_links.create(element=goal, mechanism="Wer gefragt wird, antwortet.")
    making.assessment(indicator, on=date(2025, 5, 12))
    making.assessment(indicator, on=date(2026, 5, 12))

    found = sheet(client, lena)
    (shown,) = [one for one in found.wide if one.title.startswith("Wirkung an Zielen")]

    [line] = shown.lines
    assert (line.label, line.note) == ("A.2 Verständigung gelingt", "Fortschritt erkennbar")
    assert line.words == "Gremium CG, 12.05.2026: Es geht voran."
    assert [words.split(";")[0] for words in line.beside] == ["A.2-i: Sprachmittlungseinsätze"]
