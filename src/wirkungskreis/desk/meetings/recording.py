"""Everything of a meeting on one page, for whoever fills it in afterwards; and attendance."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import meeting_of, office_only
from wirkungskreis.desk.meetings.present import AttendanceForm
from wirkungskreis.desk.meetings.saying import SaidForm, forms_for, offered
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.meetings.domain import attendance, holding
from wirkungskreis.meetings.domain.holding import Afterwards
from wirkungskreis.meetings.models import AgendaItem, Meeting
from wirkungskreis.meetings.queries.reading import items_for, rulings_of, tasks_for
from wirkungskreis.meetings.queries.record import is_written
from wirkungskreis.meetings.queries.seating import seating


class WholeForm(EditionForm):
    is_over = forms.BooleanField(
        label=gettext_lazy("Die Sitzung ist damit geschlossen"),
        required=False,
        help_text=gettext_lazy("Dann braucht jeder Punkt ein Ergebnis."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting_results(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Fill in who was there and what came of each item; all of it is saved or nothing."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    items = list(items_for(request.actor).filter(meeting=meeting).order_by("position"))
    offer = offered(request.actor, meeting.sitting.body, meeting.sitting.on)
    data = request.POST or None
    whole = WholeForm(data)
    present = AttendanceForm(seating(meeting), data, prefix="da")
    said = forms_for(items, offer, data)
    all_valid = sum(not form.is_valid() for form in (present, *said)) == 0  # reads every form
    if all_valid and done(whole, lambda given: _write(request, meeting, present, said, given)):
        messages.success(request, _("Das Ergebnis der Sitzung ist festgehalten."))
        return HttpResponseRedirect(reverse("desk:meeting", args=[public_id]))
    context = _context(request, meeting_of(request, public_id), items, said)
    context |= {"whole": whole, "present": present}
    status = 422 if data is not None else 200
    return TemplateResponse(request, "desk/meetings/results.html", context, status=status)


def _write(
    request: DeskRequest,
    meeting: Meeting,
    present: AttendanceForm,
    said: Any,
    given: dict[str, Any],
) -> None:
    told = Afterwards(
        came=present.came() if present.has_changed() or not present.seating.is_known else None,
        guests=present.guest_names(),
        said={
            form.item: (form.cleaned_data["edition"], form.said())
            for form in said
            if form.says_something()
        },
        is_over=given["is_over"],
    )
    holding.write_down(meeting, told, actor=request.actor, edition=given["edition"])


def _context(
    request: DeskRequest, meeting: Meeting, items: list[AgendaItem], said: Any
) -> dict[str, Any]:
    keys = [item.pk for item in items]
    rulings, tasks = list(rulings_of(keys)), list(tasks_for(request.actor).filter(item__in=keys))
    return {
        "meeting": meeting,
        "is_written": is_written(meeting),
        "rows": [
            (
                form,
                [ruling for ruling in rulings if ruling.item_id == form.item.pk],
                [task for task in tasks if task.item_id == form.item.pk],
            )
            for form in _fresh(request, meeting, said)
        ],
    }


def _fresh(request: DeskRequest, meeting: Meeting, said: Any) -> list[SaidForm]:
    """Put what stands in the database now beside what the person wrote."""
    if not any(form.is_bound for form in said):
        return list(said)
    now = {item.pk: item for item in items_for(request.actor).filter(meeting=meeting)}
    for form in said:
        form.item = now.get(form.item.pk, form.item)
    return list(said)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting_attendance(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write down who is there, at the beginning of the meeting or later."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = AttendanceForm(seating(meeting), request.POST or None, prefix="da")
    edition = EditionForm(request.POST or None)

    def record(given: dict[str, Any]) -> None:
        attendance.record(
            meeting, form.came(), form.guest_names(), actor=request.actor, edition=given["edition"]
        )

    if form.is_valid() and done(edition, record):
        messages.success(request, _("Die Anwesenheit ist festgehalten."))
        return HttpResponseRedirect(reverse("desk:meeting", args=[public_id]))
    context = {"meeting": meeting_of(request, public_id), "present": form, "form": edition}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "desk/meetings/attendance.html", context, status=status)
