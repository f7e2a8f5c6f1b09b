"""What is public already of the system a raw table belongs to, before it is published itself.

A system is the period of the table and all that overlaps, where the indicator adds up over time;
every earlier delivery, however it divides people; and the indicators that add up with this one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from wirkungskreis.indicators.entries import Scheme
from wirkungskreis.indicators.models import (
    Addition,
    Category,
    Indicator,
    Observation,
    OverTime,
    RawTable,
    Reason,
    ValueType,
)
from wirkungskreis.indicators.overlaps import Days, Overlaps
from wirkungskreis.indicators.protection.rules import BASES, Rules, Span
from wirkungskreis.indicators.protection.table import ALL, Measure

ADDS_UP = (OverTime.SUM, OverTime.FROM_PARTS)
FEW: dict[str, int] = {Reason.FEW: 2, Reason.FEW_TEN: 4}
Delivered = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Family:
    """Indicators that add up, and where this one stands: a part, or the total."""

    own: str
    codes: dict[int, str]

    @classmethod
    def of(cls, indicator: Indicator) -> "Family":
        """Find the sum an indicator is a part of, or the total."""
        mine = Q(total=indicator) | Q(summands__part=indicator)
        found = Addition.objects.filter(mine, ended_on=None).first()
        if found is None:
            return cls("", {})
        codes = {one.part_id: one.part.code for one in found.summands.select_related("part")}
        return cls(codes.get(indicator.pk, ALL), {found.total_id: ALL, **codes})


class Earlier:
    """The values that are public, the newest first, and the periods they hang together by.

    ``of_today`` leaves out what later deliveries replaced or took back.
    """

    def __init__(
        self, raw: RawTable, family: Family, rules: Rules, *, of_today: bool = False
    ) -> None:
        self.raw, self.family, self.rules = raw, family, rules
        self.own: Days = (raw.period_start, raw.period_before)
        found = _newest(self._found()) if of_today else self._found()
        adds_up = raw.version.indicator.over_time in ADDS_UP
        self.overlaps = Overlaps.of(self.own, {_days(one) for one in found} if adds_up else ())
        wanted = {self.own, *self.overlaps.others}
        self.rows = [one for one in found if not adds_up or _days(one) in wanted]
        self._base = _bases(self.rows, rules)

    def _found(self) -> list[Observation]:
        """Fetch the values of the definition and of its family that can have to do with it."""
        others = [pk for pk in self.family.codes if pk != self.raw.version.indicator_id]
        same = Q(period_start=self.own[0], period_before=self.own[1])
        kind = self.raw.version.indicator.over_time
        if kind == OverTime.LAST:  # the state at the end of a year is that of its last quarter
            same = Q(period_before=self.own[1])
        elif kind in ADDS_UP:
            same |= Q(version__indicator__over_time__in=ADDS_UP)
        rows: QuerySet[Observation] = Observation.objects.filter(
            Q(version=self.raw.version) | Q(version__indicator__in=others), same
        )
        return list(
            rows.select_related("area", "subgroup", "release", "version__indicator").order_by(
                "-release__published_on", "-release", "pk"
            )
        )

    def days(self, one: Observation) -> Days:
        """Give the period a value is about; the last state is that of the table's own period."""
        return _days(one) if _days(one) in self.overlaps.others else self.own

    def spans(self, one: Observation) -> Iterator[tuple[Measure, Span]]:
        """Say what a value tells: a rounded number its span, an exact one itself."""
        if one.reason in FEW:
            yield Measure.COUNT, Span(0, FEW[one.reason])
        base = self._base[_delivered(one)]
        for measure, number in _numbers(one):
            span = Rules(base=base).span(number) if base else Span(number, number)
            yield measure, span

    def schemes(self, code: str) -> Iterator[Scheme]:
        """Give the lists of entries by which earlier deliveries divide people."""
        by_release: dict[int, list[Observation]] = defaultdict(list)
        for one in self.rows:
            by_release[one.release_id].append(one)
        listed = frozenset(
            Category.objects.filter(dimension__code=code)
            .filter(Q(valid_from=None) | Q(valid_from__lte=self.own[0]))
            .filter(Q(valid_before=None) | Q(valid_before__gt=self.own[0]))
            .values_list("code", flat=True)
        )
        for rows in by_release.values():
            entries = dict.fromkeys(
                entry for one in rows for dim, entry in pairs(one.subgroup.key) if dim == code
            )
            if entries:
                is_whole = listed <= set(entries) or self._makes_the_whole(rows, code)
                yield Scheme(tuple(sorted(entries)), is_whole)

    def _makes_the_whole(self, rows: Sequence[Observation], code: str) -> bool:
        """Say whether what a delivery says of entries adds up to what it says of everybody."""
        sums: dict[object, list[int]] = defaultdict(list)
        wholes: dict[object, int] = {}
        for one in rows:
            others = tuple(pair for pair in pairs(one.subgroup.key) if pair[0] != code)
            place = (one.version_id, one.area_id, one.is_remainder, _days(one), others)
            number = next((n for measure, n in _numbers(one) if measure is Measure.COUNT), None)
            if len(others) == len(list(pairs(one.subgroup.key))):
                wholes |= {} if number is None else {place: number}
            else:
                sums[place].append(number if number is not None else FEW.get(one.reason, 0) // 2)
        both = [(wholes[place], found) for place, found in sums.items() if place in wholes]
        room = self.rules.base // 2
        return bool(both) and all(
            abs(whole - sum(found)) <= room * (len(found) + 1) for whole, found in both
        )


def pairs(key: str) -> Iterator[tuple[str, str]]:
    """Take the key of a group apart into dimensions and entries."""
    for part in filter(None, key.split(";")):
        code, _colon, entry = part.partition(":")
        yield code, entry


def _newest(rows: Sequence[Observation]) -> list[Observation]:
    """Leave what readers see today: of each place and period the newest value."""
    found: dict[object, Observation] = {}
    for one in rows:
        place = (one.version_id, one.area_id, one.is_remainder, one.subgroup_id, _days(one))
        found.setdefault(place, one)
    return [one for one in found.values() if one.reason != Reason.WITHDRAWN]


def _days(one: Observation) -> Days:
    return one.period_start, one.period_before


def _numbers(one: Observation) -> Iterator[tuple[Measure, int]]:
    """Give the counts a value tells, as whole numbers."""
    found: list[tuple[Measure, Decimal | None]] = [
        (Measure.COUNT, one.numerator),
        (Measure.BASE, one.denominator),
    ]
    if one.version.indicator.value_type == ValueType.COUNT:
        found = [(Measure.COUNT, one.value)]
    for measure, number in found:
        if number is not None and number == int(number):
            yield measure, int(number)


def _bases(rows: Sequence[Observation], rules: Rules) -> dict[Delivered, int]:
    """Say to what each delivery is rounded; one number that is not makes all of it exact."""
    tens = {_delivered(one) for one in rows if one.reason == Reason.FEW_TEN}
    every = {_delivered(one) for one in rows}
    found = {one: max(BASES) if one in tens else rules.base for one in every}
    for one in rows:
        base = found[_delivered(one)]
        if base and any(number % base for _measure, number in _numbers(one)):
            found[_delivered(one)] = 0
    return found


def _delivered(one: Observation) -> Delivered:
    return one.release_id, one.version_id
