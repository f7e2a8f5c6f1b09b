"""Verbs that freeze the papers of a meeting: the pack of the invitation, and what comes later."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wirkungskreis.files.domain.store import MEGABYTE, keep
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.files.models import StoredFile
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.domain.informing import tell_of_papers
from wirkungskreis.meetings.models import AgendaItem, Enclosure, Meeting, Pack, Variant
from wirkungskreis.meetings.outputs import pack as outputs
from wirkungskreis.meetings.outputs.pack import Folder, Part, Sheet
from wirkungskreis.meetings.queries.clock import scheduled
from wirkungskreis.meetings.queries.papers import Lot, last_pack, lots
from wirkungskreis.meetings.queries.reading import items_for
from wirkungskreis.meetings.states import KEEP, MeetingState

MOST = 150 * MEGABYTE
Tell = Callable[[int, int, str], None]
Kept = tuple[StoredFile, StoredFile, int]


def silent(_done: int, _total: int, _label: str = "") -> None:
    """Tell nobody how far it is."""


def order(meeting: Meeting, *, actor: Actor, on: date) -> Job:
    """Let the worker freeze the next pack of a meeting: called when the invitation goes out.

    The first is made even without papers, as it holds the agenda; a later one needs some.
    """
    demand(actor, KEEP, meeting)
    if meeting.state in {MeetingState.PLANNED, MeetingState.CANCELLED}:
        raise NotPossible(_("Die Mappe entsteht, wenn die Einladung hinausgeht."))
    last = last_pack(meeting)
    number = 0 if last is None else last + 1
    papers = meeting.enclosures.filter(supplement=number)
    if number and not papers.exists():
        raise NotPossible(_("Es gibt keine neuen Unterlagen. Bitte legen Sie zuerst welche dazu."))
    if sum(papers.values_list("file__size", flat=True)) > MOST:
        raise NotPossible(
            _(
                "Zusammen sind die Unterlagen größer als {n} MB. Bitte verkleinern Sie einige."
            ).format(n=MOST // MEGABYTE)
        )
    return enqueue(
        "meetings.pack",
        actor=actor,
        key=f"{meeting.pk}:{number}",
        meeting=meeting.pk,
        supplement=number,
        on=on.isoformat(),
    )


def freeze(
    meeting: Meeting, supplement: int, *, actor: Actor, on: date, tell: Tell = silent
) -> list[Pack]:
    """Make both variants of a pack and keep them for good; the second time finds them made."""
    made = Pack.objects.filter(meeting=meeting, supplement=supplement)
    if made.exists():
        return list(made)
    with translation.override("de"):
        variants = _variants(meeting, supplement, on=on, tell=tell)
        printed = []
        for step, (variant, folder) in enumerate(variants, 1):
            tell(step, len(variants) + 1, str(variant.label))
            book, pages = outputs.pdf(folder)
            printed.append((variant, folder, book, outputs.archive(folder, book), pages))
    return _stored(meeting, supplement, printed, actor=actor, on=on)


@transaction.atomic
def _stored(
    meeting: Meeting,
    supplement: int,
    printed: Iterable[tuple[Variant, Folder, bytes, bytes, int]],
    *,
    actor: Actor,
    on: date,
) -> list[Pack]:
    kept: dict[Variant, Kept] = {}
    for variant, folder, book, archive, pages in printed:
        name = _file_name(folder, variant)
        pdf = keep(book, actor=actor, name=f"{name}.pdf", kind=KindOfFile.PDF)
        bundle = keep(archive, actor=actor, name=f"{name}.zip", kind=KindOfFile.ZIP)
        kept[variant] = (pdf, bundle, pages)
    packs = []
    if set(kept) == {Variant.OPEN}:
        kept[Variant.FULL] = kept[Variant.OPEN]
    for variant, (pdf, bundle, pages) in kept.items():
        pack = Pack.objects.create(
            meeting=meeting,
            variant=variant,
            supplement=supplement,
            made_on=on,
            pages=pages,
            pdf=pdf,
            archive=bundle,
        )
        note(pack, "freeze", actor=actor, meeting=meeting.pk, file=pdf.sha256)
        packs.append(pack)
    if supplement:
        tell_of_papers(meeting, supplement, actor=actor, on=on)
    return packs


def _file_name(folder: Folder, variant: Variant) -> str:
    parts = ["mappe", folder.meeting.sitting.code.lower()]
    if folder.supplement:
        parts.append(f"nachreichung-{folder.supplement}")
    if variant == Variant.FULL:
        parts.append("mit-vertraulichem")
    return "-".join(parts)


def _variants(
    meeting: Meeting, supplement: int, *, on: date, tell: Tell
) -> list[tuple[Variant, Folder]]:
    """Compose one variant where nothing is confidential, otherwise both."""
    items = list(items_for(SYSTEM).filter(meeting=meeting).order_by("position"))
    begins = {item.pk: at for item, at in scheduled(meeting, items).rows}
    papers = Enclosure.objects.filter(meeting=meeting, supplement=supplement)
    papers = papers.select_related("file", "open_file", "item").order_by("order", "pk")
    found = lots(items, papers)
    hidden = any(paper.is_hidden or paper.open_file_id for paper in papers)
    hidden |= any(item.is_confidential for item in items) and not supplement
    total = len(papers)
    sheets: dict[int, Sheet] = {}
    for number, paper in enumerate(papers, 1):
        tell(number, total, paper.title)
        sheets[paper.pk] = _sheet(paper, paper.file)
    made = []
    for variant in Variant if hidden else [Variant.OPEN]:
        full = variant == Variant.FULL
        parts = [_part(lot, sheets, begins, full=full) for lot in found]
        if supplement and not any(part.sheets for part in parts):
            continue  # nothing in it for those without a voice
        label = str(variant.label) if hidden else ""
        made.append((variant, Folder(meeting, supplement, on, label, parts)))
    return made


def _part(
    lot: Lot, sheets: dict[int, Sheet], begins: Mapping[int, time | None], *, full: bool
) -> Part:
    item = lot.item
    at = begins.get(item.pk) if item else None
    clock = f"{at:%H:%M}" if at else ""
    if item and item.is_confidential and not full:
        title = _("Nicht öffentlicher Tagesordnungspunkt")
        return Part(item.position or 0, title, clock, is_neutral=True)
    mine = []
    for paper in lot.papers:
        if full or not paper.is_hidden:
            other = None if full else paper.open_file
            mine.append(_sheet(paper, other) if other else sheets[paper.pk])
    hides = not full and any(paper.is_confidential for paper in lot.papers)
    if item is None:
        return Part(0, _("Unterlagen zur ganzen Sitzung"), sheets=mine, hides=hides)
    return Part(
        item.position or 0,
        item.title,
        clock,
        about=_about(item),
        text=item.text,
        draft=item.draft,
        sheets=mine,
        hides=hides,
    )


def _about(item: AgendaItem) -> str:
    words = [str(item.get_kind_display())]
    if item.minutes:
        words.append(_("{n} Minuten").format(n=item.minutes))
    if item.presenter:
        owner = getattr(item, "presented_by", "") or item.presenter.label
        words.append(_("berichtet: {who}").format(who=owner))
    return " · ".join(words)


def _sheet(paper: Enclosure, stored: StoredFile) -> Sheet:
    with stored.file.open("rb") as stream:
        return outputs.sheet(paper.title, KindOfFile(stored.kind), stream.read())
