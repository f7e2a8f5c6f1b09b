"""The agenda fills itself from what deviates, ends, waits, comes due and was proposed."""

import time
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests import world
from tests.meetings.making import fresh
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Body
from wirkungskreis.measures.models import Funding, Need
from wirkungskreis.meetings.models import Meeting, Minutes
from wirkungskreis.meetings.queries.offers import Offer
from wirkungskreis.meetings.queries.proposals import chosen, proposals
from wirkungskreis.reports.models import Report
from wirkungskreis.rounds.models import AccessLink

pytestmark = pytest.mark.django_db
TODAY, ON, MAY = date(2026, 10, 9), date(2026, 11, 10), date(2026, 5, 12)
CONFIRMED = date(2026, 2, 1)


@pytest.fixture
def meeting() -> Meeting:
    """Plan the meeting of CG in November, after one that was held in May."""
    world.meeting("CG-0", MAY, state="held")
    return world.meeting("CG-1", ON)


def offered(meeting: Meeting, ground: str) -> list[Offer]:
    found = proposals(SYSTEM, meeting, TODAY)
    return [offer for offer in found if offer.ground == ground]


def parts(meeting: Meeting, ground: str) -> list[tuple[str, str]]:
    return [(one.title, one.why) for offer in offered(meeting, ground) for one in offer.parts]


def told(code: str, schedule: str, **measure: Any) -> None:
    """Make a measure about which was answered at the end of June."""
    made = world.measure_called(code, confirmed_on=CONFIRMED, **measure)
    rnd = world.ret(measure=made, state="asked").round
    rnd.returns.filter(measure=made).update(
        state="checked", schedule=schedule, handed_in_on=rnd.opens, checked_on=rnd.opens
    )


def test_every_meeting_has_opening_minutes_tasks_and_closing(meeting: Meeting) -> None:
    Body.objects.update(approval="next_meeting")
    before = Meeting.objects.get(sitting__code="CG-0")
    Minutes.objects.create(meeting=before, state="circulated", circulated_on=MAY, digest="x")
    world.task("A-1")
    world.task("A-2", due=date(2026, 12, 1))
    world.task("A-3", state="done", settled_on=TODAY)

    assert parts(fresh(meeting), "tasks") == [
        ("Begrüßung und Feststellung der Beschlussfähigkeit", ""),
        (
            "Niederschrift der Sitzung vom 12.05.2026",
            "Im Umlauf seit 12.05.2026; Gremium CG genehmigt in der nächsten Sitzung.",
        ),
        ("Stand der Aufträge", "2 Aufträge sind offen, 1 davon überfällig."),
        ("Verschiedenes und nächster Termin", ""),
    ]


def test_minutes_approved_by_silence_are_no_item(meeting: Meeting) -> None:
    Body.objects.update(approval="silence")
    before = Meeting.objects.get(sitting__code="CG-0")
    Minutes.objects.create(meeting=before, state="circulated", circulated_on=MAY, digest="x")

    titles = [title for title, _why in parts(fresh(meeting), "tasks")]

    assert "Niederschrift der Sitzung vom 12.05.2026" not in titles


def test_measures_of_a_field_are_one_item_and_each_can_be_picked(meeting: Meeting) -> None:
    seat = world.seat("S-CG-01", "Bauamt")
    field = world.element("B", "Sprache")
    told("M1", "at_risk", field=field)
    told("M2", "at_risk", field=field, lead=world.organisation("Bauamt"))
    told("M3", "on_plan", field=field)

    (offer,) = offered(meeting, "endangered")

    assert (offer.title, offer.whole and offer.whole.title) == (
        "Gefährdet: B Sprache",
        "2 gefährdete Maßnahmen in B Sprache",
    )
    assert offer.whole is not None
    assert offer.whole.subject_column() == {"element": field}
    assert [(one.title, one.presenter) for one in offer.parts] == [
        ("M2 Sprachcafé: gefährdet seit 30.06.2026", seat),
        ("M1 Sprachcafé: gefährdet seit 30.06.2026", None),
    ]
    assert offer.whole.why == (
        "2 Maßnahmen, 2 neu seit der vorigen Sitzung, 1 bei Sitzen des Gremiums"
    )


def test_what_lies_in_the_remit_of_a_seat_comes_first(meeting: Meeting) -> None:
    world.seat("S-CG-01", "Dezernat")
    told("M1", "at_risk", field=world.element("A", "Ankommen"))
    told("M2", "delayed", field=world.element("B", "Sprache"), remit=world.organisation("Dezernat"))

    found = [offer.ground for offer in proposals(SYSTEM, meeting, TODAY) if offer.parts]

    assert [ground for ground in found if ground in {"endangered", "delayed"}] == [
        "delayed",
        "endangered",
    ]


def test_silent_measures_are_one_list(meeting: Meeting) -> None:
    rnd = world.rnd(closes=date(2026, 9, 30))
    for code, office in (("M1", "Jugendamt"), ("M2", "Bauamt")):
        lead = world.organisation(office)
        world.ret(round=rnd, measure=world.measure(code=code, lead=lead, confirmed_on=CONFIRMED))
    AccessLink.objects.update(reminders_sent=1)

    (offer,) = offered(meeting, "silent")

    assert offer.whole is not None
    assert offer.whole.title == "2 Maßnahmen ohne Meldung von 2 Stellen"
    assert [(one.key, one.why) for one in offer.parts] == [
        ("silent:M2", "Bauamt; noch nie gemeldet"),
        ("silent:M1", "Jugendamt; noch nie gemeldet"),
    ]


