"""Requests for values as one actor sees them: where each stands, and how many have come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When

from wirkungskreis.indicators.queries.delivering import Cell, is_known
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.rounds.models import AccessLink, FigureRequest, Round
from wirkungskreis.rounds.policy import visible_figures
from wirkungskreis.rounds.states import (
    DELIVERED,
    FIGURE_OPEN,
    FigureStanding,
    FigureState,
    RoundState,
)

ASKED = Cell("indicator", "subgroup", "period_start", "period_before")


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many of the values asked for are there, checked or not, and how many are to check."""

    there: int
    total: int
    to_check: int


def figures_for(actor: Actor, on: date) -> QuerySet[FigureRequest]:
    """Every request the person may read, with its standing on the day."""
    rows = FigureRequest.objects.filter(visible_figures(actor)).select_related(
        "round__sitting__body",
        "indicator__owner",
        "subgroup",
        "organisation",
        "person",
        "handed_in_by",
        "told_by",
        "settled_by",
        "release",
    )
    return with_standing(rows, on).order_by("indicator__code")


def with_standing(rows: QuerySet[FigureRequest], on: date) -> QuerySet[FigureRequest]:
    """Annotate ``standing``; silent is who was reached and reminded, or whose round is closed.

    A value that came another way, such as by a file, is known: nobody is asked for it again.
    """
    links = AccessLink.objects.filter(round=OuterRef("round"), person=OuterRef("person"))
    facts: QuerySet[Any] = rows.annotate(
        _known=is_known(ASKED, "round__closed_on", on),
        _asked=Exists(links.filter(asked_on__isnull=False)),
        _lost=Exists(links.filter(undeliverable_on__isnull=False)),
        _reminded=Exists(links.filter(reminders_sent__gt=0)),
    )
    closed = Q(round__state=RoundState.CLOSED)
    silent = closed | Q(round__closes__lt=on, _reminded=True)
    cases = [
        (Q(state=FigureState.DROPPED), FigureStanding.DROPPED),
        (Q(state=FigureState.SETTLED), FigureStanding.SETTLED),
        (Q(_known=True), FigureStanding.KNOWN),
        (Q(state=FigureState.HANDED_IN), FigureStanding.HANDED_IN),
        (Q(state=FigureState.SENT_BACK) & ~closed, FigureStanding.SENT_BACK),
        (Q(person=None), FigureStanding.NOBODY),
        (Q(_lost=True), FigureStanding.UNDELIVERABLE),
        (Q(_asked=False), FigureStanding.NOT_ASKED),
        (silent, FigureStanding.SILENT),
    ]
    found = Case(
        *(When(rule, then=Value(standing.value)) for rule, standing in cases),
        default=Value(FigureStanding.ASKED.value),
        output_field=CharField(),
    )
    return cast("QuerySet[FigureRequest]", facts.annotate(standing=found))


def open_figures(rnd: Round, on: date) -> QuerySet[FigureRequest]:
    """Give the requests of a round that wait for an answer: asked or sent back, and not known."""
    rows = FigureRequest.objects.filter(round=rnd, state__in=FIGURE_OPEN)
    known = is_known(ASKED, "round__closed_on", on)
    return rows.filter(~known).select_related("indicator").order_by("indicator__code")


def counted(rows: Iterable[FigureRequest]) -> Delivered:
    """Count rows that have their standing; what is not asked for any more does not count."""
    standings = [row.standing for row in rows if row.standing != FigureStanding.DROPPED]
    return Delivered(
        there=sum(standing in DELIVERED for standing in standings),
        total=len(standings),
        to_check=standings.count(FigureStanding.HANDED_IN),
    )


def delivered(rnd: Round, on: date) -> Delivered:
    """Count for one round; one query."""
    rows: Any = with_standing(FigureRequest.objects.filter(round=rnd), on)
    counts = rows.exclude(state=FigureState.DROPPED).aggregate(
        there=Count("pk", filter=Q(standing__in=DELIVERED)),
        total=Count("pk"),
        to_check=Count("pk", filter=Q(standing=FigureStanding.HANDED_IN)),
    )
    return Delivered(**counts)
