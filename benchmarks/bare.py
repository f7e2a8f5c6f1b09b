"""The floor of the register: a bare view of the same table, behind the product's own middleware.

The rows are ready-made values in one list; the view only writes them, each value escaped.
"""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path

from benchmarks.server import read
from wirkungskreis.config.urls import urlpatterns as product

ADDRESS = "/bare/"


class Row(NamedTuple):
    """One row of the register as it stands on its page, with the usual columns."""

    address: str
    code: str
    title: str
    field: str
    goals: str
    state: str
    lead: str
    kind: str
    priority: str
    end: str
    finance: str
    tone: str
    sign: str


ROWS: list[Row] = []


def keep(page: bytes) -> None:
    """Make the list ready from the register's own page."""
    ROWS[:] = [_row(line) for line in read(page).xpath("//tbody/tr")]


def texts(page: bytes) -> list[list[str]]:
    """Give the words in every cell of a page's table."""
    lines = read(page).xpath("//tbody/tr")
    return [[cell.text_content().strip() for cell in line] for line in lines]


def _row(line: Any) -> Row:
    code, title, field, goals, state, *others = [cell.text_content() for cell in line]
    lead, kind, priority, end, finance = others
    badge = line.xpath("td/span")[0]
    address = line.xpath("th/a/@href")[0]
    sign, tone = badge.get("data-zeichen"), badge.get("class").rpartition("--")[2]
    words = (code, title, field, goals, state, lead, kind, priority, end, finance)
    return Row(address, *words, tone, sign)


def bare(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "bare.html", {"rows": ROWS})


urlpatterns = [*product, path(ADDRESS.removeprefix("/"), bare)]
