"""The two kinds of pages on which people enter and correct what bodies do."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.web import DeskRequest, OnceForm, created, done
from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.models import Body, Condition, Paper

KEEP = "mandates.keep"
ENTRY = ["GET", "HEAD", "POST"]


def entered(
    request: DeskRequest, form: OnceForm, enter: Callable[..., str], context: dict[str, Any]
) -> HttpResponse:
    """Make what the form describes and go to its page.

    ``context`` names the title; ``thing`` and ``here`` are what the new part belongs to.
    """
    if address := created(form, enter, actor=request.actor):
        messages.success(request, _("Eingetragen."))
        return HttpResponseRedirect(address)
    return _page(request, form, context)


def corrected(
    request: DeskRequest,
    form: Form,
    change: Callable[[dict[str, Any]], object],
    context: dict[str, Any],
) -> HttpResponse:
    """Change what was entered; a stale save keeps the form and names what stands there now."""
    if done(form, change):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(context["here"])
    stored = [(field.label, field.initial) for field in form.visible_fields()]
    return _page(request, form, {"title": _("Bearbeiten"), "stored": stored, **context})


def removed(
    request: DeskRequest, thing: Editable, part: Model, remove: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Ask first, then take out a part of a thing and go back to its page."""
    form = EditionForm(request.POST or None)
    here, words = here_of(thing), str(part)
    if done(form, remove):
        messages.success(request, _("Entfernt."))
        return HttpResponseRedirect(here)
    may = ask(request.actor, KEEP, thing)
    context = {"form": form, "thing": thing, "here": here, "words": words, "may": may}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/mandates/remove.html", context, status=status)


def here_of(thing: Editable) -> str:
    """Give the page of a body, paper or condition."""
    names = {Body: "desk:body", Paper: "desk:paper", Condition: "desk:condition"}
    return reverse(names[type(thing)], args=[thing.public_id])


def values_of(thing: object, form: type[Form]) -> dict[str, Any]:
    """Read from a thing what the form shows."""
    return {name: getattr(thing, name, None) for name in form.base_fields}


def _page(request: DeskRequest, form: Form, context: dict[str, Any]) -> HttpResponse:
    thing: Editable | None = context.get("thing")
    context |= {"form": form, "may": ask(request.actor, KEEP, thing)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/mandates/enter.html", context, status=status)
