"""All promises of organisations and all stated needs, with where each of them stands."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.pledges.forms import PledgeFilter, stand_of
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.measures.queries import commitments_for, needs_for
from wirkungskreis.measures.states import NeedState

ORDER = ["ueberfaellig", "unbestaetigt", "offen", "entfallen", "eingehalten"]


@require_safe
@signed_in
def pledge_list(request: DeskRequest) -> HttpResponse:
    """List what the person may read: the overdue first, then what waits to be confirmed."""
    on = today()
    rows = list(commitments_for(request.actor))
    form = PledgeFilter(rows, request.GET)
    chosen = form.chosen(rows, on)
    stands = [stand_of(row, on) for row in chosen]
    found = sorted(zip(chosen, stands, strict=True), key=lambda pair: ORDER.index(pair[1]))
    needs = form.chosen_needs(needs_for(request.actor))
    context = {
        "form": form,
        "rows": found,
        "late": stands.count("ueberfaellig"),
        "unconfirmed": stands.count("unbestaetigt"),
        "needs": sorted(needs, key=lambda need: need.state != NeedState.OPEN),
        "has_any": bool(rows),
    }
    return TemplateResponse(request, "desk/pledges/list.html", context)
