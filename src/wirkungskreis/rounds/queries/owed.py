"""What one person still owes in one round, as lead or as deputy, and which values."""

from datetime import date

from django.db.models import Q, QuerySet

from wirkungskreis.rounds.models import Confirmation, FigureRequest, Return, Round
from wirkungskreis.rounds.queries.figure_requests import open_figures
from wirkungskreis.rounds.states import UNSENT, ConfirmationState


def owed(rnd: Round, person_id: int) -> QuerySet[Return]:
    asked = Q(person=person_id) | Q(deputy=person_id)
    returns = Return.objects.filter(asked, round=rnd, state__in=UNSENT)
    return returns.select_related("measure", "round").order_by("measure__code")


def owed_confirmations(rnd: Round, person_id: int) -> QuerySet[Confirmation]:
    asked = Confirmation.objects.filter(round=rnd, person=person_id, state=ConfirmationState.ASKED)
    return asked.select_related("measure").order_by("measure__code")


def owed_figures(rnd: Round, person_id: int, on: date) -> QuerySet[FigureRequest]:
    return open_figures(rnd, on).filter(person=person_id)
