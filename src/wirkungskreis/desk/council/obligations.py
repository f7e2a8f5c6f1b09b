"""What must be shown to the council until when, and showing it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.council.ahead import calendar
from wirkungskreis.council.domain import obligations
from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.models import Condition
from wirkungskreis.mandates.queries import conditions_for
from wirkungskreis.mandates.states import KEEP
from wirkungskreis.people.models import Person
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.queries import reports_for
from wirkungskreis.reports.states import ReportState


class ShowForm(EditionForm):
    report = forms.ModelChoiceField(
        Report.objects.filter(state=ReportState.RELEASED),
        to_field_name="code",
        widget=forms.HiddenInput,
    )


class ChargeForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.filter(redacted_at=None),
        label=gettext_lazy("Wer kümmert sich?"),
        required=False,
        to_field_name="public_id",
        empty_label=gettext_lazy("niemand"),
        help_text=gettext_lazy(
            "Diese Person wird acht und zwei Wochen vorher erinnert, danach jeden Monat."
        ),
    )


@require_safe
@signed_in
def obligation_calendar(request: DeskRequest) -> HttpResponse:
    """Show by date what the council waits for; one click shows it with the newest report."""
    return _show(request)


@require_POST
@signed_in
def obligation_show(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Take a released report as evidence."""
    condition = _condition(request, public_id)
    form = ShowForm(request.POST)
    if done(form, lambda data: obligations.show_with(condition, actor=request.actor, **data)):
        messages.success(request, _("Nachweis eingetragen."))
        return HttpResponseRedirect(reverse("desk:obligations"))
    return _show(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def obligation_charge(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Say who sees to it and gets the reminders."""
    condition = _condition(request, public_id)
    held = getattr(condition, "charge", None)
    is_sent = request.method == "POST"
    initial = {"person": held.person.public_id if held else None}
    form = ChargeForm(request.POST if is_sent else None, initial=initial)
    if done(form, lambda data: obligations.charge(condition, actor=request.actor, **data)):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:obligations"))
    context = {"condition": condition, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/council/charge.html", context, status=status)


def _condition(request: DeskRequest, public_id: UUID) -> Condition:
    rows = conditions_for(request.actor).select_related("charge__person", "owner", "decision")
    condition = get_object_or_404(rows, public_id=public_id)
    if not ask(request.actor, KEEP, condition):
        raise Http404
    return condition


def _show(request: DeskRequest, form: ShowForm | None = None) -> HttpResponse:
    found = calendar(request.actor, today())
    context = {
        "groups": [
            (_("Überfällig"), found.overdue),
            (_("Als Nächstes"), found.coming),
            (_("Mit dem nächsten Bericht"), found.with_report),
            (_("Ohne Termin"), found.undated),
            (_("Öffentlich nicht nachvollziehbar"), found.untraceable),
        ],
        "report": reports_for(request.actor).filter(state=ReportState.RELEASED).first(),
        "form": form or ShowForm(),
        "may": ask(request.actor, KEEP, Condition()),
        "on": today(),
    }
    status = 422 if form is not None else 200
    return TemplateResponse(request, "desk/council/calendar.html", context, status=status)
