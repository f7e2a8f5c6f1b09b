"""The pages on which one part of a measure is edited; all are built from small forms."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.measures import dates, goals, money, people, promises
from wirkungskreis.desk.measures.acts import Act, Acts, Group
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.queries import page_for, with_people, with_promises

Groups = Callable[[Measure, Acts], list[Group]]
methods = require_http_methods(["GET", "HEAD", "POST"])


def _section(
    request: DeskRequest,
    measure: Measure,
    heading: StrOrPromise,
    acts: Mapping[str, Act],
    groups: Groups,
) -> HttpResponse:
    known = Acts(request, measure, acts)
    if known.carried_out():
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(request.path)
    context = {
        "measure": measure,
        "heading": heading,
        "groups": groups(measure, known),
        "may_edit": ask(request.actor, "measures.report", measure),
    }
    page = "desk/measures/section.html"
    return TemplateResponse(request, page, context, status=known.status)


@methods
@signed_in
def measure_dates(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(page_for(request.actor), public_id=public_id)
    heading = gettext_lazy("Termine bearbeiten")
    return _section(request, measure, heading, dates.ACTS, dates.groups)


@methods
@signed_in
def measure_money(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(page_for(request.actor), public_id=public_id)
    heading = gettext_lazy("Geld und Aufwand bearbeiten")
    return _section(request, measure, heading, money.ACTS, money.groups)


@methods
@signed_in
def measure_people(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(with_people(request.actor), public_id=public_id)
    heading = gettext_lazy("Beteiligte bearbeiten")
    return _section(request, measure, heading, people.ACTS, people.groups)


@methods
@signed_in
def measure_goals(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(page_for(request.actor), public_id=public_id)
    heading = gettext_lazy("Ziele bearbeiten")
    return _section(request, measure, heading, goals.ACTS, goals.groups)


@methods
@signed_in
def measure_promises(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(with_promises(request.actor), public_id=public_id)
    heading = gettext_lazy("Bedarfe, Zusagen, Wirkung")
    return _section(request, measure, heading, promises.ACTS, promises.groups)
