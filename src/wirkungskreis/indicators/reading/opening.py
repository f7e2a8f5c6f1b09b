"""Opening a file that an office delivered: what it is, told by its bytes and its first cell."""

import codecs
import csv
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _

from wirkungskreis.files.kinds import KindOfFile, kind_of
from wirkungskreis.indicators.reading import flat
from wirkungskreis.indicators.reading.cells import of_text
from wirkungskreis.indicators.reading.grid import grid
from wirkungskreis.indicators.reading.names import stem
from wirkungskreis.indicators.reading.records import Layout, Source, Stream
from wirkungskreis.indicators.reading.workbook import workbook
from wirkungskreis.kernel.errors import NotPossible

TABLE = re.compile(r"(?:[0-9]{5}(?:-[0-9A-Z]{1,4})+|[0-9]{4}[A-Z]-[0-9]{4})")
STAND = re.compile(r"Stand:\s*(\d{2})\.(\d{2})\.(\d{4})\s*/")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of XLS, and of encrypted files
TAIL = 4096  # bytes in which the day of a table stands
MOST_IN_ANSWER = 1024 * 1024  # bytes; an error answer is short
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError)
BROKEN_WORDS = ("Ã¤", "Ã¶", "Ã¼", "ÃŸ", "\ufffd")


def opened(file: IO[bytes], name: str = "", sheet: str = "") -> Source:
    """Open a delivered file; raises Refused with the sentence to show.

    ``file`` stays open as long as the records are read. ``name`` is only asked for the code of
    the table, which flat files do not hold. ``sheet`` is that of a workbook; without one it is
    the first that has figures.
    """
    refuse_answer(file)
    refuse_foreign(file)
    try:
        found = _opened(file, name, sheet)
    except csv.Error as error:
        raise _no_table() from error
    return replace(found, records=lambda: _separated(found.records))


def _separated(records: Callable[[], Stream]) -> Stream:
    """Refuse lines that are none: ended by a lone CR, or longer than any."""
    try:
        yield from records()
    except csv.Error as error:
        raise _no_table() from error


def _opened(file: IO[bytes], name: str, sheet: str) -> Source:
    kind = kind_of(file)
    if kind == KindOfFile.XLSX:
        return workbook(file, stem(name), sheet)
    if sheet:
        raise NotPossible(_("Nur Excel-Dateien (XLSX) haben Tabellenblätter."))
    if kind == KindOfFile.ZIP:
        return _unpacked(file, name)
    if kind != KindOfFile.TEXT:
        raise _no_table()
    return _text(file, name)


def _no_table() -> NotPossible:
    return NotPossible(
        _(
            "Das ist keine Tabelle, oder ihre Zeichen sind unlesbar. Möglich sind CSV "
            "(UTF-8 oder Windows), ZIP mit einer CSV-Datei und Excel (XLSX)."
        )
    )


def refuse_answer(file: IO[bytes]) -> None:
    """Refuse an error answer of an interface that was saved as a file, with what it says."""
    file.seek(0)
    head = file.read(MOST_IN_ANSWER).removeprefix(codecs.BOM_UTF8).lstrip()
    file.seek(0)
    if head[:9].lower() in {b"<!doctype", b"<html lan"} or head[:6].lower() == b"<html>":
        raise NotPossible(
            _("Das ist eine Webseite und keine Tabelle. Bitte laden Sie die Datei neu herunter.")
        )
    if head[:1] not in {b"{", b"["}:
        return
    said = answer(head)
    raise NotPossible(
        _("Das ist eine Fehlermeldung der Schnittstelle und keine Tabelle: {said}").format(
            said=said or _("ohne Begründung.")
        )
    )


def refuse_foreign(file: IO[bytes]) -> None:
    """Refuse what spreadsheets save beside XLSX and CSV, with the way out."""
    head = file.read(len(OLD_OFFICE))
    file.seek(0)
    if not head:
        raise NotPossible(_("Die Datei ist leer. Bitte wählen Sie eine andere."))
    if head == OLD_OFFICE:
        raise NotPossible(
            _(
                "Das ist eine Excel-Datei im alten Format (XLS) oder eine mit Kennwort. Bitte"
                " speichern Sie sie ohne Kennwort als XLSX."
            )
        )
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NotPossible(
            _(
                "Die Datei hat den Zeichensatz UTF-16. Bitte speichern Sie sie als CSV mit dem"
                " Zeichensatz UTF-8."
            )
        )


