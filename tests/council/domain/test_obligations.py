"""What the council asked for has somebody who is reminded, and a report shows it with one click."""

from datetime import date, timedelta

import pytest
from pytest_django import Settings

from tests import world
from tests.reports import making as reports
from wirkungskreis.council.domain import obligations
from wirkungskreis.council.duties import duties, hand_over
from wirkungskreis.council.mails import remind as fill
from wirkungskreis.council.models import Charge, Proof
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.models import Condition
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render
from wirkungskreis.people.models import Person

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 31)


@pytest.fixture
def dana() -> Person:
    return Person.objects.create(name="Dana Lind", email="dana@rheinaue.example")


def charged(dana: Person, **facts: object) -> Condition:
    condition = world.condition(**{"due": DUE, **facts})
    obligations.charge(condition, actor=SYSTEM, person=dana)
    return condition


@pytest.mark.parametrize(
    ("days", "count"), [(90, 0), (56, 1), (30, 1), (14, 1), (0, 1), (-1, 1), (-29, 1)]
)
def test_reminders_begin_eight_weeks_before(dana: Person, days: int, count: int) -> None:
    charged(dana)

    assert obligations.remind(DUE - timedelta(days)) == count


def test_each_reminder_goes_out_once(dana: Person) -> None:
    charged(dana)

    for days in range(60, -70, -1):
        obligations.remind(DUE - timedelta(days))

    keys = [str(mail.key).rpartition(":")[2] for mail in Mail.objects.order_by("pk")]
    assert keys == ["before56", "before14", "late0", "late1", "late2"]


def test_nobody_is_reminded_of_what_is_shown_settled_or_untraceable(dana: Person) -> None:
    for number, state in enumerate(("fulfilled", "lifted", "untraceable")):
        charged(dana, number=str(number), state=state)
    shown = charged(dana, number="9", recurrence="per_report")
    shown.fulfilments.create(on=date(2026, 1, 1), evidence="Bericht")

    assert obligations.remind(DUE) == 0


def test_without_a_name_the_lead_of_the_measure_is_reminded(dana: Person) -> None:
    world.measure(code="M-7", lead_person=dana)
    world.condition(due=DUE, measure="M-7")
    world.condition(due=DUE)

    obligations.remind(DUE)

    assert Mail.objects.get().person == dana


def test_the_mail_says_what_and_until_when_and_is_gone_when_shown(
    dana: Person, settings: Settings
) -> None:
    settings.TODAY = date(2026, 12, 20)
    condition = charged(dana, text="Jedes Jahr wird berichtet.")
    obligations.remind(settings.TODAY)
    mail = Mail.objects.get()

    letter = str(render(mail))

    assert "bis zum 31. Dezember 2026" in letter
    assert "Jedes Jahr wird berichtet." in letter
    assert f"/werkbank/gremien/ratsauftraege/{condition.public_id}/" in letter
    Condition.objects.update(state="fulfilled")
    assert fill(mail) is None


def test_a_released_report_is_evidence_with_one_click() -> None:
    condition, report = world.condition(due=DUE), reports.released()

    proof = obligations.show_with(condition, report, actor=SYSTEM, edition=condition.edition)

    assert (proof.report, proof.fulfilment.on) == (report, report.released_on)
    assert proof.fulfilment.evidence == f"{report.title}, Nummer {report.number}"
    with pytest.raises(NotPossible, match="steht schon da"):
        obligations.show_with(condition, report, actor=SYSTEM, edition=condition.edition)
    assert Proof.objects.count() == 1


def test_a_draft_is_no_evidence() -> None:
    condition = world.condition()

    with pytest.raises(NotPossible, match="veröffentlichter Bericht"):
        obligations.show_with(condition, reports.report(), actor=SYSTEM, edition=1)


def test_only_the_coordination_names_somebody(dana: Person) -> None:
    condition = world.condition()

    with pytest.raises(NotAllowed):
        obligations.charge(condition, actor=VISITOR, person=dana)

    assert not Charge.objects.exists()


def test_a_name_is_changed_taken_back_and_handed_over(dana: Person) -> None:
    condition, emil = charged(dana), Person.objects.create(name="Emil Roth")

    names = [duty.label for duty in duties(dana, DUE)]
    count = hand_over(dana, emil, SYSTEM, DUE)
    held = Charge.objects.get().person
    obligations.charge(condition, actor=SYSTEM, person=None)

    assert (names, count, held) == (["Ratsauftrag AU-1"], 1, emil)
    assert not Charge.objects.exists()
