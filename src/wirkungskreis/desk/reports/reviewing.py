"""The way of a report to its readers: preview, reviews, release as a job, corrections."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.jobs.results import Way, result_of
from wirkungskreis.desk.reports import forms
from wirkungskreis.desk.reports.fetch import report_at_work
from wirkungskreis.desk.reports.pages import form_page, once, posted, redirect, saved
from wirkungskreis.desk.reports.views import show
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.formats import day
from wirkungskreis.kernel.policy import ask
from wirkungskreis.reports.domain import releasing, review
from wirkungskreis.reports.models import Correction, Report
from wirkungskreis.reports.states import RELEASE


@result_of("reports.release")
def released(job: Job) -> Way:
    address = reverse("desk:report", args=[str(job.result["report"])])
    return Way(gettext_lazy("Zum veröffentlichten Bericht"), address)


@require_POST
@signed_in
def step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Pass the report on or back; a refusal stands on the page of the report."""
    report = report_at_work(request, public_id)
    form = forms.StepForm(request.POST)

    def take(given: dict[str, Any]) -> Report:
        name = given.pop("step")
        return review.take_step(report, name, actor=request.actor, **given)

    if saved(request, form, take, _("Gespeichert.")):
        return redirect(reverse("desk:report", args=[public_id]))
    return show(request, report_at_work(request, public_id), form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preview_open(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Say what will happen, then send every lead a mail and open the preview."""
    report = report_at_work(request, public_id)
    form = EditionForm(posted(request), initial={"edition": report.edition})
    back = reverse("desk:report", args=[public_id])

    def go(given: dict[str, Any]) -> Report:
        return review.open_preview(report, actor=request.actor, on=today(), **given)

    if done(form, go):
        until = day(report.preview_until)
        text = _("Die Druckvorschau ist offen bis {day}.").format(day=until)
        messages.success(request, text)
        return redirect(back)
    words = {
        "title": _("Druckvorschau öffnen"),
        "lead": _(
            "Alle, die gemeldet haben, bekommen eine Mail mit ihrem Link und sehen fünf "
            "Arbeitstage lang ihren Text neben dem gedruckten."
        ),
        "submit": _("Mails senden und öffnen"),
        "back": back,
    }
    return form_page(request, report, form, words, edition=report.edition)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preview_skip(request: DeskRequest, public_id: UUID) -> HttpResponse:
    report = report_at_work(request, public_id)
    start = {"edition": report.edition, "reason": report.no_preview_reason}
    form = forms.SkipForm(posted(request), initial=start)
    back = reverse("desk:report", args=[public_id])

    def go(given: dict[str, Any]) -> Report:
        return review.skip_preview(report, actor=request.actor, **given)

    if saved(request, form, go, _("Gespeichert.")):
        return redirect(back)
    words = {
        "title": _("Auf die Druckvorschau verzichten"),
        "lead": _("Der Grund bleibt beim Bericht stehen."),
        "submit": _("Verzichten"),
        "back": back,
    }
    return form_page(request, report, form, words, edition=report.edition)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def release(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Order the release: the worker makes fifteen files and freezes them."""
    report = report_at_work(request, public_id)
    form = forms.ReleaseForm(posted(request), initial={"edition": report.edition})
    on = today()
    jobs: list[Job] = []

    def order(given: dict[str, Any]) -> None:
        releasing.check(report, actor=request.actor, number=given["number"], on=on)
        arguments = {"report": report.pk, "on": on.isoformat(), **given}
        key = f"report:{report.pk}"
        jobs.append(enqueue("reports.release", actor=request.actor, key=key, **arguments))

    if done(form, order):
        return redirect(reverse("desk:job", args=[jobs[0].public_id]))
    words = {
        "title": _("Veröffentlichen"),
        "over": report.title,
        "lead": _("Danach ändert sich nichts mehr. Fehler stehen später als Berichtigung daneben."),
        "submit": _("Jetzt veröffentlichen"),
        "back": reverse("desk:report", args=[public_id]),
    }
    verdict = ask(request.actor, RELEASE, report)
    hindrance = review.may_release(report, on)
    return form_page(
        request, report, form, words, edition=report.edition, verdict=verdict, hindrance=hindrance
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def correct(request: DeskRequest, public_id: UUID) -> HttpResponse:
    report = report_at_work(request, public_id)
    if report.is_open:
        raise Http404
    form = forms.CorrectForm(posted(request))
    back = reverse("desk:report", args=[public_id])

    def add(given: dict[str, Any]) -> Correction:
        return releasing.correct(report, actor=request.actor, on=today(), **given)

    if once(request, form, add, back):
        messages.success(request, _("Die Berichtigung steht jetzt neben dem Bericht."))
        return redirect(back)
    words = {
        "title": _("Berichtigung eintragen"),
        "over": report.title,
        "lead": _("Der veröffentlichte Bericht bleibt, wie er ist."),
        "submit": _("Eintragen"),
        "back": back,
    }
    return form_page(request, report, form, words, verdict=ask(request.actor, RELEASE, report))
