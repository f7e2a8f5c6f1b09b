"""Whether parts and their total agree, as far as rounding allows.

The rule: parts that together are more than their total are refused, unless the mapping says that
the groups overlap. Parts that are less are only noted: a source may leave a group out. Only counts
and amounts are added up, and only where every part has a number. Rounded numbers may differ by
half a step for the total and each part; a step is the factor of the mapping, 5 where all of them
are multiples of 5 and people are counted, otherwise nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain.official.cells import Cell, Gathered, Key
from wirkungskreis.indicators.domain.official.plans import Plan
from wirkungskreis.indicators.models import Disclosure, ValueType
from wirkungskreis.kernel import formats

FIVE = Decimal(5)
ADDED_UP = {ValueType.COUNT, ValueType.AMOUNT}


def check_totals(found: Gathered) -> None:
    """Say at the row of a total when its groups or its areas do not add up to it."""
    sums: dict[tuple[Key, str], list[Cell]] = defaultdict(list)
    parents = [_parents(plan) for plan in found.plans]
    for key, cell in found.cells.items():
        plan = found.plans[key.plan]
        if plan.indicator.value_type in ADDED_UP and not plan.mapping.is_overlapping:
            for whole, name in _wholes(key, parents[key.plan]):
                sums[whole, name].append(cell)
    for (key, name), parts in sums.items():
        total = found.cells.get(key)
        if total is not None and len(parts) > 1:
            _compare(found, found.plans[key.plan], total, parts, name)


def _wholes(key: Key, parents: Mapping[int, int]) -> Iterator[tuple[Key, str]]:
    """Name the cells of which this one is a part: without one of its groups, or one area up."""
    groups = key.group.split(";") if key.group else []
    for group in groups:
        rest = ";".join(one for one in groups if one != group)
        yield key._replace(group=rest), group.partition(":")[0]
    if key.area in parents:
        yield key._replace(area=parents[key.area]), ""


def _parents(plan: Plan) -> Mapping[int, int]:
    return {area.pk: area.parent_id for area in plan.areas.values() if area.parent_id}


def _compare(found: Gathered, plan: Plan, total: Cell, parts: list[Cell], name: str) -> None:
    numbers = [part.value for part in parts if part.value is not None]
    if total.value is None or len(numbers) < len(parts):
        return
    together = sum(numbers, Decimal(0))
    step = _step(plan, [total.value, *numbers])
    allowed = step / 2 * (len(numbers) + 1)
    if abs(together - total.value) <= allowed:
        return
    what = _("Die Gebiete") if not name else _("Die Gruppen")
    sentence = _("{what} ergeben zusammen {sum}, als Summe steht hier {total}.").format(
        what=what, sum=formats.number(together), total=formats.number(total.value)
    )
    if together > total.value:
        help_ = _("Bitte klären Sie das, oder sagen Sie, dass die Gruppen sich überschneiden.")
        found.report.refuse(total.row, f"{sentence} {help_}")
    else:
        found.report.remark(total.row, sentence)


def _step(plan: Plan, numbers: list[Decimal]) -> Decimal:
    if plan.mapping.scale > 1:
        return Decimal(plan.mapping.scale)
    is_rounded = all(number % FIVE == 0 for number in numbers)
    counts_people = plan.indicator.disclosure != Disclosure.NO_PERSONS
    return FIVE if is_rounded and counts_people else Decimal(0)
