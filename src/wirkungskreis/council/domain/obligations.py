"""Verbs around what the council asked for: who sees to it, evidence by a report, reminders."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.council.ahead import Deadline, deadline
from wirkungskreis.council.models import Charge, Proof
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.domain import conditions
from wirkungskreis.mandates.models import Condition
from wirkungskreis.mandates.queries import conditions_for
from wirkungskreis.mandates.states import KEEP, PENDING
from wirkungskreis.measures.models import Measure
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Person
from wirkungskreis.reports.language import of_reports
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.states import ReportState

BEFORE = (56, 14)  # days before: time to write a paper, and the last call
AGAIN = 30  # days between reminders of what is overdue


@transaction.atomic
def charge(condition: Condition, *, actor: Actor, person: Person | None) -> None:
    """Say who sees to it and gets the reminders; None: nobody any more."""
    demand(actor, KEEP, condition)
    known = Charge.objects.filter(condition=condition).first()
    if person is None:
        if known:
            note(condition, "discharge", actor=actor, person=known.person_id)
            known.delete()
    elif known is None:
        Charge.objects.create(condition=condition, person=person)
        note(condition, "charge", actor=actor, person=person.pk)
    else:
        changes = {"person": person}
        edit(known, "charge", KEEP, actor=actor, edition=known.edition, changes=changes)


@transaction.atomic
def show_with(condition: Condition, report: Report, *, actor: Actor, edition: int) -> Proof:
    """Take a released report as evidence; its day is the day of its release."""
    if report.state != ReportState.RELEASED or report.released_on is None:
        raise NotPossible(_("Nur ein veröffentlichter Bericht ist ein Nachweis."))
    with of_reports():
        words = f"{report.title}, {_('Nummer')} {report.number}"
    fulfilment = conditions.prove(
        condition, on=report.released_on, evidence=words[:500], actor=actor, edition=edition
    )
    return Proof.objects.create(fulfilment=fulfilment, report=report)


def remind(on: date) -> int:
    """Lay reminders of this day into the outbox; run twice, none is doubled."""
    rows = conditions_for(SYSTEM).filter(state__in=PENDING)
    found = [deadline(row, on) for row in rows.select_related("charge__person")]
    return sum(_remind(each, on) for each in found)


def _remind(each: Deadline, on: date) -> bool:
    person = _person(each.condition)
    if each.on is None or person is None or not person.email:
        return False
    if (call := _call(each, on)) is None:
        return False
    post.put(
        actor=SYSTEM,
        person=person,
        template="council.condition",
        about=each.condition,
        key=f"condition:{each.condition.pk}:{each.on.isoformat()}:{call}",
    )
    return True


def _call(each: Deadline, on: date) -> str | None:
    """Name the reminder that is due: the nearest one before, or how often it was late."""
    if each.on is None:
        return None
    if each.is_overdue:
        return f"late{max(0, (on - each.on).days) // AGAIN}"
    left = each.on - on
    calls = [days for days in BEFORE if timedelta(0) <= left <= timedelta(days)]
    return f"before{min(calls)}" if calls else None


def _person(condition: Condition) -> Person | None:
    """Give who is named, otherwise who leads the measure that is to fulfil it."""
    named = getattr(condition, "charge", None)
    if named is not None:
        return Person.objects.get(pk=named.person_id)
    if not condition.measure:
        return None
    measure = Measure.objects.filter(code=condition.measure).select_related("lead_person").first()
    return measure.lead_person if measure else None
