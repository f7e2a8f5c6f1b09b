"""Values over time as lines with gaps, and the wanted value or corridor behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from wirkungskreis.charts import others, svg
from wirkungskreis.charts.others import Beside
from wirkungskreis.charts.scale import hatch, missing, ticks
from wirkungskreis.charts.table import ChartTable
from wirkungskreis.kernel.formats import number

TOP, HEIGHT, FOOT = 26, 190, 30


@dataclass(frozen=True, slots=True)
class ValuePoint:
    """One period; without ``value`` the words say why. ``line`` numbers the unbroken parts.

    ``shown`` is the value as the table writes it, ``notes`` its marks in words.
    """

    when: date
    label: str
    line: int
    value: Decimal | None
    shown: str
    notes: str = ""
    definition: str = ""
    origin: str = ""
    is_provisional: bool = False
    is_unreliable: bool = False

    @property
    def reason(self) -> str:
        """Say why there is no number; empty where there is one."""
        return "" if self.value is not None else self.notes.split(";")[0] or self.shown

    @property
    def told(self) -> str:
        """Write the number for the picture: in brackets if it is weak, with p if it may change."""
        words = number(self.value)
        words = f"({words})" if self.is_unreliable else words
        return f"{words}p" if self.is_provisional else words


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: a value, or a corridor up to ``high``."""

    low: Decimal
    high: Decimal | None
    words: str


