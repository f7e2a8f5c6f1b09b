"""Published indicators as files: tables with their descriptions, cubes and workbooks."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.outputs import csv_file, described, jsonstat, tables, xlsx
from wirkungskreis.indicators.queries.published import published
from wirkungskreis.indicators.queries.standing import standings
from wirkungskreis.indicators.queries.stored import Stamp, stamp, stored
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.opendata.guard import open_data
from wirkungskreis.vocab.queries import source_titles

CHUNK = 500  # lines
FORM = "2"  # raise it when files are written in another way
DAILY = frozenset({"bewertungen.csv", "werte.xlsx"})  # judged on the day they are asked for
JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8; header=present"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a file is about: some indicators, on a day; ``code`` is empty for all of them."""

    indicators: Sequence[Indicator]
    code: str
    on: date
    stamp: Stamp

    @property
    def title(self) -> str:
        if self.code:
            return f"{self.indicators[0].name}, {settings.CITY}"
        return _("Indikatoren der Integration, {city}").format(city=settings.CITY)

    @property
    def home(self) -> str:
        if self.code:
            return f"{settings.BASE_URL}{reverse('public:indicator', args=[self.code])}"
        return f"{settings.BASE_URL}{reverse('public:indicator_data')}"

    def address(self, name: str, code: str = "") -> str:
        code = code or self.code
        place = ("opendata:indicator", [code, name]) if code else ("opendata:indicators", [name])
        return f"{settings.BASE_URL}{reverse(place[0], args=place[1])}"

    def rows(self, table: tables.Table) -> Any:
        if table is tables.INDICATORS:
            return tables.indicator_rows(self.indicators, settings.LICENSE)
        if table is tables.DEFINITIONS:
            return tables.definition_rows(self.indicators)
        if table is tables.JUDGED:
            watched = [one for one in self.indicators if one.state == IndicatorState.ACTIVE]
            return tables.judged_rows(standings(watched, self.on))
        return tables.value_rows(stored(self.indicators, self.on), source_titles())


@open_data
def of_all(request: HttpRequest, name: str) -> HttpResponseBase:
    """Hand out one file about every published indicator."""
    return _answer(request, list(published()), "", name)


@open_data
def of_one(request: HttpRequest, code: str, name: str) -> HttpResponseBase:
    """Hand out one file about one published indicator."""
    return _answer(request, list(published().filter(code=code)), code, name)


def _answer(
    request: HttpRequest, indicators: Sequence[Indicator], code: str, name: str
) -> HttpResponseBase:
    """Give the file, or 304 to whoever has it already."""
    make = FILES.get(name)
    if make is None or (code and not indicators):
        raise Http404
    on = today()
    named = "\n".join(f"{one.code} {one.owner or ''}" for one in indicators)
    day = on.isoformat() if name in DAILY else ""
    mark = stamp(on, FORM, name, named, day, settings.LICENSE, settings.BASE_URL, settings.CITY)
    if day:
        mark = replace(
            mark, modified=max(mark.modified, datetime.combine(on, time(0), tzinfo=BERLIN))
        )
    tag, modified = f'"{mark.tag}"', int(mark.modified.timestamp())
    known = get_conditional_response(request, tag, modified)
    response = known or make(Wish(indicators, code, on, mark))
    response["ETag"] = tag
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = "public, no-cache"  # keep it, but ask whether it still holds
    return response


def _json(content: Any) -> HttpResponse:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text.encode(), content_type=JSON)


def _package(wish: Wish) -> HttpResponse:
    name = f"indikatoren-{wish.code or settings.CITY or 'alle'}"
    package = described.data_package(
        wish.indicators, name=name, title=wish.title, home=wish.home, licence=settings.LICENSE
    )
    return _json(package | {"created": wish.stamp.modified.isoformat()})


def _csv(table: tables.Table) -> Callable[[Wish], HttpResponseBase]:
    def make(wish: Wish) -> HttpResponseBase:
        lines = csv_file.lines(table, wish.rows(table))
        response = StreamingHttpResponse(_in_german(lines), content_type=CSV)
        response["Content-Disposition"] = _named(wish, f"{table.name}.csv")
        described_at = wish.address(f"{table.name}.csv{described.METADATA}")
        response["Link"] = f'<{described_at}>; rel="describedby"; type="application/csvm+json"'
        return response

    return make


def _in_german(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Send lines by the hundred; they are written when the view has long returned."""
    while True:
        with override("de"):
            chunk = b"".join(islice(lines, CHUNK))
        if not chunk:
            return
        yield chunk


def _metadata(table: tables.Table) -> Callable[[Wish], HttpResponse]:
    def make(wish: Wish) -> HttpResponse:
        return _json(
            described.csvw(table, wish.indicators, title=wish.title, licence=settings.LICENSE)
        )

    return make


def _cubes(wish: Wish) -> HttpResponse:
    """Give the cube of one indicator, or the list of all cubes."""
    updated = wish.stamp.modified.isoformat()
    if not wish.code:
        items = [
            {"class": "dataset", "label": one.name, "href": wish.address("jsonstat.json", one.code)}
            for one in wish.indicators
        ]
        facts = {"version": "2.0", "class": "collection", "label": wish.title, "updated": updated}
        return _json(facts | {"link": {"item": items}})
    [one] = wish.indicators
    more: dict[str, Any] = {"href": wish.address("jsonstat.json"), "updated": updated}
    if one.source:
        more["source"] = one.source
    licence = one.licence or settings.LICENSE
    return _json(jsonstat.cube(one, stored([one], wish.on), licence=licence, facts=more))


def _workbook(wish: Wish) -> HttpResponse:
    notes = [
        wish.title,
        _("Lizenz und Quelle stehen bei jedem Indikator."),
        _("Ein leerer Wert ist keine Null: Zeichen und Grund stehen daneben."),
        wish.home,
    ]
    content = xlsx.workbook(
        {name: wish.rows(table) for name, table in tables.TABLES.items()}, notes=notes
    )
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = _named(wish, "werte.xlsx")
    return response


def _named(wish: Wish, name: str) -> str:
    full = f"{wish.code}-{name}" if wish.code else f"indikatoren-{name}"
    return content_disposition_header(as_attachment=True, filename=full) or "attachment"


FILES: dict[str, Callable[[Wish], HttpResponseBase]] = {
    "datapackage.json": _package,
    "jsonstat.json": _cubes,
    "werte.xlsx": _workbook,
    **{f"{name}.csv": _csv(table) for name, table in tables.TABLES.items()},
    **{
        f"{name}.csv{described.METADATA}": _metadata(table) for name, table in tables.TABLES.items()
    },
}
