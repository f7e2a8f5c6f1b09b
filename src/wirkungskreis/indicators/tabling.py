"""Raw counts as a table for the protection, with all that the public knows of them already.

What counts as known: every earlier value of the same period and definition, counts that are public
anyhow, and the values of indicators that add up with this one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import (
    Category,
    Indicator,
    Observation,
    RawCount,
    RawTable,
    Reason,
    Subgroup,
    Summand,
    ValueType,
)
from wirkungskreis.indicators.protection.grid import Grid
from wirkungskreis.indicators.protection.rules import Rules, Span
from wirkungskreis.indicators.protection.table import (
    ALL,
    Area,
    Cell,
    Dimension,
    Known,
    Measure,
    Table,
)
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.vocab.models import Area as Place

REST = "~"
FAMILY = "indicator"


def natural(text: str) -> list[tuple[int, str]]:
    """Give what sorts a code as people do: 9 before 10."""
    parts = filter(None, re.split(r"(\d+)", text))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


@dataclass(frozen=True, slots=True)
class Family:
    """Indicators that add up, and where this one stands: a part, or the total."""

    own: str
    codes: dict[int, str]


class Tabling:
    """Builds the table of one period, and says which area and group a cell of it is."""

    def __init__(self, raw: RawTable, rules: Rules) -> None:
        self.raw, self.rules = raw, rules
        self.counts = list(
            raw.counts.select_related("area", "subgroup").order_by("area__order", "pk")
        )
        self.family = _family(raw.version.indicator)
        self.groups = {one.subgroup.key: one.subgroup for one in self.counts}
        self.groups |= {one.key: one for one in Subgroup.objects.filter(key="")}
        self.places: dict[str, tuple[Place, bool]] = {}
        known = list(Category.objects.values_list("dimension__code", "code", "order", "label"))
        self.order = {(code, one): place for code, one, place, _label in known}
        self.labels = {(code, one): label for code, one, _place, label in known}

    def table(self) -> Table:
        """Build it; what the areas or groups leave open is refused."""
        areas = self._areas()
        self.codes, self.categories = self._code_lists()
        dimensions = [Dimension(code, tuple(self.categories[code])) for code in self.codes]
        if self.family.codes:
            members = (code for code in self.family.codes.values() if code)
            dimensions.append(Dimension(FAMILY, tuple(members)))
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
        table = Table(
            areas=tuple(areas),
            dimensions=tuple(dimensions),
            counts={**counts, **bases},
            impossible=never,
            secret=secret,
            known=(*exact, *self._released()),
            guarded=dict(self._guarded()),
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
        pairs = zip(self.codes, cell.group, strict=False)
        return ";".join(f"{code}:{one}" for code, one in pairs if one != ALL)

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
        pairs = zip(self.codes, cell.group, strict=False)
        chosen = [self.labels.get((code, one), one) for code, one in pairs if one != ALL]
        return f"{_('Zwischensumme')} {', '.join(chosen)}".strip()

    def _areas(self) -> Iterator[Area]:
        """Name the areas with the whole they lie in; parts that are missing are refused."""
        for one in self.counts:
            code = one.area.code + (REST if one.is_remainder else "")
            self.places[code] = (one.area, one.is_remainder)
        every = {one.pk: one for one in Place.objects.filter(valid_before=None)}
        used = {place.pk for place, _rest in self.places.values()}
        for pk in list(used):
            while (parent := every[pk].parent_id if pk in every else None) is not None:
                self.places[every[parent].code] = (every[parent], False)
                used.add(parent)
                pk = parent  # noqa: PLW2901  climbs up to the city
        _check_parts(every, used)
        for code, (place, is_rest) in self.places.items():
            above = place.code if is_rest else _code_of(every.get(place.parent_id or 0))
            yield Area(code, above)

    def _code_lists(self) -> tuple[list[str], dict[str, list[str]]]:
        """Name the dimensions of the counts, then those of earlier values."""
        found: dict[str, list[str]] = {}
        own = [one.subgroup.key for one in self.counts]
        for key in own:
            for code, category in _pairs(key):
                known = found.setdefault(code, [])
                known.extend([category] if category not in known else [])
        mine = set(found)
        self.earlier = list(_earlier(self.raw, self.family))
        for one in self.earlier:
            for code, category in _pairs(one.subgroup.key):
                if code not in mine and category not in found.setdefault(code, []):
                    found[code].append(category)
        return sorted(found), found

    def _cell(self, one: RawCount) -> Cell:
        code = one.area.code + (REST if one.is_remainder else "")
        return Cell(code, self._group(one.subgroup.key, self.family.own))

    def _group(self, key: str, member: str) -> tuple[str, ...]:
        chosen = dict(_pairs(key))
        own = tuple(chosen.get(code, ALL) for code in self.codes)
        return (*own, member) if self.family.codes else own

    def _fits(self, key: str) -> bool:
        return all(one in self.categories.get(code, ()) for code, one in _pairs(key))

    def _released(self) -> Iterator[Known]:
        """Say what earlier values tell: a rounded number its span, and exactly itself."""
        for one in self.earlier:
            code = one.area.code + (REST if one.is_remainder else "")
            if code not in self.places or not self._fits(one.subgroup.key):
                continue
            member = self.family.codes.get(one.version.indicator_id, "")
            cell = Cell(code, self._group(one.subgroup.key, member))
            why = f"{one.release.supplier}, {one.release.published_on:%d.%m.%Y}"
            for measure, span in self._spans(one):
                yield Known((cell._replace(measure=measure),), span, why)

    def _spans(self, one: Observation) -> Iterator[tuple[Measure, Span]]:
        if one.reason in {Reason.FEW, Reason.FEW_TEN}:
            yield Measure.COUNT, Span(0, 2 if one.reason == Reason.FEW else 4)
        has_base = any(count.base is not None for count in self.counts)
        parts = [(Measure.COUNT, one.numerator)]
        parts += [(Measure.BASE, one.denominator)] if has_base else []
        if one.version.indicator.value_type == ValueType.COUNT:
            parts = [(Measure.COUNT, one.value)]
        for measure, number in parts:
            if number is None or number != int(number):
                continue
            whole = int(number)
            yield measure, self.rules.span(self.rules.rounded(whole))
            if whole % self.rules.base:
                yield measure, Span(whole, whole)

    def _guarded(self) -> Iterator[tuple[Cell, int]]:
        """Give the true counts of indicators that add up with this one, in their newest state."""
        others = [pk for pk in self.family.codes if pk != self.raw.version.indicator_id]
        rows = RawCount.objects.filter(
            table__version__indicator__in=others,
            table__period_start=self.raw.period_start,
            table__period_before=self.raw.period_before,
            count__isnull=False,
        ).select_related("table__version", "area", "subgroup")
        for one in rows.order_by("table_id"):
            member = self.family.codes[one.table.version.indicator_id]
            code = one.area.code + (REST if one.is_remainder else "")
            if code in self.places and self._fits(one.subgroup.key):
                yield Cell(code, self._group(one.subgroup.key, member)), one.count or 0


def _family(indicator: Indicator) -> Family:
    """Find the sum an indicator is a part of, else the sum it is."""
    rows = list(Summand.objects.filter(total__summands__part=indicator).select_related("part"))
    rows = rows or list(Summand.objects.filter(total=indicator).select_related("part"))
    if not rows:
        return Family("", {})
    codes = {one.part_id: one.part.code for one in rows if one.total_id == rows[0].total_id}
    return Family(codes.get(indicator.pk, ALL), {rows[0].total_id: ALL, **codes})


def _earlier(raw: RawTable, family: Family) -> Iterable[Observation]:
    """Give all values of the same days: of this definition, and of indicators that add up."""
    same = Observation.objects.filter(
        period_start=raw.period_start, period_before=raw.period_before
    ).select_related("area", "subgroup", "release", "version__indicator")
    others = [pk for pk in family.codes if pk != raw.version.indicator_id]
    return same.filter(version=raw.version) | same.filter(version__indicator__in=others)


def _check_parts(every: dict[int, Place], used: set[int]) -> None:
    """Refuse areas whose siblings are missing: then the sum would not be the whole."""
    parents = {every[pk].parent_id for pk in used if pk in every and every[pk].parent_id}
    missing = [one for one in every.values() if one.parent_id in parents and one.pk not in used]
    if missing:
        names = ", ".join(one.name for one in missing[:5])
        raise NotPossible(
            _("Es fehlen Teile: {names}. Bitte tragen Sie jedes Gebiet ein, auch mit 0.").format(
                names=names
            )
        )


def _code_of(place: Place | None) -> str:
    return place.code if place else ""


def _pairs(key: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, key.split(";")):
        code, _colon, category = part.partition(":")
        yield code, category


def _base(cell: Cell) -> Cell:
    return cell._replace(measure=Measure.BASE)
