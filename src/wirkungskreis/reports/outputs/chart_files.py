"""A chart to save: as SVG with its own inks, as PNG for a slide, as CSV for a spreadsheet."""

from functools import lru_cache

from wirkungskreis.charts.file import csv_file, svg_file
from wirkungskreis.charts.picture import Chart
from wirkungskreis.reports.outputs.pdf import pictures

CONTENT_TYPES = {
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}
KEPT = 64  # pictures of some 60 kB each


def chart_file(chart: Chart, form: str) -> bytes:
    """Give the bytes in one of ``CONTENT_TYPES``; the same chart always gives the same."""
    if form == "csv":
        return csv_file(chart)
    drawing = svg_file(chart)
    return drawing.encode() if form == "svg" else _picture(drawing)


@lru_cache(maxsize=KEPT)
def _picture(drawing: str) -> bytes:
    [made] = pictures([drawing])
    return made
