"""Verbs that remind of tasks: once before the day and once after it, on workdays only."""

from datetime import date, timedelta

from django.db import transaction

from wirkungskreis.journal.clock import workdays
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.models import Rank, Task
from wirkungskreis.meetings.states import PENDING
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.queries.days import is_due

AHEAD = timedelta(days=7)


def remind_as_due(on: date) -> int:
    """Remind whoever took on a task that is due in a week or overdue; say how many mails.

    Nobody known with an address means no mail; as soon as somebody is, the reminder goes out.
    """
    if not workdays().is_workday(on):
        return 0
    pending = Task.objects.filter(state__in=PENDING)
    rows = pending.select_related("person", "seat").prefetch_related("seat__holders__person")
    return sum(_remind(task, on) for task in rows)


def owner_of(task: Task, on: date) -> Person | None:
    """Name who is reminded: whoever took it on, else the member on its seat that day."""
    if task.person:
        return task.person
    holder = task.seat.holder_on(on, Rank.MEMBER) if task.seat else None
    return holder.person if holder else None


@transaction.atomic
def _remind(task: Task, on: date) -> bool:
    template, person = _template(task, on), owner_of(task, on)
    if not template or person is None or not person.email:
        return False
    before = task.last_reminded_on
    rows = Task.objects.filter(pk=task.pk, state__in=PENDING, last_reminded_on=before)
    if not rows.update(last_reminded_on=on):
        return False
    note(task, "remind", actor=SYSTEM, template=template)
    key = f"{template}:{task.pk}:{on.isoformat()}"
    post.put(actor=SYSTEM, person=person, template=template, about=task, key=key)
    return True


def _template(task: Task, on: date) -> str:
    """Say which mail is to be sent on a workday; before the day as reminders of rounds are."""
    reminded = task.last_reminded_on
    if task.is_overdue(on):
        return "meetings.overdue" if reminded is None or reminded <= task.due else ""
    planned = task.due - AHEAD
    if reminded or planned <= task.given_on:
        return ""
    soon = is_due(planned, task.given_on, task.due, on, workdays())
    return "meetings.due" if soon else ""
