"""The papers of a meeting and the packs they lie in, for whoever may read them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, Max, OuterRef, QuerySet

from wirkungskreis.files.models import StoredFile
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.meetings.models import AgendaItem, Enclosure, Meeting, Pack, Publication, Variant
from wirkungskreis.meetings.policy import reads_confidential, visible_enclosures, visible_packs
from wirkungskreis.meetings.states import MeetingState
from wirkungskreis.people.models import Person


def enclosures_for(actor: Actor) -> QuerySet[Enclosure]:
    """Every paper the person may read, with its file and what it belongs to."""
    related = ("file", "open_file", "item", "meeting__sitting__body")
    return Enclosure.objects.filter(visible_enclosures(actor)).select_related(*related)


def packs_for(actor: Actor) -> QuerySet[Pack]:
    """Every pack the person may read; a voice and the office read both variants.

    ``differs`` says whether the variants are different files.
    """
    return _told(Pack.objects.filter(visible_packs(actor)))


def _told(packs: QuerySet[Pack]) -> QuerySet[Pack]:
    same = Pack.objects.filter(meeting=OuterRef("meeting"), supplement=OuterRef("supplement"))
    related = packs.select_related("pdf", "archive", "meeting__sitting__body")
    return related.annotate(differs=Exists(same.exclude(pdf=OuterRef("pdf"))))


def packs_of(actor: Actor, meeting: Meeting) -> list[Pack]:
    """Give the packs of a meeting as one person gets them: of each the fullest, in their order."""
    return _fullest(packs_for(actor).filter(meeting=meeting))


def packs_of_person(person: Person, meeting: Meeting) -> QuerySet[Pack]:
    """Give the packs for somebody who comes by a personal link instead of an account.

    Whoever fills a seat with a voice on the day of the meeting gets the full ones; deputies too.
    Everybody else who was invited gets the open ones. Whether somebody was invited is for the
    caller to know.
    """
    holders = person.seats.filter(seat__body=meeting.sitting.body_id, seat__is_voting=True)
    has_voice = any(holder.holds_on(meeting.sitting.on) for holder in holders)
    wanted = Variant.FULL if has_voice else Variant.OPEN
    return _told(Pack.objects.filter(meeting=meeting, variant=wanted)).order_by("supplement")


def _fullest(packs: Iterable[Pack]) -> list[Pack]:
    found: dict[int, Pack] = {}
    for pack in packs:
        if pack.variant == Variant.FULL or pack.supplement not in found:
            found[pack.supplement] = pack
    return [found[supplement] for supplement in sorted(found)]


def publications() -> QuerySet[Publication]:
    """Give what anybody may read of meetings: released, not taken back, of public bodies."""
    found = Publication.objects.filter(withdrawn_on=None, meeting__sitting__body__is_public=True)
    return found.select_related("file", "meeting")


def file_for(actor: Actor, paper: Enclosure) -> StoredFile:
    """Give the bytes of a paper that the person may read."""
    if paper.open_file is None or reads_confidential(actor, paper.meeting):
        return paper.file
    return paper.open_file


def last_pack(meeting: Meeting) -> int | None:
    """Give the number of the last pack that was frozen, 0 for that of the invitation."""
    number: int | None = meeting.packs.aggregate(last=Max("supplement"))["last"]
    return number


def next_pack(meeting: Meeting) -> int:
    """Give the number of the pack into which a paper comes that is added now."""
    last = last_pack(meeting)
    if last is not None:
        return last + 1
    return int(meeting.state == MeetingState.INVITED)


@dataclass(frozen=True, slots=True)
class Lot:
    """An item of the agenda with its papers; ``item`` is None for what concerns all of it."""

    item: AgendaItem | None
    papers: list[Enclosure] = field(default_factory=list)


def lots(items: Iterable[AgendaItem], papers: Iterable[Enclosure]) -> list[Lot]:
    """Sort papers to the items of an agenda; those of items taken off it are left out."""
    found = {None: Lot(None)} | {item.pk: Lot(item) for item in items}
    for paper in papers:
        if lot := found.get(paper.item_id):
            lot.papers.append(paper)
    return list(found.values())
