"""What the measures of the register take per year, summed for a paper."""

from collections import defaultdict
from decimal import Decimal

from wirkungskreis.council.rules.proposal import YearOf
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.measures.models import Effort, Measure
from wirkungskreis.measures.models.money import EffortKind
from wirkungskreis.measures.policy import visible
from wirkungskreis.measures.states import OVER

YEARS = 3
MONEY = (EffortKind.MATERIAL, EffortKind.OWN)


def told(effects: tuple[YearOf, ...]) -> tuple[str, str]:
    """Say what the table of effects holds: one sentence about money, one about staff."""
    money = (
        "Die Tabelle nennt, was die laufenden und geplanten Maßnahmen nach den Angaben im "
        "Maßnahmenregister an eigenen Mitteln der Stadt brauchen."
        if any(row.cost is not None for row in effects)
        else "Was die laufenden und geplanten Maßnahmen kosten, ist nicht gemeldet."
    )
    staff = (
        "Die Tabelle nennt die gemeldeten Stellenanteile der laufenden und geplanten Maßnahmen."
        if any(row.posts is not None for row in effects)
        else "Stellenanteile der laufenden und geplanten Maßnahmen sind nicht gemeldet."
    )
    return money, staff


def per_year(first: int) -> tuple[YearOf, ...]:
    """Sum the upper ends of the city's own money and posts for some years; two queries.

    Money of third parties is no cost of the city and often internal, so it stays out.
    """
    rows = Effort.objects.filter(
        year__range=(first, first + YEARS - 1),
        measure__in=Measure.objects.filter(visible(VISITOR)),
        high__isnull=False,
    ).exclude(measure__state__in=OVER)
    cost: dict[int, Decimal] = defaultdict(Decimal)
    posts: dict[int, Decimal] = defaultdict(Decimal)
    known: dict[int, set[int]] = defaultdict(set)
    for year, kind, high, measure in rows.values_list("year", "kind", "high", "measure"):
        amount = high or Decimal()
        if kind in MONEY:
            cost[year] += amount
        elif kind == EffortKind.STAFF:
            posts[year] += amount
        else:
            continue
        known[year].add(measure)
    return tuple(
        YearOf(
            year,
            cost.get(year),
            posts.get(year),
            f"nach Angaben zu {len(known[year])} Maßnahmen"
            if len(known[year]) > 1
            else "nach Angaben zu einer Maßnahme",
        )
        for year in sorted(known)
    )
