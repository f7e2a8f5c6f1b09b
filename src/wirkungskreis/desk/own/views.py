"""One's own work in committees: seats, dates, tasks, measures, promises, topics on one page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.own.forms import ReplyForm
from wirkungskreis.desk.start.tasks import Part, Task, due_note, in_order
from wirkungskreis.desk.ways import way
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import now, today
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Level
from wirkungskreis.measures.ahead import alive
from wirkungskreis.measures.queries import promised_by
from wirkungskreis.measures.states import CommitmentState
from wirkungskreis.meetings.domain import answering
from wirkungskreis.meetings.models import AgendaItem, Invitation, Meeting, Rank, SeatHolder
from wirkungskreis.meetings.queries import own
from wirkungskreis.meetings.states import ItemState, MeetingState
from wirkungskreis.ui.tones import Tone, tone_of

ENDED = [CommitmentState.KEPT, CommitmentState.WITHDRAWN]


@dataclass(frozen=True, slots=True)
class Held:
    """A seat as its holder sees it: for whom, beside whom, and from or until when."""

    holder: SeatHolder
    organisation: str
    others: list[SeatHolder]
    is_coming: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting to come, with what one was asked and answered."""

    meeting: Meeting
    answer: str
    tone: Tone
    takes_topics: bool
    invitation: Invitation | None = None
    form: ReplyForm | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def own_work(request: DeskRequest) -> HttpResponse:
    """Show everybody their own, also without a seat; here one answers one's invitations."""
    actor, on = request.actor, today()
    held = own.seats_held(actor, on)
    seats = [row.seat_id for row in held if row.holds_on(on)]
    meetings = own.meetings_to_come(actor, {row.seat.body_id for row in held}, on)
    invited = own.invitations_to(actor, meetings)
    coming = [_coming(request, one, invited.get(one.pk), held) for one in meetings]
    sent = _sent(coming) if request.method == "POST" else None
    if sent and _answered(request, sent):
        messages.success(request, _("Danke, Ihre Antwort ist da."))
        return HttpResponseRedirect(reverse("desk:own_work"))
    context = {
        "held": [_held(row, on) for row in held],
        "coming": coming,
        "parts": [
            _tasks(actor, seats, on),
            _measures(actor, held, on),
            _promises(actor, on),
            _topics(actor, seats),
        ],
    }
    status = 422 if sent else 200
    return TemplateResponse(request, "desk/own/page.html", context, status=status)


def _sent(coming: Sequence[Coming]) -> Coming:
    """Give the row whose answer was sent; anybody else's invitation is not there."""
    sent = next((row for row in coming if row.form and row.form.is_bound), None)
    if sent is None:
        raise Http404
    return sent


def _answered(request: DeskRequest, row: Coming) -> bool:
    def answer(data: dict[str, Any]) -> None:
        if row.invitation and row.form:
            said, deputy = row.form.said()
            more = {"actor": request.actor, "edition": data["edition"], "now": now()}
            answering.reply(row.invitation, said, deputy, **more)

    return row.form is not None and done(row.form, answer)


def _held(row: SeatHolder, on: date) -> Held:
    owner = row.seat.organisation_on(on)
    others = [one for one in row.seat.holders.all() if one.pk != row.pk and one.holds_on(on)]
    label = owner.organisation.label if owner else ""
    return Held(row, label, sorted(others, key=lambda one: one.rank), not row.holds_on(on))


def _coming(
    request: DeskRequest,
    meeting: Meeting,
    invitation: Invitation | None,
    held: Sequence[SeatHolder],
) -> Coming:
    on = today()
    tone: Tone = "neutral"
    answer = _("noch nicht eingeladen")
    if invitation and invitation.reply:
        answer, tone = str(invitation.get_reply_display()), "good"
    elif invitation and (invitation.rank == Rank.MEMBER or invitation.called_on):
        answer, tone = _("Antwort fehlt"), "warn"
    elif invitation:
        answer = _("als Stellvertretung informiert")
    elif meeting.state != MeetingState.PLANNED:
        answer = _("keine Einladung an Sie")
    takes = meeting.is_to_come and on <= meeting.topics_until
    row = Coming(meeting, answer, tone, takes)
    is_open = meeting.state == MeetingState.INVITED and now() < meeting.begins_at
    if invitation is None or not is_open:
        return row
    invitation.meeting = meeting
    is_sent = request.POST.get("invitation") == str(invitation.public_id)
    form = ReplyForm(invitation, _deputies(invitation, held), request.POST if is_sent else None)
    return replace(row, invitation=invitation, form=form)


