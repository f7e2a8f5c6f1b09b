"""The pages on which one part of a measure is edited; all are built from small forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
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
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.queries import page_for, with_people, with_promises


@dataclass(frozen=True, slots=True)
class Section:
    """One part: what can be done there, how it is shown, and what is fetched for it."""

    heading: StrOrPromise
    acts: Mapping[str, Act]
    groups: Callable[[Measure, Acts], list[Group]]
    fetch: Callable[[Actor], QuerySet[Measure]] = page_for


SECTIONS = {
    "dates": Section(gettext_lazy("Termine bearbeiten"), dates.ACTS, dates.groups),
    "money": Section(gettext_lazy("Geld und Aufwand bearbeiten"), money.ACTS, money.groups),
    "people": Section(
        gettext_lazy("Beteiligte bearbeiten"), people.ACTS, people.groups, with_people
    ),
    "goals": Section(gettext_lazy("Ziele bearbeiten"), goals.ACTS, goals.groups),
    "promises": Section(
        gettext_lazy("Bedarfe, Zusagen, Wirkung"), promises.ACTS, promises.groups, with_promises
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def measure_section(request: DeskRequest, public_id: UUID, part: str) -> HttpResponse:
    """Show one of ``SECTIONS``, or carry out what was sent from it."""
    section = SECTIONS[part]
    measure = get_object_or_404(section.fetch(request.actor), public_id=public_id)
    known = Acts(request, measure, section.acts)
    if known.carried_out():
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(request.path)
    context = {
        "measure": measure,
        "heading": section.heading,
        "groups": section.groups(measure, known),
        "may_edit": ask(request.actor, "measures.report", measure),
    }
    page = "desk/measures/section.html"
    return TemplateResponse(request, page, context, status=known.status)
