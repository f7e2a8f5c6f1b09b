"""Released reports for everybody: made from the frozen bytes of the public release alone."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wirkungskreis.public.guard import anybody
from wirkungskreis.reports.composing.files import CONTENT_TYPES, FORMATS
from wirkungskreis.reports.models import Release, ReleaseFile
from wirkungskreis.reports.outputs import codec, html
from wirkungskreis.reports.outputs.display import LEVELS
from wirkungskreis.reports.outputs.document import ReportDocument, Section, SectionKind
from wirkungskreis.reports.queries import published
from wirkungskreis.ui.downloads import saved

OWN_PAGE = {SectionKind.FIELD, SectionKind.ANNEX}


@require_safe
@anybody
def report_list(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "public/reports/list.html", {"releases": list(published())})


@require_safe
@anybody
def report(request: HttpRequest, number: str) -> HttpResponse:
    """Show the first page of a report; fields have pages of their own, so that each is small."""
    release = _release(number)
    document = _document(release)
    refs = {part.ref for part in document.sections if part.kind not in OWN_PAGE}
    context = _context(release, document) | {
        "text": html.leaf(document, refs, partial(_page, document, release, ""))
    }
    return TemplateResponse(request, "public/reports/report.html", context)


@require_safe
@anybody
def report_part(request: HttpRequest, number: str, part: str) -> HttpResponse:
    release = _release(number)
    document = _document(release)
    parts = [each for each in document.sections if each.kind in OWN_PAGE]
    place = next((n for n, each in enumerate(parts) if _name(each) == part), None)
    if place is None:
        raise Http404
    here = parts[place]
    context = _context(release, document) | {
        "text": html.leaf(document, {here.ref}, partial(_page, document, release, here.ref)),
        "part": here,
        "before": _way(release, parts[place - 1]) if place else None,
        "after": _way(release, parts[place + 1]) if place + 1 < len(parts) else None,
    }
    return TemplateResponse(request, "public/reports/part.html", context)


@require_safe
@anybody
@cache_control(public=True, max_age=300)
def report_file(request: HttpRequest, number: str, form: str) -> HttpResponse:
    """Hand out the frozen bytes; a browser that has them already gets none."""
    release = _release(number)
    if form not in FORMATS:
        raise Http404
    tag = {"ETag": f'"{_files(release)[form].hash}"'} if form in _files(release) else None
    if tag is None:
        raise Http404
    if request.headers.get("If-None-Match") == tag["ETag"]:
        return HttpResponse(status=304, headers=tag)
    frozen = get_object_or_404(ReleaseFile, release=release, format=form)
    name = f"{slugify(release.report.title)}.{form}"
    response = saved(bytes(frozen.content), name, CONTENT_TYPES[form])
    response["ETag"] = tag["ETag"]
    return response


def _release(number: str) -> Release:
    return get_object_or_404(published(), address=number)


def _document(release: Release) -> ReportDocument:
    frozen = get_object_or_404(ReleaseFile, release=release, format="json")
    return codec.load(bytes(frozen.content))


def _files(release: Release) -> dict[str, ReleaseFile]:
    found = ReleaseFile.objects.filter(release=release).defer("content")
    return {each.format: each for each in found}


def _context(release: Release, document: ReportDocument) -> dict[str, object]:
    files = _files(release)
    address = _number(release)
    return {
        "report": release.report,
        "document": document,
        "level": LEVELS[document.level],
        "files": [(files[each], address) for each in FORMATS if each in files],
        "corrections": list(release.report.corrections.all()),
        "contents": [_way(release, part) for part in document.sections if part.kind in OWN_PAGE],
        "home": reverse("public:report", args=[address]),
    }


def _number(release: Release) -> str:
    return release.report.number.replace("/", "-")


def _name(part: Section) -> str:
    """Name a part in addresses: the letter of a field, or what it is."""
    return part.code.lower() or slugify(part.title)


def _way(release: Release, part: Section) -> tuple[str, str]:
    address = reverse("public:report_part", args=[_number(release), _name(part)])
    return f"{part.code} {part.title}".strip(), address


def _page(document: ReportDocument, release: Release, here: str, ref: str) -> str:
    """Give the address of the page that holds a section; nothing if it is this one."""
    part = next((each for each in document.sections if each.ref == ref), None)
    own = part is not None and part.kind in OWN_PAGE
    if part is None or (own and part.ref == here) or (not own and not here):
        return ""
    return _way(release, part)[1] if own else reverse("public:report", args=[_number(release)])
