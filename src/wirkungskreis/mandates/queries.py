"""What can be read about bodies, their decisions and the council's conditions."""

from datetime import date
from typing import TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import (
    Attachment,
    Body,
    Condition,
    Consultation,
    Cost,
    Decision,
    Fact,
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


def stops_for(actor: Actor) -> QuerySet[Consultation]:
    """Every stop of the papers the person may read, the way of a paper in its order."""
    papers = Paper.objects.filter(visible(actor))
    return Consultation.objects.filter(paper__in=papers).select_related("paper", "body")


def attachments_for(actor: Actor) -> QuerySet[Attachment]:
    """Every document of the papers the person may read."""
    papers = Paper.objects.filter(visible(actor))
    return Attachment.objects.filter(paper__in=papers).select_related("paper", "file")


def costs_for(actor: Actor) -> QuerySet[Cost]:
    papers = Paper.objects.filter(visible(actor))
    return Cost.objects.filter(paper__in=papers).select_related("paper")


def facts_for(actor: Actor) -> QuerySet[Fact]:
    """Every sourced fact about the bodies and papers the person may read."""
    bodies, papers = Body.objects.filter(visible(actor)), Paper.objects.filter(visible(actor))
    about = Q(body__in=bodies) | Q(paper__in=papers)
    return Fact.objects.filter(about).select_related("body", "paper")


def fulfilments_for(actor: Actor) -> QuerySet[Fulfilment]:
    conditions = Condition.objects.filter(visible(actor))
    return Fulfilment.objects.filter(condition__in=conditions).select_related("condition")


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
