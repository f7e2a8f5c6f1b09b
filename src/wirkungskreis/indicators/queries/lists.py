"""What can be read about who is counted, by what values are broken down, and what to begin with."""

import re

from django.db.models import Count, Q, QuerySet

from wirkungskreis.indicators.models import Dimension, Indicator, PopulationConcept, Subgroup
from wirkungskreis.indicators.policy import visible
from wirkungskreis.indicators.starters import STARTERS, Starter
from wirkungskreis.kernel.actor import Actor

OWN = "I-"
NUMBERED = re.compile(r"[Ii]-(\d{1,6})")


def populations() -> QuerySet[PopulationConcept]:
    """Every definition in every version, the newest of each first."""
    return PopulationConcept.objects.order_by("name", "code", "-number")


def counted_by(population: PopulationConcept, actor: Actor) -> QuerySet[Indicator]:
    """Give the indicators one of whose definitions counts by this version."""
    return Indicator.objects.filter(visible(actor), versions__population=population).distinct()


def dimensions() -> QuerySet[Dimension]:
    """Every characteristic, with ``entries``, how many entries its code list has."""
    rows = Dimension.objects.annotate(entries=Count("categories")).order_by("name")
    return rows.prefetch_related("categories")


def offered_groups() -> QuerySet[Subgroup]:
    """Give the groups that can be chosen anew: none of their entries has ended."""
    ended = Q(categories__valid_before__isnull=False)
    return Subgroup.objects.exclude(key="").exclude(ended).order_by("label", "key")


def starters() -> list[Starter]:
    """Give the ready sheets that nobody has taken over yet, whatever its letters look like."""
    taken = {code.casefold() for code in Indicator.objects.values_list("code", flat=True)}
    return [one for one in STARTERS if one.code.casefold() not in taken]


def free_code() -> str:
    """Propose a code for a new indicator: the next number that nobody has."""
    codes = Indicator.objects.filter(code__istartswith=OWN).values_list("code", flat=True)
    numbers = [int(found[1]) for code in codes if (found := NUMBERED.fullmatch(code))]
    return f"{OWN}{max(numbers, default=0) + 1:02d}"
