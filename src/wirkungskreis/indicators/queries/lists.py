"""What can be read about who is counted and by what values are broken down."""

from django.db.models import Count, Q, QuerySet

from wirkungskreis.indicators.models import Dimension, Indicator, PopulationConcept, Subgroup
from wirkungskreis.indicators.policy import visible
from wirkungskreis.kernel.actor import Actor


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
