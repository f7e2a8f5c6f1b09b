"""What anybody may read of indicators: the public ones for which there is at least one value."""

from django.db.models import Exists, OuterRef, QuerySet

from wirkungskreis.indicators.models import Indicator, Observation
from wirkungskreis.indicators.queries.standing import indicators_for
from wirkungskreis.kernel.actor import VISITOR


def published() -> QuerySet[Indicator]:
    """Every public indicator with values, those no longer watched included."""
    values = Observation.objects.filter(version__indicator=OuterRef("pk"))
    return indicators_for(VISITOR).filter(Exists(values)).order_by("code")
