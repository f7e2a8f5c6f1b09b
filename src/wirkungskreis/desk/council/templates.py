"""The template for papers: what it may hold, replacing it, going back."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.council.domain import templates
from wirkungskreis.council.models import Template
from wirkungskreis.council.outputs.placeholders import REQUIRED, explained
from wirkungskreis.council.states import CLEAR
from wirkungskreis.desk.council.forms import TemplateForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.files.kinds import CONTENT_TYPES, KindOfFile
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def template_page(request: DeskRequest) -> HttpResponse:
    if not ask(request.actor, CLEAR, Template):
        raise Http404
    is_sent = request.method == "POST"
    form = TemplateForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if done(form, lambda data: templates.take(data["file"], actor=request.actor, on=today())):
        messages.success(request, _("Das Muster gilt ab jetzt."))
        return HttpResponseRedirect(reverse("desk:paper_template"))
    context = {
        "form": form,
        "own": Template.objects.filter(retired_on=None).select_related("file").first(),
        "placeholders": explained(),
        "required": REQUIRED,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/council/template.html", context, status=status)


@require_safe
@signed_in
def template_file(request: DeskRequest) -> HttpResponse:
    """Hand out the template in use, to be adapted in a word processor."""
    if not ask(request.actor, CLEAR, Template):
        raise Http404
    response = HttpResponse(templates.present(), content_type=CONTENT_TYPES[KindOfFile.DOCX])
    response["Content-Disposition"] = 'attachment; filename="muster-vorlage.docx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@signed_in
def template_retire(request: DeskRequest) -> HttpResponse:
    """Go back to the template that comes along."""
    own = Template.objects.filter(retired_on=None).first()
    if own is None or not ask(request.actor, CLEAR, own):
        raise Http404
    templates.retire(own, actor=request.actor, on=today())
    messages.success(request, _("Es gilt wieder das mitgelieferte Muster."))
    return HttpResponseRedirect(reverse("desk:paper_template"))
