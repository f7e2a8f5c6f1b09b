"""Verbs for a delivered file: keep it, say what it means, look through it, store what is new."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import IO, TypedDict, Unpack, cast

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.files.domain.store import check as check_file
from wirkungskreis.files.domain.store import take as keep_file
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.indicators.domain.official import taking
from wirkungskreis.indicators.domain.official.cells import Tell
from wirkungskreis.indicators.domain.official.outline import fitting, whole_outline
from wirkungskreis.indicators.domain.official.report import Report
from wirkungskreis.indicators.domain.values import Delivery
from wirkungskreis.indicators.models import Indicator, Mapping, OfficialFile
from wirkungskreis.indicators.reading.opening import opened, refuse_answer, refuse_foreign
from wirkungskreis.indicators.states import ENTER, KEEP, FileState
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand

KINDS = (KindOfFile.TEXT, KindOfFile.ZIP, KindOfFile.XLSX)
AT_ONCE = 300_000
"""Up to so many bytes a file is read while the person waits; larger ones are a job."""


class Also(TypedDict, total=False):
    """What else is said of a file: the day, and whether former definitions may take values in."""

    published_on: date | None
    takes_former: bool


@transaction.atomic
def bring(
    upload: "File[bytes]", *, actor: Actor, on: date, published_on: date | None = None
) -> OfficialFile:
    """Keep a file that can be read; mappings remembered for its table are assigned at once.

    It is read before it is kept: of what is refused nothing stays.
    """
    demand(actor, ENTER, Indicator)
    raw = cast("IO[bytes]", upload.file)
    refuse_answer(raw)
    refuse_foreign(raw)
    check_file(upload, kinds=KINDS)
    name = upload.name or ""
    source = opened(raw, name)
    outline = whole_outline(source, lambda sheet: opened(raw, name, sheet))
    upload.seek(0)
    stored = keep_file(upload, actor=actor, kinds=KINDS)
    file = OfficialFile.objects.create(
        file=stored,
        name=stored.name,
        layout=source.layout.value,
        table=source.table,
        title=source.title[:200],
        published_on=published_on or source.stand or on,
        read_on=on,
        outline=outline,
    )
    file.mappings.set(fitting(source.table, outline))
    note(file, "bring", actor=actor)
    return file


@transaction.atomic
def assign(
    file: OfficialFile,
    *,
    actor: Actor,
    edition: int,
    mappings: Sequence[Mapping],
    **more: Unpack[Also],
) -> OfficialFile:
    """Say by which mappings the file is read and on which day it was known."""
    _refuse_closed(file)
    changes = {**more, "published_on": more.get("published_on") or file.published_on, "report": {}}
    edit(file, "assign", ENTER, actor=actor, edition=edition, changes=changes, count=len(mappings))
    file.mappings.set(mappings)
    return file


def look(
    file: OfficialFile, *, actor: Actor, edition: int, on: date, tell: Tell | None = None
) -> Report:
    """Look through the whole file and keep what was found; no value is stored."""
    _refuse_closed(file)
    demand(actor, ENTER, Indicator)
    with _readings(file) as readings:
        report = taking.look(readings, _delivery(file), on=on, tell=tell)
    changes = {"report": report.as_json(), "looked_edition": edition + 1}
    edit(file, "look", ENTER, actor=actor, edition=edition, changes=changes)
    return report


def store(
    file: OfficialFile, *, actor: Actor, edition: int, on: date, tell: Tell | None = None
) -> Report:
    """Store what the file says anew, as one release; a single refused row stops all of it."""
    _refuse_closed(file)
    demand(actor, ENTER, Indicator)
    if not file.is_looked_through:
        raise NotPossible(
            _("Die Datei ist nach der letzten Änderung noch nicht geprüft. Bitte prüfen Sie sie.")
        )
    delivery = _delivery(file)
    with _readings(file) as readings:
        found, rows = taking.examine(readings, delivery, on, tell)
    if not found.report.is_clean:
        raise NotPossible(
            _(
                "{count} Zeilen sind abgelehnt. Nichts wurde übernommen; bitte klären Sie sie."
            ).format(count=found.report.refused_count)
        )
    if any(file.report[name] != getattr(found.report, name) for name in ("new", "changed")):
        raise NotPossible(
            _("Seit der Prüfung kamen andere Werte dazu. Bitte prüfen Sie die Datei noch einmal.")
        )
    with transaction.atomic():
        release = taking.write(found, rows, delivery, actor=actor) if rows else None
        changes = {"release": release, "report": found.report.as_json()}
        move(file, "store", actor=actor, edition=edition, changes=changes, count=len(rows))
    return found.report


@transaction.atomic
def put_aside(file: OfficialFile, *, actor: Actor, edition: int) -> OfficialFile:
    """Give a file up without storing anything of it."""
    return move(file, "put_aside", actor=actor, edition=edition)


def look_again(mapping: Mapping, *, actor: Actor, on: date) -> None:
    """Let the worker look through every open file anew that was read by a mapping now changed.

    Until then what was found of it no longer counts, and it cannot be stored.
    """
    for file in OfficialFile.objects.filter(mappings=mapping, state=FileState.OPEN):
        if file.report:
            changes: dict[str, object] = {"report": {}}
            edit(file, "outdate", KEEP, actor=actor, edition=file.edition, changes=changes)
            order(file, "look", actor=actor, edition=file.edition, on=on)


def order(file: OfficialFile, step: str, *, actor: Actor, edition: int, on: date) -> Job:
    """Let the worker look through or store a large file, in the name of whoever asks."""
    _refuse_closed(file)
    demand(actor, ENTER, Indicator)
    return enqueue(
        f"indicators.{step}",
        actor=actor,
        key=f"{step}-{file.pk}-{edition}",
        file=file.pk,
        edition=edition,
        on=on.isoformat(),
    )


def is_small(file: OfficialFile) -> bool:
    """Whether it is read while the person waits."""
    return file.file.size <= AT_ONCE and file.file.kind != KindOfFile.ZIP


@contextmanager
def _readings(file: OfficialFile) -> Iterator[list[taking.Reading]]:
    rows = list(file.mappings.all())
    if not rows:
        raise NotPossible(_("Die Datei ist noch nicht zugeordnet. Bitte ordnen Sie sie zu."))
    has_sheets = bool(file.outline.get("sheets"))
    with file.file.file.open("rb") as handle:
        yield taking.readings_of(
            lambda sheet: opened(handle, file.name, sheet if has_sheets else ""), rows
        )


def _delivery(file: OfficialFile) -> Delivery:
    return Delivery(
        "",
        file.published_on,
        note=file.name,
        file_hash=file.file.sha256,
        takes_former=file.takes_former,
    )


def _refuse_closed(file: OfficialFile) -> None:
    if file.state != FileState.OPEN:
        raise NotPossible(_("Diese Datei ist schon übernommen oder zurückgelegt."))
