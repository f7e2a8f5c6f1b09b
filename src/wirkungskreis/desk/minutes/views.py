"""Minutes as people read them: the draft as it grows, what goes round, what was approved."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.minutes.forms import CirculateForm
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.files.kinds import CONTENT_TYPES, KindOfFile
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.meetings.domain.protocol import content_of, digest_of
from wirkungskreis.meetings.models import Minutes
from wirkungskreis.meetings.outputs import files
from wirkungskreis.meetings.outputs.shown import shown
from wirkungskreis.meetings.policy import reads_confidential
from wirkungskreis.meetings.queries.reading import meetings_for, minutes_for
from wirkungskreis.meetings.states import RECORDING, MinutesState

MAKERS = {KindOfFile.PDF: files.pdf, KindOfFile.DOCX: files.docx}


@require_safe
@signed_in
def draft_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show what the minutes would say now, written along while results are entered."""
    meeting = get_object_or_404(meetings_for(request.actor), public_id=public_id)
    may = ask(request.actor, "meetings.keep", meeting)
    if not may or meeting.state not in RECORDING:
        raise Http404
    content = content_of(meeting)
    draft = Minutes(meeting=meeting, content=content, digest=digest_of(content))
    sent = minutes_for(request.actor).filter(meeting=meeting).exclude(state=MinutesState.REPLACED)
    context = {
        "meeting": meeting,
        "data": shown(draft),
        "sent": sent.first(),
        "form": CirculateForm(),
        "days": meeting.sitting.body.objection_days or 0,
    }
    return TemplateResponse(request, "desk/minutes/draft.html", context)


@require_safe
@signed_in
def minutes_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show one version with its objections and what can be done with it."""
    minutes = _minutes(request, public_id)
    objections = minutes.objections.select_related("item", "person")
    context = {
        "minutes": minutes,
        "data": _data(request, minutes),
        "objections": objections,
        "others": minutes_for(request.actor).filter(meeting=minutes.meeting).exclude(pk=minutes.pk),
        "may_keep": ask(request.actor, "meetings.keep", minutes),
        "may_object": minutes.state == MinutesState.CIRCULATED
        and ask(request.actor, "meetings.object", minutes),
        "is_circulated": minutes.state == MinutesState.CIRCULATED,
        "is_approved": minutes.state == MinutesState.APPROVED,
        "is_late": bool(minutes.objections_until and today() > minutes.objections_until),
        "kinds": [kind.value for kind in MAKERS],
    }
    return TemplateResponse(request, "desk/minutes/page.html", context)


@require_safe
@signed_in
def minutes_file(request: DeskRequest, public_id: UUID, kind: str) -> HttpResponse:
    """Give minutes as PDF or DOCX; ``top`` asks for the excerpt of one item."""
    minutes = _minutes(request, public_id)
    if kind not in {each.value for each in MAKERS}:
        raise Http404
    asked = request.GET.get("top", "")
    only = int(asked) if asked.isdecimal() else None
    with translation.override("de"):
        data = _data(request, minutes, only)
        if not data["items"]:
            raise Http404
        content = MAKERS[KindOfFile(kind)](data, minutes)
        name = _("niederschrift")
    response = HttpResponse(content, content_type=CONTENT_TYPES[KindOfFile(kind)])
    part = f"-top-{only}" if only else ""
    code = minutes.meeting.sitting.code.lower()
    response["Content-Disposition"] = f'attachment; filename="{name}-{code}{part}.{kind}"'
    return response


def _data(request: DeskRequest, minutes: Minutes, only: int | None = None) -> dict[str, Any]:
    confidential = reads_confidential(request.actor, minutes.meeting)
    return shown(minutes, confidential=confidential, only=only)


def _minutes(request: DeskRequest, public_id: UUID) -> Minutes:
    found = minutes_for(request.actor).select_related("approved_in__sitting")
    return get_object_or_404(found.prefetch_related("addenda"), public_id=public_id)
