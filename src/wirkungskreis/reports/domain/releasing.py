"""Verbs that release a report for good, and append what was found to be wrong later."""

from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.chain import seal
from wirkungskreis.journal.moves import move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.reports.composing.files import FORMATS, make
from wirkungskreis.reports.composing.whole import compose, fields_without_consequence
from wirkungskreis.reports.domain.review import may_release
from wirkungskreis.reports.facts import rounds_of
from wirkungskreis.reports.models import Correction, Release, ReleaseFile, Report
from wirkungskreis.reports.models.release import Format
from wirkungskreis.reports.outputs.document import SCHEMA, Level
from wirkungskreis.reports.states import RELEASE, ReportState
from wirkungskreis.rounds.domain.plan import mark_reported


@transaction.atomic
def release(report: Report, *, actor: Actor, edition: int, number: str, on: date) -> Report:
    """Freeze the report and make all files of all three levels; nothing of it changes again."""
    demand(actor, RELEASE, report)
    if hindrance := may_release(report, on):
        raise NotPossible(hindrance)
    if missing := fields_without_consequence(report):
        raise NotPossible(_("Noch ohne Konsequenz: {fields}.").format(fields=", ".join(missing)))
    if not number.strip() or Report.objects.filter(number=number).exists():
        raise NotPossible(_("Bitte geben Sie eine Nummer, die noch nicht vergeben ist."))
    head = str(seal())
    changes = {"number": number, "released_on": on}
    move(report, "release", actor=actor, edition=edition, changes=changes)
    for level in Level:
        _make(report, level, head, on)
    for rnd in rounds_of(report):
        if rnd.reported_on is None:
            mark_reported(rnd, actor=actor, edition=rnd.edition, on=on)
    return report


def _make(report: Report, level: Level, head: str, on: date) -> Release:
    document = compose(report, level)
    files = {name: make(document, Format(name)) for name in FORMATS}
    made = Release.objects.create(
        report=report,
        level=level.value,
        schema=SCHEMA,
        hash=sha256(files[Format.JSON]).hexdigest(),
        journal_head=head,
        released_on=on,
    )
    ReleaseFile.objects.bulk_create(
        ReleaseFile(
            release=made,
            format=name,
            content=content,
            size=len(content),
            hash=sha256(content).hexdigest(),
        )
        for name, content in files.items()
    )
    return made


@transaction.atomic
def correct(report: Report, *, actor: Actor, text: str, on: date) -> Correction:
    """Append "Berichtigung Nr. n" to a released report; its files stay as they are."""
    demand(actor, RELEASE, report)
    if report.state != ReportState.RELEASED:
        raise NotPossible(_("Dieser Bericht ist noch offen. Bitte ändern Sie den Text selbst."))
    if not text.strip():
        raise NotPossible(_("Bitte schreiben Sie, was falsch ist und wie es richtig heißt."))
    locked = Report.objects.select_for_update(no_key=True).get(pk=report.pk)
    number = locked.corrections.count() + 1
    made = Correction.objects.create(report=report, number=number, text=text, on=on)
    note(made, "correct", actor=actor, report=report.pk, number=number)
    return made