def _deputies(invitation: Invitation, held: Sequence[SeatHolder]) -> list[SeatHolder]:
    """Give who may stand in for the member on the day, from the seats already read."""
    own_seat = next((row.seat for row in held if row.seat_id == invitation.seat_id), None)
    if own_seat is None or not invitation.is_member:
        return []
    day = invitation.meeting.sitting.on
    rows = [row for row in own_seat.holders.all() if row.rank and row.holds_on(day)]
    return sorted(rows, key=lambda row: row.rank)


def _tasks(actor: Actor, seats: Sequence[int], on: date) -> Part:
    rows = []
    for task in own.own_tasks(actor, seats):
        note, tone = due_note(task.due, on)
        hint = f"{task.body.name}, {task.get_state_display()}"
        rows.append(Task(task.title, way("task", task.public_id), hint, note, tone, task.due))
    return Part(
        _("Meine Aufträge aus Gremien"), in_order(rows), _("Kein Auftrag eines Gremiums ist offen.")
    )


def _measures(actor: Actor, held: Sequence[SeatHolder], on: date) -> Part:
    """Give what one leads, and what lies in the remit of one's seat in a steering body."""
    steering = [row.seat for row in held if row.seat.body.level == Level.LEADERSHIP]
    owners = [seat.organisation_on(on) for seat in steering]
    remit = {owner.organisation_id for owner in owners if owner} | actor.organisation_ids
    people = Q(lead_person=actor.person_id) | Q(deputy_person=actor.person_id)
    leads = Q(lead__in=actor.organisation_ids) | people
    rows = alive(actor, leads | Q(remit__in=remit)).select_related("lead").order_by("code")
    tasks = [
        Task(
            str(row),
            way("measure", row.public_id),
            _("federführend: {lead}").format(lead=row.lead.label),
            row.get_state_display(),
            tone_of(row.state),
        )
        for row in rows
    ]
    return Part(_("Meine Maßnahmen"), tasks, _("Keine laufende Maßnahme ist Ihnen zugeordnet."))


def _promises(actor: Actor, on: date) -> Part:
    rows = []
    for promise in promised_by(actor, actor.organisation_ids).exclude(state__in=ENDED):
        note, tone = promise.get_state_display(), tone_of(promise.state)
        if promise.confirmed_on is None:
            note, tone = _("noch nicht bestätigt"), "warn"
        elif promise.state == CommitmentState.GIVEN and promise.until:
            note, tone = due_note(promise.until, on)
        url, hint = way("commitment", promise.public_id), promise.organisation.label
        rows.append(Task(promise.what, url, hint, note, tone, promise.until))
    empty = _("Ihre Organisation hat nichts zugesagt, das noch offen ist.")
    return Part(_("Was meine Organisation zugesagt hat"), in_order(rows), empty)


def _topics(actor: Actor, seats: Sequence[int]) -> Part:
    tasks = [
        Task(
            item.title,
            way("agenda_item", item.public_id),
            _became(item),
            item.get_state_display(),
            tone_of(item.state),
        )
        for item in own.topics_of(actor, seats)
    ]
    empty = _("Von Ihrem Sitz wurde noch kein Thema vorgeschlagen.")
    return Part(_("Was aus unseren Themen wurde"), tasks, empty)


def _became(item: AgendaItem) -> str:
    """Say where a topic is: waiting, on an agenda, decided, or not taken up and why."""
    if item.state == ItemState.DROPPED:
        return item.drop_reason
    if item.meeting is None:
        return _("{body}, wartet im Themenspeicher").format(body=item.body.name)
    day = formats.day_short(item.meeting.sitting.on)
    said = _("{body}, Sitzung am {day}").format(body=item.body.name, day=day)
    decisions = ", ".join(ruling.decision.number for ruling in item.rulings.all())
    return f"{said}: {decisions}" if decisions else said
