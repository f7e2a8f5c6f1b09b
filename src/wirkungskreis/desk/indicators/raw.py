"""Raw counts for the statistics office: decide, take in, preview what is shown, publish.

Nobody else finds these pages.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.rawforms import RawDecisionForm, RawForm
from wirkungskreis.desk.indicators.reading import found
from wirkungskreis.desk.indicators.writing import ENTRY
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.indicators import grounds, method, signs
from wirkungskreis.indicators.domain import publishing, raw
from wirkungskreis.indicators.models import Category, Indicator, RawDecision, RawTable
from wirkungskreis.indicators.queries.raw import decision_in_force, raw_tables_for, rules_for
from wirkungskreis.indicators.rawtext import read
from wirkungskreis.journal.clock import today
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.vocab.models import Area

RAW = "indicators.raw"


@require_http_methods(ENTRY)
@signed_in
def raw_tables(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show who decided about raw counts and what there is; take in the decision, then counts."""
    indicator = _mine(request, public_id)
    decision = decision_in_force(indicator)
    form = _form(request, indicator, decision)
    if address := created(form, _maker(form, request, indicator), actor=request.actor):
        return HttpResponseRedirect(address)
    context = {
        "indicator": indicator,
        "decision": decision,
        "rules": method.note(rules_for(decision)),
        "tables": [
            (row, grounds.period(row.period_start, row.period_before))
            for row in raw_tables_for(request.actor).filter(version__indicator=indicator)
        ],
        "form": form,
        "history": history(decision) if decision else [],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/indicators/raw_tables.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
@signed_in
def raw_table(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show true counts beside what everybody would read of them."""
    return _table_page(request, _table(request, public_id), EditionForm())


@require_POST
@signed_in
def raw_publish(request: DeskRequest, public_id: UUID) -> HttpResponse:
    table = _table(request, public_id)
    form = EditionForm(request.POST)

    def publish(data: dict[str, Any]) -> None:
        publishing.publish(table, actor=request.actor, on=today(), **data)

    if done(form, publish):
        messages.success(request, _("Veröffentlicht. So lesen es jetzt alle."))
        return HttpResponseRedirect(reverse("desk:raw_table", args=[public_id]))
    return _table_page(request, table, form)


@require_POST
@signed_in
def raw_discard(request: DeskRequest, public_id: UUID) -> HttpResponse:
    table = _table(request, public_id)
    form = EditionForm(request.POST)

    def discard(data: dict[str, Any]) -> None:
        raw.discard(table, actor=request.actor, on=today(), **data)

    if done(form, discard):
        messages.success(request, _("Die Rohzahlen sind gelöscht."))
        return _home(table.version.indicator)
    return _table_page(request, table, form)


@require_POST
@signed_in
def raw_end(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """End the decision; what was taken in stays until it is deleted."""
    indicator = _mine(request, public_id)
    decision = decision_in_force(indicator)
    form = EditionForm(request.POST)

    def finish(data: dict[str, Any]) -> None:
        if decision:
            raw.end(decision, actor=request.actor, on=today(), **data)

    if done(form, finish):
        messages.success(request, _("Neue Rohzahlen werden nicht mehr aufgenommen."))
    else:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    return _home(indicator)


def _mine(request: DeskRequest, public_id: UUID) -> Indicator:
    indicator = found(request, public_id)
    if not ask(request.actor, RAW, indicator):
        raise Http404
    return indicator


def _table(request: DeskRequest, public_id: UUID) -> RawTable:
    return get_object_or_404(raw_tables_for(request.actor), public_id=public_id)


def _form(
    request: DeskRequest, indicator: Indicator, decision: RawDecision | None
) -> RawDecisionForm | RawForm:
    if decision is None:
        return RawDecisionForm(request.POST or None)
    initial = {
        "source_ref": indicator.source,
        "supplier": indicator.owner.name if indicator.owner else "",
    }
    return RawForm(request.POST or None, request.FILES or None, initial=initial)


def _maker(form: RawDecisionForm | RawForm, request: DeskRequest, indicator: Indicator) -> Any:
    def allow(decided_by: str, reason: str, **_rules: object) -> str:
        raw.allow(
            indicator,
            actor=request.actor,
            decided_by=decided_by,
            reason=reason,
            on=today(),
            rules=form.rules() if isinstance(form, RawDecisionForm) else None,
        )
        return reverse("desk:raw_tables", args=[indicator.public_id])

    def take_in(block: str, **data: Any) -> str:
        end = (data["last"] or data["first"]) + timedelta(days=1)
        header = raw.Header(data["first"], end, data["supplier"], data["source_ref"])
        areas = list(Area.objects.filter(valid_before=None))
        categories = list(Category.objects.filter(valid_before=None).select_related("dimension"))
        lines = read(block, areas, categories)
        made = raw.take_in(indicator, header, lines, actor=request.actor, on=today())
        return reverse("desk:raw_table", args=[made.public_id])

    return allow if isinstance(form, RawDecisionForm) else take_in


def _table_page(request: DeskRequest, table: RawTable, form: EditionForm) -> HttpResponse:
    """Compute the preview; where that is refused, say why instead of it."""
    preview, refusal = None, ""
    if table.discarded_on is None:
        try:
            preview = publishing.examine(table, actor=request.actor)
        except Refused as why:
            refusal = str(why)
    context = {
        "indicator": table.version.indicator,
        "raw": table,
        "period": grounds.period(table.period_start, table.period_before),
        "preview": preview,
        "refusal": refusal,
        "form": form,
        "rows": [(one, _shown(one)) for one in preview.lines] if preview else [],
        "note": method.note(preview.rules) if preview else "",
        "history": history(table),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/indicators/raw_table.html", context, status=status)


def _shown(line: publishing.Line) -> str:
    """Write what everybody will read: the number, or the sign that stands for none."""
    return "" if line.value is not None else signs.SIGNS[line.reason]


def _home(indicator: Indicator) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:raw_tables", args=[indicator.public_id]))
