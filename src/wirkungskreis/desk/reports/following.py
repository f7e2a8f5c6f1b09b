"""What follows from a report, and what speaks for it: consequences, figures, questions asked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.reports import forms
from wirkungskreis.desk.reports.fetch import (
    consequence_of,
    field_of,
    goal_of,
    letter_of,
    report_at_work,
)
from wirkungskreis.desk.reports.pages import form_page, once, posted, redirect, saved
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.reports.domain import writing
from wirkungskreis.reports.models import Consequence, DecisionAsked, KeyFigure, Report

KINDS = {"konsequenzen": Consequence, "kennzahlen": KeyFigure, "entscheidungen": DecisionAsked}


def _field(report: Report, code: str) -> str:
    return reverse("desk:report_field", args=[report.public_id, code])


def _field_of_goal(report: Report, code: str) -> str:
    """Give the page of the field a goal stands under: "A.2" under "a"."""
    return f"{_field(report, code.partition('.')[0].lower())}#{code}"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def conclude(request: DeskRequest, public_id: UUID, code: str) -> HttpResponse:
    report = report_at_work(request, public_id)
    work = field_of(report, code)
    if work.wording is None:
        raise Http404
    field = work.wording.element
    form = forms.ConsequenceNewForm(posted(request), initial={"kind": "order"})
    back = f"{_field(report, code)}#konsequenzen"

    def add(given: dict[str, Any]) -> Consequence:
        return writing.conclude(report, actor=request.actor, field=field, facts=given)

    if once(request, form, add, back):
        return redirect(back)
    words = {
        "title": _("Was folgt"),
        "over": work.title,
        "lead": _("Was, welche Stelle, bis wann. Folgt nichts, dann warum nicht."),
        "submit": _("Benennen"),
        "back": back,
    }
    return form_page(request, report, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reconsider(request: DeskRequest, public_id: UUID) -> HttpResponse:
    each = consequence_of(request, public_id)
    names = ("kind", "text", "due", "edition")
    start: dict[str, object] = {name: getattr(each, name) for name in names}
    start |= {
        "office": each.office.code if each.office else None,
        "owner": each.owner.public_id if each.owner else None,
    }
    form = forms.ConsequenceEditForm(posted(request), initial=start)
    back = f"{_field(each.report, letter_of(each.report, each.field_id))}#konsequenzen"

    def change(given: dict[str, Any]) -> Consequence:
        edition = given.pop("edition")
        return writing.reconsider(each, actor=request.actor, edition=edition, facts=given)

    if saved(request, form, change, _("Gespeichert.")):
        return redirect(back)
    words = {"title": _("Konsequenz ändern"), "submit": _("Speichern"), "back": back}
    beside = _stored(form, each, _said(each))
    return form_page(request, each.report, form, words, beside=beside, edition=each.edition)


def _said(each: Consequence) -> str:
    due = f"{each.due:%d.%m.%Y}" if each.due else _("ohne Termin")
    return f"{each.get_kind_display()}: {each.text} ({each.office or '–'}, {due})"


def _stored(form: Any, thing: Any, text: str) -> list[tuple[str, str]]:
    """Give the stored text if the person has read an older one."""
    stale = form.is_bound and str(form.data.get("edition")) != str(thing.edition)
    return [(_("Das ist jetzt gespeichert"), text)] if stale else []


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def follow_up(request: DeskRequest, public_id: UUID) -> HttpResponse:
    each = consequence_of(request, public_id)
    start = {
        "outcome": each.outcome,
        "text": each.outcome_text,
        "on": each.outcome_on,
        "edition": each.edition,
    }
    form = forms.FollowUpForm(posted(request), initial=start)
    report = each.report.successors.order_by("pk").last() or each.report
    back = _field(report, letter_of(each.report, each.field_id))

    def tell(given: dict[str, Any]) -> Consequence:
        given["on"] = given["on"] or today()
        return writing.follow_up(each, actor=request.actor, **given)

    if saved(request, form, tell, _("Gespeichert.")):
        return redirect(back)
    words = {
        "title": _("Was daraus wurde"),
        "over": each.report.title,
        "lead": _said(each),
        "submit": _("Speichern"),
        "back": back,
    }
    beside = _stored(form, each, f"{each.get_outcome_display()}. {each.outcome_text}")
    return form_page(request, report, form, words, beside=beside, edition=each.edition)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def figure_enter(request: DeskRequest, public_id: UUID, goal: UUID) -> HttpResponse:
    report = report_at_work(request, public_id)
    element = goal_of(report, goal)
    form = forms.FigureForm(posted(request))
    back = _field_of_goal(report, element.code)

    def add(given: dict[str, Any]) -> KeyFigure:
        return writing.enter_figure(report, actor=request.actor, goal=element, facts=given)

    if once(request, form, add, back):
        return redirect(back)
    words = {
        "title": _("Kennzahl eintragen"),
        "over": str(element),
        "lead": _("Höchstens drei je Ziel. Ohne Tag, Quelle und Erklärung ist es nur eine Zahl."),
        "submit": _("Eintragen"),
        "back": back,
    }
    return form_page(request, report, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def goal_note(request: DeskRequest, public_id: UUID, goal: UUID) -> HttpResponse:
    report = report_at_work(request, public_id)
    element = goal_of(report, goal)
    known = report.goal_notes.filter(goal=element).first()
    edition = known.edition if known else 0
    start = {"reason": known.not_assessable if known else "", "edition": edition}
    form = forms.GoalNoteForm(posted(request), initial=start)
    back = _field_of_goal(report, element.code)

    def say(given: dict[str, Any]) -> object:
        return writing.not_assessable(report, actor=request.actor, goal=element, **given)

    if saved(request, form, say, _("Gespeichert.")):
        return redirect(back)
    words = {
        "title": _("Wirkung nicht beurteilbar"),
        "over": str(element),
        "submit": _("Speichern"),
        "back": back,
    }
    beside = _stored(form, known, known.not_assessable) if known else []
    return form_page(request, report, form, words, beside=beside, edition=edition)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decision_ask(request: DeskRequest, public_id: UUID) -> HttpResponse:
    report = report_at_work(request, public_id)
    form = forms.AskForm(posted(request))
    back = reverse("desk:report", args=[public_id])

    def add(given: dict[str, Any]) -> DecisionAsked:
        return writing.ask(report, actor=request.actor, facts=given)

    if once(request, form, add, back):
        return redirect(back)
    words = {"title": _("Entscheidung erbitten"), "submit": _("Aufnehmen"), "back": back}
    return form_page(request, report, form, words)


@require_POST
@signed_in
def remove(request: DeskRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Take a consequence, a figure or a question out of an open report."""
    model = KINDS.get(kind)
    if model is None:
        raise Http404
    part: Any = get_object_or_404(model, public_id=public_id)
    report = report_at_work(request, part.report.public_id)
    back = reverse("desk:report", args=[report.public_id])
    if isinstance(part, Consequence):
        back = _field(report, letter_of(report, part.field_id))
    if isinstance(part, KeyFigure):
        back = _field_of_goal(report, goal_of(report, part.goal.public_id).code)
    try:
        writing.remove(part, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    messages.success(request, _("Entfernt. Im Verlauf steht, dass es da war."))
    return redirect(back)
