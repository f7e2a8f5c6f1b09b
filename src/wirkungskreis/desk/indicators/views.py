"""Reading indicators: all by field with what can be judged first, one with everything about it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from wirkungskreis.changes.queries import changes_for
from wirkungskreis.concept.models import Element
from wirkungskreis.concept.queries import named
from wirkungskreis.desk.changes.shown import old_and_new
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.filters import IndicatorFilter
from wirkungskreis.desk.indicators.pictures import CITY, shown
from wirkungskreis.desk.indicators.reading import found
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.breakdown import charts_of
from wirkungskreis.indicators.contradictions import differing
from wirkungskreis.indicators.models import Disclosure, Indicator, Target
from wirkungskreis.indicators.overview import by_field
from wirkungskreis.indicators.queries.kept import kept_back
from wirkungskreis.indicators.queries.parts import parts
from wirkungskreis.indicators.queries.peers import peers_of
from wirkungskreis.indicators.queries.standing import indicators_for, standings
from wirkungskreis.indicators.sheet import facts
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.indicators.status import Status
from wirkungskreis.indicators.totals import totals_of
from wirkungskreis.journal.clock import today
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.queries import decisions_for
from wirkungskreis.meetings.queries.reading import items_for
from wirkungskreis.vocab.queries import sources_by_code


@require_safe
@signed_in
def indicator_list(request: DeskRequest) -> HttpResponse:
    """List what is watched by field of action; how many can be judged stands first."""
    everything = standings(indicators_for(request.actor), today())
    watched = [one for one in everything if one.indicator.state == IndicatorState.ACTIVE]
    counts = Counter(one.finding.status for one in watched)
    form = IndicatorFilter(watched, request.GET)
    chosen = form.chosen(watched)
    retired = [one for one in everything if one.indicator.state != IndicatorState.ACTIVE]
    context = {
        "form": form,
        "groups": by_field(chosen, today()) if chosen else [],
        "chosen": len(chosen),
        "retired": form.chosen(retired),
        "assessable": sum(one.finding.is_assessable for one in watched),
        "watched": len(watched),
        "counts": [(status, counts[status]) for status in Status if counts[status]],
        "may": ask(request.actor, "indicators.keep", Indicator),
        "may_raw": ask(request.actor, "indicators.raw", Indicator),
    }
    return TemplateResponse(request, "desk/indicators/list.html", context)


@require_safe
@signed_in
def indicator_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show one: its line, where it stands and why, its sheet, and what was decided about it."""
    indicator = found(request, public_id)
    standing = standings([indicator], today())[0]
    sources = sources_by_code(request.actor)
    known = parts(indicator, today())
    peers = peers_of(indicator)
    charts = charts_of(standing, known, sources, peers)
    targets = list(indicator.targets.select_related("decided_by__body", "subgroup"))
    context = {
        "indicator": indicator,
        "standing": standing,
        "why": grounds.why(indicator, standing.finding, standing.target),
        "line": shown(indicator, [one for one in charts if one.key == CITY]),
        "parts": shown(indicator, [one for one in charts if one.key != CITY]),
        "kept_back": kept_back(indicator),
        "peers": peers,
        "sheet": facts(indicator),
        "totals": totals_of(indicator, known),
        "is_computed": hasattr(indicator, "formula"),
        "sources": sources,
        "goals": _goals(indicator),
        "targets": [(one, grounds.target_words(indicator, one)) for one in targets],
        "decisions": _decisions(request, indicator, targets),
        "changes": [
            (row, *old_and_new(row))
            for row in changes_for(request.actor).filter(indicator=indicator)
        ],
        "may_change": ask(request.actor, "changes.keep", None),
        "items": items_for(request.actor).filter(indicator=indicator, meeting__isnull=False),
        **differing(indicator, request.actor),
        "may_explain": ask(request.actor, "indicators.explain", indicator),
        "may_keep": ask(request.actor, "indicators.keep", indicator),
        "may_enter": ask(request.actor, "indicators.enter", indicator),
        "may_raw": indicator.disclosure != Disclosure.NO_PERSONS
        and ask(request.actor, "indicators.raw", indicator),
        "may_aim": ask(request.actor, "indicators.aim", indicator),
        "is_active": indicator.state == IndicatorState.ACTIVE,
    }
    return TemplateResponse(request, "desk/indicators/page.html", context)


def _goals(indicator: Indicator) -> Iterable[Element]:
    """Give the goals it stands beside by their words of today; ``mechanism`` and ``doubts``."""
    rows = named(today()).filter(indicator_links__indicator=indicator)
    words = {"mechanism": F("indicator_links__mechanism"), "doubts": F("indicator_links__doubts")}
    return rows.annotate(**words).order_by("key")


def _decisions(request: DeskRequest, indicator: Indicator, targets: list[Target]) -> list[Any]:
    """Give what was decided because of it: decisions that name it or set its targets."""
    about = decisions_for(request.actor).filter(about=indicator.code)
    keys = [one.decided_by_id for one in targets if one.decided_by_id]
    setting = decisions_for(request.actor).filter(pk__in=keys)
    return list((about | setting).distinct())


@require_safe
@signed_in
def indicator_history(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Say who did what when."""
    indicator = found(request, public_id)
    context = {"indicator": indicator, "history": history(indicator)}
    return TemplateResponse(request, "desk/indicators/history.html", context)
