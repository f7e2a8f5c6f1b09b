"""Any chart, and how a page shows it."""

from typing import Protocol

from wirkungskreis.charts.table import ChartTable

WIDE, NARROW = 640, 340


class Chart(Protocol):
    """What every kind of chart offers to a page, a printed report and a screen reader."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def subtitle(self) -> str: ...
    @property
    def source(self) -> str: ...
    def description(self) -> str: ...
    def table(self) -> ChartTable: ...
    def draw(self, width: int = WIDE, style: str = "") -> str: ...


def picture(chart: Chart) -> str:
    """Give the chart for wide and for narrow pages; ``chart.css`` shows one of them."""
    return chart.draw(WIDE) + chart.draw(NARROW)
