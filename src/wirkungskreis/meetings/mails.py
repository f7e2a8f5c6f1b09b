"""What stands in the mails about tasks, promises and meetings; read at sending, never stale."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.measures.models import Commitment
from wirkungskreis.measures.states import PROMISED
from wirkungskreis.meetings.domain.doors import actor_of, token_of
from wirkungskreis.meetings.models import AgendaItem, Invitation, Task
from wirkungskreis.meetings.outputs.calendar import cancel, request, title_of
from wirkungskreis.meetings.policy import reads_confidential
from wirkungskreis.meetings.queries.papers import last_pack
from wirkungskreis.meetings.states import PENDING, MeetingState, MinutesState
from wirkungskreis.outbox.fillers import CalendarPart, Filled, address, filler
from wirkungskreis.outbox.models import Mail


@filler("meetings.due", label=_("Auftrag wird fällig"))
@filler("meetings.overdue", label=_("Auftrag überfällig"))
def remind(mail: Mail) -> Filled | None:
    """Name the task, its day and its page; nothing if it was settled meanwhile."""
    task = Task.objects.select_related("body").filter(pk=mail.about_id, state__in=PENDING).first()
    if task is None:
        return None
    values = {
        "task": task,
        "body": task.body.name,
        "due": formats.day(task.due),
        "weekday": formats.weekday(task.due),
        "given": formats.day(task.given_on),
        "page": address(f"/werkbank/auftragsbuch/{task.public_id}/"),
    }
    return Filled(values)


@filler("meetings.promise_confirm", label=_("Bitte um Bestätigung einer Zusage"))
@filler("meetings.promise_due", label=_("Zusage wird fällig"))
@filler("meetings.promise_overdue", label=_("Zusage überfällig"))
def promised(mail: Mail) -> Filled | None:
    """Name the promise, its day and its page; nothing if it was settled meanwhile."""
    rows = Commitment.objects.select_related("organisation", "sitting__body")
    found = rows.filter(pk=mail.about_id, state__in=PROMISED).first()
    if found is None or found.sitting is None:
        return None
    if (found.confirmed_on is None) != (mail.template == "meetings.promise_confirm"):
        return None
    values = {
        "what": found.what,
        "organisation": found.organisation.label,
        "body": found.sitting.body.name,
        "given": formats.day(found.sitting.on),
        "until": formats.day(found.until) if found.until else "",
        "page": address(f"/werkbank/zusagen/{found.public_id}/"),
    }
    return Filled(values)


@filler("meetings.invite", label=_("Einladung zur Sitzung"))
@filler("meetings.moved", label=_("Sitzung geändert"))
@filler("meetings.answer", label=_("Erinnerung an die Antwort"))
def invite(mail: Mail) -> Filled | None:
    """Name date, agenda and link of one person; gone when the invitation is no longer open.

    Confidential items are counted, never named: mails travel unencrypted.
    """
    invitation = _invitation(mail)
    if invitation is None:
        return None
    meeting = invitation.meeting
    if meeting.state != MeetingState.INVITED or invitation.revoked_on:
        return None
    if mail.template == "meetings.answer" and invitation.reply:
        return None
    items = list(meeting.items.order_by("position"))
    reads_all = reads_confidential(actor_of(invitation), meeting)
    topics_until = meeting.topics_until if meeting.sitting.body.topics_days else None
    values = _words(invitation) | {
        "items": [item for item in items if not item.is_confidential],
        "hidden": sum(item.is_confidential for item in items) if reads_all else 0,
        "answer_until": formats.day(meeting.answer_until),
        "answers_soon": meeting.answer_until <= (meeting.sitting.invited_on or date.min),
        "topics_until": formats.day(topics_until),
        "takes_topics": topics_until is not None and topics_until >= today(),
    }
    link = address(f"/sitzung/{token_of(invitation)}/")
    part = CalendarPart("REQUEST", request(invitation, stamp=timezone.now()))
    wants_date = mail.template != "meetings.answer"
    return Filled(values, secrets={"link": link}, calendar=part if wants_date else None)


@filler("meetings.papers", label=_("Nachreichung zur Sitzung"))
def handed_in(mail: Mail) -> Filled | None:
    """Name the papers handed in last and the link of one person; never one in confidence."""
    invitation = _invitation(mail)
    if invitation is None or invitation.revoked_on:
        return None
    meeting = invitation.meeting
    number = last_pack(meeting)
    if meeting.state != MeetingState.INVITED or not number:
        return None
    papers = meeting.enclosures.filter(supplement=number).select_related("item")
    titles = [paper.title for paper in papers.order_by("order", "pk") if not paper.is_hidden]
    link = address(f"/sitzung/{token_of(invitation)}/")
    return Filled(_words(invitation) | {"titles": titles}, secrets={"link": link})


@filler("meetings.cancelled", label=_("Sitzung abgesagt"))
@filler("meetings.withdrawn", label=_("Einladung zurückgezogen"))
def called_off(mail: Mail) -> Filled | None:
    """Take the meeting out of one person's calendar; gone if they were invited again meanwhile."""
    invitation = _invitation(mail)
    is_withdrawn = mail.template == "meetings.withdrawn"
    if invitation is None or (is_withdrawn and invitation.revoked_on is None):
        return None
    part = CalendarPart("CANCEL", cancel(invitation, stamp=timezone.now()))
    return Filled(_words(invitation), calendar=part)


@filler("meetings.excerpt", label=_("Auszug aus der Niederschrift"))
def excerpt(mail: Mail) -> Filled | None:
    """Say what became of a topic; nothing if its minutes were taken back meanwhile."""
    rows = AgendaItem.objects.select_related("meeting__sitting__body")
    item = rows.filter(pk=mail.about_id, meeting__isnull=False).first()
    if item is None or item.meeting is None:
        return None
    minutes = item.meeting.minutes.filter(state=MinutesState.APPROVED).first()
    if minutes is None:
        return None
    sitting = item.meeting.sitting
    path = f"/werkbank/niederschriften/{minutes.public_id}/pdf/herunterladen/?top={item.position}"
    values = {
        "item": item,
        "decisions": [ruling.decision for ruling in item.rulings.select_related("decision")],
        "body": sitting.body.name,
        "day": formats.day(sitting.on),
        "page": address(path),
    }
    return Filled(values)


@filler("meetings.relieved", label=_("Vertretung nicht mehr nötig"))
def relieved(mail: Mail) -> Filled | None:
    """Tell a deputy that the member comes; gone if they were asked again meanwhile."""
    invitation = _invitation(mail)
    if invitation is None or invitation.called_on:
        return None
    return Filled(_words(invitation))


def _invitation(mail: Mail) -> Invitation | None:
    """Find the invitation; it is deleted some time after the meeting."""
    related = ("meeting__sitting__body", "person", "seat", "item")
    return Invitation.objects.select_related(*related).filter(pk=mail.about_id).first()


def _words(invitation: Invitation) -> dict[str, object]:
    meeting = invitation.meeting
    sitting = meeting.sitting
    return {
        "invitation": invitation,
        "meeting": meeting,
        "sitting": sitting,
        "title": title_of(meeting),
        "day": formats.day(sitting.on),
        "weekday": formats.weekday(sitting.on),
        "clock": f"{sitting.starts:%H:%M}" if sitting.starts else "",
        "until": f"{sitting.ends:%H:%M}" if sitting.ends else "",
        "moved_from": formats.day(meeting.moved_from) if meeting.moved_from else "",
    }
