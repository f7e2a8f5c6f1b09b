"""The papers for the council: list, one paper with all its parts, preview, files."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkungskreis.council.domain.templates import present
from wirkungskreis.council.domain.writing import basis_changed
from wirkungskreis.council.models import Draft
from wirkungskreis.council.outputs.docx import docx
from wirkungskreis.council.outputs.pdf import pdf
from wirkungskreis.council.outputs.sheet import sheet
from wirkungskreis.council.queries import amendments_for, drafts_for
from wirkungskreis.council.states import BRING_IN, CLEAR, FOLLOW, WRITE
from wirkungskreis.desk.council.fetch import draft_of
from wirkungskreis.desk.council.forms import StepForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.files.kinds import CONTENT_TYPES, KindOfFile
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.queries import papers_for

FORMS = {"docx": KindOfFile.DOCX, "pdf": KindOfFile.PDF}


@require_safe
@signed_in
def draft_list(request: DeskRequest) -> HttpResponse:
    """List what is written here, and the papers that are known as facts."""
    context = {
        "drafts": list(drafts_for(request.actor)),
        "papers": list(papers_for(request.actor).filter(draft=None)),
        "may": ask(request.actor, WRITE, Draft),
        "may_follow": ask(request.actor, FOLLOW, Draft),
        "may_clear": ask(request.actor, CLEAR, Draft),
    }
    return TemplateResponse(request, "desk/council/list.html", context)


@require_safe
@signed_in
def draft_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return show(request, draft_of(request, public_id))


def show(request: DeskRequest, draft: Draft, form: StepForm | None = None) -> HttpResponse:
    """Show a paper with everything that can be done about it now."""
    may = ask(request.actor, WRITE, draft)
    context = {
        "draft": draft,
        "form": form or StepForm(),
        "sheet": sheet(draft, settings.CITY),
        "parts": list(draft.parts.all()),
        "may": may,
        "edits": bool(may) and draft.is_open,
        "plans": bool(may) and (draft.is_before_council or draft.paper_id is not None),
        "steps": [
            (step, ask(request.actor, step.permission, draft))
            for step in draft.life.open_from(draft.state)
        ],
        "decides": ask(request.actor, BRING_IN, draft),
        "amendments": list(amendments_for(request.actor).filter(draft=draft)),
        "is_stale": bool(may) and draft.is_open and basis_changed(draft),
    }
    status = 422 if context["form"].errors else 200  # type: ignore[attr-defined]  # a form
    return TemplateResponse(request, "desk/council/draft.html", context, status=status)


@require_safe
@signed_in
def draft_preview(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show the words as they will be printed."""
    draft = draft_of(request, public_id)
    context = {"draft": draft, "sheet": sheet(draft, settings.CITY)}
    return TemplateResponse(request, "desk/council/preview.html", context)


@require_safe
@signed_in
def draft_file(request: DeskRequest, public_id: UUID, form: str) -> HttpResponse:
    """Hand out the DOCX from the municipality's template, or the PDF."""
    if form not in FORMS:
        raise Http404
    draft = draft_of(request, public_id)
    words = sheet(draft, settings.CITY)
    content = docx(words, present()) if form == "docx" else pdf(words)
    stem = slugify(draft.number.replace("/", "-")) or _("entwurf")
    name = f"{slugify(words.kind)}-{stem}.{form}"
    response = HttpResponse(content, content_type=CONTENT_TYPES[FORMS[form]])
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-cache"
    return response
