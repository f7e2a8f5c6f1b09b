"""Verbs around the papers of a meeting: enclose, link what is there, order, change, take out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from wirkungskreis.files.domain.store import keep as keep_bytes
from wirkungskreis.files.domain.store import take
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.files.models import StoredFile
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Attachment
from wirkungskreis.meetings.models import AgendaItem, Enclosure, Meeting, Minutes
from wirkungskreis.meetings.outputs import files
from wirkungskreis.meetings.outputs.merging import pages_in
from wirkungskreis.meetings.outputs.shown import shown
from wirkungskreis.meetings.queries.papers import last_pack, next_pack
from wirkungskreis.meetings.states import GOING_ROUND, KEEP, MeetingState
from wirkungskreis.reports.models import ReleaseFile
from wirkungskreis.reports.models.release import ReleaseLevel

BOUND = KindOfFile.PDF
BESIDE = (KindOfFile.DOCX, KindOfFile.XLSX, KindOfFile.PNG, KindOfFile.JPEG)
OVER = {MeetingState.CLOSED, MeetingState.CANCELLED}
Source: TypeAlias = ReleaseFile | Attachment | Minutes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper belongs and what it is called; without a title that of its source stands."""

    item: AgendaItem | None = None
    title: str = ""
    is_confidential: bool = False


@transaction.atomic
def enclose(
    meeting: Meeting, upload: "File[bytes]", *, place: Place, actor: Actor, on: date
) -> Enclosure:
    """Take in a paper: a PDF is bound into the pack, other kinds lie beside it in the ZIP.

    ``facts`` hold item, title and is_confidential; without a title the name of the file stands.
    """
    _open(meeting, actor)
    stored = take(upload, actor=actor, kinds=[BOUND, *BESIDE])
    if stored.kind == BOUND:
        upload.seek(0)
        pages_in(upload.read())
    return _laid(meeting, stored, place, actor=actor, on=on)


@transaction.atomic
def link(meeting: Meeting, source: Source, *, place: Place, actor: Actor, on: date) -> Enclosure:
    """Enclose what the program has: a released report, a document of a paper, sent minutes.

    The bytes of today are kept, whatever becomes of the source. Of minutes those without a voice
    get what is not confidential.
    """
    _open(meeting, actor)
    if isinstance(source, Attachment):
        if source.file.kind == BOUND:
            with source.file.file.open("rb") as stream:
                pages_in(stream.read())
        return _laid(meeting, source.file, place, actor=actor, on=on, title=source.title)
    if isinstance(source, Minutes):
        return _minutes(meeting, source, place, actor=actor, on=on)
    release = source.release
    if release.level == ReleaseLevel.INTERNAL:
        raise NotPossible(
            _("Die interne Fassung bleibt im Haus. Bitte wählen Sie die für Gremien.")
        )
    kind = KindOfFile(source.format)
    name = f"{release.report.title}.{source.format}"
    stored = keep_bytes(bytes(source.content), actor=actor, name=name, kind=kind)
    return _laid(meeting, stored, place, actor=actor, on=on, title=release.report.title)


def _minutes(
    meeting: Meeting, minutes: Minutes, place: Place, *, actor: Actor, on: date
) -> Enclosure:
    if minutes.state not in GOING_ROUND:
        raise NotPossible(_("Diese Niederschrift ist nicht im Umlauf und noch nicht genehmigt."))
    hides = any(item["is_confidential"] for item in minutes.content["items"])
    title = _("Niederschrift der Sitzung {number}").format(number=minutes.content["number"])
    stored = [
        _printed(minutes, title, actor, full=full) for full in ([True, False] if hides else [True])
    ]
    laid = _laid(meeting, stored[0], place, actor=actor, on=on, title=title)
    if hides:
        laid.open_file = _printed(minutes, title, actor, full=False)
        laid.save(update_fields=["open_file"])
    return laid


def _printed(minutes: Minutes, title: str, actor: Actor, *, full: bool) -> StoredFile:
    with translation.override("de"):
        made = files.pdf(shown(minutes, confidential=full), minutes)
    return keep_bytes(made, actor=actor, name=f"{title}.pdf", kind=KindOfFile.PDF)


def _laid(
    meeting: Meeting, stored: StoredFile, place: Place, *, actor: Actor, on: date, title: str = ""
) -> Enclosure:
    """Lay a paper to the others, behind those of its item."""
    _belongs(meeting, place.item)
    mates = Enclosure.objects.filter(meeting=meeting, item=place.item)
    last = mates.aggregate(last=Max("order"))["last"]
    made = Enclosure.objects.create(
        meeting=meeting,
        item=place.item,
        title=place.title or title or stored.name.rpartition(".")[0],
        file=stored,
        is_confidential=place.is_confidential,
        order=(last or 0) + 1,
        supplement=next_pack(meeting),
        added_on=on,
    )
    note(made, "enclose", actor=actor, meeting=meeting.pk, file=stored.sha256)
    return made


def revise(
    paper: Enclosure, *, facts: Mapping[str, object], actor: Actor, edition: int
) -> Enclosure:
    """Change title, item or confidentiality until the pack is frozen."""
    _loose(paper)
    _belongs(paper.meeting, facts.get("item"))
    return edit(paper, "revise", KEEP, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def shift(paper: Enclosure, way: Literal["up", "down"], *, actor: Actor, edition: int) -> Enclosure:
    """Let a paper change places with the one before or after it, of the same item and pack."""
    _loose(paper)
    mates = list(
        Enclosure.objects.filter(
            meeting=paper.meeting_id, item=paper.item_id, supplement=paper.supplement
        ).order_by("order", "pk")
    )
    here = next(index for index, row in enumerate(mates) if row.pk == paper.pk)
    there = here - 1 if way == "up" else here + 1
    edit(paper, "order", KEEP, actor=actor, edition=edition, changes={})
    if 0 <= there < len(mates):
        mates[here], mates[there] = mates[there], mates[here]
        for order, mate in enumerate(mates, 1):
            Enclosure.objects.filter(pk=mate.pk).update(order=order)
    return paper


@transaction.atomic
def remove(paper: Enclosure, *, actor: Actor, edition: int) -> None:
    """Take a paper out before the pack is frozen."""
    _loose(paper)
    edit(paper, "remove", KEEP, actor=actor, edition=edition, changes={})
    paper.delete()


def _open(meeting: Meeting, actor: Actor) -> None:
    demand(actor, KEEP, meeting)
    if meeting.state in OVER:
        raise NotPossible(
            _("Diese Sitzung ist abgeschlossen. Neue Unterlagen nimmt sie nicht mehr auf.")
        )


def _belongs(meeting: Meeting, item: object) -> None:
    if isinstance(item, AgendaItem) and item.meeting_id != meeting.pk:
        raise NotPossible(_("Dieser Punkt steht auf keiner Tagesordnung dieser Sitzung mehr."))


def _loose(paper: Enclosure) -> None:
    last = last_pack(paper.meeting)
    if last is not None and paper.supplement <= last:
        raise NotPossible(
            _("Diese Unterlage liegt schon in der Mappe. Bitte reichen Sie eine neue nach.")
        )
