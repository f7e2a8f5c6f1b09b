"""Writing in a report: forewords, the sentences per field, how a lead's words are printed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.reports.fetch import report_at_work
from wirkungskreis.desk.reports.forms import PrintForm, TextForm
from wirkungskreis.desk.reports.pages import form_page, posted, redirect
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.formats import day_short
from wirkungskreis.reports.composing.cards import words
from wirkungskreis.reports.composing.whole import unproved_in
from wirkungskreis.reports.domain import drafting, writing
from wirkungskreis.reports.facts import MeasureFacts, fields_of, rounds_of
from wirkungskreis.reports.models import Block, Report

SLOTS = {"vorwort": "foreword", "verfahren": "procedure"}
TITLES = {"foreword": gettext_lazy("Vorwort"), "procedure": gettext_lazy("Verfahren und Zeitraum")}


def slot_of(name: str) -> str:
    """Turn the part of an address into the place of a text: ``feld-a`` is ``field:A``."""
    if name in SLOTS:
        return SLOTS[name]
    kind, _dash, code = name.partition("-")
    if kind != "feld":
        raise Http404
    return f"field:{'' if code == 'ohne' else code.upper()}"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def text_edit(request: DeskRequest, public_id: UUID, slot: str) -> HttpResponse:
    """Edit one text; sent without words it is the rule's sentence again."""
    report = report_at_work(request, public_id)
    block = report.blocks.filter(slot=slot_of(slot)).first()
    if block is None:
        raise Http404
    start = {"text": block.shown, "sources": block.sources, "edition": block.edition}
    form = TextForm(posted(request), initial=start)

    def write(given: dict[str, Any]) -> Block:
        if not given["text"].strip() or given["text"] == block.generated:
            edition = given["edition"]
            return writing.take_proposal(block, actor=request.actor, edition=edition)
        return writing.write(block, actor=request.actor, on=today(), **given)

    if done(form, write):
        say_saved(request, report, block.slot)
        return redirect(_back(report, slot))
    beside = [(_("Vorschlag aus den Meldungen"), block.generated)]
    if form.is_bound and str(form.data.get("edition")) != str(block.edition):
        beside.insert(0, (_("Das ist jetzt gespeichert"), block.shown))
    words_ = {
        "title": TITLES.get(block.slot, _("Text des Handlungsfelds")),
        "lead": _("Ohne Text gilt wieder der Vorschlag."),
        "submit": _("Speichern"),
        "back": _back(report, slot),
    }
    unproved = unproved_in(report, block.slot)
    return form_page(
        request, report, form, words_, beside=beside, edition=block.edition, unproved=unproved
    )


def say_saved(request: DeskRequest, report: Report, slot: str) -> None:
    """Say that a text is stored, and which of its numbers rest on nothing."""
    messages.success(request, _("Gespeichert."))
    if unproved := unproved_in(report, slot):
        text = _("Zahlen ohne Beleg: {numbers}.").format(numbers=", ".join(unproved))
        messages.warning(request, text)


def _back(report: Report, slot: str) -> str:
    if slot in SLOTS:
        return reverse("desk:report", args=[report.public_id])
    return reverse("desk:report_field", args=[report.public_id, slot.removeprefix("feld-")])


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def print_edit(request: DeskRequest, public_id: UUID, key: UUID) -> HttpResponse:
    """Edit how a lead's words are printed, the reported ones beside it."""
    report = report_at_work(request, public_id)
    code, measure = measure_of(report, str(key))
    block = report.blocks.filter(slot=f"return:{key}").first()
    printed = block.shown if block else ""
    start = {
        "text": printed or words(measure.newest),
        "sources": block.sources if block else "",
        "edition": block.edition if block else 0,
    }
    form = PrintForm(posted(request), initial=start)

    def write(given: dict[str, Any]) -> Block:
        return writing.print_as(report, actor=request.actor, key=str(key), on=today(), **given)

    back = reverse("desk:report_field", args=[report.public_id, code.lower() or "ohne"])
    slot = f"return:{key}"
    if done(form, write):
        say_saved(request, report, slot)
        return redirect(f"{back}#{measure.newest.ret.measure_code}")
    beside = reported(measure)
    present = block.edition if block else 0
    if form.is_bound and str(form.data.get("edition")) != str(present):
        beside.insert(0, (_("Das ist jetzt gespeichert"), printed or _("der gemeldete Text")))
    title = f"{measure.newest.ret.measure_code} {measure.newest.ret.measure_title}"
    words_ = {"title": title, "submit": _("Speichern"), "back": back}
    unproved = unproved_in(report, slot)
    return form_page(
        request, report, form, words_, beside=beside, edition=present, unproved=unproved
    )


def measure_of(report: Report, key: str) -> tuple[str, MeasureFacts]:
    """Find a measure of a report by the key of its newest return, with the letter of its field."""
    for field in fields_of(rounds_of(report)):
        for measure in field.measures:
            if measure.newest.ret.key == key:
                return field.code, measure
    raise Http404


def reported(measure: MeasureFacts) -> list[tuple[str, str]]:
    """Give the lead's own words, one text per round, the newest first."""
    return [
        (_("Gemeldet zum {day}").format(day=day_short(told.reference_date)), words(told))
        for told in reversed(measure.told)
        if words(told)
    ]


@require_POST
@signed_in
def regenerate(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Propose all sentences anew; nobody's words change, but where they differ is said."""
    report = report_at_work(request, public_id)
    before = {block.slot: block.generated for block in report.blocks.all()}
    try:
        blocks = drafting.generate(report, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(reverse("desk:report", args=[public_id]))
    changed = [b for b in blocks if b.generated and before.get(b.slot) != b.generated]
    kept = sum(b.is_edited for b in changed)
    text = ngettext("{n} Vorschlag ist neu.", "{n} Vorschläge sind neu.", len(changed)).format(
        n=len(changed)
    )
    if kept:
        text += " " + ngettext(
            "{n} bearbeiteter Text blieb stehen; bitte vergleichen Sie ihn.",
            "{n} bearbeitete Texte blieben stehen; bitte vergleichen Sie sie.",
            kept,
        ).format(n=kept)
    messages.success(request, text)
    return redirect(reverse("desk:report", args=[public_id]))
