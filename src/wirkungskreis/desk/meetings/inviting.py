"""Inviting to a meeting: who gets what, who answered, who is missing; moving it to another day."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import meeting_of, office_only
from wirkungskreis.desk.meetings.forms import GuestForm, InviteForm, MoveForm
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import now, today
from wirkungskreis.meetings.domain import answering, inviting, moving
from wirkungskreis.meetings.models import Invitation, Meeting
from wirkungskreis.meetings.queries.invited import Guests, counted, guests
from wirkungskreis.meetings.queries.seating import seating
from wirkungskreis.meetings.states import MeetingState, Reply
from wirkungskreis.outbox.queries import latest_about


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting_invitations(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show before sending who gets what, and afterwards who answered how; a POST invites."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = InviteForm(request.POST or None)

    def invite(data: dict[str, Any]) -> None:
        how = inviting.How(data["with_deputies"], data["urgent_reason"])
        edition = data["edition"]
        inviting.invite(meeting, how, actor=request.actor, edition=edition, on=today())

    if done(form, invite):
        messages.success(request, _("Die Einladungen gehen jetzt hinaus."))
        return _home(public_id)
    return _show(request, public_id, form)


def _home(public_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:meeting_invitations", args=[public_id]))


def _show(
    request: DeskRequest, public_id: UUID, form: forms.Form, guest: GuestForm | None = None
) -> HttpResponse:
    meeting = meeting_of(request, public_id)
    found = guests(meeting)
    wide = guests(meeting, with_deputies=True).missing if meeting.state == "planned" else []
    sure = {holder.pk for holder in found.missing}
    is_late = today() > meeting.invite_until
    invite = form if isinstance(form, InviteForm) else InviteForm()
    if not is_late:
        del invite.fields["urgent_reason"]
    context = {
        "meeting": meeting,
        "found": found,
        "likely": [(holder, holder.pk in sure) for holder in wide],
        "rows": _rows(found),
        "counts": counted(seating(meeting).places),
        "form": form,
        "invite": invite,
        "guest": guest or GuestForm(meeting),
        "is_late": is_late,
        "is_planned": meeting.state == MeetingState.PLANNED,
        "is_invited": meeting.state == MeetingState.INVITED,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/invitations.html", context, status=status)


def _rows(found: Guests) -> list[dict[str, object]]:
    """Put the latest mail beside each invitation; one query."""
    label, keys = Invitation._meta.label_lower, [row.pk for row in found.invited]
    mails: dict[int, object] = {}
    for mail in latest_about(label, keys):
        mails.setdefault(mail.about_id, mail)
    return [{"row": row, "mail": mails.get(row.pk)} for row in found.invited]


def _step(
    request: DeskRequest, public_id: UUID, call: Callable[[Meeting, dict[str, Any]], str]
) -> HttpResponse:
    """Carry out one button of the page; a refusal stands on it."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = EditionForm(request.POST)
    if done(form, lambda data: messages.success(request, call(meeting, data))):
        return _home(public_id)
    return _show(request, public_id, form)


@require_POST
@signed_in
def invitations_catch_up(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Invite who came onto a seat since, and withdraw the invitation of who left."""

    def catch_up(meeting: Meeting, data: dict[str, Any]) -> str:
        inviting.catch_up(meeting, actor=request.actor, on=today(), **data)
        return _("Die Einladungen stimmen jetzt mit den Sitzen überein.")

    return _step(request, public_id, catch_up)


@require_POST
@signed_in
def invitations_remind(request: DeskRequest, public_id: UUID) -> HttpResponse:
    def remind(meeting: Meeting, data: dict[str, Any]) -> str:
        n = answering.remind(meeting, actor=request.actor, on=today(), **data)
        words = ngettext("{n} Person wird erinnert.", "{n} Personen werden erinnert.", n)
        return words.format(n=n)

    return _step(request, public_id, remind)


@require_POST
@signed_in
def guest_invite(request: DeskRequest, public_id: UUID) -> HttpResponse:
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = GuestForm(meeting, request.POST)

    def invite(data: dict[str, Any]) -> None:
        person, item, edition = (data[name] for name in ("person", "item", "edition"))
        actor = request.actor
        inviting.invite_guest(meeting, person, item, actor=actor, edition=edition, on=today())
        messages.success(request, _("{person} ist als Gast eingetragen.").format(person=person))

    if done(form, invite):
        return _home(public_id)
    return _show(request, public_id, form, form)


@require_POST
@signed_in
def invitation_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Send one invitation again, withdraw a guest's, or enter what somebody said by telephone."""
    office_only(request)
    rows = Invitation.objects.select_related("meeting__sitting__body", "person", "seat")
    invitation = get_object_or_404(rows, public_id=public_id)
    meeting = invitation.meeting.public_id
    form = EditionForm(request.POST)
    act = request.POST.get("act", "")

    def take(data: dict[str, Any]) -> None:
        if act == "withdraw":
            inviting.withdraw(invitation, actor=request.actor, on=today(), **data)
        elif act in {Reply.YES, Reply.NO}:
            answering.reply(invitation, act, actor=request.actor, now=now(), **data)
        else:
            inviting.send_again(invitation, actor=request.actor, on=today(), **data)

    if done(form, take):
        messages.success(request, _("Gespeichert."))
        return _home(meeting)
    return _show(request, meeting, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting_move(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Move a meeting to another day, time or place; whoever is invited learns it at once."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    sitting = meeting.sitting
    before = {name: getattr(sitting, name) for name in ("on", "starts", "ends", "place")}
    form = MoveForm(request.POST or None, initial=before | {"online_link": meeting.online_link})

    def move(data: dict[str, Any]) -> None:
        edition, reason = data["edition"], data["reason"]
        names = ("on", "starts", "ends", "place", "online_link")
        to = moving.When(**{name: data[name] for name in names})
        actor = request.actor
        moving.relocate(meeting, to, reason=reason, actor=actor, edition=edition, on=today())

    if done(form, move):
        messages.success(request, _("Die Sitzung hat einen neuen Termin."))
        return HttpResponseRedirect(reverse("desk:meeting", args=[public_id]))
    meeting = meeting_of(request, public_id)
    context = {"meeting": meeting, "form": form, "edition": meeting.edition}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/move.html", context, status=status)
