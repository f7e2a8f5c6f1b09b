"""Verbs that release a report for good, and append what was found to be wrong later."""

import re
from collections.abc import Callable
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
from wirkungskreis.reports.models.release import Format, ReleaseLevel
from wirkungskreis.reports.outputs.codec import dump
from wirkungskreis.reports.outputs.document import SCHEMA, Level
from wirkungskreis.reports.states import RELEASE, ReportState
from wirkungskreis.rounds.domain.plan import mark_reported

NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z./-]{0,29}")
Files = dict[Level, dict[str, bytes]]
Tell = Callable[[int, int, str], None]


def check(report: Report, *, actor: Actor, number: str, on: date) -> None:
    """Refuse what stands against a release; asked when it is ordered and when it is done."""
    demand(actor, RELEASE, report)
    if hindrance := may_release(report, on):
        raise NotPossible(hindrance)
    if missing := fields_without_consequence(report):
        raise NotPossible(_("Noch ohne Konsequenz: {fields}.").format(fields=", ".join(missing)))
    if not NUMBER.fullmatch(number):
        raise NotPossible(
            _(
                "Bitte geben Sie eine Nummer aus Ziffern, Buchstaben, Schrägstrich, Punkt und "
                "Bindestrich, zum Beispiel 2026/0412."
            )
        )
    taken = Report.objects.exclude(number="").values_list("number", flat=True)
    if address_of(number) in {address_of(each) for each in taken}:
        raise NotPossible(_("Diese Nummer ist schon vergeben. Bitte wählen Sie eine andere."))


def address_of(number: str) -> str:
    """Write a number as it stands in addresses."""
    return number.replace("/", "-")


def release(
    report: Report, *, actor: Actor, edition: int, number: str, on: date, tell: Tell | None = None
) -> Report:
    """Freeze the report and keep all files of all three levels; nothing of it changes again.

    The files are made before the transaction, so that nobody waits for it; if somebody wrote in
    the report meanwhile, nothing is released. ``tell`` hears how far it is.
    """
    check(report, actor=actor, number=number, on=on)
    report.number, report.released_on = number, on
    files = _made(report, tell or (lambda _done, _of, _what: None))
    with transaction.atomic():
        check(report, actor=actor, number=number, on=on)
        head = str(seal())
        changes = {"number": number, "released_on": on}
        move(report, "release", actor=actor, edition=edition, changes=changes)
        for level in Level:
            if dump(compose(report, level)) != files[level][Format.JSON]:
                raise NotPossible(
                    _("Inzwischen wurde im Bericht geschrieben. Bitte veröffentlichen Sie neu.")
                )
            _keep(report, level, files[level], head)
        for rnd in rounds_of(report):
            if rnd.reported_on is None:
                mark_reported(rnd, actor=actor, edition=rnd.edition, on=on)
    return report


def _made(report: Report, tell: Tell) -> Files:
    done, steps = 0, len(Level) * len(FORMATS)
    files: Files = {}
    for level in Level:
        document = compose(report, level)
        files[level] = {}
        for name in FORMATS:
            tell(done, steps, f"{name.upper()}, {ReleaseLevel(level.value).label}")
            files[level][name] = make(document, Format(name))
            done += 1
    return files


def _keep(report: Report, level: Level, files: dict[str, bytes], head: str) -> Release:
    made = Release.objects.create(
        report=report,
        level=level.value,
        schema=SCHEMA,
        hash=sha256(files[Format.JSON]).hexdigest(),
        journal_head=head,
        released_on=report.released_on or report.reference_date,
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