def answer(raw: bytes) -> str:
    """Give what an interface says in ``Status.Content``, with its number; empty if nothing."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return ""
    status = found.get("Status") if isinstance(found, dict) else None
    if not isinstance(status, dict):
        return ""
    return f"{status.get('Content', '')} ({status.get('Code', '?')})"[:300]


def _unpacked(file: IO[bytes], name: str) -> Source:
    """Open the only file of an archive, a part at a time and never beyond its stated size."""
    file.seek(0)
    archive = zipfile.ZipFile(file)
    entries = [one for one in archive.infolist() if not one.is_dir()]
    if any(one.filename == "mimetype" for one in entries):
        raise NotPossible(
            _("Das ist eine OpenDocument-Datei. Bitte speichern Sie die Tabelle als XLSX oder CSV.")
        )
    if len(entries) != 1:
        raise NotPossible(
            _("Im ZIP liegen {count} Dateien. Bitte laden Sie eine einzelne hoch.").format(
                count=len(entries)
            )
        )
    try:
        member = archive.open(entries[0])
        refuse_answer(member)
        kind = kind_of(member)
    except DAMAGED as error:
        raise _damaged() from error
    if kind in {KindOfFile.ZIP, KindOfFile.XLSX}:
        raise NotPossible(
            _("Im ZIP liegt wieder ein ZIP oder eine Excel-Datei. Bitte packen Sie es vorher aus.")
        )
    if kind != KindOfFile.TEXT:
        raise NotPossible(_("Im ZIP liegt keine CSV-Datei. Bitte wählen Sie ein anderes."))
    return _text(member, entries[0].filename if TABLE.search(entries[0].filename) else name)


def _damaged() -> NotPossible:
    return NotPossible(_("Die Datei ist beschädigt. Bitte laden Sie sie neu herunter."))


def _text(file: IO[bytes], name: str) -> Source:
    encoding, count = _encoding(file)

    def lines() -> Iterator[str]:
        file.seek(0)
        try:
            for number, raw in enumerate(file):
                line = raw.decode(encoding)
                yield line.removeprefix("\ufeff") if number == 0 else line
        except DAMAGED as error:
            raise _damaged() from error

    head = next(lines(), "")
    cells = next(csv.reader([head], delimiter=";"), [])
    _refuse_broken_words(lines())
    if not flat.is_flat(cells):
        found = grid(of_text(lines), stem(name))
        return replace(found, stand=_stand(file, encoding), expected=count)
    second = next(csv.reader(_second(lines()), delimiter=";"), [])
    table = _table(name, second[0].strip()[:40] if second else "")
    title = second[1].strip() if len(second) > 1 else table
    if flat.is_new(cells):
        return Source(Layout.FLAT, table, title, lambda: flat.new(lines, table), expected=count)
    if not flat.is_old(cells):
        raise NotPossible(_("In der Kopfzeile steht keine Spalte mit Werten."))
    return Source(Layout.OLD_FLAT, table, title, lambda: flat.old(lines, table), expected=count)


def _encoding(file: IO[bytes]) -> tuple[str, int]:
    """Say whether it is UTF-8, and how many lines it has.

    ``kind_of`` has made sure that it is Windows-1252 otherwise.
    """
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding, count = "utf-8", 0
    while chunk := file.read(64 * 1024):
        count += chunk.count(b"\n")
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            encoding = "cp1252"
            decoder.reset()
    return encoding, count


def _refuse_broken_words(lines: Iterator[str]) -> None:
    """Refuse text that was decoded wrongly before it came here: names would be stored broken."""
    for number, line in zip(range(1, 201), lines, strict=False):
        if any(words in line for words in BROKEN_WORDS):
            raise NotPossible(
                _(
                    "Die Umlaute sind zerstört (Zeile {row}). Bitte speichern Sie die Datei neu "
                    "als CSV mit dem Zeichensatz UTF-8."
                ).format(row=number)
            )


def _second(lines: Iterator[str]) -> list[str]:
    next(lines, "")
    return [next(lines, "")]


def _table(name: str, statistic: str) -> str:
    """Take the code of the table from the name if it belongs to the statistic of the rows."""
    found = TABLE.search(PurePath(name).name)
    return found[0] if found and found[0].startswith(statistic) else statistic


def _stand(file: IO[bytes], encoding: str) -> date | None:
    """Find ``Stand: 11.08.2023 / 20:48:54`` at the end of a table, the day it was made on."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - TAIL))
    match = STAND.search(file.read().decode(encoding, errors="replace"))
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None
