"""What reports wait for: texts, reviews, a release, and what was to follow from the last one."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.reports.models import Consequence, DecisionAsked, Report
from wirkungskreis.reports.policy import visible
from wirkungskreis.reports.states import OPEN, ConsequenceKind, Outcome, ReportState


@dataclass(frozen=True, slots=True)
class Latest:
    """The last released report, and for how many goals it has key figures.

    ``not_judged`` counts the goals for which it says why their effect cannot be judged.
    """

    report: Report
    judged: int
    not_judged: int


def open_reports(actor: Actor) -> QuerySet[Report]:
    """Give the reports that are written or reviewed, as far as the person may see them."""
    return Report.objects.filter(visible(actor), state__in=OPEN)


def latest_report(actor: Actor) -> Latest | None:
    """Give the last report that was released, in one query."""
    released = Report.objects.filter(visible(actor), state=ReportState.RELEASED)
    counted = released.annotate(
        judged=Count("figures__goal", distinct=True), not_judged=Count("goal_notes", distinct=True)
    )
    found = counted.order_by("-released_on", "-pk").first()
    return Latest(found, found.judged, found.not_judged) if found else None


def decisions_asked(actor: Actor) -> QuerySet[DecisionAsked]:
    """Give what the newest report the person may see asks bodies to decide."""
    newest = Report.objects.filter(visible(actor)).order_by("-reference_date", "-pk")[:1]
    asked = DecisionAsked.objects.filter(report__in=newest.values("pk"))
    return asked.select_related("report", "body", "measure")


def open_consequences(actor: Actor) -> QuerySet[Consequence]:
    """Give what was to follow from released reports and is still open, the earliest day first."""
    released = Report.objects.filter(visible(actor), state=ReportState.RELEASED)
    rows = Consequence.objects.filter(report__in=released, outcome=Outcome.OPEN)
    rows = rows.exclude(kind=ConsequenceKind.NONE)
    return rows.select_related("report", "office").order_by("due", "pk")
