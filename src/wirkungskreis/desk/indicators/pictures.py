"""The values of an indicator as a chart with its table."""

from collections.abc import Mapping

from wirkungskreis.charts.picture import Picture, drawn
from wirkungskreis.indicators.pictures import line_of
from wirkungskreis.indicators.queries.standing import Standing
from wirkungskreis.vocab.models import Source


def picture_of(standing: Standing, sources: Mapping[str, Source]) -> Picture | None:
    """Draw the city's values; None where there are none."""
    line = line_of(standing, sources)
    return drawn(line) if line else None
