"""The charts of an indicator on its page, each with its files to save."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from wirkungskreis.charts.picture import Chart, Picture, drawn
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.reading import found
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.indicators.breakdown import charts_of
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.parts import parts
from wirkungskreis.indicators.queries.peers import peers_of
from wirkungskreis.indicators.queries.standing import standings
from wirkungskreis.journal.clock import today
from wirkungskreis.reports.outputs.chart_files import CONTENT_TYPES, chart_file
from wirkungskreis.ui.downloads import saved
from wirkungskreis.vocab.queries import sources_by_code

CITY = "werte"


def shown(
    indicator: Indicator, charts: Sequence[Chart]
) -> list[tuple[Picture, list[tuple[str, str]]]]:
    """Draw charts, each with the addresses of its files."""
    return [(drawn(chart), _files(indicator, chart)) for chart in charts]


def _files(indicator: Indicator, chart: Chart) -> list[tuple[str, str]]:
    return [
        (form.upper(), reverse("desk:indicator_chart", args=[indicator.public_id, chart.key, form]))
        for form in CONTENT_TYPES
    ]


@require_safe
@signed_in
def chart(request: DeskRequest, public_id: UUID, key: str, form: str) -> HttpResponse:
    """Hand out one chart of the page as a file."""
    indicator = found(request, public_id)
    [standing] = standings([indicator], today())
    known = parts(indicator, today())
    charts = charts_of(standing, known, sources_by_code(request.actor), peers_of(indicator))
    wanted = next((one for one in charts if one.key == key), None)
    if wanted is None or form not in CONTENT_TYPES:
        raise Http404
    name = f"{indicator.code}-{key}.{form}"
    response = saved(chart_file(wanted, form), name, CONTENT_TYPES[form])
    response["Cache-Control"] = "private, no-store"
    return response
