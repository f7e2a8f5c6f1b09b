"""Verbs about milestones and about the end of a measure: dates move with a reason or not at all."""

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.measures.models import Measure, Milestone
from wirkungskreis.measures.states import REPORT


class Why(TypedDict):
    """Why an end moves, the day it was said, and the sitting that agreed."""

    reason: str
    on: date
    sitting: NotRequired[Sitting | None]


@transaction.atomic
def add(
    measure: Measure, *, actor: Actor, edition: int, title: str, due: date, note: str = ""
) -> Milestone:
    edit(measure, "add_milestone", REPORT, actor=actor, edition=edition, changes={})
    return measure.milestones.create(title=title, due=due, original_due=due, note=note)


@transaction.atomic
def reword(milestone: Milestone, *, actor: Actor, edition: int, title: str, note: str) -> Milestone:
    """Correct the words of a milestone; its dates have verbs of their own."""
    return _write(milestone, "reword_milestone", actor, edition, title=title, note=note)


@transaction.atomic
def move(milestone: Milestone, *, actor: Actor, edition: int, to: date, reason: str) -> Milestone:
    """Move a milestone; the first date and the number of moves are kept."""
    if milestone.done_on:
        raise NotPossible(_("Dieser Meilenstein ist schon erreicht."))
    if to == milestone.due:
        raise NotPossible(_("Das ist schon der Termin. Bitte geben Sie einen anderen Tag an."))
    if not reason.strip():
        raise NotPossible(_("Bitte begründen Sie, warum der Termin verschoben wird."))
    return _write(
        milestone,
        "move_milestone",
        actor,
        edition,
        due=to,
        moved_count=milestone.moved_count + 1,
        move_reason=reason,
    )


@transaction.atomic
def reach(milestone: Milestone, *, actor: Actor, edition: int, on: date) -> Milestone:
    """Say that a milestone was reached on a day."""
    return _write(milestone, "reach_milestone", actor, edition, done_on=on)


@transaction.atomic
def unreach(milestone: Milestone, *, actor: Actor, edition: int) -> Milestone:
    """Take back that it was reached."""
    return _write(milestone, "unreach_milestone", actor, edition, done_on=None)


@transaction.atomic
def move_end(
    measure: Measure, *, actor: Actor, edition: int, to: date, **why: Unpack[Why]
) -> Measure:
    """Move the end of a running measure; the planned end stays, the shift is kept with its day."""
    if not why["reason"].strip():
        raise NotPossible(_("Bitte begründen Sie, warum sich das Ende verschiebt."))
    if measure.planned_start and to < measure.planned_start:
        raise NotPossible(_("Das Ende liegt vor dem Beginn. Bitte prüfen Sie die beiden Daten."))
    before = measure.expected_end or measure.planned_end
    if to == before:
        raise NotPossible(_("Das ist schon das Ende. Bitte geben Sie einen anderen Tag an."))
    changes = {"expected_end": to}
    edit(measure, "move_end", REPORT, actor=actor, edition=edition, changes=changes)
    measure.shifts.create(
        what=_("Ende der Maßnahme"),
        from_date=before,
        to_date=to,
        reason=why["reason"],
        noted_on=why["on"],
        sitting=why.get("sitting"),
    )
    return measure


def _write(
    milestone: Milestone, act: str, actor: Actor, edition: int, **values: object
) -> Milestone:
    edit(
        milestone.measure,
        act,
        REPORT,
        actor=actor,
        edition=edition,
        changes={},
        milestone=milestone.pk,
    )
    found, _created = Milestone.objects.update_or_create(pk=milestone.pk, defaults=values)
    return found
