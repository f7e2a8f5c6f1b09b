"""What bodies have said about the effect at goals."""

from django.db.models import QuerySet

from wirkungskreis.indicators.models import EffectAssessment
from wirkungskreis.indicators.policy import visible_assessments
from wirkungskreis.kernel.actor import Actor


def assessments_for(actor: Actor) -> QuerySet[EffectAssessment]:
    """Every assessment the person may read, the newest first."""
    rows = EffectAssessment.objects.filter(visible_assessments(actor))
    return rows.select_related("decision__body", "element")
