"""Verbs that bring a list into the register: all of it or nothing, and back again."""

from collections.abc import Mapping
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from wirkungskreis.concept.queries import named
from wirkungskreis.files.domain.store import take as keep_file
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.measures.domain import plan
from wirkungskreis.measures.models import Decision, ImportBatch, ImportRow, Measure, Origin
from wirkungskreis.measures.reading.review import known, reviewed
from wirkungskreis.measures.reading.rules import (
    ONCE,
    Column,
    Reading,
    cells_of,
    filled_down,
    is_measure,
    usual_columns,
)
from wirkungskreis.measures.reading.sheet import Book, book, heads
from wirkungskreis.measures.states import IMPORT, ImportState
from wirkungskreis.people.models import Organisation

KINDS = (KindOfFile.XLSX, KindOfFile.TEXT)


@transaction.atomic
def bring(upload: "File[bytes]", *, actor: Actor, on: date) -> ImportBatch:
    """Keep the file of a list; our own template has its columns assigned at once."""
    demand(actor, IMPORT, None)
    stored = keep_file(upload, actor=actor, kinds=KINDS)
    batch = ImportBatch.objects.create(file=stored, name=stored.name, read_on=on)
    note(batch, "bring", actor=actor)
    sheets = opened(batch)
    name, table = next(iter(sheets.sheets.items()))
    if columns := usual_columns(heads(table, 1)):
        assign(batch, actor=actor, edition=1, sheet=name, header_row=1, columns=columns)
    return batch


def opened(batch: ImportBatch) -> Book:
    """Read the file of a batch; Refused if it is no table."""
    with batch.file.file.open("rb") as file:
        return book(file, batch.file.kind)


@transaction.atomic
def assign(
    batch: ImportBatch,
    *,
    actor: Actor,
    edition: int,
    sheet: str,
    header_row: int,
    columns: Mapping[str, str],
) -> ImportBatch:
    """Say which column holds what; the rows are read anew, what was said about them is gone."""
    _refuse_closed(batch)
    held = list(columns.values())
    for column in (Column.TITLE, Column.LEAD):
        if column not in held:
            raise NotPossible(_("Bitte ordnen Sie mindestens Titel und Federführung zu."))
    if any(held.count(column) > 1 for column in ONCE):
        raise NotPossible(
            _("Jede Angabe kann nur in einer Spalte stehen; nur Anmerkungen dürfen mehrere sein.")
        )
    table = opened(batch).table(sheet)
    found = heads(table, header_row)
    changes = {"sheet": sheet, "header_row": header_row, "heads": found, "columns": dict(columns)}
    edit(batch, "assign", IMPORT, actor=actor, edition=edition, changes=changes)
    place = next((int(n) for n, held in columns.items() if held == Column.FIELD), None)
    body = list(enumerate(filled_down(table[header_row:], place), start=header_row + 1))
    batch.rows.all().delete()
    ImportRow.objects.bulk_create(
        ImportRow(batch=batch, number=number, original=row)
        for number, row in body
        if is_measure(cells_of(row, columns, found))
    )
    return batch


@transaction.atomic
def decide(
    row: ImportRow, *, actor: Actor, edition: int, said: Mapping[str, str], decision: str
) -> ImportRow:
    """Say what a row means and what is to become of it."""
    _refuse_closed(row.batch)
    edit(row.batch, "decide", IMPORT, actor=actor, edition=edition, changes={}, row=row.number)
    row.said, row.decision = dict(said), Decision(decision)
    row.save(update_fields=["said", "decision"])
    return row


@transaction.atomic
def accept(batch: ImportBatch, *, actor: Actor, edition: int) -> ImportBatch:
    """Say yes to what is suggested for all unclear rows at once; the rest stays unclear."""
    _refuse_closed(batch)
    rows = [one for one in reviewed(batch, known()) if one.is_open]
    edit(batch, "accept", IMPORT, actor=actor, edition=edition, changes={}, rows=len(rows))
    for one in rows:
        asked = {name: text for name, text in one.suggested.items() if name in one.reading.problems}
        one.row.said = {**one.row.said, **asked}
    ImportRow.objects.bulk_update([one.row for one in rows], ["said"])
    return batch


@transaction.atomic
def take(batch: ImportBatch, *, actor: Actor, edition: int, on: date) -> ImportBatch:
    """Make measures of all rows that are to be taken; one unclear row stops all of them."""
    facts = known()
    rows = reviewed(batch, facts)
    unclear = sum(one.is_open for one in rows)
    if unclear:
        raise NotPossible(
            _("Noch {count} Zeilen zu klären. Klären Sie sie oder wählen Sie „später“.").format(
                count=unclear
            )
        )
    ready = [one for one in rows if one.is_ready]
    if not ready:
        raise NotPossible(_("Keine Zeile ist zum Übernehmen ausgewählt."))
    changes = {"taken_on": on}
    move(batch, "take", actor=actor, edition=edition, changes=changes, rows=len(ready))
    codes = set(facts.codes) | {one.reading.code for one in ready}
    fields = {element.pk: element.code for element in named()}
    for one in ready:
        code = one.reading.code or _free(fields.get(one.reading.field or 0) or "E", codes)
        codes.add(code)
        one.row.measure = _made(one.reading, code, batch, actor)
        one.row.save(update_fields=["measure"])
    return batch


@transaction.atomic
def undo(batch: ImportBatch, *, actor: Actor, edition: int) -> ImportBatch:
    """Take back what the list brought, as long as nobody has worked on any of it."""
    made = Measure.objects.filter(import_rows__batch=batch)
    if changed := made.exclude(edition=1).first():
        raise NotPossible(
            _("An „{measure}“ wurde schon gearbeitet. Rückgängig machen geht nicht mehr.").format(
                measure=changed
            )
        )
    move(batch, "undo", actor=actor, edition=edition)
    try:
        made.delete()
    except ProtectedError as error:
        raise NotPossible(
            _("Auf eine dieser Maßnahmen wird schon verwiesen. Rückgängig machen geht nicht mehr.")
        ) from error
    return batch


def _made(reading: Reading, code: str, batch: ImportBatch, actor: Actor) -> Measure:
    return plan.propose(
        actor=actor,
        lead=Organisation.objects.get(pk=reading.lead or 0),
        code=code,
        title=reading.title,
        description=reading.description,
        kind=reading.kind,
        field=named().get(pk=reading.field) if reading.field else None,
        planned_start=reading.start,
        planned_end=reading.end,
        note=reading.note,
        origin=Origin.INVENTORY,
        origin_note=_("Liste {name}").format(name=batch.name)[:300],
        registered_on=batch.read_on,
    )


def _free(letter: str, codes: set[str]) -> str:
    """Find the next free code of a field: A-01, A-02; E stands for eingelesen."""
    return next(code for n in range(1, 10_000) if (code := f"{letter}-{n:02}") not in codes)


def _refuse_closed(batch: ImportBatch) -> None:
    if batch.state != ImportState.OPEN:
        raise NotPossible(_("Diese Liste ist schon übernommen oder rückgängig gemacht."))
