"""The texts to pass on: the list, and one text with what came back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.network.forms import MultiplierForm
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.network.domain import feedback
from wirkungskreis.network.models import Message, Multiplier
from wirkungskreis.network.outputs.sums import about_reach
from wirkungskreis.network.queries.reading import carriers, feedback_for, messages_for, subjects_for
from wirkungskreis.network.states import KEEP, REPORT_BACK, Channel, FeedbackKind
from wirkungskreis.people.models import Person
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.ui.report_back import ReportBackForm


@require_safe
@signed_in
def message_list(request: DeskRequest) -> HttpResponse:
    return show_list(request, None)


def show_list(request: DeskRequest, form: MultiplierForm | None) -> HttpResponse:
    """List the texts, and for the office who passes them on."""
    may = ask(request.actor, KEEP, None)
    context: dict[str, Any] = {"rows": messages_for(request.actor), "may": may}
    if may:
        people = Person.objects.filter(redacted_at=None)
        named = Multiplier.objects.filter(valid_on(today())).select_related("person")
        context |= {
            "carriers": carriers(today()),
            "named": named,
            "form": form or MultiplierForm(people),
        }
    status = 422 if form is not None else 200
    return TemplateResponse(request, "desk/network/list.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def message_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a text with what came back; multipliers report here."""
    message = message_of(request, public_id)
    may_report = ask(request.actor, REPORT_BACK, message)
    subjects = subjects_for(request.actor)
    form = ReportBackForm(
        Channel.choices, FeedbackKind.choices, subjects.choices(), request.POST or None
    )
    here = reverse("desk:message", args=[public_id])

    def report(_data: dict[str, Any]) -> None:
        about = subjects.chosen(form.cleaned_data["about"])
        feedback.report_back(message, actor=request.actor, on=today(), **form.reported(), **about)

    if done(form, report):
        messages.success(request, _("Danke, die Rückmeldung ist da."))
        return HttpResponseRedirect(here)
    found = list(feedback_for(request.actor).filter(message=message))
    context = {
        "message": message,
        "form": form,
        "may": ask(request.actor, KEEP, message),
        "may_report": may_report,
        "steps": [
            step
            for step in message.life.open_from(message.state)
            if ask(request.actor, step.permission, message)
        ],
        "feedback": found,
        "reach": about_reach(found) if found else "",
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/network/message.html", context, status=status)


def message_of(request: DeskRequest, public_id: UUID) -> Message:
    """Find a text the person may read."""
    return get_object_or_404(messages_for(request.actor), public_id=public_id)
