"""What others say, behind a line: a band from three of them on, single marks below that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.charts import svg
from wirkungskreis.kernel.formats import number

HALF = 9.0  # of the width of a band that has one period only
ARM = 5.0  # of a mark


class Frame(Protocol):
    """Where days and values lie in a picture."""

    def x(self, when: date) -> float: ...
    def y(self, value: Decimal) -> float: ...


@dataclass(frozen=True, slots=True)
class Band:
    """What ``count`` others say for a period: the lowest, the middle and the highest value."""

    when: date
    low: Decimal
    middle: Decimal
    high: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What others say for one of our periods: a band, or ``marks`` with their words by name.

    ``missing`` says who has no number and why.
    """

    when: date
    band: Band | None = None
    marks: tuple[Decimal, ...] = ()
    named: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[Decimal, ...]:
        return (self.band.low, self.band.high) if self.band else self.marks

    def words(self) -> str:
        """Say it for the table and a screen reader."""
        told = band_words(self.band) if self.band else "; ".join(self.named)
        return "; ".join(filter(None, [told, *self.missing]))


def band_words(band: Band) -> str:
    """Say the band of a period in words."""
    return ngettext(
        "{low} bis {high}, Median {middle} ({n} Stadt)",
        "{low} bis {high}, Median {middle} ({n} Städte)",
        band.count,
    ).format(low=number(band.low), high=number(band.high), middle=number(band.middle), n=band.count)


def legend(rows: Sequence[Beside]) -> str:
    """Say what stands behind the line; it is no ranking, so nobody is named by value."""
    words = []
    if any(row.band for row in rows):
        words.append(_("Grau: kleinster bis größter Wert anderer Städte, gepunktet ihr Median"))
    if any(row.marks for row in rows):
        words.append(_("Rauten: Werte einzelner Städte, in der Tabelle mit Namen"))
    return ". ".join(words)


def bands(rows: Sequence[Beside], frame: Frame) -> Iterator[str]:
    """Draw bands as far as they follow on each other; they lie behind everything."""
    for run in _runs(rows):
        yield from _band(run, frame)


def marks(rows: Sequence[Beside], frame: Frame) -> Iterator[str]:
    """Draw single values where there are too few for a band."""
    for row in rows:
        for value in row.marks:
            x, y = frame.x(row.when), frame.y(value)
            path = (
                f"M{svg.write(x)} {svg.write(y - ARM)}L{svg.write(x + ARM)} {svg.write(y)}"
                f"L{svg.write(x)} {svg.write(y + ARM)}L{svg.write(x - ARM)} {svg.write(y)}Z"
            )
            yield svg.tag("path", d=path, class_="chart-other")


def _runs(rows: Sequence[Beside]) -> Iterator[list[Band]]:
    """Split where a period has no band: nothing is drawn over what nobody said."""
    run: list[Band] = []
    for row in rows:
        if row.band:
            run.append(row.band)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _band(bands: Sequence[Band], frame: Frame) -> Iterator[str]:
    """Draw from the lowest to the highest, and the middle as a dotted line."""
    places = [(frame.x(band.when), band) for band in bands]
    if len(places) == 1:
        [(x, band)] = places
        places = [(x - HALF, band), (x + HALF, band)]
    over = [f"{svg.write(x)} {svg.write(frame.y(band.high))}" for x, band in places]
    under = [f"{svg.write(x)} {svg.write(frame.y(band.low))}" for x, band in reversed(places)]
    middle = [f"{svg.write(x)} {svg.write(frame.y(band.middle))}" for x, band in places]
    yield svg.tag("path", d="M" + "L".join([*over, *under]) + "Z", class_="chart-band")
    yield svg.tag("path", d="M" + "L".join(middle), class_="chart-median")
