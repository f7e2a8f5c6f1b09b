"""Official files on the desk: bring one, look through it, store what is new, or put it aside."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.jobs.results import Way, result_of
from wirkungskreis.desk.official.forms import AssignForm, ReasonForm, UploadForm
from wirkungskreis.desk.ways import way
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.indicators.domain.official import files, withdrawing
from wirkungskreis.indicators.domain.official.outline import fitting, missing, sheets_in
from wirkungskreis.indicators.domain.official.report import from_json
from wirkungskreis.indicators.domain.official.withdrawing import withdrawal_of
from wirkungskreis.indicators.models import OfficialFile
from wirkungskreis.indicators.queries.official import COUNTED, files_for, releases_for
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import Refused

ENTRY = ["GET", "HEAD", "POST"]
PER_PAGE = 30


@require_http_methods(ENTRY)
@signed_in
def file_list(request: DeskRequest) -> HttpResponse:
    """Take a file in; below stand the files in work and every delivery."""
    shown = files_for(request.actor)
    if shown is None:
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = files.bring(
                data["file"], actor=request.actor, on=today(), published_on=data["published_on"]
            )
            return _after(request, made)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    page = Paginator(releases_for(request.actor), PER_PAGE).get_page(request.GET.get("seite"))
    context = {"form": form, "files": shown[:PER_PAGE], "page": page, "counted": COUNTED}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/official/list.html", context, status=status)


@require_http_methods(ENTRY)
@signed_in
def file_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show what a look found; another day or other mappings make it look again."""
    file = found(request, public_id)
    known = list({*file.mappings.all(), *fitting(file.table, file.outline)})
    initial = {"published_on": file.published_on, "mappings": file.mappings.all()}
    form = AssignForm(request.POST or None, known=known, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            files.assign(
                file,
                actor=request.actor,
                edition=data["edition"],
                mappings=list(data["mappings"]),
                published_on=data["published_on"],
            )
            return _after(request, file)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, file, form=form)


def _page(request: DeskRequest, file: OfficialFile, **forms: Form) -> HttpResponse:
    mappings = file.mappings.select_related("version__indicator").annotate(
        newest=Max("version__indicator__versions__number")
    )
    release = file.release
    context = {
        "file": file,
        "mappings": mappings,
        "former": [one for one in mappings if one.newest > one.version.number],
        "missing": missing(file.table, file.outline),
        "sheets": sheets_in(file.outline),
        "report": from_json(file.report) if file.report else None,
        "withdrawal": withdrawal_of(release) if release else None,
        "withdrawing": ReasonForm(),
        **forms,
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return TemplateResponse(request, "desk/official/page.html", context, status=status)


@require_POST
@signed_in
def file_former(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Decide that this file may add values to a definition that was superseded."""
    file = found(request, public_id)
    try:
        files.assign(
            file,
            actor=request.actor,
            edition=_edition(request),
            mappings=list(file.mappings.all()),
            takes_former=True,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    return looked(request, file)


@require_POST
@signed_in
def file_withdraw(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Take back what a file brought, with the reason."""
    file = found(request, public_id)
    form = ReasonForm(request.POST)

    def withdraw(data: dict[str, Any]) -> None:
        said = {"edition": data["edition"], "reason": data["reason"], "on": today()}
        withdrawing.withdraw(file, actor=request.actor, **said)
        messages.success(request, _("Zurückgezogen. Es gilt wieder, was vorher bekannt war."))

    if done(form, withdraw):
        return HttpResponseRedirect(way("official_file", file.public_id))
    return _page(request, file, withdrawing=form)


@require_POST
@signed_in
def file_look(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Look through the file again, as a job where it is large."""
    file = found(request, public_id)
    return _stepped(request, file, "look", lambda: _look(request.actor, file))


@require_POST
@signed_in
def file_store(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Store what is new, as a job where the file is large."""
    file = found(request, public_id)

    def store() -> None:
        files.store(file, actor=request.actor, edition=_edition(request), on=today())
        messages.success(request, _("Übernommen. Was vorher bekannt war, bleibt lesbar."))

    return _stepped(request, file, "store", store)


@require_POST
@signed_in
def file_put_aside(request: DeskRequest, public_id: UUID) -> HttpResponse:
    file = found(request, public_id)
    try:
        files.put_aside(file, actor=request.actor, edition=_edition(request))
        messages.success(request, _("Zurückgelegt. Kein Wert wurde übernommen."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:official_files"))


@result_of("indicators.look")
@result_of("indicators.store")
def _way(job: Job) -> Way | None:
    return Way(_("Zur Datei"), reverse("desk:official_file", args=[job.result["file"]]))


def found(request: DeskRequest, public_id: UUID) -> OfficialFile:
    """Give the file, or 404 to whoever does not keep values."""
    shown = files_for(request.actor)
    if shown is None:
        raise Http404
    return get_object_or_404(shown, public_id=public_id)


def _after(request: DeskRequest, file: OfficialFile) -> HttpResponse:
    """Go where the next step is: assign it, or look through it."""
    if not file.mappings.exists():
        return HttpResponseRedirect(way("mapping_new", file.public_id))
    return _stepped(request, file, "look", lambda: _look(request.actor, file))


def looked(request: DeskRequest, file: OfficialFile) -> HttpResponse:
    """Look through a file that has just been assigned."""
    return _after(request, file)


def _look(actor: Actor, file: OfficialFile) -> None:
    files.look(file, actor=actor, edition=file.edition, on=today())


def _stepped(
    request: DeskRequest, file: OfficialFile, step: str, at_once: Callable[[], object]
) -> HttpResponse:
    here = way("official_file", file.public_id)
    try:
        if not files.is_small(file):
            edition = _edition(request) if step == "store" else file.edition
            job = files.order(file, step, actor=request.actor, edition=edition, on=today())
            return HttpResponseRedirect(way("job", job.public_id))
        at_once()
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(here)


def _edition(request: DeskRequest) -> int:
    said = request.POST.get("edition", "")
    return int(said) if said.isdecimal() else 0
