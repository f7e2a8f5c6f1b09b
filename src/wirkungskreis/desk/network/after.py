"""After a meeting: what each lead is told, in preview, and the text to pass on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import meeting_of, office_only
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.states import OVER
from wirkungskreis.network.domain import telling, texts
from wirkungskreis.network.mails import values_of
from wirkungskreis.network.models import Access
from wirkungskreis.network.queries.letters import Letter, letters_of
from wirkungskreis.network.queries.reading import messages_for
from wirkungskreis.outbox.fillers import Filled
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import masked, written
from wirkungskreis.people.models import Person


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter with its text as it would go out, and what became of the one before."""

    letter: Letter
    subject: str
    body: str
    access: Access | None

    @property
    def person(self) -> Person:
        return self.letter.person

    @property
    def is_told(self) -> bool:
        return self.access is not None and self.access.told_on is not None

    @property
    def is_changed(self) -> bool:
        """Whether something else would be said now than what was sent."""
        access = self.access
        return self.is_told and access is not None and access.told_digest != self.letter.digest


@require_safe
@signed_in
def aftermath(request: DeskRequest, public_id: UUID) -> HttpResponse:
    office_only(request)
    return _show(request, meeting_of(request, public_id))


@require_POST
@signed_in
def tell_leads(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Send what was not sent yet, and corrections to whom the office has ticked."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    ticked = request.POST.getlist("berichtigen")
    letters = letters_of(meeting).letters
    wanted = {one.person.pk for one in letters if str(one.person.public_id) in ticked}
    try:
        told = telling.tell(meeting, actor=request.actor, on=today(), again=wanted)
    except Refused as refusal:
        return _show(request, meeting, str(refusal))
    words = ngettext(
        "{n} Mail liegt im Postausgang.", "{n} Mails liegen im Postausgang.", told.sent
    )
    messages.success(request, words.format(n=told.sent))
    return HttpResponseRedirect(reverse("desk:aftermath", args=[public_id]))


@require_POST
@signed_in
def message_draft(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Begin the text to pass on; twice gives the first."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    try:
        message = texts.draft(meeting, actor=request.actor)
    except Refused as refusal:
        return _show(request, meeting, str(refusal))
    messages.success(request, _("Der Entwurf steht. Bitte kürzen und prüfen Sie ihn."))
    return HttpResponseRedirect(reverse("desk:message_edit", args=[message.public_id]))


def _letters(meeting: Meeting, letters: Iterable[Letter]) -> Iterator[Shown]:
    """Write every letter as it would go out now; the link stands only in the mail itself."""
    doors = {row.person_id: row for row in Access.objects.filter(meeting=meeting)}
    for letter in letters:
        access = doors.get(letter.person.pk)
        filled = Filled(values_of(letter, meeting, access), secrets={"link": ""})
        mail = Mail(person=letter.person, template="network.told")
        text = written(mail, filled)
        yield Shown(letter, text.subject, masked(text.body), access)


def _show(request: DeskRequest, meeting: Meeting, refusal: str = "") -> HttpResponse:
    post = letters_of(meeting)
    shown = list(_letters(meeting, post.letters))
    context = {
        "meeting": meeting,
        "is_over": meeting.state in OVER,
        "letters": shown,
        "nobody": post.nobody,
        "new": sum(not one.is_told and bool(one.person.email) for one in shown),
        "changed": sum(one.is_changed for one in shown),
        "message": messages_for(request.actor).filter(meeting=meeting).first(),
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return TemplateResponse(request, "desk/network/after.html", context, status=status)
