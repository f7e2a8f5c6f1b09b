"""Saved views of the register: keeping the present one, renaming, sharing, deleting."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.measures.register import show
from wirkungskreis.desk.measures.view_forms import SaveForm, ViewForm
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.domain import views
from wirkungskreis.measures.models import SavedView
from wirkungskreis.measures.queries import views_for

SHARE = "measures.share_view"
CHANGE = "measures.change_view"


@require_POST
@signed_in
def view_save(request: DeskRequest) -> HttpResponse:
    """Keep what the register shows; what cannot be kept is said on the register itself."""
    may_share = bool(ask(request.actor, SHARE, None))
    form = SaveForm(request.POST, may_share=may_share)

    def keep(query: str, **data: Any) -> str:
        views.keep(actor=request.actor, query=query, **data)
        return f"{reverse('desk:measures')}?{query}"

    if address := created(form, keep, actor=request.actor):
        messages.success(request, _("Die Ansicht ist gespeichert."))
        return HttpResponseRedirect(address)
    return show(request, QueryDict(request.POST.get("query", "")), form)


@require_safe
@signed_in
def view_list(request: DeskRequest) -> HttpResponse:
    rows = [(view, ask(request.actor, CHANGE, view)) for view in views_for(request.actor)]
    return TemplateResponse(request, "desk/measures/views.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def view_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Rename, share or delete a view."""
    view = get_object_or_404(views_for(request.actor), public_id=public_id)
    is_removal = "remove" in request.POST
    data = request.POST or None
    form = ViewForm(
        None if is_removal else data,
        may_share=bool(ask(request.actor, SHARE, view)),
        initial={"name": view.name, "is_shared": view.is_shared},
    )
    removal = EditionForm(data if is_removal else None)
    if done(form, lambda said: _change(view, request, **said)) or done(
        removal, lambda said: views.discard(view, actor=request.actor, **said)
    ):
        messages.success(request, _("Gelöscht.") if is_removal else _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:register_views"))
    context = {
        "view": view,
        "form": removal if is_removal else form,
        "fields": form,
        "may": ask(request.actor, CHANGE, view),
    }
    status = 422 if form.errors or removal.errors else 200
    return TemplateResponse(request, "desk/measures/view.html", context, status=status)


def _change(view: SavedView, request: DeskRequest, **said: Any) -> None:
    views.change(view, actor=request.actor, **{"is_shared": view.is_shared, **said})
