"""What can be read about who is counted and by what values are broken down."""

from django.db.models import Count, QuerySet

from wirkungskreis.indicators.models import Dimension, Indicator, PopulationConcept
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
    return Dimension.objects.annotate(entries=Count("categories")).prefetch_related("categories")
