"""What the pages about organisations and people share: lists, and one form page with a verb."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkungskreis.desk.web import DeskRequest, page_or_part
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import Verdict, ask
from wirkungskreis.people.models import Organisation, Person, User

PER_PAGE = 100
PLACES: dict[type[Model], tuple[str, str]] = {  # where a thing is shown, and who may change it
    Organisation: ("desk:organisation", "people.keep_organisation"),
    Person: ("desk:person", "people.keep_person"),
    User: ("desk:account", "people.keep_account"),
}
M = TypeVar("M", bound=Model)
T = TypeVar("T")


def may_see_accounts(actor: Actor) -> bool:
    """Whether the page of accounts exists for this person."""
    return actor.has(Role.COORDINATION, Role.AUDIT)


def read_or_404(rows: QuerySet[M], public_id: UUID) -> M:
    """Find a thing among those that the person may see."""
    thing = rows.filter(public_id=public_id).first()
    if thing is None:
        raise Http404
    return thing


def posted(request: DeskRequest) -> QueryDict | None:
    """Give a form what was sent; an empty answer is still an answer."""
    return request.POST if request.method == "POST" else None


def made(form: Form, verb: Callable[..., T], *things: object, actor: Actor) -> T | None:
    """Call the verb with what the form has read and return its result; a refusal returns None."""
    if not form.is_valid():
        return None
    try:
        return verb(*things, actor=actor, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def form_page(
    request: DeskRequest,
    form: Form,
    verdict: Verdict,
    words: Mapping[str, str],
    thing: Organisation | Person | User | None = None,
) -> HttpResponse:
    """Show a form, or why one may not use it; ``words`` are title, lead, submit, note."""
    context = {"form": form, "verdict": verdict, "words": words, "thing": thing}
    if thing:
        context["back"], _permission = PLACES[type(thing)]
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/people/form.html", context, status=status)


def step_page(
    request: DeskRequest,
    thing: Organisation | Person,
    form: Form,
    verb: Callable[..., object],
    words: Mapping[str, str],
) -> HttpResponse:
    """Carry out what was entered about a thing and go back to its page, or show the form."""
    place, permission = PLACES[type(thing)]
    if made(form, verb, thing, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse(place, args=[thing.public_id]))
    return form_page(request, form, ask(request.actor, permission, thing), words, thing)


def list_page(
    request: DeskRequest, page: str, form: Form, found: QuerySet[M], **more: object
) -> HttpResponse:
    """Show a part of what a filter found, with what the person may do about the whole list."""
    place, permission = PLACES[found.model]
    context = {
        "here": request.path,
        "new": reverse(f"{place}_new"),
        "filter": form,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("seite")),
        "may_keep": ask(request.actor, permission, None),
        "may_see_accounts": may_see_accounts(request.actor),
        **more,
    }
    return page_or_part(request, page, "rows", context)
