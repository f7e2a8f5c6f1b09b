"""The invitation to a meeting behind a personal link: agenda, papers, and the answer."""

from collections.abc import Callable
from functools import wraps
from time import time
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.sessions.backends.base import SessionBase
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.journal.clock import now, today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.meetings.domain import answering, doors
from wirkungskreis.meetings.models import Invitation
from wirkungskreis.meetings.outputs import calendar
from wirkungskreis.meetings.queries.clock import scheduled
from wirkungskreis.meetings.queries.invited import deputies_of
from wirkungskreis.meetings.queries.papers import packs_of_person
from wirkungskreis.meetings.queries.reading import feed_meetings, invited_agenda
from wirkungskreis.meetings.states import MeetingState
from wirkungskreis.outbox.fillers import address
from wirkungskreis.partake.forms import ReplyForm
from wirkungskreis.partake.guard import anybody
from wirkungskreis.partake.throttle import too_many
from wirkungskreis.partake.web import HOURS, Kept
from wirkungskreis.ui.downloads import attachment

KEY = "invitations"
P = ParamSpec("P")


class InvitedRequest(HttpRequest):
    actor: Actor
    invitation: Invitation


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@anybody
def invitation_door(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button and nothing about anybody; only pressing it uses the link."""
    invitation = doors.find(token)
    if invitation is None:
        often = too_many(request, "door", limit=60)
        return _closed(request, "often" if often else "unknown", 429 if often else 404)
    if why := doors.why_closed(invitation, today()):
        return _closed(request, why, 410)
    if request.method == "POST":
        doors.use(invitation)
        _enter(request.session, invitation)
        return HttpResponseRedirect(reverse("partake:invitation", args=[invitation.public_id]))
    return TemplateResponse(request, "partake/invitation_door.html")


def _closed(request: HttpRequest, why: str, status: int) -> HttpResponse:
    template = "partake/invitation_closed.html"
    return TemplateResponse(request, template, {"why": why}, status=status)


def _enter(session: SessionBase, invitation: Invitation) -> None:
    """Keep the invitation in a fresh session beside others; the token itself is forgotten."""
    session.cycle_key()
    until = time() + HOURS * 3600
    kept = Kept(id=invitation.pk, generation=invitation.generation, until=until)
    session[KEY] = {**session.get(KEY, {}), str(invitation.public_id): kept}


def by_invitation(
    view: Callable[Concatenate[InvitedRequest, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Let in who opened this invitation in this browser; withdrawing it works at once."""

    @wraps(view)
    def guarded(
        request: HttpRequest, public_id: UUID, *args: P.args, **more: P.kwargs
    ) -> HttpResponseBase:
        kept = cast("Kept | None", request.session.get(KEY, {}).get(str(public_id)))
        found = doors.by_address(public_id) if kept and kept["until"] > time() else None
        if kept is None or found is None or found.generation != kept["generation"]:
            return HttpResponseRedirect(reverse("partake:ask_link"))
        if why := doors.why_closed(found, today()):
            return _closed(request, why, 410)
        invited = cast("InvitedRequest", request)
        invited.actor, invited.invitation = doors.actor_of(found), found
        return view(invited, *args, **more)

    guarded.__dict__["guard"] = "by_invitation"
    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@by_invitation
def invitation_page(request: InvitedRequest) -> HttpResponse:
    """Show date, agenda and papers as far as this person may read them, and take the answer."""
    invitation = request.invitation
    meeting = invitation.meeting
    deputies = deputies_of(invitation, meeting.sitting.on) if invitation.is_member else []
    form = ReplyForm(invitation, deputies, request.POST if request.method == "POST" else None)
    if form.is_valid() and _answered(request, form):
        return HttpResponseRedirect(reverse("partake:invitation", args=[invitation.public_id]))
    items = list(invited_agenda(request.actor, meeting))
    feed = doors.feed_of(invitation.person)
    context = {
        "invitation": invitation,
        "meeting": meeting,
        "schedule": scheduled(meeting, items),
        "form": form,
        "is_open": meeting.state == MeetingState.INVITED and now() < meeting.begins_at,
        "packs": packs_of_person(invitation.person, meeting),
        "feed": address(f"/kalender/{doors.token_of(feed)}/sitzungen.ics") if feed else "",
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "partake/invitation.html", context, status=status)


@require_safe
@never_cache
@by_invitation
def invitation_pack(request: InvitedRequest, pack: UUID, kind: str) -> FileResponse:
    """Hand out one of the packs that stand on the page of the invitation."""
    invitation = request.invitation
    packs = packs_of_person(invitation.person, invitation.meeting)
    found = get_object_or_404(packs, public_id=pack)
    file = found.file_of(kind)
    if file is None:
        raise Http404
    return attachment(file)


def _answered(request: InvitedRequest, form: ReplyForm) -> bool:
    invitation = request.invitation
    said, deputy = form.said()
    edition = form.cleaned_data["edition"]
    try:
        answering.reply(invitation, said, deputy, actor=request.actor, edition=edition, now=now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        request.invitation = doors.by_address(invitation.public_id) or invitation
        return False
    messages.success(request, _("Danke, Ihre Antwort ist da."))
    return True


@require_POST
@never_cache
@by_invitation
def invitation_feed(request: InvitedRequest) -> HttpResponse:
    """Make a private calendar address, or end the one there is."""
    invitation = request.invitation
    person = invitation.person
    feed = doors.feed_of(person)
    if request.POST.get("act") == "end" and feed:
        doors.close_feed(feed, actor=request.actor, on=today())
        messages.success(request, _("Die Kalenderadresse gilt nicht mehr."))
    else:
        doors.open_feed(person, actor=request.actor, on=today())
        messages.success(request, _("Ihre Kalenderadresse ist bereit."))
    return HttpResponseRedirect(
        reverse("partake:invitation", args=[invitation.public_id]) + "#kalender"
    )


@require_safe
@anybody
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the dates of one person's meetings to a calendar that has the address."""
    feed = doors.find_feed(token)
    if feed is None:
        if too_many(request, "feed", limit=60):
            return HttpResponse(status=429)
        raise Http404
    meetings = list(feed_meetings(feed.person))
    text = calendar.feed(meetings, stamp=timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["ETag"] = f'"{calendar.mark_of(meetings)}"'
    response["Cache-Control"] = "private, max-age=900"
    response["Content-Disposition"] = 'inline; filename="sitzungen.ics"'
    response["Referrer-Policy"] = "no-referrer"
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    return found or response
