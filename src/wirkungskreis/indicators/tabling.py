"""Raw counts as a table for the protection, with all that the public knows of them already.

What counts as known: every earlier value of the definition for the same days and for days that
overlap, counts that are public anyhow, and the values of indicators that add up with this one.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from django.utils.translation import gettext as _

from wirkungskreis.indicators.earlier import Earlier, Family, pairs
from wirkungskreis.indicators.entries import Scheme, TooManyEntries, smallest
from wirkungskreis.indicators.models import (
    Category,
    Observation,
    RawCount,
    RawTable,
    Reason,
    Subgroup,
)
from wirkungskreis.indicators.overlaps import Days, days_in, key
from wirkungskreis.indicators.places import check_parts, has_sibling, natural, with_wholes
from wirkungskreis.indicators.protection.grid import Grid
from wirkungskreis.indicators.protection.rules import MOST, Rules, Span
from wirkungskreis.indicators.protection.table import (
    ALL,
    Area,
    Cell,
    Dimension,
    Guard,
    Known,
    Measure,
    Table,
)
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.vocab.models import Area as Place

REST = "~"
FAMILY, TIME = "indicator", "time"


class Tabling:
    """Builds the table of one period, and says which area and group a cell of it is."""

    def __init__(self, raw: RawTable, rules: Rules, *, of_today: bool = False) -> None:
        self.raw = raw
        rows = RawCount.objects.filter(table=raw.pk).select_related("area", "subgroup")
        self.counts = list(rows.order_by("area__order", "pk"))
        self.family = Family.of(raw.version.indicator)
        self.earlier = Earlier(raw, self.family, rules, of_today=of_today)
        self.groups = {one.subgroup.key: one.subgroup for one in self.earlier.rows}
        self.groups |= {one.subgroup.key: one.subgroup for one in self.counts}
        self.groups |= {one.key: one for one in Subgroup.objects.filter(key="")}
        self.places: dict[str, tuple[Place, bool]] = {}
        known = list(Category.objects.values_list("dimension__code", "code", "order", "label"))
        self.order = {(code, one): place for code, one, place, _label in known}
        self.labels = {(code, one): label for code, one, _place, label in known}

    def table(self) -> Table:
        """Build it; what the areas or groups leave open is refused."""
        areas = tuple(self._areas())
        self.dimensions = list(self._dimensions())
        self.codes = [one.code for one in self.dimensions]
        self.frames = tuple(self._frames())
        own = [(one, self._cell(one)) for one in self.counts]
        counts = {cell: one.count for one, cell in own if one.count is not None}
        bases = {_base(cell): one.base for one, cell in own if one.base is not None}
        secret = frozenset(cell for one, cell in own if one.reason == Reason.SECRET)
        never = frozenset(cell for one, cell in own if one.reason == Reason.SENSELESS)
        exact = [
            Known((cell,), Span(one.count, one.count), _("schon öffentlich"))
            for one, cell in own
            if one.is_known and one.count is not None
        ]
        self.has_base = bool(bases)
        table = Table(
            areas=areas,
            dimensions=(*self.dimensions, *self.frames),
            counts={**counts, **bases},
            impossible=never,
            secret=secret,
            known=(*exact, *self._released()),
            guarded=tuple(self._guarded()),
        )
        self.grid = Grid(table)
        return table

    def place(self, cell: Cell) -> tuple[Place, bool]:
        """Say which area a cell is about, and whether it is what could not be placed there."""
        return self.places[cell.area]

    def name_of(self, cell: Cell) -> str:
        """Name a cell for people."""
        place, is_rest = self.places[cell.area]
        group = self.groups.get(self.group_key(cell))
        rest = _("nicht zuordenbar") if is_rest else ""
        words = group.label if group else self._words(cell)
        return ", ".join(filter(None, [place.name, rest, words]))

    def group_key(self, cell: Cell) -> str:
        """Give the key of the group a cell is about."""
        chosen = zip(self.codes, cell.group, strict=False)
        return ";".join(f"{code}:{one}" for code, one in chosen if one != ALL)

    def days_of(self, cell: Cell) -> Days:
        """Say which period a cell of the system is about."""
        at = len(self.codes)
        return days_in(cell.group[at]) if self.earlier.overlaps.others else self.earlier.own

    def order_of(self, cell: Cell) -> list[tuple[int, list[tuple[int, str]]]]:
        """Say where a cell stands among those of its area: as the code lists do, totals first.

        What two lists order alike goes by its code, in which 9 comes before 10.
        """
        places = []
        for code, one in zip(self.codes, cell.group, strict=False):
            place = -1 if one == ALL else self.order.get((code, one), 0)
            places.append((place, natural(one)))
        return places

    def _words(self, cell: Cell) -> str:
        """Name a sum in between, for which nobody has delivered a number."""
        entries = zip(self.codes, cell.group, strict=False)
        chosen = [self.labels.get((code, one), one) for code, one in entries if one != ALL]
        return f"{_('Zwischensumme')} {', '.join(chosen)}".strip()

    def _areas(self) -> Iterator[Area]:
        """Name the areas with the whole they lie in; parts that are missing are refused."""
        every = {one.pk: one for one in Place.objects.filter(valid_before=None)}
        own = {one.area_id for one in self.counts}
        check_parts(every, with_wholes(own, every))
        used = with_wholes(own | {one.area_id for one in self.earlier.rows}, every)
        used |= {one.pk for one in every.values() if has_sibling(one, used, every)}
        rows: list[RawCount | Observation] = [*self.counts, *self.earlier.rows]
        for one in rows:
            if one.area_id in every:  # no areas of former borders beside those of today
                self.places[_code(one)] = (one.area, one.is_remainder)
        for pk in used:
            self.places.setdefault(every[pk].code, (every[pk], False))
        for code, (place, is_rest) in self.places.items():
            above = every.get(place.parent_id or 0)
            yield Area(code, place.code if is_rest else above.code if above else "")

    def _dimensions(self) -> Iterator[Dimension]:
        """Name the dimensions of the counts, and those by which earlier values divide people."""
        found: dict[str, dict[str, None]] = {}
        for one in self.counts:
            for code, category in pairs(one.subgroup.key):
                found.setdefault(code, {})[category] = None
        other = {code for one in self.earlier.rows for code, _one in pairs(one.subgroup.key)}
        for code in sorted({*found, *other}):
            own = tuple(found.get(code, ()))
            schemes = [Scheme(own)] if own else []
            schemes += [one for one in self.earlier.schemes(code) if {*one.entries} - {*own}]
            if schemes == [Scheme(own)]:
                yield Dimension(code, own)
                continue
            words = {one: label for (of, one), label in self.labels.items() if of == code}
            try:
                yield Dimension(code, own, smallest(schemes, words))
            except TooManyEntries as fault:
                raise NotPossible(
                    _(
                        "Frühere Lieferungen teilen ganz anders ein ({code}). Beides lässt sich "
                        "nicht zusammen prüfen. Bitte nehmen Sie die frühere Einteilung."
                    ).format(code=code)
                ) from fault

    def _frames(self) -> Iterator[Dimension]:
        """Name what the table is one part of: periods that overlap, indicators that add up."""
        if self.earlier.overlaps.others:
            own = key(self.earlier.own)
            yield Dimension(TIME, (), self.earlier.overlaps.parts(), own)
        if self.family.codes:
            members = [code for code in self.family.codes.values() if code]
            parts = {code: (code,) for code in members}
            yield Dimension(FAMILY, (), parts, self.family.own)

    def _cell(self, one: RawCount) -> Cell:
        return self._placed(_code(one), one.subgroup.key, self.earlier.own, self.family.own)

    def _placed(self, code: str, group: str, days: Days, member: str) -> Cell:
        chosen = dict(pairs(group))
        places = [chosen.get(dimension, ALL) for dimension in self.codes]
        places += [key(days)] if self.earlier.overlaps.others else []
        return Cell(code, tuple([*places, member] if self.family.codes else places))

    def _fits(self, group: str) -> bool:
        known = {one.code: {*one.categories, *one.parts} for one in self.dimensions}
        return all(entry in known.get(code, ()) for code, entry in pairs(group))

    def _public(self) -> Iterator[tuple[Cell, Observation]]:
        """Give earlier values with their place in the system."""
        for one in self.earlier.rows:
            member = self.family.codes.get(one.version.indicator_id, "")
            if _code(one) in self.places and self._fits(one.subgroup.key):
                days = self.earlier.days(one)
                yield self._placed(_code(one), one.subgroup.key, days, member), one

    def _released(self) -> Iterator[Known]:
        """Say what earlier values tell."""
        for cell, one in self._public():
            why = f"{one.release.supplier}, {one.release.published_on:%d.%m.%Y}"
            for measure, span in self.earlier.spans(one):
                if measure is Measure.COUNT or self.has_base:
                    yield Known((cell._replace(measure=measure),), span, why)

    def _guarded(self) -> Iterator[Guard]:
        """Name what else must not be found out: earlier values that may be small, raw counts.

        Whether they are small is not asked: what is kept back must not depend on it.
        """
        own = {self._cell(one) for one in self.counts}
        found: dict[Cell, None] = {}
        for cell, one in self._public():
            spans = list(self.earlier.spans(one))
            hidden = {Measure.COUNT: one.reason == Reason.SECRET} if not spans else {}
            for measure, span in spans:
                hidden[measure] = span.low <= MOST and span.low != span.high
            for measure, is_hidden in hidden.items():
                if is_hidden and (measure is Measure.COUNT or self.has_base):
                    found[cell._replace(measure=measure)] = None
            found |= dict.fromkeys(self._differences(cell))
        for raw in self._other_counts():
            code, member = _code(raw), self.family.codes.get(raw.table.version.indicator_id, "")
            days = (raw.table.period_start, raw.table.period_before)
            if code in self.places and self._fits(raw.subgroup.key):
                found[self._placed(code, raw.subgroup.key, days, member)] = None
        for cell in found:
            if cell not in own:
                yield Guard((cell,), self._near(cell))

    def _differences(self, cell: Cell) -> Iterator[Cell]:
        """Give what can be had by subtracting: the smallest parts of periods, entries and sums."""
        every = [*self.dimensions, *self.frames]
        if any(one.parts for one in every):
            places = [
                one.made_of(chosen) if one.parts else (chosen,)
                for one, chosen in zip(every, cell.group, strict=True)
            ]
            yield from (cell._replace(group=group) for group in product(*places))

    def _other_counts(self) -> Iterable[RawCount]:
        """Give the places of raw counts of the same system, published or not."""
        others = [pk for pk in self.family.codes if pk != self.raw.version.indicator_id]
        rows = RawCount.objects.select_related("table__version", "area", "subgroup")
        rows = rows.filter(count__isnull=False).exclude(table_id=self.raw.pk)
        periods = {self.earlier.own, *self.earlier.overlaps.others}
        same = rows.filter(table__version=self.raw.version) | rows.filter(
            table__version__indicator__in=others
        )
        for one in same.order_by("table_id"):
            if (one.table.period_start, one.table.period_before) in periods:
                yield one

    def _near(self, cell: Cell) -> Cell:
        """Give the cell of this table in which a cell of its system lies."""
        pairs_of = zip(self.dimensions, cell.group, strict=False)
        places = [chosen if chosen in one.categories else ALL for one, chosen in pairs_of]
        places += [key(self.earlier.own)] if self.earlier.overlaps.others else []
        group = tuple([*places, self.family.own] if self.family.codes else places)
        return cell._replace(group=group)


def _code(one: RawCount | Observation) -> str:
    return one.area.code + (REST if one.is_remainder else "")


def _base(cell: Cell) -> Cell:
    return cell._replace(measure=Measure.BASE)
