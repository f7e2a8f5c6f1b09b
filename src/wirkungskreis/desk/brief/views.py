"""The leadership's one page."""

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from wirkungskreis.desk.brief.sheet import sheet
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask


@require_safe
@signed_in
def brief(request: DeskRequest) -> HttpResponse:
    if not ask(request.actor, "reports.read_brief", None):
        raise Http404
    on = today()
    context = {"sheet": sheet(request.actor, on), "on": on}
    return TemplateResponse(request, "desk/brief/page.html", context)
