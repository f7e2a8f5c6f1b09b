"""The page of the search over all stages."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.search.hits import SHORTEST, find
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today

MOST_LETTERS = 200


@require_safe
@signed_in
def search(request: DeskRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:MOST_LETTERS]
    groups = find(words, actor=request.actor, on=today())
    context = {
        "words": words,
        "is_short": len(words) < SHORTEST,
        "groups": groups,
        "total": sum(group.total for group in groups),
    }
    return TemplateResponse(request, "desk/search/page.html", context)
