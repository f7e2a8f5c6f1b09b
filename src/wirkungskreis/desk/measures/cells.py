"""The register's table, written in one go: three hundred rows are thousands of cells."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wirkungskreis.kernel.formats import NOTHING
from wirkungskreis.measures.register import FINANCE, KINDS, STATES, Column, text
from wirkungskreis.measures.rows import RUNS_OUT, Row
from wirkungskreis.ui.components.content import badge, state

Writer = Callable[[Row], str]
HEAD = "titel"
SIGN = ' <span class="kern-icon kern-icon--arrow-{} kern-icon--small" aria-hidden="true"></span>'
SIGNS = {"ascending": format_html(SIGN, "up"), "descending": format_html(SIGN, "down")}


def head(columns: Sequence[Column], query: QueryDict, sort: str) -> list[SafeString]:
    """Give the heads of the columns; each is a link that orders the list by it."""
    cells = []
    for column in columns:
        address = query.copy()
        is_up = sort == column.key
        address["sortierung"] = f"-{column.key}" if is_up else column.key
        order = "ascending" if is_up else "descending" if sort == f"-{column.key}" else ""
        aria = format_html(' aria-sort="{}"', order) if order else SafeString("")
        sign = SIGNS.get(order, SafeString(""))
        cells.append(
            format_html(
                '<th scope="col"{}><a href="?{}">{}{}</a></th>',
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

    def title(row: Row) -> str:
        link = f'<a href="{before}{row.public_id}{after}">{escape(row.title)}</a>'
        return f'<th scope="row">{link}</th>'

    special = {HEAD: title, "kuerzel": _code, **_worded()}
    writers = [special.get(column.key) or _plain(column) for column in columns]
    lines = [f"<tr>{''.join([write(row) for write in writers])}</tr>" for row in rows]
    return mark_safe("".join(lines))  # noqa: S308  every cell was escaped by its writer


def _code(row: Row) -> str:
    return f'<td class="schmal">{escape(row.code)}</td>'


def _plain(column: Column) -> Writer:
    value_of = column.value

    def write(row: Row) -> str:
        value = value_of(row)
        if isinstance(value, str):
            return f"<td>{escape(value) or NOTHING}</td>"
        figure = ' class="zahl"' if isinstance(value, int) else ""
        return f"<td{figure}>{escape(text(value))}</td>"

    return write


def _worded() -> dict[str, Writer]:
    """Make writers for columns with few words; the words are looked up once, not once a row."""
    states = {code: f"<td>{state(code, word)}</td>" for code, word in STATES.items()}
    kinds = {code: f"<td>{escape(str(word))}</td>" for code, word in KINDS.items()}
    money = {code: f"<td>{escape(str(word))}</td>" for code, word in FINANCE.items()}
    money |= {"": f"<td>{NOTHING}</td>"}
    money[RUNS_OUT] = f"<td>{badge(FINANCE[RUNS_OUT], tone='warn')}</td>"
    unconfirmed = f"<td>{badge(_('noch nicht bestätigt'), tone='silent')}</td>"

    def confirmed(row: Row) -> str:
        return f"<td>{text(row.confirmed_on)}</td>" if row.confirmed_on else unconfirmed

    return {
        "stand": lambda row: states[row.state],
        "art": lambda row: kinds[row.kind],
        "finanzen": lambda row: money[row.finance],
        "bestaetigt": confirmed,
    }
