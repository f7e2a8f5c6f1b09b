"""Finding papers for their pages, and the one form page they share."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.council.models import Draft
from wirkungskreis.council.queries import whole
from wirkungskreis.council.states import WRITE
from wirkungskreis.desk.web import DeskRequest, OnceForm, created, done
from wirkungskreis.kernel.policy import ask

Words = Mapping[str, StrOrPromise]
ENTRY = ["GET", "HEAD", "POST"]


def draft_of(request: DeskRequest, public_id: UUID) -> Draft:
    return get_object_or_404(whole(request.actor), public_id=public_id)


def draft_at_work(request: DeskRequest, public_id: UUID) -> Draft:
    """Give a paper to somebody who may write it; to others the page does not exist."""
    draft = draft_of(request, public_id)
    if not ask(request.actor, WRITE, draft):
        raise Http404
    return draft


def page_of(draft: Draft) -> str:
    return reverse("desk:draft", args=[draft.public_id])


def posted(request: DeskRequest) -> QueryDict | None:
    """Give a form what was sent; an empty answer is still an answer."""
    return request.POST if request.method == "POST" else None


def edited(
    request: DeskRequest,
    draft: Draft,
    form: Form,
    call: Callable[[dict[str, Any]], object],
    **shown: Any,
) -> HttpResponse:
    """Change something with what the form has read and go back to the paper."""
    if done(form, call):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(page_of(draft))
    return form_page(request, draft, form, **shown)


def made(
    request: DeskRequest, draft: Draft, form: OnceForm, call: Callable[..., object], **shown: Any
) -> HttpResponse:
    """Make one new thing, however often the form is sent, and go back to the paper."""

    def make(**given: Any) -> str:
        call(**given)
        return page_of(draft)

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(address)
    return form_page(request, draft, form, **shown)


def form_page(request: DeskRequest, draft: Draft, form: Form, **shown: Any) -> HttpResponse:
    """Show a form; ``shown`` holds title, lead, edition and texts to compare (``beside``)."""
    context = {"draft": draft, "form": form, "edition": draft.edition, **shown}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/council/form.html", context, status=status)