@dataclass(frozen=True, slots=True)
class ValueLine:
    """Values of one indicator, the oldest first; a new ``line`` begins after a break."""

    key: str
    title: str
    subtitle: str
    source: str
    header: tuple[str, ...]
    points: tuple[ValuePoint, ...]
    wish: Wish | None = None
    break_word: str = "Bruch"
    beside: tuple[Beside, ...] = ()
    """What others say, oldest first, behind the line; ``header`` then has one more column."""

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to draw; a line of reasons alone is a table."""
        return any(point.value is not None for point in self.points)

    def description(self) -> str:
        parts = ", ".join(
            f"{p.label} {p.shown}" + (f" ({p.notes})" if p.notes else "") for p in self.points
        )
        words = f"{self.subtitle}. {parts}." + (f" {self.wish.words}." if self.wish else "")
        return f"{words} {others.legend(self.beside)}." if self.beside else words

    def table(self) -> ChartTable:
        rows = [(p.label, p.shown, p.notes, p.definition, p.origin) for p in self.points]
        if not self.beside:
            return ChartTable(self.header, tuple(rows), frozenset({1}))
        said = {one.when: one.words() for one in self.beside}
        more = [
            (*row, said.get(point.when, "–")) for row, point in zip(rows, self.points, strict=True)
        ]
        return ChartTable(self.header, tuple(more), frozenset({1}))

    def draw(self, width: int = 640, style: str = "") -> str:
        frame = _Frame.around(self, width)
        defs = svg.tag("defs", hatch(f"{self.key}-{width}"))
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, TOP + HEIGHT + FOOT),
            parts=[
                defs,
                *others.bands(self.beside, frame),
                *frame.grid(self.points),
                *others.marks(self.beside, frame),
                *self._wish(frame),
                *self._breaks(frame),
                *self._lines(frame),
                *self._dots(frame),
                *self._reasons(frame),
            ],
            style=style,
        )

    def _wish(self, frame: "_Frame") -> Iterator[str]:
        if self.wish is None:
            return
        low, high = frame.y(self.wish.low), frame.y(self.wish.high or self.wish.low)
        if self.wish.high is not None:
            yield svg.tag(
                "rect",
                x=frame.left,
                y=high,
                width=frame.right - frame.left,
                height=low - high,
                class_="chart-corridor",
            )
        path = f"M{svg.write(frame.left)} {svg.write(low)}H{svg.write(frame.right)}"
        yield svg.tag("path", d=path, class_="chart-wish")
        words = svg.cut(self.wish.words, frame.right - frame.left - 8, 12)
        yield svg.text(words, frame.left + 4, high - 5 if high > TOP else high + 14, "chart-warn")

    def _breaks(self, frame: "_Frame") -> Iterator[str]:
        for before, after in pairwise(self.points):
            if before.line == after.line or before.when == after.when:
                continue
            x = (frame.x(before.when) + frame.x(after.when)) / 2
            path = f"M{svg.write(x)} {TOP}V{TOP + HEIGHT}"
            yield svg.tag("path", d=path, class_="chart-today")
            yield svg.text(self.break_word, x + 3, TOP + HEIGHT - 5, "chart-note")

    def _lines(self, frame: "_Frame") -> Iterator[str]:
        for line in dict.fromkeys(point.line for point in self.points):
            own = [p for p in self.points if p.line == line]
            for one, other in pairwise(own):
                if one.value is None or other.value is None:
                    continue
                path = (
                    f"M{svg.write(frame.x(one.when))} {svg.write(frame.y(one.value))}"
                    f"L{svg.write(frame.x(other.when))} {svg.write(frame.y(other.value))}"
                )
                look = "chart-curve chart-early" if other.is_provisional else "chart-curve"
                yield svg.tag("path", d=path, class_=look)

    def _dots(self, frame: "_Frame") -> Iterator[str]:
        told = frame.told(self.points)
        for point in self.points:
            x = frame.x(point.when)
            if point.value is None:
                y = TOP + HEIGHT - 22.0
                yield missing(f"{self.key}-{frame.width}", x - 6, y, (12, 20))
                continue
            y = frame.y(point.value)
            look = "chart-todo" if point.is_provisional else "chart-dot"
            yield svg.tag("circle", cx=x, cy=y, r=4.5, class_=look)
            if point in told:
                yield self._number(frame, point)

    def _number(self, frame: "_Frame", point: ValuePoint) -> str:
        """Write a number above its dot, beside a steep line, and never through the wanted value."""
        x, y = frame.x(point.when), frame.y(point.value or Decimal(0))
        ends = [self.wish.low, self.wish.high] if self.wish else []
        lines = [frame.y(end) for end in ends if end is not None]
        if any(y - 24 <= line <= y - 5 for line in lines) and y + 22 < TOP + HEIGHT:
            y += 32
        own = [p for p in self.points if p.line == point.line and p.value is not None]
        half = svg.width_of(point.told) / 2
        if point == own[0] != own[-1] and frame.y(own[1].value or Decimal(0)) < y - half:
            x -= half - 2  # the line rises to the right
        elif point == own[-1] != own[0] and frame.y(own[-2].value or Decimal(0)) < y - half:
            x += half - 2  # the line came down from the left
        return svg.text(
            point.told, frame.inside(x, point.told), y - 10, "chart-strong chart-middle"
        )

    def _reasons(self, frame: "_Frame") -> Iterator[str]:
        """Write above hatched boxes why there is no number, once where it goes on."""
        free = 0.0
        for reason, run in groupby(self.points, key=lambda point: point.reason):
            if not reason:
                continue
            own = list(run)
            middle = (frame.x(own[0].when) + frame.x(own[-1].when)) / 2
            place, y = frame.inside(middle, reason), TOP + HEIGHT - 28.0
            half = svg.width_of(reason, 12) / 2
            near = (
                p
                for p in self.points
                if p.value is not None
                and abs(frame.x(p.when) - place) < half + 8
                and abs(frame.y(p.value) - y) < 16  # noqa: PLR2004  height of a word
            )
            if place - half > free and next(near, None) is None:
                yield svg.text(reason, place, y, "chart-note chart-middle")
                free = place + half


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and values lie in the picture."""

    width: int
    left: float
    right: float
    start: date
    end: date
    ticks: tuple[Decimal, ...]

    @classmethod
    def around(cls, chart: ValueLine, width: int) -> "_Frame":
        values = [p.value for p in chart.points if p.value is not None]
        if chart.wish:
            values += [v for v in (chart.wish.low, chart.wish.high) if v is not None]
        values += [v for one in chart.beside for v in one.values]
        marks = ticks(min(values, default=Decimal(0)), max(values, default=Decimal(1)))
        left = max(svg.width_of(number(tick), 12) for tick in marks) + 10
        days = [p.when for p in chart.points] or [date(2000, 1, 1)]
        return cls(width, left, width - 14.0, min(days), max(days), marks)

    def x(self, when: date) -> float:
        span = (self.end - self.start).days
        share = (when - self.start).days / span if span else 0.5
        return self.left + 22 + (self.right - self.left - 44) * share

    def y(self, value: Decimal) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return TOP + HEIGHT * (1 - float((value - low) / (high - low)))

    def inside(self, x: float, words: str) -> float:
        half = svg.width_of(words) / 2
        return min(max(x, half), self.width - half)

    def grid(self, points: tuple[ValuePoint, ...]) -> Iterator[str]:
        for tick in self.ticks:
            y = svg.write(self.y(tick))
            yield svg.tag(
                "path", d=f"M{svg.write(self.left)} {y}H{self.width}", class_="chart-grid"
            )
            yield svg.text(number(tick), self.left - 8, self.y(tick) + 4, "chart-note chart-end")
        yield from self._years(points)

    def _years(self, points: tuple[ValuePoint, ...]) -> Iterator[str]:
        """Write the year below a point, from the newest on, as far as there is room."""
        free = float(self.width)
        for point in sorted(points, key=lambda one: one.when, reverse=True):
            words = str(point.when.year)
            half = svg.width_of(words, 12) / 2 + 4
            if self.x(point.when) + half <= free + half / 2:
                yield svg.text(
                    words, self.x(point.when), TOP + HEIGHT + 20, "chart-note chart-middle"
                )
                free = self.x(point.when) - half

    def told(self, points: tuple[ValuePoint, ...]) -> list[ValuePoint]:
        """Choose the points that get their number: ends of lines, none too near to another."""
        valued = [p for p in points if p.value is not None]
        wanted = [
            p
            for p in reversed(valued)
            if p in (valued[0], valued[-1])
            or p.line not in {q.line for q in valued if q.when > p.when}
            or p.line not in {q.line for q in valued if q.when < p.when}
        ]
        told: list[ValuePoint] = []
        for point in wanted:
            if all(abs(self.x(point.when) - self.x(one.when)) > 48 for one in told):  # noqa: PLR2004  width of a number
                told.append(point)
        return told
