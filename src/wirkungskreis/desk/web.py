"""What the views of the desk share: the typed request, parts of pages, calling a verb."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.forms import Form, HiddenInput, UUIDField
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from wirkungskreis.journal.once import once
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import Refused


class DeskRequest(HttpRequest):
    actor: Actor
    htmx: HtmxDetails


class OnceForm(Form):
    """A form that makes something new; its hidden key makes a second sending harmless."""

    once_key = UUIDField(widget=HiddenInput, initial=uuid4)


def page_or_part(
    request: DeskRequest, page: str, part: str, context: Mapping[str, object]
) -> TemplateResponse:
    """Answer with one part of the page if htmx asks for a part, otherwise with the whole page."""
    name = f"{page}#{part}" if request.htmx.request_type == "partial" else page
    response = TemplateResponse(request, name, dict(context))
    patch_vary_headers(response, ["HX-Request-Type"])
    return response


def carried_out(form: Form, verb: Callable[..., object], thing: object, *, actor: Actor) -> bool:
    """Call the verb with what the form has read; a refusal becomes the form's message."""
    if not form.is_valid():
        return False
    try:
        verb(thing, actor=actor, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def done(form: Form, call: Callable[[dict[str, Any]], object]) -> bool:
    """Call with what the form has read; a refusal becomes the form's message."""
    if not form.is_valid():
        return False
    try:
        call(form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def created(
    form: OnceForm, make: Callable[..., str], *, actor: Actor, **more: object
) -> str | None:
    """Make one new thing from what the form has read, however often it is sent.

    ``make`` gets the cleaned data and ``more`` by name, calls the verb and returns the address of
    the new thing's page. None means that the form has something to say.
    """
    if not form.is_valid():
        return None
    data = {name: value for name, value in form.cleaned_data.items() if name != "once_key"}
    try:
        return once(form.cleaned_data["once_key"], actor=actor, make=lambda: make(**more, **data))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
