"""What several views of reports look up: a report to work on, a field, a goal, the letters."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from wirkungskreis.concept.models import Element
from wirkungskreis.concept.queries import named
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.kernel.policy import ask
from wirkungskreis.reports.models import Consequence, Report
from wirkungskreis.reports.queries import FieldWork, reports_for, work_on


def report_of(request: DeskRequest, public_id: UUID) -> Report:
    return get_object_or_404(reports_for(request.actor), public_id=public_id)


def report_at_work(request: DeskRequest, public_id: UUID) -> Report:
    """Find a report for those who see how it is made; for others these pages do not exist."""
    report = report_of(request, public_id)
    if not ask(request.actor, "reports.work", report):
        raise Http404
    return report


def field_of(report: Report, code: str) -> FieldWork:
    """Find a field by the letter in its address."""
    found = next((work for work in work_on(report) if work.code == code), None)
    if found is None:
        raise Http404
    return found


def goal_of(report: Report, public_id: UUID) -> Element:
    return get_object_or_404(named(report.reference_date), public_id=public_id)


def consequence_of(request: DeskRequest, public_id: UUID) -> Consequence:
    """Find a consequence of a report whose making the person sees."""
    rows = Consequence.objects.select_related("report", "field", "office", "owner")
    found = get_object_or_404(rows, public_id=public_id)
    report_at_work(request, found.report.public_id)
    return found


def letter_of(report: Report, element: int) -> str:
    """Give the letter of a field, in small, as it stands in addresses."""
    return named(report.reference_date).get(pk=element).code.lower()
