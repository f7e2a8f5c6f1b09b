"""The register's table, written in one go: three hundred rows are thousands of cells."""

from collections.abc import Iterable, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wirkungskreis.measures.register import FINANCE, STATES, Column, text
from wirkungskreis.measures.rows import RUNS_OUT, Row
from wirkungskreis.ui.components.content import badge, state

HEAD = "titel"


def head(columns: Sequence[Column], query: QueryDict, sort: str) -> list[SafeString]:
    """Give the heads of the columns; each is a link that orders the list by it."""
    cells = []
    for column in columns:
        address = query.copy()
        is_up = sort == column.key
        address["sortierung"] = f"-{column.key}" if is_up else column.key
        order = "ascending" if is_up else "descending" if sort == f"-{column.key}" else ""
        aria = format_html(' aria-sort="{}"', order) if order else SafeString("")
        sign = {"ascending": " ▲", "descending": " ▼"}.get(order, "")
        cells.append(
            format_html(
                '<th scope="col"{}><a href="?{}">{}<span aria-hidden="true">{}</span></a></th>',
                aria,
                address.urlencode(),
                column.title,
                sign,
            )
        )
    return cells


def body(rows: Iterable[Row], columns: Sequence[Column]) -> SafeString:
    """Write all rows; every text is escaped here, because no template sees the cells."""
    place = reverse("desk:measure", args=["00000000-0000-0000-0000-000000000000"])
    before, _zeros, after = place.partition("00000000-0000-0000-0000-000000000000")
    special = {"kuerzel": _code, "stand": _state, "finanzen": _finance, "bestaetigt": _confirmed}
    lines = []
    for row in rows:
        cells = []
        for column in columns:
            if column.key == HEAD:
                link = f'<a href="{before}{row.public_id}{after}">{escape(row.title)}</a>'
                cells.append(f'<th scope="row">{link}</th>')
            elif write := special.get(column.key):
                cells.append(write(row))
            else:
                value = column.value(row)
                figure = ' class="zahl"' if isinstance(value, int) else ""
                cells.append(f"<td{figure}>{escape(text(value))}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return mark_safe("".join(lines))  # noqa: S308  every cell was escaped above


def _code(row: Row) -> str:
    return f'<td class="schmal">{escape(row.code)}</td>'


def _state(row: Row) -> str:
    return f"<td>{state(row.state, STATES[row.state])}</td>"


def _finance(row: Row) -> str:
    words = FINANCE.get(row.finance, "")
    if row.finance == RUNS_OUT:
        return f"<td>{badge(words, tone='warn')}</td>"
    return f"<td>{escape(words or text(None))}</td>"


def _confirmed(row: Row) -> str:
    if row.confirmed_on is None:
        return f"<td>{badge(_('noch nicht bestätigt'), tone='silent')}</td>"
    return f"<td>{text(row.confirmed_on)}</td>"
