"""Small multiples: one little line per area, all on the same scale, the whole city behind each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from wirkungskreis.charts import svg
from wirkungskreis.charts.scale import hatch, missing, ticks
from wirkungskreis.charts.table import ChartTable
from wirkungskreis.charts.values import ValuePoint
from wirkungskreis.kernel.formats import number

HEAD, HEIGHT, FOOT = 26, 74, 34
GAP, KEY = 22, 30
COLUMNS = {False: 3, True: 2}
END = 14


@dataclass(frozen=True, slots=True)
class Panel:
    """One area with its values, the oldest first."""

    label: str
    points: tuple[ValuePoint, ...]

    @property
    def newest(self) -> Decimal | None:
        return self.points[-1].value if self.points else None


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """The highest newest value first, what has none last; ``city`` is drawn behind each."""

    key: str
    title: str
    subtitle: str
    source: str
    label_title: str
    panels: tuple[Panel, ...]
    city: Panel | None = None

    @property
    def everyone(self) -> list[Panel]:
        return [*self.ordered(), *filter(None, [self.city])]

    def ordered(self) -> list[Panel]:
        return sorted(self.panels, key=lambda one: (one.newest is None, -(one.newest or 0)))

    def description(self) -> str:
        parts = ", ".join(_last(panel) for panel in self.everyone)
        return f"{self.subtitle}. {parts}."

    def table(self) -> ChartTable:
        """Give a row per area and a column per period; a missing value is said in words."""
        periods = {point.when: point.label for panel in self.everyone for point in panel.points}
        days = sorted(periods)
        header = (self.label_title, *(periods[when] for when in days))
        rows = []
        for panel in self.everyone:
            known = {point.when: _cell(point) for point in panel.points}
            rows.append((panel.label, *(known.get(when, "–") for when in days)))
        return ChartTable(header, tuple(rows), frozenset(range(1, len(header))))

    def draw(self, width: int = 640, style: str = "") -> str:
        frame = _Frame.around(self, width)
        panels = self.ordered()
        lines = -(-len(panels) // frame.columns)
        parts = [svg.tag("defs", hatch(f"{self.key}-{width}"))]
        for n, panel in enumerate(panels):
            parts += self._panel(frame, panel, n)
        foot = lines * (HEAD + HEIGHT + FOOT)
        keys = list(self._keys(frame, float(foot)))
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, foot + KEY * len(keys)),
            parts=[*parts, *(part for key in keys for part in key)],
            style=style,
        )

    def _keys(self, frame: "_Frame", foot: float) -> Iterator[list[str]]:
        """Say what the line behind is, and what is hatched; each in a row of its own."""
        room = frame.width - 34
        if self.city is not None:
            place = svg.write(foot + 10)
            yield [
                svg.tag("path", d=f"M0 {place}H24", class_="chart-behind"),
                svg.text(svg.cut(self.city.label, room, 12), 32, foot + 14, "chart-note"),
            ]
            foot += KEY
        points = (point for panel in self.ordered() for point in panel.points)
        if reasons := list(dict.fromkeys(point.reason for point in points if point.reason)):
            words = _("kein Wert: {reasons}").format(reasons=", ".join(reasons))
            yield [
                missing(f"{self.key}-{frame.width}", 0, foot + 3, (24, 14)),
                svg.text(svg.cut(words, room, 12), 32, foot + 14, "chart-note"),
            ]

    def _panel(self, frame: "_Frame", panel: Panel, n: int) -> Iterator[str]:
        left, top = frame.corner(n)
        newest = panel.points[-1] if panel.points else None
        words = newest.told if newest and newest.value is not None else ""
        end = left + frame.wide
        room = frame.wide - svg.width_of(words) - 8
        yield svg.text(svg.cut(panel.label, room, 13), left, top + 14, "chart-label")
        yield svg.text(words, end, top + 14, "chart-strong chart-end")
        yield from frame.grid(left, top, is_first=n % frame.columns == 0)
        if self.city is not None:
            yield from frame.line(self.city.points, (left, top), "chart-behind")
        yield from frame.line(panel.points, (left, top), "chart-curve")
        for point in panel.points:
            if point.value is None:
                x = frame.x(point.when, left)
                y = top + HEAD + HEIGHT - 14
                yield missing(f"{self.key}-{frame.width}", x - 4, y, (8, 14))
        if newest and newest.value is not None:
            place = frame.x(newest.when, left), frame.y(newest.value, top)
            look = "chart-todo" if newest.is_provisional else "chart-dot"
            yield svg.tag("circle", cx=place[0], cy=place[1], r=4.0, class_=look)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where panels lie in the picture, and days and values in each panel."""

    width: int
    columns: int
    room: float
    start: date
    end: date
    marks: tuple[Decimal, ...]

    @classmethod
    def around(cls, chart: SmallMultiples, width: int) -> "_Frame":
        points = [p for panel in chart.everyone for p in panel.points]
        values = [p.value for p in points if p.value is not None]
        marks = ticks(min(values, default=Decimal(0)), max(values, default=Decimal(1)), 2)
        days = [p.when for p in points] or [date(2000, 1, 1)]
        room = max(svg.width_of(number(mark), 12) for mark in marks) + 8
        columns = COLUMNS[width < svg.NARROW_PAGE]
        return cls(width, columns, room, min(days), max(days), marks)

    @property
    def wide(self) -> float:
        return (self.width - self.room - GAP * (self.columns - 1)) / self.columns

    def corner(self, n: int) -> tuple[float, float]:
        row, column = divmod(n, self.columns)
        return self.room + column * (self.wide + GAP), float(row * (HEAD + HEIGHT + FOOT))

    def x(self, when: date, left: float) -> float:
        span = (self.end - self.start).days
        share = (when - self.start).days / span if span else 0.5
        return left + END / 2 + (self.wide - END) * share

    def y(self, value: Decimal, top: float) -> float:
        low, high = self.marks[0], self.marks[-1]
        return top + HEAD + HEIGHT * (1 - float((value - low) / (high - low)))

    def grid(self, left: float, top: float, *, is_first: bool) -> Iterator[str]:
        end = left + self.wide
        for mark in self.marks:
            y = self.y(mark, top)
            path = f"M{svg.write(left)} {svg.write(y)}H{svg.write(end)}"
            yield svg.tag("path", d=path, class_="chart-grid")
            if is_first:
                yield svg.text(number(mark), left - 6, y + 4, "chart-note chart-end")
        foot = top + HEAD + HEIGHT + 16
        yield svg.text(str(self.start.year), left, foot, "chart-note")
        if self.end.year != self.start.year:
            yield svg.text(str(self.end.year), end, foot, "chart-note chart-end")

    def line(
        self, points: Sequence[ValuePoint], corner: tuple[float, float], look: str
    ) -> Iterator[str]:
        """Draw what may be joined: not over a break, not over a missing value."""
        left, top = corner
        for one, other in pairwise(points):
            if one.value is None or other.value is None or one.line != other.line:
                continue
            path = (
                f"M{svg.write(self.x(one.when, left))} {svg.write(self.y(one.value, top))}"
                f"L{svg.write(self.x(other.when, left))} {svg.write(self.y(other.value, top))}"
            )
            early = " chart-early" if other.is_provisional else ""
            yield svg.tag("path", d=path, class_=f"{look}{early}")


def _cell(point: ValuePoint) -> str:
    return point.shown if point.value is not None else point.notes or point.shown


def _last(panel: Panel) -> str:
    if not panel.points:
        return panel.label
    return f"{panel.label} {panel.points[-1].label}: {_cell(panel.points[-1])}"
