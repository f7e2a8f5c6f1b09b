"""Indicators for everybody: what can be judged first, then each with its values and its limits."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wirkungskreis.charts.picture import Chart, Picture, drawn
from wirkungskreis.charts.spark import spark
from wirkungskreis.concept.models import Kind
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.breakdown import charts_of
from wirkungskreis.indicators.contradictions import differing
from wirkungskreis.indicators.models import Indicator, Target
from wirkungskreis.indicators.overview import Line, by_field
from wirkungskreis.indicators.queries.kept import kept_back
from wirkungskreis.indicators.queries.parts import Part, parts
from wirkungskreis.indicators.queries.peers import peers_of
from wirkungskreis.indicators.queries.published import published
from wirkungskreis.indicators.queries.standing import Standing, standings
from wirkungskreis.indicators.sheet import facts, licence_of
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.indicators.status import Status, lines
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.mandates.models import Decision
from wirkungskreis.mandates.queries import published as published_mandates
from wirkungskreis.public.guard import anybody
from wirkungskreis.reports.outputs.chart_files import CONTENT_TYPES, chart_file
from wirkungskreis.ui.downloads import saved
from wirkungskreis.vocab.queries import cited

CITY = "werte"


@require_safe
@anybody
def indicator_list(request: HttpRequest) -> HttpResponse:
    """List what the city watches by field of action; how many can be judged stands first."""
    rows = standings(published().filter(state=IndicatorState.ACTIVE), today())
    counts = Counter(one.finding.status for one in rows)
    context = {
        "groups": [
            (field, [(line, _spark(line.standing)) for line in own])
            for field, own in by_field(rows, today())
        ],
        "assessable": sum(one.finding.is_assessable for one in rows),
        "watched": len(rows),
        "counts": [(status, counts[status]) for status in Status if counts[status]],
    }
    return TemplateResponse(request, "public/indicators/list.html", context)


@require_safe
@anybody
def indicator_data(request: HttpRequest) -> HttpResponse:
    """Say which files there are, in which form, and on what terms they may be used."""
    context = {
        "indicators": list(published()),
        "licence": settings.LICENSE,
        "sources": {},
        "address": settings.BASE_URL,
    }
    return TemplateResponse(request, "public/indicators/data.html", context)


@require_safe
@anybody
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """Show one: its values, where it stands and why, what it cannot say, and where it is from."""
    row, standing = _found(code)
    known, told = parts(row, today()), differing(row, VISITOR)
    sources = cited([*_used(standing, known), *told["cited"]])
    peers = peers_of(row)
    charts = charts_of(standing, known, sources, peers)
    targets = row.targets.exclude(decided_by=None).select_related("decided_by__body", "subgroup")
    context = {
        "indicator": row,
        "standing": standing,
        "latest": Line(standing),
        "why": grounds.why(row, standing.finding, standing.target, outside=True),
        "line": _shown(row, [chart for chart in charts if chart.key == CITY]),
        "parts": _shown(row, [chart for chart in charts if chart.key != CITY]),
        "kept_back": kept_back(row),
        "sheet": facts(row),
        "unsaid": [label for label, words in facts(row) if not words],
        "targets": [(one, grounds.target_words(row, one, outside=True)) for one in targets],
        "decisions": _decisions(row, list(targets)),
        "goals": _goals(row),
        **told,
        "sources": sources,
        "used": _used(standing, known),
        "peers": peers,
        "licence": licence_of(row),
        "is_active": row.state == IndicatorState.ACTIVE,
    }
    return TemplateResponse(request, "public/indicators/page.html", context)


@require_safe
@anybody
@cache_control(public=True, max_age=300)
def chart(_request: HttpRequest, code: str, key: str, form: str) -> HttpResponse:
    """Hand out one chart of the page as a file."""
    row, standing = _found(code)
    known = parts(row, today())
    charts = charts_of(standing, known, cited(_used(standing, known)), peers_of(row))
    wanted = next((one for one in charts if one.key == key), None)
    if wanted is None or form not in CONTENT_TYPES:
        raise Http404
    return saved(chart_file(wanted, form), f"{row.code}-{key}.{form}", CONTENT_TYPES[form])


def _found(code: str) -> tuple[Indicator, Standing]:
    row = get_object_or_404(published(), code=code)
    [standing] = standings([row], today())
    return row, standing


def _shown(row: Indicator, charts: list[Chart]) -> list[tuple[Picture, list[tuple[str, str]]]]:
    """Draw charts, each with the addresses of its files."""
    return [
        (
            drawn(one),
            [
                (form.upper(), reverse("public:indicator_chart", args=[row.code, one.key, form]))
                for form in CONTENT_TYPES
            ],
        )
        for one in charts
    ]


def _spark(standing: Standing) -> SafeString:
    ordered = sorted(standing.points, key=lambda one: (one.series, one.start))
    drawing = spark([[point.value for point in line] for line in lines(ordered)])
    return mark_safe(drawing)  # noqa: S308  numbers only, written by the charts


def _used(standing: Standing, known: list[Part]) -> list[str]:
    """Name the sources of every value that is shown, in their order of use."""
    points = [*standing.points, *(point for part in known for point in part.points)]
    return list(dict.fromkeys(point.source for point in points if point.source))


def _decisions(row: Indicator, targets: list[Target]) -> list[Decision]:
    """Give the public decisions that name it or set its targets."""
    keys = [one.decided_by_id for one in targets if one.decided_by_id]
    found = published_mandates(Decision)
    return list((found.filter(about=row.code) | found.filter(pk__in=keys)).distinct())


def _goals(row: Indicator) -> list[tuple[Any, Any]]:
    """Give the goals it stands beside, as far as they are in force."""
    links = {link.element_id: link for link in row.goal_links.all()}
    words = wordings_in_force(today()).filter(element__in=links, element__kind=Kind.GOAL)
    return [(goal, links[goal.element_id]) for goal in words.order_by("code")]
