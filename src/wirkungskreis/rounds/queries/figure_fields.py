"""What the form for a value is made of: its columns, its rows, and what stands in it already."""

from typing import Any

from wirkungskreis.indicators.models import Indicator, Reason
from wirkungskreis.rounds.figure_cells import Part, parts_of, texts
from wirkungskreis.rounds.models import FigureRequest


def columns(indicator: Indicator) -> list[tuple[str, str, list[tuple[str, Any]]]]:
    """Give name, label and choices of what is asked of every area."""
    return [
        (part.value, _label(part, indicator), list(Reason.choices) if part == Part.REASON else [])
        for part in parts_of(indicator)
    ]


def initial(figure: FigureRequest) -> dict[str, Any]:
    """Give what was said before, else the source of the data sheet."""
    if figure.published_on is None:
        return {"source_ref": figure.indicator.source}
    return {
        **texts(figure),
        "source_ref": figure.source_ref,
        "published_on": figure.published_on,
        "note": figure.note,
    }


def _label(part: Part, indicator: Indicator) -> str:
    is_value = part == Part.VALUE
    return f"{part.label} ({indicator.unit})" if is_value else str(part.label)
