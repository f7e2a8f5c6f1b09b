"""The money and the milestones of one measure as pictures with their tables."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.charts.picture import Picture, drawn
from wirkungskreis.charts.timelines import MilestoneTimeline, Money, MoneyState, MoneyTimeline, Step
from wirkungskreis.kernel import formats
from wirkungskreis.measures.finance import months_later
from wirkungskreis.measures.models import Approval, Measure

STATES = {Approval.GRANTED: MoneyState.APPROVED, Approval.REQUESTED: MoneyState.APPLIED}


def money(measure: Measure, on: date) -> Picture | None:
    """Draw the fundings that have a beginning and an end; None if there are none."""
    soon = months_later(on, 6)
    rows = [
        Money(
            label=funding.programme,
            programme=funding.programme,
            start=funding.valid_from,
            end=funding.valid_before - timedelta(days=1),
            state=STATES.get(Approval(funding.approval), MoneyState.OPEN),
            amount=funding.amount,
            ends_soon=on <= funding.valid_before - timedelta(days=1) <= soon,
        )
        for funding in measure.fundings.all()
        if funding.valid_from and funding.valid_before and funding.approval != Approval.REFUSED
    ]
    if not rows:
        return None
    last = max(row.end for row in rows)
    title = _("Geld ist bis {day} eingetragen").format(day=formats.day(last))
    return drawn(MoneyTimeline("geld", title, _("Förderungen"), _source(measure), on, tuple(rows)))


def milestones(measure: Measure, on: date) -> Picture | None:
    found = list(measure.milestones.all())
    if not found:
        return None
    late = sum(milestone.is_overdue(on) for milestone in found)
    title = (
        ngettext("Ein Termin ist überschritten", "{count} Termine sind überschritten", late)
        if late
        else _("Kein Termin ist überschritten")
    )
    rows = tuple(Step(m.title, m.due, m.original_due, m.done_on) for m in found)
    return drawn(
        MilestoneTimeline(
            "meilensteine", title.format(count=late), _("Meilensteine"), _source(measure), on, rows
        )
    )


def _source(measure: Measure) -> str:
    return _("Register, Maßnahme {code}").format(code=measure.code)
