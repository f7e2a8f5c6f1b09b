"""Verbs for a delivered file: keep it, say what it means, look through it, store what is new."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.files.domain.store import take as keep_file
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.indicators.domain.official import taking
from wirkungskreis.indicators.domain.official.cells import Tell
from wirkungskreis.indicators.domain.official.outline import fitting, outline_of
from wirkungskreis.indicators.domain.official.report import Report
from wirkungskreis.indicators.domain.values import Delivery
from wirkungskreis.indicators.models import Indicator, Mapping, OfficialFile
from wirkungskreis.indicators.reading.opening import opened
from wirkungskreis.indicators.reading.records import Source
from wirkungskreis.indicators.states import ENTER, FileState
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand

KINDS = (KindOfFile.TEXT, KindOfFile.ZIP, KindOfFile.XLSX)
AT_ONCE = 300_000
"""Up to so many bytes a file is read while the person waits; larger ones are a job."""


@transaction.atomic
def bring(
    upload: "File[bytes]", *, actor: Actor, on: date, published_on: date | None = None
) -> OfficialFile:
    """Keep a file that can be read; mappings remembered for its table are assigned at once."""
    demand(actor, ENTER, Indicator)
    stored = keep_file(upload, actor=actor, kinds=KINDS)
    with stored.file.open("rb") as handle:
        source = opened(handle, upload.name or "")
        outline = outline_of(source)
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
    published_on: date | None = None,
) -> OfficialFile:
    """Say by which mappings the file is read and on which day it was known."""
    _refuse_closed(file)
    changes = {"published_on": published_on or file.published_on, "report": {}}
    edit(file, "assign", ENTER, actor=actor, edition=edition, changes=changes, count=len(mappings))
    file.mappings.set(mappings)
    return file


def look(
    file: OfficialFile, *, actor: Actor, edition: int, on: date, tell: Tell | None = None
) -> Report:
    """Look through the whole file and keep what was found; no value is stored."""
    _refuse_closed(file)
    demand(actor, ENTER, Indicator)
    with _source(file) as source:
        report = taking.look(source, _mappings(file), _delivery(file), on=on, tell=tell)
    changes = {"report": report.as_json(), "looked_edition": edition + 1}
    edit(file, "look", ENTER, actor=actor, edition=edition, changes=changes)
    return report


def store(
    file: OfficialFile, *, actor: Actor, edition: int, on: date, tell: Tell | None = None
) -> Report:
    """Store what the file says anew, as one release; a single refused row stops all of it."""
    _refuse_closed(file)
    demand(actor, ENTER, Indicator)
    delivery = _delivery(file)
    with _source(file) as source:
        found, rows = taking.examine(source, _mappings(file), delivery, on, tell)
    if not found.report.is_clean:
        raise NotPossible(
            _(
                "{count} Zeilen sind abgelehnt. Nichts wurde übernommen; bitte klären Sie sie."
            ).format(count=found.report.refused_count)
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


def order(file: OfficialFile, step: str, *, actor: Actor, edition: int, on: date) -> Job:
    """Let the worker look through or store a large file, in the name of whoever asks."""
    _refuse_closed(file)
    demand(actor, ENTER, Indicator)
    return enqueue(
        f"indicators.{step}",
        actor=actor,
        key=f"{step}-{file.pk}",
        file=file.pk,
        edition=edition,
        on=on.isoformat(),
    )


def is_small(file: OfficialFile) -> bool:
    """Whether it is read while the person waits."""
    return file.file.size <= AT_ONCE and file.file.kind != KindOfFile.ZIP


@contextmanager
def _source(file: OfficialFile) -> Iterator[Source]:
    with file.file.file.open("rb") as handle:
        yield opened(handle, file.name)


def _mappings(file: OfficialFile) -> list[Mapping]:
    rows = list(file.mappings.all())
    if not rows:
        raise NotPossible(_("Die Datei ist noch nicht zugeordnet. Bitte ordnen Sie sie zu."))
    return rows


def _delivery(file: OfficialFile) -> Delivery:
    return Delivery("", file.published_on, note=file.name, file_hash=file.file.sha256)


def _refuse_closed(file: OfficialFile) -> None:
    if file.state != FileState.OPEN:
        raise NotPossible(_("Diese Datei ist schon übernommen oder zurückgelegt."))
