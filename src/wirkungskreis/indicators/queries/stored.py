"""Every value of published indicators as known on a day, one by one, however many there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256

from django.db.models import Count, F, Max

from wirkungskreis.indicators.models import Formula, Indicator, Observation, Release
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.formats import BERLIN

PEERS = "indicators.peercity"
STAGES = ("indicators.", "vocab.")
CHUNK = 2000
COLUMNS = {
    "code": F("version__indicator__code"),
    "unit": F("version__indicator__unit"),
    "number": F("version__number"),
    "area_code": F("area__code"),
    "area_name": F("area__name"),
    "area_level": F("area__level"),
    "group": F("subgroup__key"),
    "group_label": F("subgroup__label"),
    "known_on": F("release__published_on"),
    "supplier": F("release__supplier"),
}
OWN = (
    "is_remainder",
    "period_start",
    "period_before",
    "value",
    "numerator",
    "denominator",
    "reason",
    "statuses",
    "source_ref",
    "note",
)


@dataclass(frozen=True, slots=True)
class Stored:
    """One value with everything that belongs to it, as plain values; the period is half open."""

    code: str
    unit: str
    number: int
    area_code: str
    area_name: str
    area_level: str
    group: str
    group_label: str
    known_on: date
    supplier: str
    is_remainder: bool
    period_start: date
    period_before: date
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    reason: str
    statuses: str
    source_ref: str
    note: str

    @property
    def cell(self) -> tuple[object, ...]:
        """Name what the value is of; a later release replaces the value of the same cell."""
        place = (self.code, self.number, self.area_code, self.is_remainder, self.group)
        return (*place, self.period_start, self.period_before)


def stored(indicators: Sequence[Indicator], on: date) -> Iterator[Stored]:
    """Give the newest known value of each cell: by indicator, definition, area, group, period.

    Read in pieces: the rows are never all in memory. Numerator and denominator of a computed
    value are those of two other indicators; they are given where both of these are public.
    """
    rows = (
        Observation.objects.filter(
            version__indicator__in=[one.pk for one in indicators], release__published_on__lte=on
        )
        .order_by(
            "version__indicator__code",
            "version__number",
            "area__order",
            "area__code",
            "is_remainder",
            "subgroup__key",
            "period_start",
            "period_before",
            "-release__published_on",
            "-release_id",
        )
        .values(*OWN, **COLUMNS)
    )
    closed = _closed(indicators)
    last: tuple[object, ...] | None = None
    for row in rows.iterator(CHUNK):
        one = Stored(**row)
        if one.code in closed:
            one = replace(one, numerator=None, denominator=None)
        if one.cell != last:
            last = one.cell
            yield one


def _closed(indicators: Sequence[Indicator]) -> set[str]:
    """Name the computed indicators whose numerator or denominator is no public indicator."""
    found = Formula.objects.filter(indicator__in=[one.pk for one in indicators])
    found = found.exclude(first__is_public=True, second__is_public=True)
    return set(found.values_list("indicator__code", flat=True))


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a copy of the published values is worth: ``tag`` differs when anything may differ."""

    tag: str
    modified: datetime


def stamp(on: date, *more: str) -> Stamp:
    """Say how new the published values are; ``more`` is what else the copy depends on.

    Two queries. Everything written is in the journal; a release may become known with a new day.
    What other cities publish is in no file of ours: reading them makes no copy stale.
    """
    known = Release.objects.filter(published_on__lte=on).aggregate(
        n=Count("pk"), newest=Max("pk"), day=Max("published_on")
    )
    entries = Entry.objects.filter(
        thing__gte=STAGES[0], thing__lt=STAGES[0].replace(".", "/")
    ) | Entry.objects.filter(thing__gte=STAGES[1], thing__lt=STAGES[1].replace(".", "/"))
    written = entries.exclude(thing=PEERS).aggregate(n=Count("pk"), at=Max("at"))
    facts = (known["n"], known["newest"], known["day"], written["n"], *more)
    tag = sha256(repr(facts).encode()).hexdigest()[:32]
    day = known["day"] or date(2000, 1, 1)
    arrived = datetime.combine(day, time(0), tzinfo=BERLIN)
    return Stamp(tag, max(arrived, written["at"] or arrived))
