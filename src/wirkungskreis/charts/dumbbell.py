"""Two values per row, joined by a bar: then and now, or one group beside the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wirkungskreis.charts import svg
from wirkungskreis.charts.scale import hatch, missing, ticks
from wirkungskreis.charts.table import ChartTable
from wirkungskreis.kernel.formats import number

ROW, HEAD, FOOT, DOT = 36, 30, 22, 6.0


@dataclass(frozen=True, slots=True)
class Pair:
    """``before`` and ``after`` with the words of the table; without a number ``notes`` say why.

    ``is_sure`` is False where the difference is not larger than chance.
    """

    label: str
    before: Decimal | None
    after: Decimal | None
    before_shown: str
    after_shown: str
    notes: str = ""
    is_sure: bool = True
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Rows stay in the order they come; ``before`` and ``after`` name the two ends."""

    key: str
    title: str
    subtitle: str
    source: str
    header: tuple[str, ...]
    before: str
    after: str
    rows: tuple[Pair, ...]

    def description(self) -> str:
        parts = "; ".join(
            f"{one.label}: {self.before} {one.before_shown}, {self.after} {one.after_shown}"
            + (f" ({one.notes})" if one.notes else "")
            for one in self.rows
        )
        return f"{self.subtitle}. {parts}."

    def table(self) -> ChartTable:
        rows = tuple((one.label, one.before_shown, one.after_shown, one.notes) for one in self.rows)
        return ChartTable(self.header, rows, frozenset({1, 2}))

    def draw(self, width: int = 640, style: str = "") -> str:
        frame = _Frame.around(self, width)
        key = f"{self.key}-{width}"
        foot = frame.top(len(self.rows))
        parts = [svg.tag("defs", hatch(key)), *self._key(), *frame.grid(foot)]
        for n, one in enumerate(self.rows):
            parts += frame.row(one, n, key)
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, foot + FOOT),
            parts=parts,
            style=style,
        )

    def _key(self) -> Iterator[str]:
        """Say which end is which, above the first row."""
        second = 26 + svg.width_of(self.before) + 20
        yield svg.tag("circle", cx=8.0, cy=11.0, r=DOT, class_="chart-was")
        yield svg.text(self.before, 20, 16, "chart-text")
        yield svg.tag("circle", cx=second, cy=11.0, r=DOT, class_="chart-dot")
        yield svg.text(self.after, second + 12, 16, "chart-text")


@dataclass(frozen=True, slots=True)
class _Frame:
    width: int
    left: float
    right: float
    marks: tuple[Decimal, ...]

    @classmethod
    def around(cls, chart: Dumbbell, width: int) -> "_Frame":
        ends = [end for one in chart.rows for end in (one.before, one.after) if end is not None]
        marks = ticks(min(ends, default=Decimal(0)), max(ends, default=Decimal(1)), 4)
        longest = max((svg.width_of(one.label) for one in chart.rows), default=0)
        figures = max((svg.width_of(one.after_shown) for one in chart.rows), default=0) + 14
        left = 0.0 if width < svg.NARROW_PAGE else min(width * 0.4, longest + 14)
        return cls(width, left + figures, width - figures, marks)

    @property
    def is_narrow(self) -> bool:
        return self.width < svg.NARROW_PAGE

    def top(self, n: int) -> float:
        return float(HEAD + n * (ROW + (14 if self.is_narrow else 0)))

    def x(self, value: Decimal) -> float:
        low, high = self.marks[0], self.marks[-1]
        return self.left + (self.right - self.left) * float((value - low) / (high - low))

    def grid(self, foot: float) -> Iterator[str]:
        free = 0.0
        for mark in self.marks:
            x, words = self.x(mark), number(mark)
            path = f"M{svg.write(x)} {HEAD}V{svg.write(foot)}"
            yield svg.tag("path", d=path, class_="chart-grid")
            half = svg.width_of(words, 12) / 2 + 3
            if x - half >= free:
                yield svg.text(words, x, foot + 16, "chart-note chart-middle")
                free = x + half

    def row(self, one: Pair, n: int, key: str) -> Iterator[str]:
        top = self.top(n)
        if self.is_narrow:
            yield svg.text(svg.cut(one.label, self.width), 0, top + 14)
            top += 14
        else:
            room = self.width * 0.4 - 14
            yield svg.text(svg.cut(one.label, room), 0, top + ROW / 2 + 5)
        middle = top + ROW / 2
        if one.before is None and one.after is None:
            yield missing(key, self.left, middle - 10, (48, 20))
            words = svg.cut(
                one.notes.split(";")[0] or one.after_shown, self.right - self.left - 56, 12
            )
            yield svg.text(words, self.left + 56, middle + 4, "chart-note")
            return
        yield from self._ends(one, middle)

    def _ends(self, one: Pair, middle: float) -> Iterator[str]:
        places = {
            "was": self.x(one.before) if one.before is not None else None,
            "now": self.x(one.after) if one.after is not None else None,
        }
        was, now = places["was"], places["now"]
        if was is not None and now is not None:
            path = f"M{svg.write(was)} {svg.write(middle)}H{svg.write(now)}"
            yield svg.tag("path", d=path, class_="chart-link" if one.is_sure else "chart-unsure")
        if was is not None:
            yield svg.tag("circle", cx=was, cy=middle, r=DOT, class_="chart-was")
        if now is not None:
            look = "chart-todo" if one.is_provisional else "chart-dot"
            yield svg.tag("circle", cx=now, cy=middle, r=DOT, class_=look)
        if was is not None and (now is None or abs(was - now) >= 1):
            rises = now is None or was < now
            yield self._figure(one.before_shown, was, middle, is_left=rises)
        if now is not None:
            yield self._figure(one.after_shown, now, middle, is_left=was is not None and now < was)

    def _figure(self, words: str, x: float, middle: float, *, is_left: bool) -> str:
        look = "chart-strong chart-end" if is_left else "chart-strong"
        return svg.text(words, x + (-DOT - 5 if is_left else DOT + 5), middle + 5, look)
