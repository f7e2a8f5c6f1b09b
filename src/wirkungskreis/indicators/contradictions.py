"""Figures that are printed for the same thing and differ, beside each other."""

from typing import Any

from django.db.models import Prefetch

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import Indicator, Observation
from wirkungskreis.indicators.policy import view
from wirkungskreis.kernel.actor import Actor


def contradictions_of(indicator: Indicator, actor: Actor) -> list[dict[str, Any]]:
    """Give each with the day, definition and source of its figures, as far as one may see them."""
    if not getattr(indicator, "has_contradictions", True):
        return []
    figures = Observation.objects.select_related("version__indicator", "area")
    rows = indicator.contradictions.prefetch_related("printed", Prefetch("observations", figures))
    return [
        {
            "topic": row.topic,
            "text": row.text,
            "values": [
                {
                    "value": grounds.amount(one.version.indicator, one.value)
                    if one.value is not None
                    else "",
                    "when": grounds.period(one.period_start, one.period_before),
                    "area": one.area.name,
                    "what": one.version.text,
                    "source": one.source_ref,
                    "note": one.note,
                }
                for one in row.observations.all()
                if view(actor, one.version.indicator)
            ],
            "printed": row.printed.all(),
        }
        for row in rows
    ]
