"""The coordination's start page: rounds, mails, gaps, conditions, reports, and the first steps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from wirkungskreis.concept.models import Version
from wirkungskreis.desk.start.tasks import Part, Standing, Task, due_note, in_order
from wirkungskreis.desk.ways import way
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.ahead import pending_conditions
from wirkungskreis.mandates.models import Condition
from wirkungskreis.measures.gaps import APPROACHES, Gap, gaps_for
from wirkungskreis.measures.models import Measure
from wirkungskreis.outbox.queries import counts_for
from wirkungskreis.outbox.states import State as MailState
from wirkungskreis.people.models import Post
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.pending import open_reports
from wirkungskreis.reports.states import ReportState
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.states import RoundState
from wirkungskreis.ui.tones import tone_of

WAITING = (MailState.UNCERTAIN, MailState.BOUNCED, MailState.FAILED)
MONEY = "geld-endet"  # the one gap that is a warning about time


def parts(
    actor: Actor, on: date, rounds: Sequence[Round], standings: Sequence[Standing]
) -> list[Part]:
    """Say what is to do now; an installation without any round gets the first steps instead."""
    found = gaps_for(actor, on=on)
    tasks = [
        *_rounds(rounds, standings, on),
        *_mails(actor),
        *_conditions(actor, on),
        *report_tasks(open_reports(actor), on),
        *_money(found),
    ]
    empty = _("Gerade wartet nichts auf Sie.")
    return [
        Part(_("Aufgaben"), in_order(tasks), empty),
        Part(_("Lücken im Register"), _gaps(found), _("Das Register hat keine Lücken.")),
    ]


def _rounds(
    rounds: Iterable[Round], standings: Iterable[Standing], on: date
) -> Iterator[Task | None]:
    for rnd in rounds:
        if rnd.state == RoundState.PLANNED:
            note, tone = due_note(rnd.opens, on)
            label = _("Abfrage öffnen: {title}").format(title=rnd.title)
            yield Task(label, way("round", rnd.public_id), note=note, tone=tone, due=rnd.opens)
    for standing in standings:
        yield from round_tasks(standing, on)


def round_tasks(standing: Standing, on: date) -> Iterator[Task | None]:
    """Say what an open round wants: clear and check at once, the rest by its last day."""
    progress, url, closes = standing.progress, standing.url, standing.round.closes
    if progress.unclear:
        words = ngettext("{n} Antwort klären", "{n} Antworten klären", progress.unclear)
        hint = _("Nicht erreicht, ohne Person, nicht mehr zuständig oder mit Bitte um Anruf.")
        label = words.format(n=progress.unclear)
        yield Task(label, f"{url}#klaeren", hint, _("zu klären"), "warn", on)
    if progress.to_check:
        words = ngettext("{n} Antwort prüfen", "{n} Antworten prüfen", progress.to_check)
        label = words.format(n=progress.to_check)
        yield Task(label, f"{url}#pruefen", "", _("zu prüfen"), "info", on)
    if progress.missing:
        words = ngettext("{n} Antwort fehlt noch", "{n} Antworten fehlen noch", progress.missing)
        note, tone = due_note(closes, on)
        hint = standing.round.title
        yield Task(words.format(n=progress.missing), f"{url}#fehlt", hint, note, tone, closes)
    if progress.days_left < 0:
        label = _("Abfrage schließen: {title}").format(title=standing.round.title)
        note, tone = due_note(closes, on)
        yield Task(label, way("round_close", standing.round.public_id), "", note, tone, closes)


def _mails(actor: Actor) -> Iterator[Task]:
    counts = counts_for(actor)
    uncertain, bounced, failed = (counts.get(state, 0) for state in WAITING)
    hint = _("Niemand wird noch einmal angeschrieben, bevor Sie entschieden haben.")
    for count, state, words in (
        (
            uncertain,
            WAITING[0],
            ngettext("{n} Mail ist ungewiss", "{n} Mails sind ungewiss", uncertain),
        ),
        (bounced, WAITING[1], ngettext("{n} Mail kam zurück", "{n} Mails kamen zurück", bounced)),
        (
            failed,
            WAITING[2],
            ngettext("{n} Mail wurde abgewiesen", "{n} Mails wurden abgewiesen", failed),
        ),
    ):
        if count:
            yield Task(words.format(n=count), way("mails", stand=state.value), hint, tone="warn")


def _conditions(actor: Actor, on: date) -> Iterator[Task]:
    late = [condition for condition in pending_conditions(actor) if condition.is_overdue(on)]
    if not late:
        return
    words = ngettext(
        "{n} Ratsauftrag ist überfällig", "{n} Ratsaufträge sind überfällig", len(late)
    )
    url = way("conditions") if len(late) > 1 else _condition(late[0])
    first = late[0].due or on
    note, tone = due_note(first, on)
    yield Task(words.format(n=len(late)), url, late[0].text, note, tone, first)


def _condition(condition: Condition) -> str:
    return way("condition", condition.public_id)


def report_tasks(reports: Iterable[Report], on: date) -> Iterator[Task]:
    """Say for each open report who has it now; a running preview ends on a day."""
    for report in reports:
        url, until = way("report", report.public_id), report.preview_until
        if report.in_preview(on) and until:
            label = _("Druckvorschau läuft: {title}").format(title=report.title)
            hint = _("Bis dahin können die Zuständigen Einwände melden.")
            note, tone = due_note(until, on)
            yield Task(label, url, hint, note, tone, until)
        else:
            state = report.get_state_display()
            yield Task(report.title, url, _REPORTS[report.state], state, tone_of(report.state))


_REPORTS: dict[str, StrOrPromise] = {
    ReportState.DRAFT: gettext_lazy("Texte schreiben, Konsequenzen eintragen, zur Prüfung geben."),
    ReportState.OFFICE: gettext_lazy("Das KI prüft."),
    ReportState.STEERING: gettext_lazy("Die Controlling-Gruppe prüft."),
    ReportState.DEPARTMENT: gettext_lazy("Das Dezernat prüft und veröffentlicht."),
}


def _money(gaps: Iterable[Gap]) -> Iterator[Task]:
    for gap in gaps:
        if gap.key == MONEY and gap.lines:
            words = ngettext(
                "Bei {n} Maßnahme endet das Geld",
                "Bei {n} Maßnahmen endet das Geld",
                len(gap.lines),
            )
            url = f"{way('gaps')}#{MONEY}"
            yield Task(words.format(n=len(gap.lines)), url, str(gap.why), tone="warn")


def _gaps(gaps: Iterable[Gap]) -> list[Task]:
    """Approaches are possible, not promised: nobody is urged to take one up."""
    place = way("gaps")
    return [
        Task(str(gap.title), f"{place}#{gap.key}", note=formats.number(len(gap.lines)))
        for gap in gaps
        if gap.lines and gap.key not in {MONEY, APPROACHES}
    ]


def first_steps() -> list[Task]:
    """List the way to the first round, each step with whether it is done."""
    steps = (
        (
            _("Konzept eintragen"),
            _("Felder und Ziele einfügen und den Beschluss des Rates nacherfassen."),
            way("concept"),
            Version.objects.exists(),
        ),
        (
            _("Maßnahmen eintragen"),
            _("Titel und federführende Organisation genügen für den Anfang."),
            way("measures"),
            Measure.objects.exists(),
        ),
        (
            _("Menschen eintragen, die antworten"),
            _("Name, Mailadresse und Organisation; ein Konto braucht niemand."),
            way("persons"),
            Post.objects.exists(),
        ),
        (
            _("Erste Abfrage anlegen"),
            _("Zuerst bestätigen die Organisationen, dass alles stimmt."),
            way("round_plan"),
            False,
        ),
    )
    return [
        Task(label, url, hint, _("erledigt") if done else _("offen"), "good" if done else "neutral")
        for label, hint, url, done in steps
    ]
