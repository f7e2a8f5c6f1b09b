"""What bodies have said about the effect at goals."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from wirkungskreis.concept.models import Element
from wirkungskreis.indicators.models import EffectAssessment
from wirkungskreis.indicators.policy import visible_assessments
from wirkungskreis.kernel.actor import Actor


def assessments_for(actor: Actor) -> QuerySet[EffectAssessment]:
    """Every assessment the person may read, the newest first."""
    rows = EffectAssessment.objects.filter(visible_assessments(actor))
    return rows.select_related("decision__body", "element")


def last_assessments(actor: Actor) -> QuerySet[EffectAssessment]:
    """Give what was said last at each goal, as far as the person may read it."""
    may = visible_assessments(actor)
    later = EffectAssessment.objects.filter(
        may,
        Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk")),
        element=OuterRef("element"),
    )
    return EffectAssessment.objects.filter(may, ~Exists(later.order_by()))


def with_effect(elements: QuerySet[Element], actor: Actor) -> QuerySet[Any]:
    """Add what a body said last about the effect, as ``effect_grade`` to ``effect_body``."""
    said = EffectAssessment.objects.filter(visible_assessments(actor), element=OuterRef("pk"))
    newest = said.order_by("-on", "-pk")
    return elements.annotate(
        effect_grade=Subquery(newest.values("grade")[:1]),
        effect_reason=Subquery(newest.values("reason")[:1]),
        effect_on=Subquery(newest.values("on")[:1]),
        effect_body=Subquery(newest.values("decision__body__name")[:1]),
    )
