"""Any chart, and how a page shows it."""

from dataclasses import dataclass
from typing import Protocol

from django.utils.safestring import SafeString, mark_safe

from wirkungskreis.charts.table import ChartTable

WIDE, NARROW = 640, 340
MOST_COLUMNS = 6


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart as templates show it: words, both drawings and the table."""

    key: str
    title: str
    subtitle: str
    source: str
    svg: SafeString
    table: ChartTable

    @property
    def is_wide(self) -> bool:
        """Whether the table has too many columns to stand below each other on a telephone."""
        return len(self.table.header) > MOST_COLUMNS


def drawn(chart: Chart) -> Picture:
    """Draw a chart for a page; every word in it is escaped where it is written."""
    svg = mark_safe(picture(chart))  # noqa: S308  see above
    return Picture(chart.key, chart.title, chart.subtitle, chart.source, svg, chart.table())
