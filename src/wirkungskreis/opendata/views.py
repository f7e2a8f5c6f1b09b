"""OParl 1.1 for everybody: single objects, lists in pages, and the files that were released."""

import json
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from wirkungskreis.journal.clock import today
from wirkungskreis.opendata import wishes
from wirkungskreis.opendata.guard import NotHere, Wrong, json_answer, oparl
from wirkungskreis.publishing import queries, shape
from wirkungskreis.publishing.domain import refresh
from wirkungskreis.publishing.models import Served
from wirkungskreis.publishing.shape import LISTS, SYSTEM

INTERNAL = ("auxiliaryFile", "agendaItem", "membership", "location", "legislativeTerm")
WITH_LISTS = {"meeting", "consultation"}


@oparl
def system(request: HttpRequest) -> HttpResponseBase:
    return _one(request, "system", SYSTEM)


@oparl
def thing(request: HttpRequest, kind: str, key: UUID) -> HttpResponseBase:
    """Show one object; one that is no longer public says so, with 200."""
    return _one(request, kind, key)


def _one(request: HttpRequest, kind: str, key: UUID) -> HttpResponseBase:
    refresh.bring_up_to_date(now=timezone.now(), on=today())
    row = queries.one(kind, key)
    if row is None:
        raise NotHere(f"there is no {kind} {key}")
    text = shape.with_server(row.content, settings.BASE_URL)
    return json_answer(request, text, row.modified.timestamp())


@oparl
def things(request: HttpRequest, kind: str) -> HttpResponseBase:
    if kind not in LISTS:
        raise NotHere(f"there is no list of {kind}")
    return _list(request, kind, shape.address_of_list(kind))


@oparl
def things_of(request: HttpRequest, key: UUID, kind: str) -> HttpResponseBase:
    """List the meetings or consultations of one organization."""
    refresh.bring_up_to_date(now=timezone.now(), on=today())
    if kind not in WITH_LISTS or queries.one("organization", key) is None:
        raise NotHere(f"there is no list of {kind} for {key}")
    return _list(request, kind, shape.address("organization", key, kind), key)


def _list(
    request: HttpRequest, kind: str, path: str, group: UUID | None = None
) -> HttpResponseBase:
    wish, kept = wishes.read(request.GET)
    refresh.bring_up_to_date(now=timezone.now(), on=today())
    found = queries.listed(kind, wish, group)
    rows = queries.page(found, kind, wish)
    if rows is None:
        raise wishes.unknown_page()
    shown = rows[: wish.limit]
    links = {"first": wishes.address(path, kept), "self": wishes.address(path, kept, wish.after)}
    if len(rows) > wish.limit:
        links["next"] = wishes.address(path, kept, shown[-1].key)
    pagination = {"totalElements": found.count(), "elementsPerPage": wish.limit}
    data = ",".join(_text(row, omits=wishes.INNER in kept) for row in shown)
    text = f'{{"data":[{data}],"pagination":{json.dumps(pagination)},"links":{json.dumps(links)}}}'
    return json_answer(request, shape.with_server(text, settings.BASE_URL))


def _text(row: Served, *, omits: bool) -> str:
    """Give an object as it stands, or without the lists of objects inside it."""
    if not omits:
        return row.content
    content = json.loads(row.content)
    kept = {name: value for name, value in content.items() if not _inside(name, value)}
    return shape.written(kept)


def _inside(name: str, value: object) -> bool:
    """Say whether a field holds whole objects; addresses of lists and objects stay."""
    return name in INTERNAL and not isinstance(value, str)


@oparl
def file_bytes(request: HttpRequest, key: UUID, way: str) -> HttpResponseBase:
    """Hand out a file to look at (``access``) or to save (``download``); 410 when it is gone."""
    refresh.bring_up_to_date(now=timezone.now(), on=today())
    row = queries.one("file", key)
    if row and row.is_deleted:
        raise Wrong(410, _("Diese Datei ist nicht mehr öffentlich."), f"file {key} is gone")
    found = queries.file_of(key)
    if row is None or found is None or way not in {"access", "download"}:
        raise NotHere(f"there is no file {key}")
    response = HttpResponse(found.content, content_type=found.content_type)
    tag, modified = f'"{found.digest}"', int(row.modified.timestamp())
    saved = way == "download"
    kind = content_disposition_header(as_attachment=saved, filename=found.name) or "inline"
    response["Content-Disposition"] = kind
    response["Content-Length"] = str(len(response.content))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "public, no-cache"
    response["ETag"] = tag
    return get_conditional_response(request, tag, modified, response) or response


@oparl
def nothing(request: HttpRequest, /, **_path: str) -> HttpResponseBase:
    """Answer every other address below ours in the words of OParl."""
    raise NotHere(f"there is nothing at {request.path}")
