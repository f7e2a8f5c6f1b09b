"""How a file of a report is handed out: to be saved under its name, never shown in place."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.reports.composing.files import CONTENT_TYPES, FORMATS, make
from wirkungskreis.reports.composing.whole import compose
from wirkungskreis.reports.models import ReleaseFile, Report
from wirkungskreis.reports.models.release import Format
from wirkungskreis.reports.outputs.document import Level
from wirkungskreis.reports.states import ReportState
from wirkungskreis.ui.downloads import saved


def answer_with(request: DeskRequest, report: Report, level: Level, form: str) -> HttpResponse:
    """Answer with the frozen bytes of a release, or with a draft made now."""
    if form not in FORMATS:
        raise Http404
    if report.state != ReportState.RELEASED:
        return attachment(make(compose(report, level), Format(form)), report, level, form)
    found = ReleaseFile.objects.filter(release__report=report, release__level=level, format=form)
    frozen = found.first()
    if frozen is None:
        raise Http404
    if request.headers.get("If-None-Match") == f'"{frozen.hash}"':
        return HttpResponse(status=304, headers={"ETag": f'"{frozen.hash}"'})
    response = attachment(bytes(frozen.content), report, level, form)
    response["ETag"] = f'"{frozen.hash}"'
    return response


def attachment(content: bytes, report: Report, level: Level, form: str) -> HttpResponse:
    draft = "" if report.state == ReportState.RELEASED else "-entwurf"
    name = f"{slugify(report.code)}-{level.value}{draft}.{form}"
    response = saved(content, name, CONTENT_TYPES[form])
    response["Cache-Control"] = "private, no-cache"
    return response
