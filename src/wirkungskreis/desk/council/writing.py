"""Beginning a paper and editing its parts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.concept.models import Version
from wirkungskreis.concept.queries import versions_for
from wirkungskreis.council.domain import writing
from wirkungskreis.council.domain.writing import UNDECIDED
from wirkungskreis.council.models import Draft, Point
from wirkungskreis.council.queries import drafts_for
from wirkungskreis.council.states import WRITE
from wirkungskreis.desk.council.fetch import ENTRY, draft_at_work, edited, made, page_of, posted
from wirkungskreis.desk.council.forms import (
    BeginForm,
    EffectForm,
    EnclosureForm,
    HeadForm,
    NewPointForm,
    PointForm,
    TextForm,
)
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, created
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.queries import reports_for
from wirkungskreis.reports.states import ReportState

ROWS = {"auswirkungen": "effects", "anlagen": "enclosures", "gremien": "stops"}


@require_http_methods(ENTRY)
@signed_in
def draft_new(request: DeskRequest) -> HttpResponse:
    """Choose what the paper rests on; ``bericht`` or ``fassung`` in the address chooses already."""
    if not ask(request.actor, WRITE, Draft):
        raise Http404
    reports = list(reports_for(request.actor).filter(state=ReportState.RELEASED))
    versions = list(versions_for(request.actor).filter(state__in=UNDECIDED))
    chosen = [
        f"{name}:{request.GET[name]}" for name in ("bericht", "fassung") if name in request.GET
    ]
    initial = {"on": today(), "basis": chosen[0] if chosen else None}
    form = BeginForm(posted(request), reports=reports, versions=versions, initial=initial)
    known: dict[str, Report | Version] = {f"bericht:{r.code}": r for r in reports}
    known |= {f"fassung:{v.code}": v for v in versions}

    def make(*, basis: str, **given: Any) -> str:
        return page_of(writing.begin(known[basis], actor=request.actor, **given))

    if address := created(form, make, actor=request.actor):
        return HttpResponseRedirect(address)
    context = {"form": form, "has_basis": bool(known)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/council/new.html", context, status=status)


@require_POST
@signed_in
def draft_again(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Let the rules write again; edited texts stay."""
    draft = draft_at_work(request, public_id)
    try:
        writing.redraft(draft, actor=request.actor, edition=draft.edition)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Neu entworfen. Was Sie bearbeitet haben, ist unverändert."))
    return HttpResponseRedirect(page_of(draft))


@require_http_methods(ENTRY)
@signed_in
def draft_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    draft = draft_at_work(request, public_id)
    now = {name: getattr(draft, name, None) for name in HeadForm.base_fields}
    form = HeadForm(posted(request), initial=now)

    def call(data: dict[str, Any]) -> object:
        edition = data.pop("edition")
        return writing.describe(draft, actor=request.actor, edition=edition, facts=data)

    return edited(request, draft, form, call, title=_("Kopf der Vorlage"))


@require_http_methods(ENTRY)
@signed_in
def part_edit(request: DeskRequest, public_id: UUID, slot: str) -> HttpResponse:
    """Edit a text beside what the rule proposes, or go back to the proposal."""
    draft = draft_at_work(request, public_id)
    part = get_object_or_404(draft.parts.all(), slot=slot)
    form = TextForm(posted(request), initial={"text": part.shown})

    def call(data: dict[str, Any]) -> object:
        if "proposal" in request.POST:
            return writing.take_proposal(part, actor=request.actor, edition=data["edition"])
        return writing.write(part, actor=request.actor, **data)

    beside = [(_("Vorschlag aus den Daten"), part.generated)]
    if form.is_bound and part.is_edited:
        beside.append((_("Das ist jetzt gespeichert"), part.text))
    return edited(
        request,
        draft,
        form,
        call,
        title=part.get_slot_display(),
        edition=part.edition,
        beside=beside,
        can_go_back=part.is_edited,
    )


@require_http_methods(ENTRY)
@signed_in
def point_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    draft = draft_at_work(request, public_id)

    def call(text: str) -> object:
        return writing.add_point(draft, actor=request.actor, text=text)

    form = NewPointForm(posted(request))
    return made(request, draft, form, call, title=_("Beschlusspunkt ergänzen"))


def _point(request: DeskRequest, public_id: UUID) -> Point:
    seen = drafts_for(request.actor)
    point = get_object_or_404(
        Point.objects.filter(draft__in=seen).select_related("draft"), public_id=public_id
    )
    if not ask(request.actor, WRITE, point.draft):
        raise Http404
    return point


@require_http_methods(ENTRY)
@signed_in
def point_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    point = _point(request, public_id)
    form = PointForm(posted(request), initial={"text": point.shown})
    beside = [(_("Vorschlag aus den Daten"), point.generated)] if point.generated else []
    return edited(
        request,
        point.draft,
        form,
        lambda data: writing.word_point(point, actor=request.actor, **data),
        title=_("Beschlusspunkt"),
        edition=point.edition,
        beside=beside,
    )


@require_POST
@signed_in
def point_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Move a point up or down, leave it out or take it in again."""
    point = _point(request, public_id)
    step = request.POST.get("step", "")
    edition = int(request.POST.get("edition", "0") or 0)
    try:
        if step == "leave":
            writing.leave_out(point, actor=request.actor, edition=edition)
        else:
            writing.shift_point(point, actor=request.actor, edition=edition, up=step == "up")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(f"{page_of(point.draft)}#punkte")


@require_http_methods(ENTRY)
@signed_in
def effect_set(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enter what one year takes; ``jahr`` in the address fills in what is there."""
    draft = draft_at_work(request, public_id)
    year = request.GET.get("jahr", "")
    known = draft.effects.filter(year=int(year)).first() if year.isdecimal() else None
    names = ("year", "cost", "income", "posts", "note")
    initial = {name: getattr(known, name) for name in names} if known else {"year": draft.on.year}
    form = EffectForm(posted(request), initial=initial)

    def call(*, year: int, **facts: Any) -> object:
        return writing.set_effect(draft, actor=request.actor, year=year, facts=facts)

    return made(request, draft, form, call, title=_("Auswirkungen eines Jahres"))


@require_http_methods(ENTRY)
@signed_in
def enclosure_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    draft = draft_at_work(request, public_id)

    def call(title: str) -> object:
        return writing.enclose(draft, actor=request.actor, title=title)

    return made(request, draft, EnclosureForm(posted(request)), call, title=_("Anlage ergänzen"))


@require_POST
@signed_in
def row_remove(request: DeskRequest, public_id: UUID, kind: str, place: str) -> HttpResponse:
    """Take out a year, an enclosure or a planned stop, named by its year or place."""
    draft = draft_at_work(request, public_id)
    if kind not in ROWS or not place.isdecimal():
        raise Http404
    rows = getattr(draft, ROWS[kind])
    row = get_object_or_404(rows, **{"year" if kind == "auswirkungen" else "order": int(place)})
    try:
        writing.remove(row, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:draft", args=[public_id]))
