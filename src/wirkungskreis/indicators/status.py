"""Where an indicator stands against its target: one rule in a fixed order, for every output.

The order is that of design/domain.md: what cannot be judged is said before anything is judged.
The fluctuation band is the usual 95 % half width for the difference of two shares or counts
(1.96 standard errors): it is the scale of chance in a small group, no sampling error.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models import Direction, Reason, TargetKind, ValueType

NORMAL = Decimal("1.96")
SCALES = {ValueType.SHARE: Decimal(100), ValueType.RATE: Decimal(1000)}
PENDING = {Reason.LATER, Reason.NOTHING, Reason.UNKNOWN, Reason.SENSELESS, Reason.WITHDRAWN}
HIDDEN = {Reason.SECRET, Reason.FEW, Reason.FEW_TEN}
WEAK = {Reason.SMALL, Reason.UNSURE}
SURE_DAY = 28  # a day that every month has


class Status(models.TextChoices):
    """What can be said, in the order in which it is asked."""

    NO_TARGET = "no_target", _("ohne Ziel")
    NO_VALUE = "no_value", _("keine Werte")
    TOO_OLD = "too_old", _("keine aktuellen Daten")
    BREAK = "break", _("nicht vergleichbar")
    SUPPRESSED = "suppressed", _("geheim gehalten")
    TOO_SMALL = "too_small", _("Gruppe zu klein")
    UNSURE = "unsure", _("Veränderung nicht gesichert")
    REACHED = "reached", _("Ziel erreicht")
    MISSED = "missed", _("Ziel verfehlt")
    APPROACHING = "approaching", _("nähert sich dem Ziel")
    AWAY = "away", _("nähert sich dem Ziel nicht")


ASSESSABLE = [Status.REACHED, Status.MISSED, Status.APPROACHING, Status.AWAY]
OFF_TARGET = [Status.MISSED, Status.AWAY]


@dataclass(frozen=True, slots=True)
class Point:
    """One value or its reason for one period; ``series`` changes where the definition breaks.

    ``source`` is what the row names, ``source_title`` its title where that is a known source.
    """

    start: date
    before: date
    value: Decimal | None
    denominator: Decimal | None = None
    reason: str = ""
    statuses: str = ""
    series: int = 1
    supplier: str = ""
    published_on: date | None = None
    note: str = ""
    source: str = ""
    source_title: str = ""
    numerator: Decimal | None = None

    @property
    def breaks(self) -> bool:
        return "b" in self.statuses

    @property
    def is_provisional(self) -> bool:
        return "p" in self.statuses


@dataclass(frozen=True, slots=True)
class Aim:
    """A decided target as plain values."""

    kind: str
    low: Decimal | None
    high: Decimal | None
    due: date
    base_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the rule needs of the data sheet; ``months`` of one period, None if irregular."""

    direction: str
    value_type: str
    months: int | None
    lag_months: int
    min_denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The status with everything it rests on; ``band`` is in the unit of the indicator."""

    status: Status
    on: date
    aim: Aim | None = None
    latest: Point | None = None
    base: Point | None = None
    band: Decimal | None = None
    distance: Decimal | None = None

    @property
    def is_assessable(self) -> bool:
        return self.status in ASSESSABLE

    @property
    def is_off_target(self) -> bool:
        return self.status in OFF_TARGET

    @property
    def change(self) -> Decimal | None:
        """How far the value moved since the base, if both are there."""
        both = self.latest and self.base
        if not both or self.latest is None or self.base is None:
            return None
        if self.latest.value is None or self.base.value is None:
            return None
        return self.latest.value - self.base.value


def judge(sheet: Sheet, aim: Aim | None, points: Sequence[Point], on: date) -> Finding:
    """Judge the newest value; ``points`` are those of one series of cells, the oldest first."""
    known = [point for point in points if point.reason not in PENDING]
    if aim is None or (aim.kind == TargetKind.DIRECTION and sheet.direction == Direction.NEUTRAL):
        return Finding(Status.NO_TARGET, on, None, known[-1] if known else None)
    if not known:
        return Finding(Status.NO_VALUE, on, aim)
    latest, base = known[-1], _base(known, aim)
    if found := _obstacle(sheet, latest, base, points, on):
        return Finding(found, on, aim, latest, base)
    if base is None or latest.value is None or base.value is None:
        return Finding(Status.TOO_SMALL, on, aim, latest, base)
    band = fluctuation(sheet.value_type, base, latest)
    far = distance(aim, latest.value, sheet.direction)
    facts = (on, aim, latest, base, band, far)
    change = latest.value - base.value
    if base is latest or (band is not None and abs(change) <= band):
        return Finding(Status.UNSURE, *facts)
    return Finding(_direction(sheet, aim, latest, base), *facts)


def _obstacle(
    sheet: Sheet, latest: Point, base: Point | None, points: Sequence[Point], on: date
) -> Status | None:
    """Say what forbids a judgement, the first that holds."""
    if sheet.months is not None:
        limit = months_later(latest.before, sheet.months + sheet.lag_months)
        if limit <= on:
            return Status.TOO_OLD
    if base is not None and is_broken(points, base, latest):
        return Status.BREAK
    if latest.reason in HIDDEN:
        return Status.SUPPRESSED
    least = sheet.min_denominator
    ends = [point for point in (latest, base) if point is not None]
    if latest.reason in WEAK or any(_is_small(point, least) for point in ends):
        return Status.TOO_SMALL
    return None


def _is_small(point: Point, least: int | None) -> bool:
    return bool(least and point.denominator is not None and point.denominator < least)


def _direction(sheet: Sheet, aim: Aim, latest: Point, base: Point) -> Status:
    """Say where a change leads that is larger than chance."""
    if latest.value is None or base.value is None:
        return Status.UNSURE
    if aim.kind == TargetKind.DIRECTION:
        rises = latest.value > base.value
        wanted = rises if sheet.direction == Direction.UP else latest.value < base.value
        return Status.APPROACHING if wanted else Status.AWAY
    far = distance(aim, latest.value, sheet.direction)
    was = distance(aim, base.value, sheet.direction)
    if not far:
        return Status.REACHED
    if latest.before > aim.due:
        return Status.MISSED
    return Status.APPROACHING if was is not None and far < was else Status.AWAY


def distance(aim: Aim, value: Decimal, direction: str) -> Decimal | None:
    """Give how far a value is from the target, 0 if it is reached; None for a mere direction."""
    if aim.low is None:
        return None
    below = max(aim.low - value, Decimal(0))
    above = max(value - aim.low, Decimal(0))
    if aim.kind == TargetKind.CORRIDOR and aim.high is not None:
        return max(below, value - aim.high)
    if aim.kind == TargetKind.MINIMUM or direction == Direction.UP:
        return below
    return above if direction == Direction.DOWN else below + above


def fluctuation(value_type: str, base: Point, latest: Point) -> Decimal | None:
    """Give the change that chance alone may make; None where it cannot be said."""
    parts = [_variance(value_type, point) for point in (base, latest)]
    known = [part for part in parts if part is not None]
    return NORMAL * sum(known, Decimal(0)).sqrt() if len(known) == len(parts) else None


def moved(sheet: Sheet, base: Point, latest: Point) -> int | None:
    """Say which way a value went: 1, -1 or 0; None if it cannot be told from chance."""
    if base.value is None or latest.value is None:
        return None
    if any(_is_small(point, sheet.min_denominator) for point in (base, latest)):
        return None
    change = latest.value - base.value
    band = fluctuation(sheet.value_type, base, latest)
    if band is not None and 0 < abs(change) <= band:
        return None
    return (change > 0) - (change < 0)


def _variance(value_type: str, point: Point) -> Decimal | None:
    if point.value is None:
        return None
    if value_type == ValueType.COUNT:
        return abs(point.value)
    scale = SCALES.get(ValueType(value_type))
    if scale is None or not point.denominator:
        return None
    share = min(max(point.value / scale, Decimal(0)), Decimal(1))
    return scale * scale * share * (1 - share) / point.denominator


def _base(known: Sequence[Point], aim: Aim) -> Point | None:
    """Give where the change begins: the day of the target, or the first comparable value."""
    valued = [point for point in known if point.value is not None]
    if aim.base_on is not None:
        return next((point for point in valued if point.before > aim.base_on), None)
    found = None
    for point in reversed(known):
        if found is not None and (point.series != found.series):
            break
        if point.value is not None:
            found = point
        if point.breaks:
            break
    return found


def is_broken(points: Sequence[Point], base: Point, latest: Point) -> bool:
    """Say whether the line from the base to the newest value is interrupted."""
    between = [p for p in points if base.start < p.start <= latest.start]
    return any(p.breaks or p.series != base.series for p in between)


def lines(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Split a series where it breaks; only within a part may a line be drawn."""
    part: list[Point] = []
    for point in points:
        if part and (point.breaks or point.series != part[-1].series):
            yield part
            part = []
        part.append(point)
    if part:
        yield part


def months_later(day: date, months: int) -> date:
    """Give the same day some months later, at the latest the 28th."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, SURE_DAY))
