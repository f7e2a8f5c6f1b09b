"""Background jobs: how far they are, and the way back to them."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.jobs.results import way_of
from wirkungskreis.desk.web import DeskRequest, page_or_part
from wirkungskreis.jobs.domain.work import reason_words
from wirkungskreis.jobs.models import Job
from wirkungskreis.jobs.queries import jobs_for, own_jobs
from wirkungskreis.kernel.work import KINDS

PER_PAGE = 50


@require_safe
@signed_in
def job_list(request: DeskRequest) -> HttpResponse:
    page = Paginator(own_jobs(request.actor), PER_PAGE).get_page(request.GET.get("seite"))
    context = {"page": page, "rows": [(job, label_of(job)) for job in page.object_list]}
    return TemplateResponse(request, "desk/jobs/list.html", context)


@require_safe
@signed_in
def job_detail(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show one job; the page asks again every two seconds while the job is not over."""
    job = get_object_or_404(jobs_for(request.actor), public_id=public_id)
    context = {
        "job": job,
        "label": label_of(job),
        "reason": reason_words(job),
        "way": way_of(job),
        "progress_label": _("{done} von {total} {what}")
        .format(done=job.steps_done, total=job.steps_total, what=job.step_label)
        .strip(),
    }
    return page_or_part(request, "desk/jobs/detail.html", "status", context)


def label_of(job: Job) -> str:
    return str(KINDS[job.kind].label) if job.kind in KINDS else job.kind
