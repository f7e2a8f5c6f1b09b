"""Verbs around the date of a meeting: plan it, or take over a date that was entered before."""

from collections.abc import Mapping
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Body, Sitting
from wirkungskreis.mandates.states import SittingState
from wirkungskreis.meetings.domain.numbers import next_number
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.states import KEEP


@transaction.atomic
def plan(
    body: Body,
    *,
    on: date,
    actor: Actor,
    starts: time | None = None,
    ends: time | None = None,
    facts: Mapping[str, str] | None = None,
) -> Meeting:
    """Plan a meeting with the next number of the year; ``facts`` may hold place and online_link.

    A body meets once a day; the day must be one on which it exists.
    """
    demand(actor, KEEP, Meeting)
    check(body, on, starts, ends)
    facts = facts or {}
    number, code = _named(body, on)
    sitting = Sitting.objects.create(
        code=code,
        body=body,
        number=number,
        on=on,
        starts=starts,
        ends=ends,
        place=facts.get("place", ""),
    )
    note(sitting, "enter", actor=actor)
    return _begun(sitting, actor, online_link=facts.get("online_link", ""))


@transaction.atomic
def prepare(sitting: Sitting, *, actor: Actor) -> Meeting:
    """Begin the agenda of a date that somebody entered; it keeps the number it has."""
    demand(actor, KEEP, Meeting)
    if sitting.state == SittingState.CANCELLED:
        raise NotPossible(_("Diese Sitzung ist abgesagt. Bitte planen Sie eine neue."))
    if Meeting.objects.filter(sitting=sitting).exists():
        raise NotPossible(_("Zu dieser Sitzung gibt es schon eine Tagesordnung."))
    return _begun(sitting, actor)


def _begun(sitting: Sitting, actor: Actor, **fields: str) -> Meeting:
    meeting = Meeting.objects.create(sitting=sitting, **fields)
    note(meeting, "plan", actor=actor, sitting=sitting.pk)
    return meeting


def check(
    body: Body, on: date, starts: time | None, ends: time | None, *, beside: Sitting | None = None
) -> None:
    """Refuse a date on which a body cannot meet; ``beside`` is the sitting that moves there."""
    if starts and ends and ends <= starts:
        raise NotPossible(_("Die Sitzung endet vor ihrem Beginn. Bitte prüfen Sie die Uhrzeiten."))
    if on not in body.valid:
        raise NotPossible(
            _("{body} besteht an diesem Tag nicht. Bitte wählen Sie einen anderen.").format(
                body=body.name
            )
        )
    others = body.sittings.filter(on=on).exclude(state=SittingState.CANCELLED)
    others = others.exclude(pk=beside.pk) if beside else others
    if other := others.first():
        raise NotPossible(
            _("Am {day} ist schon die Sitzung {number} geplant.").format(
                day=formats.day(on), number=other.number or other.code
            )
        )


def _named(body: Body, on: date) -> tuple[str, str]:
    """Count to a number that nobody has used by hand."""
    while True:
        count = next_number(body, "meeting", on)
        code = f"{body.code}-{on.year}-{count}"
        if not Sitting.objects.filter(code=code).exists():
            return f"{on.year} / {count}", code
