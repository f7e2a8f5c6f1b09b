"""Money and milestones on a time axis: what ends, what was moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkungskreis.charts import svg
from wirkungskreis.charts.axis import HEAD, Axis, span
from wirkungskreis.charts.table import ChartTable
from wirkungskreis.kernel.formats import day_short as day
from wirkungskreis.kernel.formats import euro

ROW = 30
LABEL_SHARE = 0.42
WORDS = svg.width_of("endet 31.12.2026", 12) + 10


class MoneyState(StrEnum):
    APPROVED = "bewilligt"
    APPLIED = "beantragt"
    OPEN = "offen"


STATES = {
    MoneyState.APPROVED: gettext_lazy("bewilligt"),
    MoneyState.APPLIED: gettext_lazy("beantragt"),
    MoneyState.OPEN: gettext_lazy("offen"),
}
LOOK = {
    MoneyState.APPROVED: "chart-done",
    MoneyState.APPLIED: "chart-todo",
    MoneyState.OPEN: "chart-was",
}


@dataclass(frozen=True, slots=True)
class Money:
    """One funding; ``end`` is its last day, ``amount`` is in euro or unknown."""

    label: str
    programme: str
    start: date
    end: date
    state: MoneyState
    amount: Decimal | None = None
    ends_soon: bool = False


@dataclass(frozen=True, slots=True)
class MoneyTimeline:
    key: str
    title: str
    subtitle: str
    source: str
    today: date
    rows: tuple[Money, ...]

    def description(self) -> str:
        parts = "; ".join(f"{row.label}: {row.programme} {ends(row)}" for row in self.rows)
        return f"{self.subtitle}. {parts}."

    def table(self) -> ChartTable:
        header = (_("Maßnahme"), _("Programm"), _("von"), _("bis"), _("Betrag"), _("Stand"))
        rows = tuple(
            (r.label, r.programme, day(r.start), day(r.end), amount(r), str(STATES[r.state]))
            for r in self.rows
        )
        return ChartTable(header, rows, frozenset({4}))

    def draw(self, width: int = 640, style: str = "") -> str:
        days = [self.today, *(r.start for r in self.rows), *(r.end for r in self.rows)]
        board = Board(width, len(self.rows), *span(days))
        parts = [*board.axis.draw(board.height, self.today)]
        for n, row in enumerate(self.rows):
            parts += self._row(board, row, n)
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, board.height),
            parts=parts,
            style=style,
        )

    def _row(self, board: "Board", row: Money, n: int) -> Iterator[str]:
        y = board.top(n)
        left, right = board.axis.x(row.start), board.axis.x(row.end)
        words = _("endet {day}").format(day=day(row.end)) if row.ends_soon else ends(row)
        look = "chart-warn" if row.ends_soon else "chart-note"
        wide = max(right - left, 2.0)
        yield board.label(row.label, n)
        yield svg.tag("rect", x=left, y=y + 8, width=wide, height=8, class_=LOOK[row.state])
        yield board.words(words, n, (left, left + wide), look)


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone; ``first_due`` is the date it had at the beginning."""

    label: str
    due: date
    first_due: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class MilestoneTimeline:
    key: str
    title: str
    subtitle: str
    source: str
    today: date
    rows: tuple[Step, ...]

    def description(self) -> str:
        return (
            f"{self.subtitle}. " + "; ".join(f"{row.label}: {fate(row)}" for row in self.rows) + "."
        )

    def table(self) -> ChartTable:
        open_yet = _("noch nicht")
        header = (_("Meilenstein"), _("ursprünglich"), _("Termin"), _("erledigt am"))
        rows = tuple(
            (r.label, day(r.first_due), day(r.due), day(r.done_on) if r.done_on else open_yet)
            for r in self.rows
        )
        return ChartTable(header, rows)

    def draw(self, width: int = 640, style: str = "") -> str:
        days = [self.today, *(d for r in self.rows for d in (r.due, r.first_due, r.done_on) if d)]
        board = Board(width, len(self.rows), *span(days))
        parts = [*board.axis.draw(board.height, self.today)]
        for n, row in enumerate(self.rows):
            parts += self._row(board, row, n)
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, board.height),
            parts=parts,
            style=style,
        )

    def _row(self, board: "Board", row: Step, n: int) -> Iterator[str]:
        y = board.top(n) + 12
        was, now = board.axis.x(row.first_due), board.axis.x(row.done_on or row.due)
        yield board.label(row.label, n)
        if row.first_due != row.due:
            yield svg.tag(
                "path", d=f"M{svg.write(was)} {svg.write(y)}H{svg.write(now)}", class_="chart-moved"
            )
            yield svg.tag("circle", cx=was, cy=y, r=4, class_="chart-was")
        yield svg.tag(
            "path",
            d=f"M{svg.write(now)} {svg.write(y - 7)}l7 7l-7 7l-7 -7z",
            class_="chart-done" if row.done_on else "chart-todo",
        )
        look = "chart-warn" if row.due > row.first_due and not row.done_on else "chart-note"
        yield board.words(fate(row), n, (min(was, now) - 6, max(was, now) + 6), look)


def amount(row: Money) -> str:
    return euro(row.amount) if row.amount is not None else _("nicht gemeldet")


def ends(row: Money) -> str:
    return _("bis {day}").format(day=day(row.end))


def fate(step: Step) -> str:
    """Say in words what became of a milestone."""
    if step.done_on:
        return _("erledigt {day}").format(day=day(step.done_on))
    if step.first_due != step.due:
        return _("verschoben auf {day}").format(day=day(step.due))
    return _("fällig {day}").format(day=day(step.due))


class Board:
    """Where rows and labels of a timeline stand, on a wide and on a narrow page."""

    def __init__(self, width: int, rows: int, start: date, end: date) -> None:
        self.width = width
        self.narrow = width < svg.NARROW_PAGE
        self.row = ROW + 32 if self.narrow else ROW
        self.height = float(HEAD + 4 + rows * self.row)
        left = 4.0 if self.narrow else width * LABEL_SHARE
        self.axis = Axis(start, end, left, width - (4.0 if self.narrow else WORDS))

    def top(self, n: int) -> float:
        """Give the upper edge of the marks of row ``n``."""
        return HEAD + 4 + n * self.row + (16 if self.narrow else 0)

    def label(self, words: str, n: int) -> str:
        if self.narrow:
            return svg.text(svg.cut(words, self.width), 0, self.top(n) - 2)
        return svg.text(svg.cut(words, self.axis.left - 12), 0, self.top(n) + 17)

    def words(self, words: str, n: int, taken: tuple[float, float], look: str) -> str:
        """Write beside what is drawn; under it on a narrow page, over it when there is no room."""
        left, right = taken
        room = svg.width_of(words, 12)
        if self.narrow:
            x = max(min(left, self.width - room), 0)
            return svg.text(words, x, self.top(n) + 32, look)
        if right + 6 + room <= self.width:
            return svg.text(words, right + 6, self.top(n) + 16, look)
        if left - 6 - room >= self.axis.left:
            return svg.text(words, left - 6, self.top(n) + 16, f"{look} chart-end")
        return svg.text(words, right, self.top(n) + 2, f"{look} chart-end")
