"""The start pages of all roles but the coordination, one function each."""

from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.desk.start.coordination import report_tasks
from wirkungskreis.desk.start.tasks import Part, Task, due_note, in_order
from wirkungskreis.desk.ways import way
from wirkungskreis.journal.queries import count_unsealed
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.mandates.ahead import pending_conditions
from wirkungskreis.measures.ahead import alive, milestones_ahead, money_ending
from wirkungskreis.people.models import Grant
from wirkungskreis.reports.pending import latest_report, open_reports
from wirkungskreis.reports.states import ReportState
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.queries import returns_for, rounds_for
from wirkungskreis.rounds.queries.deviations import deviations
from wirkungskreis.rounds.states import UNSENT, RoundState
from wirkungskreis.ui.tones import tone_of

MOST = 5  # lines of a kind on the leadership's start page
FROZEN_SHOWN = 6
WAITING = [ReportState.STEERING, ReportState.DEPARTMENT]  # the reviews of the leadership


def leadership(actor: Actor, on: date) -> list[Part]:
    """Give the page of five minutes first, then what is worst and what waits for a release."""
    brief = Task(
        _("Beratungsblatt lesen"),
        way("brief"),
        _("Eine Seite: was zu entscheiden ist, was abweicht, welches Geld endet."),
    )
    worst = [
        Task(
            str(row.measure),
            way("measure", row.measure.public_id),
            row.reason or _("Kein Grund genannt."),
            row.label,
            tone_of(row.code),
        )
        for row in deviations(actor, on)[:MOST]
    ]
    if worst:
        worst.append(Task(_("Alle Abweichungen im Register"), way("measures", abweichung="alle")))
    waiting = open_reports(actor).filter(state__in=WAITING)
    tasks = [brief, *report_tasks(waiting, on)]
    empty = _("Alle Maßnahmen, von denen man weiß, laufen wie geplant.")
    return [Part(_("Aufgaben"), tasks), Part(_("Die größten Abweichungen"), worst, empty)]


def lead(actor: Actor, on: date) -> list[Part]:
    """Say what is open in the running rounds, which dates are due and which money ends."""
    own = Q(organisation__in=actor.organisation_ids) | Q(person=actor.person_id)
    asked = returns_for(actor, on).filter(own, round__state=RoundState.OPEN)
    answers = [_answer(ret, on) for ret in asked.order_by("measure__code")]
    among = Q(lead__in=actor.organisation_ids)
    ahead = []
    for milestone in milestones_ahead(actor, on, actor.organisation_ids):
        note, tone = due_note(milestone.due, on)
        url = way("measure", milestone.measure.public_id)
        ahead.append(Task(milestone.title, url, str(milestone.measure), note, tone, milestone.due))
    for ending in money_ending(actor, on, among):
        note = _("Geld bis {day}").format(day=formats.day_short(ending.last))
        url = way("measure", ending.measure.public_id)
        ahead.append(Task(str(ending.measure), url, ending.programme, note, "warn", ending.last))
    no_round = _("Gerade läuft keine Abfrage, die Sie betrifft.")
    return [
        Part(_("Ihre Antworten"), in_order(answers), no_round),
        Part(_("Was bald fällig ist"), in_order(ahead), _("In den nächsten Wochen nichts.")),
        Part(_("Ihre Maßnahmen"), _measures(actor, among), _("Noch keine eingetragen.")),
    ]


def _answer(ret: Return, on: date) -> Task:
    label, url = str(ret.measure), way("return", ret.public_id)
    if ret.state in UNSENT:
        note, tone = due_note(ret.due, on)
        return Task(label, url, ret.standing_label, note, tone, ret.due)
    return Task(label, url, "", ret.standing_label, tone_of(ret.standing))


def _measures(actor: Actor, among: Q) -> list[Task]:
    return [
        Task(
            str(measure),
            way("measure", measure.public_id),
            note=measure.get_state_display(),
            tone=tone_of(measure.state),
        )
        for measure in alive(actor, among).order_by("code")
    ]


