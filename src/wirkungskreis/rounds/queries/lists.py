"""Rounds, returns and confirmations as one actor sees them, with what their lists show."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.models import Measure
from wirkungskreis.rounds.models import AccessLink, Confirmation, Return, Round
from wirkungskreis.rounds.policy import visible, visible_confirmations, visible_rounds
from wirkungskreis.rounds.queries.standing import with_standing
from wirkungskreis.rounds.states import ReturnState, RoundState


def rounds_for(actor: Actor) -> QuerySet[Round]:
    """Every round the person may know of, newest first."""
    return Round.objects.filter(visible_rounds(actor)).select_related("sitting__body")


def returns_for(actor: Actor, on: date) -> QuerySet[Return]:
    """Every return the person may read, with its standing on the day."""
    returns = Return.objects.filter(visible(actor)).select_related(
        "round__sitting__body",
        "measure",
        "organisation",
        "person",
        "deputy",
        "obstacle",
        "handed_in_by",
        "told_by",
        "checked_by",
    )
    return with_standing(returns, on).order_by("measure__code")


def confirmations_for(actor: Actor) -> QuerySet[Confirmation]:
    confirmations = Confirmation.objects.filter(visible_confirmations(actor))
    return confirmations.select_related(
        "round__sitting__body", "measure__lead_person", "organisation", "person"
    ).order_by("measure__code")


def links_of(rnd: Round) -> QuerySet[AccessLink]:
    return rnd.links.select_related("person", "round").order_by("person__name", "pk")


def last_checked(measure: Measure, before: Round) -> Return | None:
    """Find the last checked answer with content before a round; it fills the next form."""
    return (
        Return.objects.filter(
            measure=measure,
            state=ReturnState.CHECKED,
            round__reference_date__lt=before.reference_date,
        )
        .select_related("round", "obstacle")
        .order_by("-round__reference_date", "-pk")
        .first()
    )


def last_checked_of(before: Round, measures: Iterable[int]) -> dict[int, Return]:
    """Find the last checked answers of many measures in one query, by the measure's row."""
    checked = (
        Return.objects.filter(
            measure__in=measures,
            state=ReturnState.CHECKED,
            round__reference_date__lt=before.reference_date,
        )
        .select_related("round", "obstacle")
        .order_by("round__reference_date", "pk")
    )
    return {ret.measure_id: ret for ret in checked}


def history(measure: Measure, actor: Actor, on: date) -> QuerySet[Return]:
    """Every return about one measure, newest round first."""
    asked = returns_for(actor, on).filter(measure=measure)
    return asked.exclude(round__state=RoundState.PLANNED).order_by(
        "-round__reference_date", "-round__pk"
    )
