"""Finding the indicator that an address names."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.standing import indicators_for, with_marks


def found(request: DeskRequest, public_id: UUID) -> Indicator:
    """Find it with its definitions, and marks of what else there is."""
    rows = with_marks(indicators_for(request.actor, with_goals=False))
    return get_object_or_404(rows, public_id=public_id)


def found_to_fill(request: DeskRequest, public_id: UUID) -> Indicator:
    """Find it with its definitions alone: a grid shows no goals."""
    rows = indicators_for(request.actor).prefetch_related(None).prefetch_related("versions")
    return get_object_or_404(rows, public_id=public_id)
