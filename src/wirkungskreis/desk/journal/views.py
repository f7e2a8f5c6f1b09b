"""The journal for those who check it: who did what to which thing, and whether it is whole."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.journal.forms import FilterForm
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.chain import head
from wirkungskreis.journal.queries import count_unsealed, entries, kinds_of_things, lines
from wirkungskreis.kernel.policy import ask

PER_PAGE = 100


@require_safe
@signed_in
def entry_list(request: DeskRequest) -> HttpResponse:
    if not ask(request.actor, "journal.read", None):
        raise Http404
    form = FilterForm(request.GET, kinds_of_things())
    thing = form.cleaned_data["was"] if form.is_valid() else ""
    page = Paginator(entries(thing=thing), PER_PAGE).get_page(request.GET.get("seite"))
    found = list(page.object_list)
    context = {
        "form": form,
        "page": page,
        "rows": zip(found, lines(found), strict=True),
        "head": head(),
        "unsealed": count_unsealed(),
    }
    return TemplateResponse(request, "desk/journal/list.html", context)
