"""Ordered horizontal bars that start at zero."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wirkungskreis.charts import svg
from wirkungskreis.charts.table import ChartTable
from wirkungskreis.kernel.formats import number

BAR = 20
ROW = 30


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int | Decimal


@dataclass(frozen=True, slots=True)
class OrderedBars:
    """The longest bar first; values are zero or more, all in one unit."""

    key: str
    title: str
    subtitle: str
    source: str
    label_title: str
    unit: str
    bars: tuple[Bar, ...]

    def ordered(self) -> list[Bar]:
        return sorted(self.bars, key=lambda bar: (-bar.value, bar.label))

    def description(self) -> str:
        parts = ", ".join(f"{bar.label} {number(bar.value)}" for bar in self.ordered())
        return f"{self.subtitle}. {self.unit}: {parts}."

    def table(self) -> ChartTable:
        rows = tuple((bar.label, number(bar.value)) for bar in self.ordered())
        return ChartTable((self.label_title, self.unit), rows, frozenset({1}))

    def draw(self, width: int = 640, style: str = "") -> str:
        above = width < svg.NARROW_PAGE
        row = ROW + 16 if above else ROW
        parts = [
            part for n, bar in enumerate(self.ordered()) for part in self._row(bar, n * row, width)
        ]
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, row * len(self.bars) + 2),
            parts=parts,
            style=style,
        )

    def _row(self, bar: Bar, y: float, width: int) -> Iterator[str]:
        above = width < svg.NARROW_PAGE
        left = 0.0 if above else self._label_room(width)
        top = y + 20 if above else y + 4
        most = max((each.value for each in self.bars), default=1) or 1
        end = max(svg.width_of(number(each.value)) for each in self.bars) + 8
        long = (width - left - end) * float(bar.value) / float(most)
        label = svg.cut(bar.label, width if above else left - 10)
        yield svg.text(
            label,
            0 if above else left - 10,
            y + (15 if above else 19),
            "chart-text" if above else "chart-text chart-end",
        )
        yield svg.tag("rect", x=left, y=top, width=long, height=BAR, class_="chart-bar")
        yield svg.text(number(bar.value), left + long + 6, top + 15, "chart-strong")

    def _label_room(self, width: int) -> float:
        return min(width * 0.45, max(svg.width_of(bar.label) for bar in self.bars) + 10)
