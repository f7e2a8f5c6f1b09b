"""Verbs that build an agenda: pick, add, order, change, take off; places have no gaps."""

from collections.abc import Iterable, Mapping
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.models import AgendaItem, Meeting
from wirkungskreis.meetings.queries.proposals import LAST_WORD, Proposal
from wirkungskreis.meetings.states import KEEP, WAITING, Ground, ItemKind, ItemState, MeetingState

OPENING, MINUTES, TASKS, MATTERS, CLOSING = range(5)


@transaction.atomic
def pick(
    meeting: Meeting, proposals: Iterable[Proposal], *, actor: Actor, edition: int
) -> list[AgendaItem]:
    """Put proposals onto the agenda: each at its place, matters before what closes it."""
    chosen = list(proposals)
    if not chosen:
        raise NotPossible(_("Bitte wählen Sie mindestens einen Vorschlag aus."))
    _hold(meeting, "pick", actor=actor, edition=edition)
    agenda = _agenda(meeting)
    made = []
    for proposal in chosen:
        item = _taken(meeting, proposal, actor=actor, free=_free(agenda))
        _insert(agenda, item, _rank(item, is_first=True))
        made.append(item)
    _number(agenda)
    return made


def _taken(meeting: Meeting, proposal: Proposal, *, actor: Actor, free: int) -> AgendaItem:
    """Schedule what waits in the backlog, or make an item of what a rule found."""
    if waiting := proposal.item:
        changes = {"meeting": meeting, "position": free}
        return move(waiting, "schedule", actor=actor, edition=waiting.edition, changes=changes)
    item = AgendaItem.objects.create(
        meeting=meeting,
        body=meeting.sitting.body,
        state=ItemState.SCHEDULED,
        position=free,
        kind=proposal.kind,
        ground=proposal.ground,
        title=proposal.title,
        text=proposal.text,
        minutes=proposal.minutes,
        presenter=proposal.presenter,
        **proposal.subject_column(),
    )
    note(item, "create", actor=actor, meeting=meeting.pk, ground=str(proposal.ground))
    return item


@transaction.atomic
def add(meeting: Meeting, *, facts: Mapping[str, object], actor: Actor, edition: int) -> AgendaItem:
    """Add an item of the office's own; while the meeting runs, it comes last."""
    if meeting.state not in {*MeetingState} - {MeetingState.CLOSED, MeetingState.CANCELLED}:
        raise NotPossible(_("Diese Sitzung ist zu Ende. Bitte planen Sie die nächste."))
    _fits(meeting, facts)
    edit(meeting, "add_item", KEEP, actor=actor, edition=edition, changes={})
    agenda = _agenda(meeting)
    item = AgendaItem.objects.create(
        meeting=meeting,
        body=meeting.sitting.body,
        state=ItemState.SCHEDULED,
        position=_free(agenda),
        **facts,
    )
    note(item, "create", actor=actor, meeting=meeting.pk)
    if meeting.is_to_come:
        _insert(agenda, item, MATTERS)
        _number(agenda)
    return item


@transaction.atomic
def shift(
    item: AgendaItem, way: Literal["up", "down"], *, actor: Actor, edition: int
) -> AgendaItem:
    """Move an item one place; ``edition`` is that of the meeting. At the end nothing happens."""
    meeting = _meeting_of(item)
    _hold(meeting, "order", actor=actor, edition=edition, item=item.pk)
    agenda = _agenda(meeting)
    here = next(index for index, row in enumerate(agenda) if row.pk == item.pk)
    there = here - 1 if way == "up" else here + 1
    if 0 <= there < len(agenda):
        agenda[here], agenda[there] = agenda[there], agenda[here]
        _number(agenda)
    return item


def revise(
    item: AgendaItem, *, facts: Mapping[str, object], actor: Actor, edition: int
) -> AgendaItem:
    """Change title, text, kind, time, presenter or confidentiality until there is a result."""
    if item.state not in WAITING:
        raise NotPossible(_("Zu diesem Punkt gibt es schon ein Ergebnis."))
    if item.meeting:
        _fits(item.meeting, facts)
    return edit(item, "revise", KEEP, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def take_off(item: AgendaItem, *, actor: Actor, edition: int) -> AgendaItem:
    """Put an item back into the backlog; ``edition`` is that of the meeting."""
    meeting = _meeting_of(item)
    _hold(meeting, "take_off", actor=actor, edition=edition, item=item.pk)
    changes = {"meeting": None, "position": None}
    move(item, "take_off", actor=actor, edition=item.edition, changes=changes)
    _number(_agenda(meeting))
    return item


def _hold(meeting: Meeting, act: str, *, actor: Actor, edition: int, **facts: int) -> None:
    """Let one person at a time order an agenda, and only before the meeting."""
    if not meeting.is_to_come:
        raise NotPossible(
            _("Die Sitzung hat begonnen, die Reihenfolge steht fest. Punkte lassen sich absetzen.")
        )
    edit(meeting, act, KEEP, actor=actor, edition=edition, changes={}, **facts)


def _meeting_of(item: AgendaItem) -> Meeting:
    if item.meeting is None:
        raise NotPossible(_("Der Punkt steht auf keiner Tagesordnung. Bitte laden Sie neu."))
    return item.meeting


def _fits(meeting: Meeting, facts: Mapping[str, object]) -> None:
    """Only a seat of the body presents; the form offers no other."""
    body = getattr(facts.get("presenter"), "body_id", None)
    if body not in {None, meeting.sitting.body_id}:
        raise NotPossible(_("Dieser Sitz gehört zu einem anderen Gremium."))


def _agenda(meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk"))


def _free(agenda: list[AgendaItem]) -> int:
    return max((item.position or 0 for item in agenda), default=0) + 1


def _insert(agenda: list[AgendaItem], item: AgendaItem, rank: int) -> None:
    """Put an item before the first one that comes after it by rank."""
    agenda[:] = [row for row in agenda if row.pk != item.pk]
    ranks = [_rank(row, is_first=index == 0) for index, row in enumerate(agenda)]
    place = next((index for index, other in enumerate(ranks) if other > rank), len(agenda))
    agenda.insert(place, item)


def _rank(item: AgendaItem, *, is_first: bool) -> int:
    """Say where an item belongs; formal ones are known by their ground or how they begin."""
    if item.ground in {Ground.MINUTES, Ground.TASKS}:
        return MINUTES if item.ground == Ground.MINUTES else TASKS
    if item.kind != ItemKind.FORMAL:
        return MATTERS
    if item.title.startswith(LAST_WORD):
        return CLOSING
    return OPENING if is_first else MATTERS


def _number(agenda: list[AgendaItem]) -> None:
    """Give places from 1 on; emptied first, because each place is held once at every moment."""
    AgendaItem.objects.filter(pk__in=[item.pk for item in agenda]).update(position=None)
    for position, item in enumerate(agenda, 1):
        item.position = position
    AgendaItem.objects.bulk_update(agenda, ["position"])
