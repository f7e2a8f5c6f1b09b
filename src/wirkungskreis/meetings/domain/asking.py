"""Verbs that ask organisations about what they promised: confirm it, and what became of it."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from wirkungskreis.journal.clock import workdays
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.measures.models import Commitment
from wirkungskreis.measures.states import PROMISED
from wirkungskreis.meetings.models import Rank, SeatHolder
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Person
from wirkungskreis.people.models.spans import valid_on

AHEAD = timedelta(days=7)
PATIENCE = timedelta(days=14)  # between two mails that ask to confirm


def ask_as_due(on: date) -> int:
    """Ask whoever speaks for an organisation; say how many mails were laid out.

    A promise somebody else wrote down asks to be confirmed, once in two weeks at most; a confirmed
    one is reminded of a week before its day and once after it. Workdays only.
    """
    if not workdays().is_workday(on):
        return 0
    rows = Commitment.objects.filter(state__in=PROMISED, sitting__isnull=False)
    return sum(_ask(row, on) for row in rows.select_related("organisation", "sitting", "measure"))


def speaker_of(commitment: Commitment, on: date) -> Person | None:
    """Name who is asked: who fills the organisation's seat in that body, else in any other.

    Without a seat it is whoever leads the measure, if the measure is the organisation's own.
    """
    seats = Q(seat__organisations__organisation=commitment.organisation_id)
    seats &= Q(seat__organisations__valid_before=None)
    holders = SeatHolder.objects.filter(valid_on(on), seats, rank=Rank.MEMBER)
    found = list(holders.exclude(person__email="").select_related("person", "seat"))
    body = commitment.sitting.body_id if commitment.sitting else None
    found.sort(key=lambda row: (row.seat.body_id != body, row.seat.code))
    if found:
        return found[0].person
    measure = commitment.measure
    if measure and measure.lead_id == commitment.organisation_id:
        return measure.lead_person
    return None


@transaction.atomic
def _ask(commitment: Commitment, on: date) -> bool:
    template = _template(commitment, on)
    person = speaker_of(commitment, on) if template else None
    if person is None or not person.email:
        return False
    before = commitment.last_reminded_on
    rows = Commitment.objects.filter(pk=commitment.pk, last_reminded_on=before)
    if not rows.update(last_reminded_on=on):
        return False
    note(commitment, "remind", actor=SYSTEM, template=template)
    key = f"{template}:{commitment.pk}:{on.isoformat()}"
    post.put(actor=SYSTEM, person=person, template=template, about=commitment, key=key)
    return True


def _template(commitment: Commitment, on: date) -> str:
    """Say which mail is to be sent, if any."""
    asked = commitment.last_reminded_on
    if commitment.confirmed_on is None:
        is_soon = asked is None or asked + PATIENCE <= on
        return "meetings.promise_confirm" if is_soon else ""
    if commitment.until is None:
        return ""
    if commitment.is_overdue(on):
        is_new = asked is None or asked <= commitment.until
        return "meetings.promise_overdue" if is_new else ""
    start = commitment.until - AHEAD
    is_new = asked is None or asked < start
    return "meetings.promise_due" if start <= on and is_new else ""