def committee(actor: Actor, on: date) -> list[Part]:
    """Give the measures in the member's remit, what the council still waits for, and the report."""
    conditions = []
    for condition in pending_conditions(actor):
        late = condition.is_overdue(on)
        note, tone = (
            due_note(condition.due, on)
            if condition.due
            else (condition.get_state_display(), tone_of(condition.state))
        )
        if condition.due and condition.due < on and not late:
            note, tone = condition.get_state_display(), tone_of(condition.state)
        label, url = str(condition), way("condition", condition.public_id)
        conditions.append(Task(label, url, condition.text, note, tone, condition.due))
    latest = latest_report(actor)
    read = []
    if latest:
        report = latest.report
        day = formats.day_short(report.released_on)
        read = [Task(report.title, way("report", report.public_id), note=day, tone="good")]
    remit = Q(remit__in=actor.organisation_ids)
    own = Task(
        _("Meine Gremienarbeit"),
        way("own_work"),
        _("Sitze, nächste Sitzungen, Aufträge, Zusagen und was aus Ihren Themen wurde."),
    )
    return [
        Part(_("Ihre Gremien"), [own]),
        Part(_("Offene Ratsaufträge"), in_order(conditions), _("Kein Ratsauftrag ist offen.")),
        Part(
            _("Maßnahmen in Ihrer Zuständigkeit"),
            _measures(actor, remit),
            _("Ihrem Sitz ist keine Maßnahme zugeordnet."),
        ),
        Part(_("Letzter Bericht"), read, _("Noch ist kein Bericht veröffentlicht.")),
    ]


def editorial(actor: Actor, on: date) -> list[Part]:
    tasks = in_order(report_tasks(open_reports(actor), on))
    return [Part(_("Berichte in Arbeit"), tasks, _("Gerade wird kein Bericht geschrieben."))]


def statistics(_actor: Actor, _on: date) -> list[Part]:
    empty = _(
        "Für die Statistik ist noch nichts zu tun. Kennzahlen stehen bisher in den Berichten; "
        "Datenblätter und das Einlesen amtlicher Dateien kommen als Nächstes."
    )
    return [Part(_("Aufgaben"), [], empty)]


def moderation(actor: Actor, _on: date) -> list[Part]:
    """Say how long the access of somebody from outside still lasts."""
    grant = Grant.objects.filter(user=actor.user_id, role=Role.MODERATION.value).get()
    last = grant.valid_before
    note = _("endet vor dem {day}").format(day=formats.day_short(last)) if last else ""
    read = Task(_("Konzept lesen"), way("concept"), _("Felder, Ziele und mögliche Ansätze."), note)
    return [Part(_("Ihr Zugang"), [read])]


def audit(actor: Actor, on: date) -> list[Part]:
    """Lead to the journal and name the frozen rounds with their hashes."""
    del on
    waiting = count_unsealed()
    words = ngettext(
        "{n} Eintrag noch nicht versiegelt", "{n} Einträge noch nicht versiegelt", waiting
    )
    journal = Task(
        _("Protokoll lesen"),
        way("journal"),
        _("Wer hat wann was getan; jeder Eintrag ist mit dem davor verkettet."),
        words.format(n=waiting) if waiting else _("alles versiegelt"),
        "neutral" if waiting else "good",
    )
    rounds = rounds_for(actor).exclude(frozen_on=None).order_by(F("frozen_on").desc())
    frozen = [
        Task(
            rnd.title,
            way("round", rnd.public_id),
            _("Prüfsumme {hash}").format(hash=rnd.hash),
            _("eingefroren am {day}").format(day=formats.day_short(rnd.frozen_on)),
            "good",
        )
        for rnd in rounds[:FROZEN_SHOWN]
    ]
    brief = Task(_("Beratungsblatt lesen"), way("brief"))
    return [
        Part(_("Was Sie prüfen können"), [journal, brief]),
        Part(_("Eingefrorene Abfragen"), frozen, _("Noch ist keine Abfrage geschlossen.")),
    ]