def test_money_conditions_rounds_reports_and_needs_propose(meeting: Meeting) -> None:
    funded = world.measure(code="M1", title="Lotsinnen")
    Funding.objects.create(
        measure=funded, programme="Landesmittel", valid_before=date(2027, 2, 1), approval="granted"
    )
    world.condition(number="RA-1", text="Wirkung nachweisen", due=date(2026, 12, 31))
    world.condition(number="RA-2", due=date(2030, 12, 31))
    world.rnd(title="Sachstand", state="closed", closed_on=date(2026, 9, 30))
    world.rnd(title="Früher", state="closed", closed_on=date(2026, 4, 1))
    Report.objects.create(
        code="B-1",
        label="Bericht",
        title="Umsetzungsbericht 2026",
        period_start=date(2026, 1, 1),
        period_before=date(2026, 7, 1),
        reference_date=date(2026, 6, 30),
        state="steering_review",
    )
    Need.objects.create(text="Räume am Wochenende", stated_on=date(2026, 6, 1))
    Need.objects.create(text="Alt", stated_on=date(2026, 1, 1))

    found = {
        ground: parts(meeting, ground)
        for ground in ("money", "condition", "round", "report", "need")
    }

    assert found == {
        "money": [
            (
                "M1 Lotsinnen: Förderung endet am 31.01.2027",
                "Jugendamt; Landesmittel, Anschluss: nichts beantragt",
            )
        ],
        "condition": [
            ("Ratsauftrag RA-1: Wirkung nachweisen", "fällig am 31.12.2026; ohne Zuständige")
        ],
        "round": [
            (
                "Ergebnis der Abfrage „Sachstand“",
                "0 von 0 Meldungen liegen vor; geschlossen am 30.09.2026.",
            )
        ],
        "report": [("Umsetzungsbericht 2026", "Prüfung in der Controlling-Gruppe")],
        "need": [("Bedarf: Räume am Wochenende", "genannt am 01.06.2026, sonstige")],
    }


def test_the_backlog_is_offered_with_who_proposed_and_since_when(meeting: Meeting) -> None:
    old = world.item(Meeting.objects.get(sitting__code="CG-0"), state="adjourned", title="Räume")
    world.item(title="Räume", carried_from=old, ground="carried")
    world.item(title="Fahrdienst", proposed_by=world.seat())
    world.item(title="Verworfen", state="dropped", drop_reason="Doppelt")
    world.item(title="Fremd", body=world.body("FG"))

    assert parts(meeting, "handed") == [("Räume", "vertagt am 12.05.2026")]
    assert parts(meeting, "person") == [("Fahrdienst", "vorgeschlagen von Leitung")]


def test_what_is_on_the_agenda_is_not_offered_again(meeting: Meeting) -> None:
    told("M1", "at_risk", field=world.element("B", "Sprache"))
    world.item(meeting, measure=world.measure_called("M1"), ground="money")
    world.item(meeting, title="Begrüßung", kind="formal")
    world.item(meeting, title="Verschiedenes", kind="formal")
    world.item(meeting, ground="tasks", kind="tasks")
    world.task()

    assert proposals(SYSTEM, meeting, TODAY) == []


def test_a_chosen_whole_does_not_bring_its_parts(meeting: Meeting) -> None:
    field = world.element("B", "Sprache")
    told("M1", "at_risk", field=field)
    told("M2", "at_risk", field=field)
    offers = proposals(SYSTEM, meeting, TODAY)

    picked = chosen(offers, ["endangered:field:B", "frame:first", "unknown"])

    assert [one.key for one in picked] == ["frame:first", "endangered:field:B"]


def test_titles_are_german_whatever_language_the_office_works_in(meeting: Meeting) -> None:
    told("M1", "at_risk")

    with override("en"):
        (title, _why), *_rest = parts(meeting, "endangered")

    assert title == "M1 Sprachcafé: gefährdet seit 30.06.2026"


def test_many_measures_cost_the_queries_of_one(meeting: Meeting) -> None:
    counts = []
    for number in (1, 2, 3):
        lead = world.organisation(f"Amt {number}")
        told(f"M{number}", "at_risk", field=world.element("B", "Sprache"), lead=lead)
        told(f"N{number}", "delayed", field=world.element("C", "Arbeit"), lead=lead)
        world.item(title=f"Thema {number}", proposed_by=world.seat(f"S-CG-0{number}"))
        world.condition(due=date(2026, 12, 31), owner=lead)
        with CaptureQueriesContext(connection) as queries:
            proposals(SYSTEM, meeting, TODAY)
        counts.append(len(queries))

    assert counts[0] == counts[1] == counts[2] <= 14


def test_three_hundred_measures_propose_within_a_second(meeting: Meeting) -> None:
    fields = [world.element(letter, f"Feld {letter}") for letter in "ABCDEFGH"]
    for number in range(300):
        schedule = ("at_risk", "delayed", "on_plan")[number % 3]
        told(f"X-{number:03}", schedule, field=fields[number % 8])

    start = time.process_time()
    found = proposals(SYSTEM, meeting, TODAY)

    assert time.process_time() - start < 1
    assert sum(len(offer.parts) for offer in found if offer.ground != "tasks") == 200
