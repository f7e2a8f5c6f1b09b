"""After a meeting, by personal link: what was decided, the text to pass on, what came back."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from time import time
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.network.domain import feedback, links, proposing
from wirkungskreis.network.models import Access, Message
from wirkungskreis.network.queries.letters import Letter, letters_of
from wirkungskreis.network.queries.reading import Subjects, feedback_for, messages_for, subjects_for
from wirkungskreis.network.states import PROPOSE, Channel, FeedbackKind
from wirkungskreis.partake.forms import TopicForm
from wirkungskreis.partake.guard import anybody, lost
from wirkungskreis.partake.throttle import too_many
from wirkungskreis.partake.web import HOURS, Kept
from wirkungskreis.ui.report_back import ReportBackForm

P = ParamSpec("P")
KEY = "network_link"
CLOSED = "partake/network/closed.html"


class AccessRequest(HttpRequest):
    actor: Actor
    access: Access


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@anybody
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button and nothing about anybody; only pressing it uses the link."""
    access = links.find(token)
    if access is None:
        if too_many(request, "network", limit=60):
            return TemplateResponse(request, CLOSED, {"why": "often"}, status=429)
        return TemplateResponse(request, CLOSED, {"why": "unknown"}, status=404)
    if access.revoked_on or links.is_over(access, today()):
        why = "revoked" if access.revoked_on else "over"
        return TemplateResponse(request, CLOSED, {"why": why}, status=410)
    if request.method == "POST":
        links.use(access)
        _enter(request.session, access)
        return HttpResponseRedirect(reverse("partake:after"))
    return TemplateResponse(request, "partake/network/door.html")


def by_access(
    view: Callable[Concatenate[AccessRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in who opened such a link in this browser; revoking it works with the next request."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        access = _kept(request.session)
        is_closed = access is None or bool(access.revoked_on) or links.is_over(access, today())
        if is_closed and request.method == "POST":
            return lost(request, status=410)
        if access is None or is_closed:
            return TemplateResponse(request, CLOSED, {"why": "over"}, status=410)
        own = cast("AccessRequest", request)
        own.access, own.actor = access, replace(links.actor_of(access), on=today())
        return view(own, *args, **kwargs)

    guarded.__dict__["guard"] = "by_access"
    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@by_access
def after(request: AccessRequest) -> HttpResponse:
    """Show what was decided on own measures and the text to pass on; take what came back."""
    may_propose = ask(request.actor, PROPOSE, request.access.meeting)
    is_topic = bool(may_propose) and request.POST.get("act") == "topic"
    topic = TopicForm(request.POST if is_topic else None, prefix="topic")
    if topic.is_valid() and _proposed(request, topic):
        messages.success(request, _("Danke, Ihr Thema liegt dem Gremium vor."))
        return HttpResponseRedirect(reverse("partake:after"))
    rows = messages_for(request.actor)
    message = rows.filter(meeting=request.access.meeting).first()
    if message is None and request.method == "POST" and not is_topic:
        return lost(request)
    subjects = subjects_for(request.actor)
    sent = None if is_topic else request.POST or None
    form = ReportBackForm(Channel.choices, FeedbackKind.choices, subjects.choices(), sent)
    if message and form.is_valid() and _reported(request, message, form, subjects):
        messages.success(
            request,
            _("Danke, Ihre Rückmeldung ist da. Steht ein Name darin? Dann rufen Sie uns an."),
        )
        return HttpResponseRedirect(reverse("partake:after"))
    context = {
        "sitting": request.access.meeting.sitting,
        "letter": _letter(request),
        "message": message,
        "form": form,
        "given": feedback_for(request.actor) if message else [],
        "topic": topic if may_propose else None,
    }
    status = 422 if form.errors or topic.errors else 200
    return TemplateResponse(request, "partake/network/after.html", context, status=status)


def _letter(request: AccessRequest) -> Letter | None:
    found = letters_of(request.access.meeting).letters if request.access.told_on else []
    return next((one for one in found if one.person.pk == request.access.person_id), None)


def _proposed(request: AccessRequest, form: TopicForm) -> bool:
    try:
        proposing.propose(
            request.access.meeting, actor=request.actor, on=today(), **form.cleaned_data
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _reported(
    request: AccessRequest, message: Message, form: ReportBackForm, subjects: Subjects
) -> bool:
    try:
        about = subjects.chosen(form.cleaned_data["about"])
        feedback.report_back(message, actor=request.actor, on=today(), **form.reported(), **about)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _enter(session: SessionBase, access: Access) -> None:
    """Keep the door in a fresh session; the token itself is forgotten."""
    session.cycle_key()
    until = time() + HOURS * 3600
    session[KEY] = Kept(id=access.pk, generation=access.generation, until=until)


def _kept(session: SessionBase) -> Access | None:
    kept = cast("Kept | None", session.get(KEY))
    if kept is None or kept["until"] < time():
        return None
    access = links.by_id(kept["id"])
    return access if access and access.generation == kept["generation"] else None
