"""A share over several rounds as a line, with a gap where a round is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from wirkungskreis.charts import svg
from wirkungskreis.charts.table import ChartTable
from wirkungskreis.kernel.formats import number

TOP, HEIGHT, LEFT, SIDE = 24, 150, 48, 32


@dataclass(frozen=True, slots=True)
class RatePoint:
    """``whole`` of zero means that there is nothing to divide: the line has a gap."""

    label: str
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class RateLine:
    key: str
    title: str
    subtitle: str
    source: str
    part_title: str
    whole_title: str
    points: tuple[RatePoint, ...]

    def description(self) -> str:
        return f"{self.subtitle}. " + ", ".join(f"{p.label} {rate(p)}" for p in self.points) + "."

    def table(self) -> ChartTable:
        rows = tuple((p.label, number(p.part), number(p.whole), rate(p)) for p in self.points)
        header = (_("Stichtag"), self.part_title, self.whole_title, _("Anteil"))
        return ChartTable(header, rows, frozenset({1, 2, 3}))

    def draw(self, width: int = 640, style: str = "") -> str:
        step = (width - LEFT - 2 * SIDE) / max(len(self.points) - 1, 1)
        places = [(LEFT + SIDE + n * step, height_of(point)) for n, point in enumerate(self.points)]
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, TOP + HEIGHT + 30),
            parts=[*grid(width), *self._lines(places), *self._dots(places)],
            style=style,
        )

    def _lines(self, places: list[tuple[float, float | None]]) -> Iterator[str]:
        for (x1, y1), (x2, y2) in pairwise(places):
            if y1 is not None and y2 is not None:
                path = f"M{svg.write(x1)} {svg.write(y1)}L{svg.write(x2)} {svg.write(y2)}"
                yield svg.tag("path", d=path, class_="chart-curve")

    def _dots(self, places: list[tuple[float, float | None]]) -> Iterator[str]:
        for point, (x, y) in zip(self.points, places, strict=True):
            yield svg.text(point.label, x, TOP + HEIGHT + 20, "chart-note chart-middle")
            if y is not None:
                yield svg.tag("circle", cx=x, cy=y, r=5, class_="chart-dot")
                yield svg.text(rate(point), x, y - 11, "chart-strong chart-middle")


def percent(part: int, whole: int) -> str:
    """Write a share in whole percent, rounded half up; ``whole`` is above zero."""
    return f"{(200 * part + whole) // (2 * whole)}\u00a0%"


def rate(point: RatePoint) -> str:
    return percent(point.part, point.whole) if point.whole else _("keine Angabe")


def height_of(point: RatePoint) -> float | None:
    return TOP + HEIGHT * (1 - point.part / point.whole) if point.whole else None


def grid(width: int) -> Iterator[str]:
    for share in (0, 50, 100):
        y = TOP + HEIGHT * (1 - share / 100)
        yield svg.tag("path", d=f"M{LEFT} {svg.write(y)}H{width}", class_="chart-grid")
        yield svg.text(percent(share, 100), LEFT - 8, y + 4, "chart-note chart-end")
