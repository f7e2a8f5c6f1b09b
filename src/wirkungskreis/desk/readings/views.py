"""Reading a list: the file, its columns, every row beside what was read, all or nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.readings.forms import ColumnsForm, RowForm, SheetForm, UploadForm
from wirkungskreis.desk.readings.rows import Shown, shown
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.domain import importing
from wirkungskreis.measures.models import ImportBatch
from wirkungskreis.measures.outputs.template import template
from wirkungskreis.measures.queries import batches_for
from wirkungskreis.measures.reading.rules import usual_columns
from wirkungskreis.measures.reading.sheet import heads
from wirkungskreis.measures.states import IMPORT

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
methods = require_http_methods(["GET", "HEAD", "POST"])


@methods
@signed_in
def reading_list(request: DeskRequest) -> HttpResponse:
    """List what was read, and take a new file in."""
    if not ask(request.actor, IMPORT, None):
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            upload = form.cleaned_data["file"]
            batch = importing.bring(upload, actor=request.actor, on=today())
            step = "reading" if batch.columns else "reading_columns"
            return HttpResponseRedirect(reverse(f"desk:{step}", args=[batch.public_id]))
        except Refused as refusal:
            form.add_error("file", str(refusal))
    context = {"form": form, "batches": batches_for(request.actor)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/readings/list.html", context, status=status)


@require_safe
@signed_in
def reading_template(request: DeskRequest) -> HttpResponse:
    if not ask(request.actor, IMPORT, None):
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="massnahmen-vorlage.xlsx"'}
    return HttpResponse(template(), content_type=XLSX, headers=headers)


@methods
@signed_in
def reading_columns(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Assign the columns by hand; sheet and heads are chosen in the address first."""
    batch = get_object_or_404(batches_for(request.actor), public_id=public_id)
    book = importing.opened(batch)
    sheet = request.GET.get("blatt") or batch.sheet or next(iter(book.sheets))
    table = book.table(sheet)
    choice = SheetForm(request.GET or None, sheets=list(book.sheets))
    head = choice.cleaned_data.get("kopf") if choice.is_valid() else None
    head = min(batch.header_row if head is None else head, len(table))
    now = batch.columns or usual_columns(heads(table, head))
    initial = {f"spalte_{number}": column for number, column in now.items()}
    form = ColumnsForm(request.POST or None, table=table, head=head, initial=initial)
    if form.is_valid():
        try:
            importing.assign(
                batch,
                actor=request.actor,
                edition=form.cleaned_data["edition"],
                sheet=sheet,
                header_row=head,
                columns=form.columns(),
            )
            return HttpResponseRedirect(reverse("desk:reading", args=[public_id]))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "batch": batch,
        "form": form,
        "choice": SheetForm({"blatt": sheet, "kopf": head}, sheets=list(book.sheets)),
        "head": head,
        "preview": list(enumerate(table[:12], start=1)),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/readings/columns.html", context, status=status)


@methods
@signed_in
def reading_detail(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show every row beside what was read; a row is settled by its own small form."""
    batch = get_object_or_404(batches_for(request.actor), public_id=public_id)
    rows = shown(batch)
    sent = _sent(request, rows)
    if sent and sent.form.is_valid() and _decided(request, sent):
        here = f"{request.path}#zeile-{sent.row.number}"
        return HttpResponseRedirect(here)
    context: dict[str, Any] = {
        "batch": batch,
        "has_suggestions": any(row.is_open and row.is_suggested for row in rows),
        "ready": [row for row in rows if row.is_ready],
        "open": [row for row in rows if row.is_open],
        "aside": [row for row in rows if not row.is_ready and not row.is_open],
    }
    status = 422 if sent and sent.form.errors else 200
    return TemplateResponse(request, "desk/readings/detail.html", context, status=status)


def _sent(request: DeskRequest, rows: list[Shown]) -> Shown | None:
    if request.method != "POST":
        return None
    number = request.POST.get("zeile", "")
    for one in rows:
        if str(one.row.number) == number:
            one.form = RowForm(
                request.POST, leads=one.leads, asked=one.asked, auto_id=f"id_{number}_%s"
            )
            return one
    raise Http404


def _decided(request: DeskRequest, sent: Shown) -> bool:
    form = sent.form
    try:
        importing.decide(
            sent.row,
            actor=request.actor,
            edition=form.cleaned_data["edition"],
            said={**sent.row.said, **form.said()},
            decision=form.cleaned_data["decision"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_POST
@signed_in
def reading_accept(request: DeskRequest, public_id: UUID) -> HttpResponse:
    batch = get_object_or_404(batches_for(request.actor), public_id=public_id)
    try:
        importing.accept(batch, actor=request.actor, edition=_edition(request))
        messages.success(request, _("Vorschläge übernommen. Bitte prüfen Sie das Ergebnis."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:reading", args=[public_id]))


@require_POST
@signed_in
def reading_take(request: DeskRequest, public_id: UUID) -> HttpResponse:
    batch = get_object_or_404(batches_for(request.actor), public_id=public_id)
    edition = _edition(request)
    try:
        importing.take(batch, actor=request.actor, edition=edition, on=today())
        messages.success(request, _("Übernommen. Rückgängig geht, solange niemand daran arbeitet."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:reading", args=[public_id]))


@require_POST
@signed_in
def reading_undo(request: DeskRequest, public_id: UUID) -> HttpResponse:
    batch: ImportBatch = get_object_or_404(batches_for(request.actor), public_id=public_id)
    try:
        importing.undo(batch, actor=request.actor, edition=_edition(request))
        messages.success(request, _("Rückgängig gemacht: Das Register ist wie zuvor."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:reading", args=[public_id]))


def _edition(request: DeskRequest) -> int:
    said = request.POST.get("edition", "")
    return int(said) if said.isdecimal() else 0
