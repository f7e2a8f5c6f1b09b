"""Values of indicators in a round: who delivers which one until when, and what has come."""

from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.rounds.fetch import round_of
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.indicators import grounds
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.rounds.queries.figures import Owed, ValueOwed, counted, values_owed

TONES = {Owed.LATE: "bad", Owed.OPEN: "info", Owed.DELIVERED: "good"}


@require_safe
@signed_in
def round_values(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """List by owner what the round waits for; each value is entered on the indicator's page."""
    rnd = round_of(request, public_id)
    owed = values_owed(rnd, request.actor, today())
    context = {
        "round": rnd,
        "groups": [
            (owner or _("ohne zuständige Stelle"), [_row(one) for one in rows])
            for owner, rows in groupby(owed, key=lambda one: one.owner)
        ],
        "counts": counted(owed),
        "total": len(owed),
        "may_enter": ask(request.actor, "indicators.enter", None),
    }
    return TemplateResponse(request, "desk/rounds/values.html", context)


def _row(one: ValueOwed) -> dict[str, object]:
    last = one.last
    return {
        "owed": one,
        "value": grounds.cell(one.indicator, last) if last else "",
        "period": grounds.period(last.start, last.before) if last else "",
        "tone": TONES[one.state],
    }
