"""What a file would change: each value beside the one that was known on its day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q, QuerySet

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.domain import values
from wirkungskreis.indicators.domain.official.cells import twice
from wirkungskreis.indicators.domain.official.checked import Checked
from wirkungskreis.indicators.domain.official.report import Difference, Report
from wirkungskreis.indicators.models import Category, Observation, Subgroup
from wirkungskreis.indicators.queries.standing import newest
from wirkungskreis.indicators.status import Point

MOST_SHOWN = 200
FEW_SERIES = 500
BY_HAND = "bd"  # a break is what a person says; a file does not take it back
PLACES = Decimal("0.000001")
COLUMNS = (
    "version_id",
    "area_id",
    "subgroup__key",
    "period_start",
    "period_before",
    "value",
    "reason",
    "statuses",
    "numerator",
    "denominator",
)


class Known(NamedTuple):
    """What is stored about a cell."""

    value: Decimal | None
    reason: str
    statuses: str
    numerator: Decimal | None
    denominator: Decimal | None


def news(rows: list[Checked], published_on: date, report: Report) -> list[Checked]:
    """Give the rows that are new or say something else than was known on the day."""
    cells = _each_once(rows, report)
    known = _known(cells, published_on)
    names = {f"{one.dimension.code}:{one.code}": one.label for one in _categories()}
    found = []
    for cell, row in cells.items():
        before = known.get(cell)
        now = _kept(row, before)
        if before is not None and _says_the_same(now, before):
            report.same += 1
            continue
        found.append(now)
        _tell(report, now, before, names)
    return found


def _each_once(rows: list[Checked], report: Report) -> dict[tuple[object, ...], Checked]:
    """Give the rows by their cell; two mappings must not mean the same cell with two values."""
    cells: dict[tuple[object, ...], Checked] = {}
    for row in rows:
        first = cells.setdefault(_cell(row), row)
        if first is not row:
            report.sheet = row.sheet
            other = first.sheet if first.sheet != row.sheet else ""
            same = _number(first) == _number(row)
            twice(report, first.row, row.row, is_same=same, sheet=other)
    return cells


def _number(row: Checked) -> tuple[Decimal | None, str]:
    value = row.value
    return _rounded(values.amount(value.version.indicator, value)), value.reason


def _categories() -> QuerySet[Category]:
    return Category.objects.select_related("dimension")


def _cell(row: Checked) -> tuple[object, ...]:
    value = row.value
    return (value.version.pk, value.area.pk, row.group, value.start, value.before)


def _known(
    cells: Mapping[tuple[object, ...], Checked], published_on: date
) -> dict[tuple[object, ...], Known]:
    """Read what was known of these cells on a day, in one query and row by row.

    A file about a few series is read by area and group, a large one by the start of its periods:
    either way it costs the same however much else is stored.
    """
    if not cells:
        return {}
    made = [row.value for row in cells.values()]
    first, last = min(v.start for v in made), max(v.start for v in made)
    series = {(row.value.version.pk, row.value.area.pk, row.group) for row in cells.values()}
    by_series = Q(
        subgroup__in=Subgroup.objects.filter(key__in={group for _v, _a, group in series}),
        period_before__gt=first,
        period_before__lte=max(v.before for v in made),
    )
    rows = Observation.objects.filter(
        by_series if len(series) <= FEW_SERIES else Q(period_start__range=(first, last)),
        version__in={value.version.pk for value in made},
        area__in={value.area.pk for value in made},
        is_remainder=False,
        release__published_on__lte=published_on,
    )
    found = {}
    for row in newest(rows).values_list(*COLUMNS).iterator(chunk_size=5000):
        if row[:5] in cells:
            found[row[:5]] = Known(*row[5:])
    return found


def _kept(row: Checked, before: Known | None) -> Checked:
    """Keep the break that a person marked."""
    marks = {letter for letter in (before.statuses if before else "") if letter in BY_HAND}
    if not marks - set(row.value.statuses):
        return row
    statuses = "".join(sorted({*row.value.statuses, *marks}))
    return replace(row, value=replace(row.value, statuses=statuses))


def _says_the_same(row: Checked, before: Known) -> bool:
    value = row.value
    number = values.amount(value.version.indicator, value)
    return (
        _rounded(number) == _rounded(before.value)
        and (value.reason, value.statuses) == (before.reason, before.statuses)
        and value.numerator in {None, before.numerator}
        and value.denominator in {None, before.denominator}
    )


def _rounded(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.quantize(PLACES)


def _tell(report: Report, row: Checked, before: Known | None, names: Mapping[str, str]) -> None:
    indicator = row.value.version.indicator
    report.by_indicator[indicator.code] = report.by_indicator.get(indicator.code, 0) + 1
    shown = report.additions if before is None else report.changes
    if before is None:
        report.new += 1
    else:
        report.changed += 1
    if len(shown) < MOST_SHOWN:
        shown.append(_difference(row, before, names))


def _difference(row: Checked, before: Known | None, names: Mapping[str, str]) -> Difference:
    value = row.value
    indicator = value.version.indicator
    now = Point(
        value.start,
        value.before,
        values.amount(indicator, value),
        reason=value.reason,
        statuses=value.statuses,
    )
    old = before and replace(
        now, value=before.value, reason=before.reason, statuses=before.statuses
    )
    return Difference(
        row=row.row,
        indicator=indicator.code,
        area=value.area.name,
        group=", ".join(names.get(key, key) for key in filter(None, row.group.split(";"))),
        period=grounds.period(value.start, value.before),
        old=_words(row, old) if old else "",
        new=_words(row, now),
        sheet=row.sheet,
    )


def _words(row: Checked, point: Point) -> str:
    marks = [str(grounds.MARK_WORDS[letter]) for letter in point.statuses]
    return "; ".join([grounds.cell(row.value.version.indicator, point), *marks])


def groups(rows: Iterable[Checked]) -> Iterator[str]:
    """Name the groups that the rows are about, each once."""
    yield from sorted({row.group for row in rows})
