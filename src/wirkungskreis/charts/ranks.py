"""Ordered bars of measured values: marks for what is early, weak or missing, the city as a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wirkungskreis.charts import svg
from wirkungskreis.charts.scale import hatch, missing
from wirkungskreis.charts.table import ChartTable

ROW, HIGH, HEAD = 32, 20, 22


@dataclass(frozen=True, slots=True)
class Rank:
    """``shown`` is the value as the table writes it; ``notes`` its marks, or why it is missing."""

    label: str
    value: Decimal | None
    shown: str
    notes: str = ""
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class Ranks:
    """The highest first, what has no number last; ``line`` is what all are compared with.

    With ``is_sorted`` the rows stay as they come, for lists with an order of their own.
    """

    key: str
    title: str
    subtitle: str
    source: str
    header: tuple[str, ...]
    rows: tuple[Rank, ...]
    line: Rank | None = None
    is_sorted: bool = False

    def ordered(self) -> list[Rank]:
        if self.is_sorted:
            return list(self.rows)
        return sorted(self.rows, key=lambda one: (one.value is None, -(one.value or 0)))

    def description(self) -> str:
        rows = [*self.ordered(), *filter(None, [self.line])]
        parts = ", ".join(f"{one.label} {_words(one)}" for one in rows)
        return f"{self.subtitle}. {parts}."

    def table(self) -> ChartTable:
        rows = [*self.ordered(), *filter(None, [self.line])]
        cells = tuple((one.label, one.shown, one.notes) for one in rows)
        return ChartTable(self.header, cells, frozenset({1}))

    def draw(self, width: int = 640, style: str = "") -> str:
        frame = _Frame.around(self, width)
        key = f"{self.key}-{width}"
        parts = [svg.tag("defs", hatch(key))]
        for n, one in enumerate(self.ordered()):
            parts += frame.row(one, n, key)
        foot = frame.top(len(self.rows))
        if self.line is not None and self.line.value is not None:
            parts += frame.compared(self.line, foot)
        zero = svg.write(frame.x(Decimal(0)))
        parts.append(svg.tag("path", d=f"M{zero} {HEAD}V{svg.write(foot)}", class_="chart-edge"))
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, foot + 4),
            parts=parts,
            style=style,
        )


@dataclass(frozen=True, slots=True)
class _Frame:
    width: int
    left: float
    right: float
    low: Decimal
    high: Decimal

    @classmethod
    def around(cls, chart: Ranks, width: int) -> "_Frame":
        everyone = [*chart.rows, *filter(None, [chart.line])]
        values = [Decimal(0), *(one.value for one in everyone if one.value is not None)]
        longest = max((svg.width_of(one.label) for one in chart.rows), default=0)
        left = 0.0 if width < svg.NARROW_PAGE else min(width * 0.45, longest + 14)
        end = max((svg.width_of(one.shown) for one in chart.rows), default=0) + 12
        room = end if min(values) < 0 else 0
        return cls(width, left + room, width - end, min(values), max(values) or Decimal(1))

    @property
    def is_narrow(self) -> bool:
        return self.width < svg.NARROW_PAGE

    def top(self, n: int) -> float:
        return float(HEAD + n * (ROW + (16 if self.is_narrow else 0)))

    def x(self, value: Decimal) -> float:
        share = float((value - self.low) / (self.high - self.low))
        return self.left + (self.right - self.left) * share

    def row(self, one: Rank, n: int, key: str) -> Iterator[str]:
        top, zero = self.top(n), self.x(Decimal(0))
        if self.is_narrow:
            yield svg.text(svg.cut(one.label, self.width), 0, top + 12)
            top += 14
        else:
            yield svg.text(svg.cut(one.label, self.left - 14), 0, top + 20)
        if one.value is None:
            yield missing(key, zero, top + 6, (48, HIGH))
            room = self.width - zero - 56
            yield svg.text(
                svg.cut(one.notes or one.shown, room, 12), zero + 56, top + 20, "chart-note"
            )
            return
        end = self.x(one.value)
        look = "chart-bar-early" if one.is_provisional else "chart-bar"
        box = {"x": min(zero, end), "width": abs(end - zero)}
        yield svg.tag("rect", **box, y=top + 6, height=HIGH, class_=look)
        is_left = end < zero
        place = "chart-strong chart-end" if is_left else "chart-strong"
        yield svg.text(one.shown, end + (-6 if is_left else 6), top + 21, place)

    def compared(self, line: Rank, foot: float) -> Iterator[str]:
        if line.value is None:
            return
        x = self.x(line.value)
        words = f"{line.label} {line.shown}"
        yield svg.tag(
            "path", d=f"M{svg.write(x)} {HEAD - 4}V{svg.write(foot)}", class_="chart-wish"
        )
        half = svg.width_of(words, 12) / 2
        place = min(max(x, half), self.width - half)
        yield svg.text(words, place, HEAD - 9, "chart-warn chart-middle")


def _words(one: Rank) -> str:
    if one.value is None:
        return one.notes or one.shown
    return f"{one.shown} ({one.notes})" if one.notes else one.shown
