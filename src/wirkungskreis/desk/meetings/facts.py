"""What a group needs to know about an item: only what changed since the last meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.desk.meetings.fetch import address_of
from wirkungskreis.desk.ways import way
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.ahead import money_ending
from wirkungskreis.measures.models import Measure
from wirkungskreis.meetings.models import AgendaItem
from wirkungskreis.meetings.queries.reading import pending_tasks
from wirkungskreis.meetings.states import Ground
from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.queries.deviations import alive_with_known, deviations
from wirkungskreis.rounds.queries.diffs import changes
from wirkungskreis.rounds.queries.lists import history
from wirkungskreis.rounds.queries.sums import sums_of
from wirkungskreis.rounds.states import ReturnState, Unknown

RUNS_LATE = {Ground.DELAYED, Ground.ENDANGERED}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact; ``label`` is a link if there is a page."""

    label: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines under a heading; ``none`` says what it means that there are none."""

    title: str
    lines: Sequence[Line] = field(default_factory=list)
    none: str = ""


def facts_of(actor: Actor, item: AgendaItem, since: date | None, on: date) -> Facts | None:
    """Read what belongs to the item's ground and subject, in at most three queries."""
    if item.measure:
        return _measure(actor, item.measure, since, on)
    if item.ground in RUNS_LATE:
        return _field(actor, item, on)
    if item.round:
        return _round(item.round)
    lists = {Ground.TASKS: _tasks, Ground.SILENT: _silent, Ground.MONEY: _money}
    if item.ground in lists:
        return lists[Ground(item.ground)](actor, item, on)
    if subject := item.subject:
        return Facts(_("Worum es geht"), [Line(str(subject), "", address_of(subject))])
    return None


def _measure(actor: Actor, measure: Measure, since: date | None, on: date) -> Facts:
    """Compare the newest checked answer with the one the group knew."""
    told = list(history(measure, actor, on).filter(state=ReturnState.CHECKED)[:2])
    heading = _("Seit der vorigen Sitzung geändert")
    page = Line(str(measure), "", way("measure", measure.public_id))
    newest = told[0] if told else None
    if newest is None:
        return Facts(heading, [page], _("Zu dieser Maßnahme ist noch keine Meldung geprüft."))
    if since and newest.round.closed_on and newest.round.closed_on <= since:
        day = formats.day(newest.round.reference_date)
        return Facts(heading, [page], _("Seit {day} kam nichts Neues.").format(day=day))
    before = told[1] if len(told) > 1 else None
    return Facts(heading, [page, *_changed(actor, newest, before)])


def _changed(actor: Actor, newest: Return, before: Return | None) -> list[Line]:
    inner = bool(ask(actor, "rounds.read_inner", newest))
    lines = [
        Line(
            str(change.label),
            f"{change.before} → {change.after or formats.NOTHING}"
            if change.before
            else change.after,
        )
        for change in changes(newest, before, inner=inner)
    ]
    day = formats.day(newest.round.reference_date)
    source = Line(_("Meldung zum {day}").format(day=day), "", way("return", newest.public_id))
    return [source, *lines]


def _field(actor: Actor, item: AgendaItem, on: date) -> Facts:
    """List the measures of the field that do not run as planned today."""
    rows = [row for row in deviations(actor, on) if row.measure.field_id == item.element_id]
    lines = [
        Line(
            str(row.measure),
            _("{label} seit {day}; {lead}").format(
                label=row.label, day=formats.day_short(row.since), lead=row.measure.lead.label
            ),
            way("measure", row.measure.public_id),
        )
        for row in rows
    ]
    return Facts(_("Abweichungen heute"), lines, _("Alle Maßnahmen laufen wieder wie geplant."))


def _round(rnd: Round) -> Facts:
    """Say how many answered and how many of the answers were checked; one query."""
    found = sums_of([rnd])[rnd.pk]
    words = _("{there} von {asked} Meldungen da, {checked} geprüft").format(
        there=found.there, asked=found.asked, checked=found.checked
    )
    return Facts(_("Worum es geht"), [Line(rnd.title, words, way("round", rnd.public_id))])


def _silent(actor: Actor, _item: AgendaItem, on: date) -> Facts:
    rows = [row for row in alive_with_known(actor, on) if row.known == Unknown.SILENT]
    lines = [Line(str(row), row.lead.label, way("measure", row.public_id)) for row in rows]
    return Facts(_("Ohne Meldung heute"), lines, _("Inzwischen haben alle geantwortet."))


def _money(actor: Actor, _item: AgendaItem, on: date) -> Facts:
    lines = [
        Line(
            str(row.measure),
            _("{programme} bis {day}").format(
                programme=row.programme, day=formats.day_short(row.last)
            ),
            way("measure", row.measure.public_id),
        )
        for row in money_ending(actor, on)
    ]
    return Facts(_("Geld endet in den nächsten sechs Monaten"), lines, _("Kein Geld endet."))


def _tasks(actor: Actor, item: AgendaItem, on: date) -> Facts:
    lines = [
        Line(
            str(task),
            _("{owner}, bis {day}{late}").format(
                owner=task.organisation.label,
                day=formats.day_short(task.due),
                late=_(", überfällig") if task.is_overdue(on) else "",
            ),
            way("task", task.public_id),
        )
        for task in pending_tasks(actor, item.body)
    ]
    return Facts(_("Offene Aufträge"), lines, _("Kein Auftrag ist offen."))
