"""Taking a version to council, freezing it, entering an old one, putting misread words right."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.concept.domain import adoption, correction
from wirkungskreis.concept.domain.adoption import Historic
from wirkungskreis.concept.domain.correction import Misread
from wirkungskreis.concept.models import Version
from wirkungskreis.concept.queries import versions_for, wordings_for
from wirkungskreis.concept.states import VersionState
from wirkungskreis.desk.concept.forms import (
    AdoptForm,
    CorrectForm,
    OriginalForm,
    RecordForm,
    StepForm,
)
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.days import Precision
from wirkungskreis.kernel.policy import ask


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def version_adopt(request: DeskRequest, code: str) -> HttpResponse:
    """Show what adopting means, and take the step that is next."""
    version = _version(request, code)
    is_adopting = "decision" in request.POST
    form = AdoptForm(request.POST if is_adopting else None)
    steps = StepForm(request.POST if request.POST and not is_adopting else None)
    if done(steps, lambda data: adoption.take_step(version, actor=request.actor, **data)):
        messages.success(request, _("Der Stand ist jetzt: {s}.").format(s=_label(version)))
        return HttpResponseRedirect(reverse("desk:version_adopt", args=[code]))
    if done(form, lambda data: adoption.adopt(version, on=today(), actor=request.actor, **data)):
        messages.success(
            request, _("Die Fassung ist beschlossen. Ihr Wortlaut ändert sich nicht mehr.")
        )
        return HttpResponseRedirect(reverse("desk:version", args=[code]))
    context = {
        "version": version,
        "form": form,
        "step_form": steps,
        "steps": [
            (step, ask(request.actor, step.permission, version))
            for step in version.life.open_from(version.state)
            if step.name in {"consult", "submit", "rework"}
        ],
        "current": version.concept.versions.filter(state=VersionState.ADOPTED).first(),
        "may": ask(request.actor, "concept.adopt", version),
    }
    status = 422 if form.errors or steps.errors else 200
    return TemplateResponse(request, "desk/concept/adopt.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def version_record(request: DeskRequest, code: str) -> HttpResponse:
    """Freeze a version that was adopted long ago, with its date and its original."""
    version = _version(request, code)
    form = RecordForm(request.POST or None, request.FILES or None)

    def make(data: dict[str, Any]) -> None:
        last = data["valid_to"]
        historic = Historic(
            adopted_on=data["adopted_on"],
            precision=Precision(data["precision"]),
            valid_from=data["valid_from"],
            valid_before=last + timedelta(days=1) if last else None,
            decision=data["decision"],
            paper=data["paper"],
            original=data["original"],
        )
        adoption.record(version, historic, on=today(), actor=request.actor, edition=data["edition"])

    if done(form, make):
        messages.success(request, _("Die Fassung ist nacherfasst."))
        return HttpResponseRedirect(reverse("desk:version", args=[code]))
    context = {
        "version": version,
        "form": form,
        "may": ask(request.actor, "concept.adopt", version),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/concept/record.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def version_attach(request: DeskRequest, code: str) -> HttpResponse:
    """Attach the original of an adopted version."""
    version = _version(request, code)
    form = OriginalForm(request.POST or None, request.FILES or None)
    if done(
        form,
        lambda data: adoption.attach(
            version, data["original"], actor=request.actor, edition=data["edition"]
        ),
    ):
        messages.success(request, _("Das Original liegt jetzt bei der Fassung."))
        return HttpResponseRedirect(reverse("desk:version", args=[code]))
    context = {
        "version": version,
        "form": form,
        "may": ask(request.actor, "concept.adopt", version),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/concept/attach.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def wording_correct(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Put right what was copied wrongly from the adopted document."""
    wording = get_object_or_404(wordings_for(request.actor), public_id=public_id)
    form = CorrectForm(request.POST or None, initial={"field": "text", "new": wording.text})

    def make(data: dict[str, Any]) -> None:
        misread = Misread(data["field"], data["new"], data["reason"])
        correction.correct(
            wording, misread, on=today(), actor=request.actor, edition=data["edition"]
        )

    if done(form, make):
        messages.success(request, _("Berichtigt. Die frühere Prüfsumme bleibt stehen."))
        return HttpResponseRedirect(reverse("desk:version", args=[wording.version.code]))
    context = {
        "wording": wording,
        "version": wording.version,
        "form": form,
        "may": ask(request.actor, "concept.adopt", wording.version),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/concept/correct.html", context, status=status)


def _version(request: DeskRequest, code: str) -> Version:
    return get_object_or_404(versions_for(request.actor), code=code)


def _label(version: Version) -> str:
    return str(VersionState(version.state).label)
