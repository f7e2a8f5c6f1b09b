"""What a file is, told by its content and never by its name."""

import codecs
import zipfile
from enum import StrEnum
from typing import IO

from django.utils.translation import gettext as _

from wirkungskreis.kernel.errors import Refused


class KindOfFile(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    DOCX = "docx"
    TEXT = "text"
    PNG = "png"
    JPEG = "jpeg"
    ZIP = "zip"


CONTENT_TYPES = {
    KindOfFile.PDF: "application/pdf",
    KindOfFile.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    KindOfFile.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    KindOfFile.TEXT: "text/plain; charset=utf-8",
    KindOfFile.PNG: "image/png",
    KindOfFile.JPEG: "image/jpeg",
    KindOfFile.ZIP: "application/zip",
}
ENDINGS = {
    KindOfFile.PDF: (".pdf",),
    KindOfFile.XLSX: (".xlsx",),
    KindOfFile.DOCX: (".docx",),
    KindOfFile.TEXT: (".csv", ".txt", ".md"),
    KindOfFile.PNG: (".png",),
    KindOfFile.JPEG: (".jpg", ".jpeg"),
    KindOfFile.ZIP: (".zip",),
}
MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024  # bytes
MAX_RATIO = 150  # an ordinary XLSX of a long table packs 10 to 40 times
SMALL = 5 * 1024 * 1024  # bytes; below this the ratio is no danger
CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r\x0c"))


class Unsafe(Refused):
    """The file is of a kind we know, but not one we open."""


def kind_of(file: IO[bytes]) -> KindOfFile | None:
    """Tell the kind, or None for anything we do not know; raises Unsafe for a dangerous one."""
    file.seek(0)
    head = file.read(1024)
    if head.startswith(b"%PDF-"):
        return KindOfFile.PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return KindOfFile.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return KindOfFile.JPEG
    if head.startswith(b"PK\x03\x04"):
        return _office(file)
    return KindOfFile.TEXT if _is_text(file) else None


def _office(file: IO[bytes]) -> KindOfFile | None:
    """Look into the list of entries only; what it says bounds what Python unpacks later."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unsafe(_("Die Datei ist beschädigt. Bitte speichern Sie sie neu.")) from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    is_bomb = unpacked > SMALL and unpacked / packed > MAX_RATIO
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or is_bomb:
        raise Unsafe(
            _(
                "Die Datei wird beim Öffnen übermäßig groß und wurde deshalb nicht angenommen."
                " Bitte speichern Sie nur die nötigen Tabellenblätter in eine neue Datei."
            )
        )
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unsafe(_("Die Datei ist mit einem Kennwort geschützt. Bitte entfernen Sie es."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unsafe(_("Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros."))
    if "[Content_Types].xml" not in names:
        return KindOfFile.ZIP
    if "xl/workbook.xml" in names:
        return KindOfFile.XLSX
    return KindOfFile.DOCX if "word/document.xml" in names else None


def _is_text(file: IO[bytes]) -> bool:
    """Take UTF-8 and, as spreadsheets write it, Windows-1252; no control characters."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    is_utf8 = True
    while chunk := file.read(64 * 1024):
        if chunk.translate(None, CONTROLS) != chunk:
            return False
        if is_utf8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                is_utf8 = False
        if not is_utf8 and not _is_windows_1252(chunk):
            return False
    return True


def _is_windows_1252(chunk: bytes) -> bool:
    return not any(byte in chunk for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
