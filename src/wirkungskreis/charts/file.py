"""A chart as a file of its own: title, source and fixed inks inside, and its table as CSV."""

import csv
from io import StringIO

from wirkungskreis.charts import svg
from wirkungskreis.charts.look import print_style
from wirkungskreis.charts.picture import WIDE, Chart
from wirkungskreis.kernel.texts import safe_cell

EDGE = 24
TITLE, LINE = 18, 14
BOM = "\ufeff"  # so that spreadsheets read umlauts


def svg_file(chart: Chart, width: int = WIDE) -> str:
    """Give the chart with its words around it, on white paper; nothing outside is needed."""
    inner = chart.draw(width)
    _zero, _top, wide, high = (float(part) for part in svg.view_box(inner))
    head = list(svg.wrapped(chart.title, wide, TITLE))
    under = list(svg.wrapped(chart.subtitle, wide, LINE))
    source = list(svg.wrapped(chart.source, wide, 12))
    top = EDGE + len(head) * (TITLE + 6) + len(under) * (LINE + 5) + 12
    size = (wide + 2 * EDGE, top + high + len(source) * 17 + EDGE + 8)
    y = float(EDGE)
    parts = [svg.tag("rect", width=size[0], height=size[1], class_="chart-sheet")]
    for line in head:
        y += TITLE
        parts.append(svg.text(line, EDGE, y, "chart-title"))
        y += 6
    for line in under:
        y += LINE
        parts.append(svg.text(line, EDGE, y, "chart-text"))
        y += 5
    parts.append(svg.inside(inner, EDGE, top))
    for n, line in enumerate(source):
        parts.append(svg.text(line, EDGE, top + high + 20 + 17 * n, "chart-note"))
    return svg.drawing(
        f"{chart.key}-datei",
        title=chart.title,
        desc=f"{chart.description()} {chart.source}",
        size=size,
        parts=parts,
        style=print_style(),
    )


def csv_file(chart: Chart) -> bytes:
    """Give the table of the chart for a German spreadsheet: semicolons, UTF-8 with its mark."""
    table = chart.table()
    target = StringIO()
    rows = csv.writer(target, delimiter=";", lineterminator="\r\n")
    rows.writerow(table.header)
    rows.writerows([safe_cell(cell) for cell in row] for row in table.rows)
    return (BOM + target.getvalue()).encode()
