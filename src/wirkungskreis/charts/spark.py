"""A line without words, as large as a line of text: it stands beside its value, never alone."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from wirkungskreis.charts import svg

WIDE, HIGH, EDGE = 120, 32, 5


def spark(lines: Sequence[Sequence[Decimal | None]]) -> str:
    """Draw values in their order; no line goes over a missing value or from part to part."""
    places = [(n, value) for n, value in enumerate(value for line in lines for value in line)]
    known = [value for _n, value in places if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)

    def place(n: int, value: Decimal) -> tuple[float, float]:
        x = EDGE + (WIDE - 2 * EDGE) * (n / max(len(places) - 1, 1))
        share = float((value - low) / (high - low)) if high > low else 0.5
        return x, HIGH - EDGE - (HIGH - 2 * EDGE) * share

    parts = []
    first = 0
    for line in lines:
        own = places[first : first + len(line)]
        first += len(line)
        for (n, one), (m, other) in pairwise(own):
            if one is not None and other is not None:
                (x1, y1), (x2, y2) = place(n, one), place(m, other)
                path = f"M{svg.write(x1)} {svg.write(y1)}L{svg.write(x2)} {svg.write(y2)}"
                parts.append(svg.tag("path", d=path, class_="chart-curve"))
    n, value = [(n, value) for n, value in places if value is not None][-1]
    x, y = place(n, value or Decimal(0))
    parts.append(svg.tag("circle", cx=x, cy=y, r=3.5, class_="chart-dot"))
    return svg.tag(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDE} {HIGH}",
        width=WIDE,
        height=HIGH,
        class_="chart chart-spark",
        aria_hidden="true",
    )
