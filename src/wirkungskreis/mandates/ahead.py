"""What bodies are about to do, and what they wait for."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Condition, Decision, Sitting
from wirkungskreis.mandates.models.decision import Kind
from wirkungskreis.mandates.policy import visible
from wirkungskreis.mandates.queries import conditions_for, decisions_for, overdue, sittings_for
from wirkungskreis.mandates.states import PENDING, SittingState


def next_sittings(actor: Actor, on: date) -> QuerySet[Sitting]:
    """Give the sittings to come, the next first; today's is still to come."""
    planned = sittings_for(actor).filter(state=SittingState.PLANNED, on__gte=on)
    return planned.order_by("on", "starts", "code")


def sittings_of(actor: Actor, on: date, organisations: Collection[int]) -> QuerySet[Sitting]:
    """Give the sittings to come of the bodies that stand in the directory of organisations."""
    return next_sittings(actor, on).filter(body__organisation__in=organisations)


def pending_conditions(actor: Actor) -> QuerySet[Condition]:
    """Give what the council still waits for, the earliest day first; two queries."""
    pending = conditions_for(actor).filter(state__in=PENDING)
    return pending.order_by(F("due").asc(nulls_last=True), "number")


def waited_for(actor: Actor, on: date) -> QuerySet[Any]:
    """Give the same with ``late``: whether it is overdue by its recurrence; one query."""
    late = ExpressionWrapper(overdue(on), output_field=BooleanField())
    return pending_conditions(actor).prefetch_related(None).annotate(late=late)


def last_agreements(actor: Actor, body: int, before: date) -> QuerySet[Decision]:
    """Give what a body agreed in its last sitting that agreed on something."""
    agreed = decisions_for(actor).filter(Q(kind=Kind.AGREEMENT, body=body, on__lt=before))
    newest = Sitting.objects.filter(visible(actor), decisions__in=agreed).order_by("-on")[:1]
    return agreed.filter(sitting__in=newest.values("pk")).order_by("number")
