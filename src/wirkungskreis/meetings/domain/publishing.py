"""Verbs that let everybody read agenda or minutes of a public meeting, and take that back."""

from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wirkungskreis.files.domain.store import keep
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.models import Meeting, Minutes, Publication, PublicKind
from wirkungskreis.meetings.outputs import files, pack
from wirkungskreis.meetings.outputs.pack import Folder, Part
from wirkungskreis.meetings.outputs.shown import shown
from wirkungskreis.meetings.queries.clock import scheduled
from wirkungskreis.meetings.queries.reading import published_items
from wirkungskreis.meetings.states import KEEP, MeetingState, MinutesState

NAMES = {PublicKind.AGENDA: "tagesordnung", PublicKind.MINUTES: "niederschrift"}


@transaction.atomic
def publish(meeting: Meeting, kind: PublicKind, *, actor: Actor, on: date) -> Publication:
    """Print what is public and let everybody read it; an earlier publication makes room for it."""
    demand(actor, KEEP, meeting)
    if not meeting.sitting.body.is_public:
        raise NotPossible(
            _("Dieses Gremium tagt nicht öffentlich. Seine Unterlagen werden nicht veröffentlicht.")
        )
    with translation.override("de"):
        content = _agenda(meeting, on) if kind == PublicKind.AGENDA else _minutes(meeting)
    name = f"{NAMES[kind]}-{meeting.sitting.code.lower()}.pdf"
    stored = keep(content, actor=actor, name=name, kind=KindOfFile.PDF)
    for before in meeting.publications.filter(kind=kind, withdrawn_on=None):
        withdraw(before, actor=actor, edition=before.edition, on=on)
    made = Publication.objects.create(meeting=meeting, kind=kind, file=stored, released_on=on)
    note(made, "publish", actor=actor, meeting=meeting.pk, file=stored.sha256)
    return made


def withdraw(publication: Publication, *, actor: Actor, edition: int, on: date) -> Publication:
    """Take a publication back; readers of open data learn that it is gone."""
    changes = {"withdrawn_on": on}
    return edit(publication, "withdraw", KEEP, actor=actor, edition=edition, changes=changes)


def _agenda(meeting: Meeting, on: date) -> bytes:
    if meeting.state in {MeetingState.PLANNED, MeetingState.CANCELLED}:
        raise NotPossible(_("Öffentlich wird eine Tagesordnung erst mit der Einladung."))
    items = list(meeting.items.order_by("position"))
    public = set(published_items().filter(meeting=meeting).values_list("pk", flat=True))
    parts = []
    for item, at in scheduled(meeting, items).rows:
        neutral = item.pk not in public
        title = _("Nicht öffentlicher Tagesordnungspunkt") if neutral else item.title
        clock = f"{at:%H:%M}" if at else ""
        parts.append(Part(item.position or 0, title, clock, is_neutral=neutral))
    folder = Folder(meeting, 0, on, "", parts, title=_("Öffentliche Tagesordnung"))
    return pack.pdf(folder)[0]


def _minutes(meeting: Meeting) -> bytes:
    """Print approved minutes: seats by their organisation, nobody by name."""
    approved = Minutes.objects.filter(meeting=meeting, state=MinutesState.APPROVED)
    minutes = approved.select_related("meeting__sitting__body").first()
    if minutes is None:
        raise NotPossible(_("Öffentlich wird eine Niederschrift erst, wenn sie genehmigt ist."))
    return files.pdf(shown(minutes, confidential=False, named=False), minutes)
