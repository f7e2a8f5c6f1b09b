"""What the pages about organisations and people share: one form page, calling a verb."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import Verdict
from wirkungskreis.people.models import Organisation, Person, User

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
    context = {"form": form, "verdict": verdict, "words": words, "thing": thing, **_back(thing)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/people/form.html", context, status=status)


def _back(thing: Organisation | Person | User | None) -> dict[str, str]:
    kinds = {Organisation: "desk:organisation", Person: "desk:person", User: "desk:account"}
    return {"back": kinds[type(thing)]} if thing else {}
