"""The papers of a meeting: taken in, linked, ordered, frozen into packs, and handed out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.jobs.results import Way, result_of
from wirkungskreis.desk.meetings.fetch import meeting_of, office_only
from wirkungskreis.desk.meetings.forms import ShiftForm
from wirkungskreis.desk.meetings.paper_forms import (
    LinkForm,
    PaperForm,
    PublicForm,
    UploadForm,
    place_of,
)
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.meetings.domain import enclosing, packing, publishing
from wirkungskreis.meetings.models import AgendaItem, Enclosure, Meeting, Publication, PublicKind
from wirkungskreis.meetings.queries.papers import (
    Lot,
    enclosures_for,
    file_for,
    last_pack,
    lots,
    next_pack,
    packs_for,
)
from wirkungskreis.meetings.queries.reading import items_for
from wirkungskreis.meetings.queries.sources import on_offer
from wirkungskreis.meetings.states import MeetingState
from wirkungskreis.ui.downloads import attachment


@result_of("meetings.pack")
def packed(job: Job) -> Way:
    address = reverse("desk:meeting_papers", args=[str(job.result["meeting"])])
    return Way(gettext_lazy("Zu den Unterlagen der Sitzung"), address)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting_papers(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show the office every paper and pack of a meeting; a file sent along becomes a paper."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = UploadForm(_items(request, meeting), request.POST or None, request.FILES or None)

    def take(file: Any, **data: Any) -> str:
        place = place_of(data)
        enclosing.enclose(meeting, file, place=place, actor=request.actor, on=today())
        return _here(meeting)

    if address := created(form, take, actor=request.actor):
        messages.success(request, _("Die Unterlage liegt bei."))
        return HttpResponseRedirect(address)
    return _show(request, meeting, upload=form)


@require_POST
@signed_in
def paper_link(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enclose what the program has already."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    shelf = on_offer(request.actor, meeting)
    form = LinkForm(shelf, _items(request, meeting), request.POST)

    def take(source: str, **data: Any) -> str:
        thing, place = form.found[source], place_of(data)
        enclosing.link(meeting, thing, place=place, actor=request.actor, on=today())
        return _here(meeting)

    if address := created(form, take, actor=request.actor):
        messages.success(request, _("Die Unterlage liegt bei."))
        return HttpResponseRedirect(address)
    return _show(request, meeting, link=form)


@require_POST
@signed_in
def pack_order(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Let the worker freeze what lies ready."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    try:
        job = packing.order(meeting, actor=request.actor, on=today())
    except Refused as refusal:
        form = Form({})
        form.is_valid()
        form.add_error(None, str(refusal))
        return _show(request, meeting, order=form)
    return HttpResponseRedirect(reverse("desk:job", args=[job.public_id]))


@require_POST
@signed_in
def meeting_publish(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Release agenda or minutes for everybody, or take that back."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = PublicForm(request.POST)

    def carry_out(data: dict[str, Any]) -> None:
        kind, on = PublicKind(data["kind"]), today()
        if data["act"] == "publish":
            publishing.publish(meeting, kind, actor=request.actor, on=on)
            return
        for row in meeting.publications.filter(kind=kind, withdrawn_on=None):
            publishing.withdraw(row, actor=request.actor, edition=row.edition, on=on)

    if done(form, carry_out):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(_here(meeting))
    return _show(request, meeting, order=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def paper_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Change what a paper is called, where it belongs and who reads it."""
    office_only(request)
    paper = _paper(request, public_id)
    now = {
        "title": paper.title,
        "item": str(paper.item.public_id) if paper.item else "",
        "is_confidential": paper.is_confidential,
    }
    form = PaperForm(_items(request, paper.meeting), request.POST or None, initial=now)

    def revise(data: dict[str, Any]) -> None:
        facts = {name: value for name, value in data.items() if name != "edition"}
        enclosing.revise(paper, facts=facts, actor=request.actor, edition=data["edition"])

    if done(form, revise):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(_here(paper.meeting))
    context = {
        "meeting": paper.meeting,
        "form": form,
        "title": _("Unterlage bearbeiten"),
        "edition": _paper(request, public_id).edition,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/edit.html", context, status=status)


@require_POST
@signed_in
def paper_shift(request: DeskRequest, public_id: UUID) -> HttpResponse:
    office_only(request)
    paper = _paper(request, public_id)
    form = ShiftForm(request.POST)
    if done(form, lambda data: enclosing.shift(paper, actor=request.actor, **data)):
        return HttpResponseRedirect(f"{_here(paper.meeting)}#unterlage-{public_id}")
    return _show(request, paper.meeting, order=form)


@require_POST
@signed_in
def paper_remove(request: DeskRequest, public_id: UUID) -> HttpResponse:
    office_only(request)
    paper = _paper(request, public_id)
    form = EditionForm(request.POST)
    if done(form, lambda data: enclosing.remove(paper, actor=request.actor, **data)):
        messages.success(request, _("Die Unterlage ist entfernt."))
        return HttpResponseRedirect(_here(paper.meeting))
    return _show(request, paper.meeting, order=form)


@require_safe
@signed_in
def paper_file(request: DeskRequest, public_id: UUID) -> FileResponse:
    """Hand out one paper to whoever may read it, as far as they may."""
    paper = _paper(request, public_id)
    return attachment(file_for(request.actor, paper))


@require_safe
@signed_in
def pack_file(request: DeskRequest, public_id: UUID, kind: str) -> FileResponse:
    """Hand out a pack as PDF or ZIP to whoever may read it."""
    pack = get_object_or_404(packs_for(request.actor), public_id=public_id)
    file = pack.file_of(kind)
    if file is None:
        raise Http404
    return attachment(file)


def _show(request: DeskRequest, meeting: Meeting, **forms: Form) -> HttpResponse:
    """Show the page with the forms that have something to say."""
    items = _items(request, meeting)
    papers = list(enclosures_for(request.actor).filter(meeting=meeting).order_by("order", "pk"))
    is_first = last_pack(meeting) is None
    number = 0 if is_first else next_pack(meeting)
    waiting = [paper for paper in papers if paper.supplement >= number]
    ready = lots(items, waiting)
    placed = {paper.pk for lot in ready for paper in lot.papers}
    is_sent = meeting.state not in {MeetingState.PLANNED, MeetingState.CANCELLED}
    context = {
        "meeting": meeting,
        "packs": packs_for(request.actor).filter(meeting=meeting),
        "frozen": _filled(lots(items, [paper for paper in papers if paper not in waiting])),
        "waiting": _filled(ready),
        "astray": [paper for paper in waiting if paper.pk not in placed],
        "number": number,
        "may_freeze": is_sent and (waiting or is_first),
        "public": _public(meeting) if meeting.sitting.body.is_public else [],
        "upload": forms.get("upload") or UploadForm(items),
        "link": forms.get("link") or LinkForm(on_offer(request.actor, meeting), items),
        "order": forms.get("order"),
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return TemplateResponse(request, "desk/meetings/papers.html", context, status=status)


def _public(meeting: Meeting) -> list[tuple[PublicKind, Publication | None]]:
    """Say of agenda and minutes whether they are released now."""
    rows = {row.kind: row for row in meeting.publications.filter(withdrawn_on=None)}
    return [(kind, rows.get(kind)) for kind in PublicKind]


def _filled(found: list[Lot]) -> list[Lot]:
    return [lot for lot in found if lot.papers]


def _items(request: DeskRequest, meeting: Meeting) -> list[AgendaItem]:
    return list(items_for(request.actor).filter(meeting=meeting).order_by("position"))


def _paper(request: DeskRequest, public_id: UUID) -> Enclosure:
    return get_object_or_404(enclosures_for(request.actor), public_id=public_id)


def _here(meeting: Meeting) -> str:
    return reverse("desk:meeting_papers", args=[meeting.public_id])
