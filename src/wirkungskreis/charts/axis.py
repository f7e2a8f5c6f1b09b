"""A time axis: days to places, and the years or months that are written on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.charts import svg
from wirkungskreis.kernel.formats import day_short

HEAD = 34


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``start`` to ``end`` between two places of the picture."""

    start: date
    end: date
    left: float
    right: float

    def x(self, when: date) -> float:
        """Place a day; days outside are put on the edge."""
        share = (when - self.start).days / max((self.end - self.start).days, 1)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def ticks(self) -> list[tuple[date, str]]:
        """Years, or quarters when there is room for fewer than three years."""
        years = range(self.start.year, self.end.year + 1)
        months = (1, 4, 7, 10) if len(years) <= 2 else (1,)  # noqa: PLR2004
        days = [date(year, month, 1) for year in years for month in months]
        inside = [when for when in days if self.start <= when <= self.end]
        names = {1: "", 4: _("April") + " ", 7: _("Juli") + " ", 10: _("Okt.") + " "}
        room = (self.right - self.left) / max(len(inside), 1)
        widest = max(svg.width_of(f"{names[when.month]}{when.year}", 12) for when in inside) + 8
        every = max(round(widest / max(room, 1.0) + 0.4), 1)
        return [(when, f"{names[when.month]}{when.year}") for when in inside[::every]]

    def draw(self, bottom: float, today: date) -> Iterator[str]:
        """Draw the grid with its words on top, and the reference day as a dotted line."""
        for when, words in self.ticks():
            x = svg.write(self.x(when))
            yield svg.tag("path", d=f"M{x} {HEAD - 12}V{svg.write(bottom)}", class_="chart-grid")
            yield svg.text(words, self.x(when) + 3, HEAD - 4, "chart-note")
        if self.start <= today <= self.end:
            place, words = self.x(today), _("Stichtag {day}").format(day=day_short(today))
            look = (
                "chart-warn"
                if place + svg.width_of(words, 12) < self.right
                else "chart-warn chart-end"
            )
            yield svg.tag(
                "path", d=f"M{svg.write(place)} 0V{svg.write(bottom)}", class_="chart-today"
            )
            yield svg.text(words, place + (-4 if look.endswith("end") else 4), 11, look)


def span(days: list[date]) -> tuple[date, date]:
    """Give the first and the last day, with the whole years around them."""
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)
