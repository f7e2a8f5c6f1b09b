"""Finding the indicator that an address names."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.standing import indicators_for


def found(request: DeskRequest, public_id: UUID) -> Indicator:
    return get_object_or_404(indicators_for(request.actor), public_id=public_id)
