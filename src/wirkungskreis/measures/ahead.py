"""What comes soon in the register: money that ends, dates that are due, leads in dispute."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from django.db.models import Count, F, Q, QuerySet, Sum

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.finance import HOPED_FOR, Course, Money, money_end, runs_out
from wirkungskreis.measures.models import Funding, LeadDispute, Measure, Milestone
from wirkungskreis.measures.models.money import EffortKind
from wirkungskreis.measures.policy import visible
from wirkungskreis.measures.states import OVER

SOON_DAYS = 42


@dataclass(frozen=True, slots=True)
class Ending:
    """A measure that goes on although its granted money ends; ``last`` is its last day."""

    measure: Measure
    last: date
    programme: str
    hoped_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Posts:
    """Staff of a year in full-time posts, from how many of how many measures."""

    low: Decimal | None
    high: Decimal | None
    reported: int
    of: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """Who claims the lead of a measure; the names are those of today."""

    measure: Measure
    since: date
    claimed_by: list[str]


def alive(actor: Actor, among: Q | None = None) -> QuerySet[Measure]:
    """Give the measures that the person may see and that are not over."""
    rows = Measure.objects.filter(visible(actor), among or Q(), merged_into=None)
    return rows.exclude(state__in=OVER)


def money_ending(actor: Actor, on: date, among: Q | None = None) -> list[Ending]:
    """Find them by the rule of ``finance.runs_out``, the next end first, in one query."""
    money = Funding.objects.filter(measure__in=alive(actor, among)).order_by("measure__code", "pk")
    found = []
    for measure, rows in groupby(money.select_related("measure__lead"), lambda one: one.measure):
        fundings = list(rows)
        spans = [Money(one.approval, one.valid_before) for one in fundings]
        course = Course(measure.state, measure.planned_end, measure.expected_end)
        last = money_end(spans)
        if last and runs_out(course, spans, on=on):
            found.append(_ending(measure, last, fundings))
    return sorted(found, key=lambda ending: (ending.last, ending.measure.code))


def _ending(measure: Measure, last: date, fundings: list[Funding]) -> Ending:
    first_day_without = last + timedelta(days=1)
    ends = next(one.programme for one in fundings if one.valid_before == first_day_without)
    hoped_for = tuple(str(one.get_approval_display()) for one in fundings if _follows(one, last))
    return Ending(measure, last, ends, tuple(dict.fromkeys(hoped_for)))


def _follows(funding: Funding, last: date) -> bool:
    later = funding.valid_before is None or funding.valid_before > last
    return funding.approval in HOPED_FOR and later


def milestones_ahead(
    actor: Actor, on: date, organisations: Collection[int], *, days: int = SOON_DAYS
) -> QuerySet[Milestone]:
    """Give what some organisations promised for the next days, and what is overdue."""
    led = alive(actor, Q(lead__in=organisations))
    rows = Milestone.objects.filter(
        measure__in=led, done_on=None, due__lte=on + timedelta(days=days)
    )
    return rows.select_related("measure").order_by("due", "measure__code")


def open_disputes(actor: Actor) -> list[Dispute]:
    """Give the measures whose lead several organisations claim, the oldest first; one query."""
    rows = LeadDispute.objects.filter(resolved_on=None, measure__in=alive(actor))
    rows = rows.order_by("since", "pk", "claimed_by__name")
    found: dict[int, Dispute] = {}
    for row in rows.select_related("measure").annotate(
        name=F("claimed_by__name"), short=F("claimed_by__short_name")
    ):
        dispute = found.setdefault(row.pk, Dispute(row.measure, row.since, []))
        if row.name:
            dispute.claimed_by.append(row.short or row.name)
    return list(found.values())


def posts_of(actor: Actor, year: int) -> Posts:
    """Add up the posts of a year over the measures that are not over, in one query."""
    staff = Q(efforts__year=year, efforts__kind=EffortKind.STAFF)
    row = alive(actor).aggregate(
        of=Count("pk", distinct=True),
        low=Sum("efforts__low", filter=staff),
        high=Sum("efforts__high", filter=staff),
        reported=Count("efforts__low", filter=staff),
    )
    return Posts(row["low"], row["high"], row["reported"], row["of"])
