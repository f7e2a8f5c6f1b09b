"""Writing the draft: a new concept, its entries, a pasted outline, the next version."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirkungskreis.concept.domain import draft
from wirkungskreis.concept.domain.paste import paste, preview
from wirkungskreis.concept.models import Concept, Kind, Version, Wording
from wirkungskreis.concept.queries import versions_for, wordings_for
from wirkungskreis.concept.tree import tree
from wirkungskreis.desk.concept.forms import (
    ConceptForm,
    NewWordingForm,
    NextForm,
    PasteForm,
    ReviseForm,
    StepForm,
    VersionForm,
)
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.kernel.policy import ask

BELOW: dict[str, str] = {
    "": Kind.FIELD,
    Kind.FIELD: Kind.GOAL,
    Kind.GOAL: Kind.APPROACH,
    Kind.SUBGOAL: Kind.APPROACH,
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def concept_found(request: DeskRequest) -> HttpResponse:
    """Enter the concept and begin its first version."""
    form = ConceptForm(request.POST or None)

    def begin(**data: Any) -> str:
        label = data.pop("label")
        concept = draft.found(actor=request.actor, facts=data)
        version = draft.begin(concept, actor=request.actor, label=label)
        return reverse("desk:version_edit", args=[version.code])

    if address := created(form, begin, actor=request.actor):
        return HttpResponseRedirect(address)
    context = {"form": form, "may": ask(request.actor, "concept.edit", Concept())}
    return _answer(request, "found", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def version_edit(request: DeskRequest, code: str) -> HttpResponse:
    """Show the draft with everything that can be done to it, and change its label and notes."""
    version = _version(request, code)
    names = ("label", "drafted_on", "changelog", "note")
    form = VersionForm(
        request.POST or None, initial={name: getattr(version, name) for name in names}
    )
    if done(
        form,
        lambda data: draft.describe(
            version,
            actor=request.actor,
            edition=data["edition"],
            facts={name: data[name] for name in names},
        ),
    ):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:version_edit", args=[code]))
    context = {
        "version": version,
        "form": form,
        "fields": tree(version),
        "may": ask(request.actor, "concept.edit", version),
    }
    return _answer(request, "edit", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def wording_add(request: DeskRequest, code: str) -> HttpResponse:
    """Add an entry below another; ``unter`` names the one it belongs to."""
    version = _version(request, code)
    parent = version.wordings.filter(public_id__in=_uuids(request.GET.get("unter"))).first()
    kind = BELOW.get(parent.element.kind if parent else "", Kind.SECTION)
    initial = {"parent": parent, "kind": kind, "code": _next_code(version, parent)}
    form = NewWordingForm(version, request.POST or None, initial=initial)

    def add(**data: Any) -> str:
        kind = data.pop("kind")
        entry = draft.add(version, actor=request.actor, kind=kind, facts=data)
        return f"{reverse('desk:version_edit', args=[code])}#{entry.code}"

    if address := created(form, add, actor=request.actor):
        messages.success(request, _("Der Eintrag steht jetzt im Entwurf."))
        return HttpResponseRedirect(address)
    context = {
        "version": version,
        "parent": parent,
        "form": form,
        "may": ask(request.actor, "concept.edit", version),
    }
    return _answer(request, "add", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def wording_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Change words, place or responsibility; a stale save shows both texts."""
    wording = get_object_or_404(wordings_for(request.actor), public_id=public_id)
    names = [name for name in ReviseForm.base_fields if name != "edition"]
    now = {name: getattr(wording, name) for name in names}
    form = ReviseForm(wording.version, request.POST or None, initial=now)
    if done(
        form,
        lambda data: draft.revise(
            wording,
            actor=request.actor,
            edition=data["edition"],
            facts={name: data[name] for name in names},
        ),
    ):
        messages.success(request, _("Gespeichert."))
        page = reverse("desk:version_edit", args=[wording.version.code])
        return HttpResponseRedirect(f"{page}#{wording.code}")
    context = {
        "wording": wording,
        "version": wording.version,
        "form": form,
        "may": ask(request.actor, "concept.edit", wording),
    }
    return _answer(request, "wording", context, form)


@require_http_methods(["POST"])
@signed_in
def wording_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Move an entry up or down among its neighbours, or take it out of the draft."""
    wording = get_object_or_404(wordings_for(request.actor), public_id=public_id)
    form = StepForm(request.POST)

    def take(data: dict[str, Any]) -> None:
        if data["step"] == "remove":
            draft.remove(wording, actor=request.actor, edition=data["edition"])
        else:
            draft.shift(
                wording,
                to="up" if data["step"] == "up" else "down",
                actor=request.actor,
                edition=data["edition"],
            )

    version = wording.version
    if done(form, take):
        page = reverse("desk:version_edit", args=[version.code])
        return HttpResponseRedirect(f"{page}#{wording.code}")
    version = _version(request, version.code)
    context = {
        "version": version,
        "form": VersionForm(initial={"label": version.label}),
        "problem": form,
        "fields": tree(version),
        "may": ask(request.actor, "concept.edit", version),
    }
    return TemplateResponse(request, "desk/concept/edit.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def version_paste(request: DeskRequest, code: str) -> HttpResponse:
    """Read a pasted outline: first the preview, then everything or nothing."""
    version = _version(request, code)
    form = PasteForm(request.POST or None)
    outline = None
    if request.method == "POST" and form.is_valid():
        outline = preview(version, form.cleaned_data["text"])
    takes_over = "take" in request.POST
    if takes_over and done(
        form,
        lambda data: paste(
            version, text=data["text"], actor=request.actor, edition=data["edition"]
        ),
    ):
        count = len(outline.items) if outline else 0
        words = ngettext("{n} Eintrag übernommen.", "{n} Einträge übernommen.", count)
        messages.success(request, words.format(n=count))
        return HttpResponseRedirect(reverse("desk:version_edit", args=[code]))
    context = {
        "version": version,
        "form": form,
        "outline": outline,
        "may": ask(request.actor, "concept.edit", version),
    }
    return _answer(request, "paste", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def version_next(request: DeskRequest, code: str) -> HttpResponse:
    """Begin the next draft with the words of an adopted version."""
    version = _version(request, code)
    form = NextForm(request.POST or None)

    def begin(label: str) -> str:
        begun = draft.begin_next(version, actor=request.actor, label=label)
        return reverse("desk:version_edit", args=[begun.code])

    if address := created(form, begin, actor=request.actor):
        return HttpResponseRedirect(address)
    context = {"version": version, "form": form, "may": ask(request.actor, "concept.edit", version)}
    return _answer(request, "next", context, form)


def _version(request: DeskRequest, code: str) -> Version:
    return get_object_or_404(versions_for(request.actor), code=code)


def _answer(
    request: DeskRequest, name: str, context: dict[str, Any], form: Any
) -> TemplateResponse:
    status = 422 if form.errors else 200
    return TemplateResponse(request, f"desk/concept/{name}.html", context, status=status)


def _uuids(text: str | None) -> list[UUID]:
    """Read a UUID from an address; anything else is nothing."""
    try:
        return [UUID(text or "")]
    except ValueError:
        return []


def _next_code(version: Version, parent: Wording | None) -> str:
    """Suggest the code after the last one below the parent; fields are named by people."""
    if parent is None:
        return ""
    return f"{parent.code}.{version.wordings.filter(parent=parent).count() + 1}"
