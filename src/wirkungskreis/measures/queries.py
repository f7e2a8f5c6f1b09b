"""What can be read about measures; every query starts from what the person may see."""

from django.db.models import Prefetch, Q, QuerySet

from wirkungskreis.concept.queries import named
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.policy import visible


def measures_for(actor: Actor, *, search: str = "") -> QuerySet[Measure]:
    """Every measure the person may see, with what a list shows."""
    wanted = Q(code__icontains=search) | Q(title__icontains=search)
    measures = Measure.objects.filter(visible(actor), wanted).select_related("lead")
    return measures.prefetch_related(Prefetch("element_links__element", named()))


def count_for(actor: Actor) -> int:
    """Count how many measures the person may see, without those that became part of another."""
    return Measure.objects.filter(visible(actor), merged_into=None).count()
