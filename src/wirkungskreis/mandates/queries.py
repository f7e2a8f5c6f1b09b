"""What can be read about bodies, their decisions and the council's conditions."""

from datetime import date
from typing import TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import (
    Body,
    Condition,
    Decision,
    Fulfilment,
    Paper,
    Recurrence,
    Sitting,
)
from wirkungskreis.mandates.policy import public, visible
from wirkungskreis.mandates.states import PENDING

M = TypeVar("M", bound=Model)


def bodies_for(actor: Actor) -> QuerySet[Body]:
    """Every body, with how much there is to read about it."""
    bodies = Body.objects.filter(visible(actor)).select_related(
        "office", "lead", "predecessor", "organisation"
    )
    return bodies.prefetch_related("successors").annotate(
        sitting_count=Count("sittings", distinct=True),
        decision_count=Count("decisions", distinct=True),
    )


def sittings_for(actor: Actor) -> QuerySet[Sitting]:
    return Sitting.objects.filter(visible(actor)).select_related("body")


def decisions_for(actor: Actor) -> QuerySet[Decision]:
    return Decision.objects.filter(visible(actor)).select_related("body", "sitting")


def papers_for(actor: Actor) -> QuerySet[Paper]:
    return Paper.objects.filter(visible(actor)).select_related("lead", "amends")


def conditions_for(actor: Actor) -> QuerySet[Condition]:
    """Every condition, with its evidence and the decision it comes from."""
    conditions = Condition.objects.filter(visible(actor))
    return conditions.select_related("owner", "decision").prefetch_related("fulfilments")


def overdue(on: date) -> Q:
    """Select conditions that are overdue, as ``Condition.is_overdue`` says it for one."""
    shown = Fulfilment.objects.filter(condition=OuterRef("pk"))
    once = Q(recurrence=Recurrence.ONCE)
    yearly = Q(recurrence=Recurrence.YEARLY) & ~Q(Exists(shown.filter(on__year__gte=on.year - 1)))
    per_report = Q(recurrence=Recurrence.PER_REPORT) & ~Q(Exists(shown))
    return Q(due__lt=on, state__in=PENDING) & (once | yearly | per_report)


def published(kind: type[M]) -> QuerySet[M]:
    """Give what anybody may know of bodies, sittings, papers, their stops and decisions."""
    return kind._base_manager.filter(public(kind))
