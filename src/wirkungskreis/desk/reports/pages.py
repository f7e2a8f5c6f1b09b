"""What the pages about reports share: one form page, calling a verb, words for what is missing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.web import DeskRequest, OnceForm, created, done
from wirkungskreis.kernel.policy import Verdict, ask
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.states import WRITE

Words = Mapping[str, StrOrPromise]


def posted(request: DeskRequest) -> QueryDict | None:
    """Give a form what was sent; an empty answer is still an answer."""
    return request.POST if request.method == "POST" else None


def saved(
    request: DeskRequest, form: Form, call: Callable[[dict[str, Any]], object], words: StrOrPromise
) -> bool:
    """Call the verb with what the form has read; say so on the next page."""
    if not done(form, call):
        return False
    messages.success(request, words)
    return True


def once(
    request: DeskRequest, form: OnceForm, call: Callable[[dict[str, Any]], object], back: str
) -> bool:
    """Make one new thing, however often the form is sent; ``back`` is where it is shown."""

    def make(**given: Any) -> str:
        call(given)
        return back

    return created(form, make, actor=request.actor) is not None


def form_page(
    request: DeskRequest, report: Report, form: Form, words: Words, **more: Any
) -> HttpResponse:
    """Show a form, or why one may not use it.

    ``words`` are title, lead, submit and the address ``back``; ``beside`` in ``more`` are texts
    to compare, each with its heading.
    """
    verdict: Verdict = more.pop("verdict", None) or ask(request.actor, WRITE, report)
    context = {"report": report, "form": form, "verdict": verdict, "words": words, **more}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/reports/form.html", context, status=status)


def redirect(address: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(address)
