"""Verbs that take a report through its reviews, the leads' print preview included."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.clock import workdays
from wirkungskreis.journal.moves import edit, move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.outbox.domain import post
from wirkungskreis.reports.composing.whole import fields_without_consequence
from wirkungskreis.reports.facts import rounds_of
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.states import WRITE, ReportState
from wirkungskreis.rounds.models import AccessLink

PREVIEW_DAYS = 5  # working days, design/domain "print preview"


@transaction.atomic
def open_preview(report: Report, *, actor: Actor, edition: int, on: date) -> Report:
    """Let every lead see for five working days how the own texts are printed, by mail."""
    if not report.is_open:
        raise NotPossible(_("Der Bericht ist schon veröffentlicht."))
    changes = {
        "preview_from": on,
        "preview_until": workdays().after(on, PREVIEW_DAYS),
        "no_preview_reason": "",
    }
    edit(report, "open_preview", WRITE, actor=actor, edition=edition, changes=changes)
    newest = rounds_of(report)[-1]
    links = AccessLink.objects.filter(round=newest, revoked_on=None, undeliverable_on=None)
    for link in links.select_related("person").exclude(person__email=""):
        key = f"reports.preview:{report.pk}:{edition}:{link.pk}"
        post.put(
            actor=actor,
            person=link.person,
            template="reports.preview",
            about=link,
            key=key,
            report=report.pk,
        )
    return report


def skip_preview(report: Report, *, actor: Actor, edition: int, reason: str) -> Report:
    """Do without the preview, for a reason that stands in the record."""
    if not reason.strip():
        raise NotPossible(_("Bitte begründen Sie, warum die Druckvorschau entfällt."))
    changes = {"no_preview_reason": reason}
    return edit(report, "skip_preview", WRITE, actor=actor, edition=edition, changes=changes)


def take_step(report: Report, step: str, *, actor: Actor, edition: int, note: str = "") -> Report:
    """Pass the report on or back; who sends it back says why."""
    if step == "release":
        raise NotPossible(_("Veröffentlichen braucht eine Nummer. Bitte nutzen Sie dessen Seite."))
    if step == "rework" and not note.strip():
        raise NotPossible(_("Bitte schreiben Sie, was zu überarbeiten ist."))
    if step == "hand_over" and (missing := fields_without_consequence(report)):
        raise NotPossible(
            _(
                "Noch ohne Konsequenz: {fields}. Bitte nennen Sie je Handlungsfeld, was folgt, "
                "oder warum nichts folgt."
            ).format(fields=", ".join(missing))
        )
    return move(report, step, actor=actor, edition=edition, changes={"review_note": note})


def may_release(report: Report, on: date) -> str:
    """Give the sentence that says why the report cannot be released yet; empty if it can."""
    if report.state != ReportState.DEPARTMENT:
        return _("Vor der Veröffentlichung prüfen KI, Controlling-Gruppe und Dezernat.")
    if report.no_preview_reason:
        return ""
    if report.preview_until is None:
        return _("Bitte öffnen Sie zuerst die Druckvorschau für die Verantwortlichen.")
    if on <= report.preview_until:
        return _("Die Druckvorschau läuft noch bis {day}.").format(
            day=f"{report.preview_until:%d.%m.%Y}"
        )
    return ""
