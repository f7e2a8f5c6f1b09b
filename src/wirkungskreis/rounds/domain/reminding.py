"""Verbs that remind: only those who have not answered, on workdays, never twice a day."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wirkungskreis.journal.clock import workdays
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import AccessLink, Confirmation, Return, Round, RoundReminder
from wirkungskreis.rounds.queries.days import is_due
from wirkungskreis.rounds.queries.figure_requests import open_figures
from wirkungskreis.rounds.states import KEEP, UNSENT, ConfirmationState, RoundKind, RoundState


def outstanding(rnd: Round, on: date, organisation: Organisation | None = None) -> list[Person]:
    """Name those who still owe an answer, their deputies, and who owes a value."""
    rows: list[tuple[int | None, ...]]
    whose = {"organisation": organisation} if organisation else {}
    if rnd.kind == RoundKind.CONFIRMATION:
        open_ones = Confirmation.objects.filter(round=rnd, state=ConfirmationState.ASKED, **whose)
        rows = [(pk,) for pk in open_ones.values_list("person", flat=True)]
    else:
        unsent = Return.objects.filter(round=rnd, state__in=UNSENT, **whose)
        figures = open_figures(rnd, on).filter(**whose)
        rows = [*unsent.values_list("person", "deputy"), *figures.values_list("person")]
    keys = {pk for row in rows for pk in row if pk}
    return list(Person.objects.filter(pk__in=keys).exclude(email="").order_by("pk"))


@transaction.atomic
def remind(rnd: Round, *, actor: Actor, on: date, organisation: Organisation | None = None) -> int:
    """Remind everybody outstanding, or those of one organisation; say how many mails that is.

    On a weekend or public holiday nobody is reminded.
    """
    demand(actor, KEEP, rnd)
    _demand_workday(on)
    if rnd.state != RoundState.OPEN:
        raise NotPossible(_("Erinnern können Sie nur, solange die Abfrage offen ist."))
    due = [
        link
        for link in links.ensure(rnd, outstanding(rnd, on, organisation))
        if link.revoked_on is None and link.undeliverable_on is None and link.last_reminded_on != on
    ]
    if not due:
        return 0
    _count(due, on)
    note(rnd, "remind", actor=actor, links=[link.pk for link in due])
    for link in due:
        key = f"rounds.remind:{link.pk}:{on.isoformat()}"
        post.put(actor=actor, person=link.person, template="rounds.remind", about=link, key=key)
    return len(due)


def _demand_workday(on: date) -> None:
    calendar = workdays()
    if not calendar.is_workday(on):
        name = calendar.holiday(on) or formats.weekday(on)
        raise NotPossible(
            _("Heute ist {name}: Erinnert wird an Werktagen, das nächste Mal am {day}.").format(
                name=name, day=formats.day(calendar.workday_from(on))
            )
        )


def _count(due: Iterable[AccessLink], on: date) -> None:
    """Write days and numbers; the first reminder of a deputy is also the first request."""
    rows = AccessLink.objects.filter(pk__in=[link.pk for link in due])
    rows.filter(asked_on=None).update(asked_on=on)
    rows.update(
        last_reminded_on=on, reminders_sent=F("reminders_sent") + 1, edition=F("edition") + 1
    )


def remind_as_planned(on: date) -> int:
    """Send the reminders whose day has come; ``queries.days`` says which day that is."""
    calendar, sent = workdays(), 0
    open_ones = RoundReminder.objects.filter(sent_on=None, round__state=RoundState.OPEN)
    for reminder in open_ones.select_related("round"):
        opens, closes = reminder.round.opens, reminder.round.closes
        if not is_due(reminder.on, opens, closes, on, calendar):
            continue
        with transaction.atomic():
            rows = RoundReminder.objects.filter(pk=reminder.pk, sent_on=None)
            if rows.update(sent_on=on):
                sent += remind(reminder.round, actor=SYSTEM, on=on)
    return sent
