"""Which published values may stand beside ours: same catalogue code, same people, fitting unit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import Unlike
from wirkungskreis.indicators.neighbours.rows import Row
from wirkungskreis.indicators.neighbours.units import factor

MOST_DIGITS = 12
PLACES = Decimal("0.000001")
Key = tuple[str, str]
Value = tuple[date, date, Decimal | None, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An indicator of ours that may be compared; ``counted`` are all names of its population."""

    pk: int
    catalogue: str
    code: str
    unit: str
    counted: frozenset[str]

    @property
    def key(self) -> Key:
        return same(self.catalogue), same(self.code)


@dataclass(frozen=True, slots=True)
class Found:
    """What a city says for one of ours: values in our unit, or why they do not fit."""

    wanted: Wanted
    row: Row
    values: tuple[Value, ...] = ()
    unlike: str = ""
    detail: str = ""


@dataclass(slots=True)
class Outcome:
    """What came of a package; of codes that are not ours only the number is kept."""

    found: list[Found] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
    without_catalogue: set[str] = field(default_factory=set)


def same(words: str) -> str:
    """Write words so that spacing and case do not make them differ."""
    return " ".join(words.casefold().split())


def matched(
    rows: Iterable[Row], wanted: Sequence[Wanted], *, catalogue: str, population: str
) -> Outcome:
    """Sort what a city says by our indicators; two words are for what its package leaves open."""
    ours: dict[Key, list[Wanted]] = defaultdict(list)
    for one in wanted:
        ours[one.key].append(one)
    by_key: dict[Key, list[Row]] = defaultdict(list)
    outcome = Outcome()
    for row in rows:
        named = row.catalogue or catalogue
        key = (same(named), same(row.code))
        if key in ours:
            known = by_key[key]
            if not known or (row.is_everybody and row.is_city is not False):
                known.append(row)
        else:
            (outcome.others if named else outcome.without_catalogue).add(row.code)
    for key, own in by_key.items():
        outcome.found += [_found(one, own, population) for one in ours[key]]
    return outcome


def _found(wanted: Wanted, rows: Sequence[Row], population: str) -> Found:
    whole = _whole(rows)
    if whole is None:
        return Found(wanted, rows[0], unlike=Unlike.NO_AREA)
    if not whole:
        return Found(wanted, rows[0], unlike=Unlike.NOTHING)
    whole = sorted(whole, key=lambda row: row.version)
    judged = [(row, *_unlike(wanted, row, row.population or population)) for row in whole]
    fitting = [row for row, unlike, _detail in judged if not unlike]
    if not fitting:
        row, unlike, detail = judged[-1]
        return Found(wanted, row, unlike=unlike, detail=detail)
    values = _values(wanted, fitting)
    if values is None:
        return Found(wanted, fitting[-1], unlike=Unlike.DOUBLE)
    return Found(wanted, fitting[-1], values)


def _whole(rows: Sequence[Row]) -> list[Row] | None:
    """Take the rows of the city and of everybody; None if nobody can tell which these are."""
    own = [row for row in rows if row.is_everybody]
    if any(row.is_city is None for row in own):
        return own if len({row.area for row in own}) == 1 else None
    return [row for row in own if row.is_city]


def _unlike(wanted: Wanted, row: Row, population: str) -> tuple[str, str]:
    """Say why a value cannot stand beside ours, and what the city wrote; empty if it can."""
    if wanted.counted and not population:
        return Unlike.NO_POPULATION, ""
    if population and same(population) not in wanted.counted:
        return Unlike.POPULATION, population
    if not row.unit:
        return Unlike.NO_UNIT, ""
    if factor(row.unit, wanted.unit) is None:
        return Unlike.UNIT, row.unit
    return "", ""


def _values(wanted: Wanted, rows: Sequence[Row]) -> tuple[Value, ...] | None:
    """Put them into our unit, newer definitions over older; None if one contradicts itself."""
    found: dict[tuple[date, date], tuple[int, Decimal | None, str]] = {}
    for row in rows:
        span, value = (row.start, row.before), _converted(row, wanted.unit)
        known = found.get(span)
        if known and known[0] == row.version and known[1] != value:
            return None
        found[span] = (row.version, value, row.reason or _("ohne Angabe"))
    return tuple((*span, value, reason) for span, (_n, value, reason) in sorted(found.items()))


def _converted(row: Row, unit: str) -> Decimal | None:
    by = factor(row.unit, unit)
    if row.value is None or by is None:
        return None
    value = row.value * by
    return value.quantize(PLACES) if value.adjusted() < MOST_DIGITS else None
