"""The gap finder: what is missing, with the page that mends it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.measures.standing import unchanged
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.measures.gaps import Gap, Line, gaps_for, overdue


@dataclass(frozen=True, slots=True)
class Found:
    """A gap with the addresses of its lines."""

    gap: Gap
    lines: list[tuple[Line, str]]


@require_safe
@signed_in
def gap_list(request: DeskRequest) -> HttpResponse:
    actor, on = request.actor, today()
    all_of_them = [*gaps_for(actor, on=on), *overdue(actor, on), unchanged(actor)]
    gaps = [found(gap) for gap in all_of_them]
    context = {"gaps": gaps, "total": sum(len(one.lines) for one in gaps)}
    return TemplateResponse(request, "desk/gaps/list.html", context)


def found(gap: Gap) -> Found:
    return Found(gap, [(line, address(gap.page, line)) for line in gap.lines])


def address(page: StrOrPromise, line: Line) -> str:
    """Give the page that mends a line; a goal without measure needs a new one."""
    name = f"desk:measure_{page}"
    return reverse(name, args=[line.key]) if line.key else reverse(name)
