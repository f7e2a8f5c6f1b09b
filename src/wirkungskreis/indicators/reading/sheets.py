"""The sheets of a workbook: which can be seen, and what in one of them cannot be trusted."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, NamedTuple

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from wirkungskreis.indicators.reading.names import without_dates
from wirkungskreis.kernel.errors import NotPossible

BROKEN = (KeyError, ValueError, OSError, SyntaxError, EOFError, zipfile.BadZipFile, zlib.error)
"""What openpyxl lets through."""
CHUNK, OVERLAP = 1024 * 1024, 4096  # bytes
HIDDEN = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
UNCOMPUTED = re.compile(
    rb'<c r="[A-Z]+(\d+)"[^>]*>\s*<f(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


class Sheets(NamedTuple):
    """The names of the sheets that can be seen, in their order, and of those that cannot."""

    visible: list[str]
    hidden: list[str]


@contextmanager
def readable() -> Iterator[None]:
    """Turn whatever a damaged workbook does into a sentence."""
    try:
        yield
    except BROKEN as error:
        raise NotPossible(
            _("Die Tabelle lässt sich nicht lesen. Bitte speichern Sie sie neu als XLSX.")
        ) from error


def book(file: IO[bytes]) -> Any:
    """Open a workbook for reading; what its formulas gave when it was saved counts."""
    file.seek(0)
    return load_workbook(
        io.BufferedReader(file) if isinstance(file, io.RawIOBase) else file,
        read_only=True,
        data_only=True,
        keep_links=False,
    )


def sheets_of(file: IO[bytes]) -> Sheets:
    """Name the sheets; a workbook without one that can be seen is refused."""
    with readable():
        found = Sheets([], [])
        for one in book(file).worksheets:
            (found.visible if one.sheet_state == "visible" else found.hidden).append(one.title)
    if not found.visible:
        raise NotPossible(
            _("In der Datei ist kein Tabellenblatt sichtbar. Bitte blenden Sie eines ein.")
        )
    return found


def meant(wanted: str, names: list[str]) -> str:
    """Find the sheet by its name; next year's may have another date in it. Empty if none is."""
    same = [one for one in names if one.casefold() == wanted.strip().casefold()]
    bare = without_dates(wanted).casefold()
    alike = [one for one in names if bare and without_dates(one).casefold() == bare]
    return same[0] if same else alike[0] if len(alike) == 1 else ""


def hidden_rows(file: IO[bytes], sheet: str) -> int:
    """Count the rows that nobody sees; formulas that were never computed are refused.

    Both stand in the text of the sheet only: the stream of its cells does not tell them.
    """
    with readable():
        path = book(file)[sheet]._worksheet_path  # noqa: SLF001  the only place of that name
        file.seek(0)
        with zipfile.ZipFile(file) as archive, archive.open(path.lstrip("/")) as text:
            return _scan(text, sheet)


def _scan(text: IO[bytes], sheet: str) -> int:
    count, rest = 0, b""
    while chunk := text.read(CHUNK):
        whole = rest + chunk
        if match := UNCOMPUTED.search(whole):
            raise NotPossible(
                _(
                    "Im Blatt „{sheet}“ steht in Zeile {row} eine Formel ohne Ergebnis. Bitte"
                    " öffnen Sie die Datei im Tabellenprogramm und speichern Sie sie dort."
                ).format(sheet=sheet, row=int(match[1]))
            )
        ends = [match.end() for match in HIDDEN.finditer(whole)]
        cut = max(ends[-1] if ends else 0, len(whole) - OVERLAP)
        count, rest = count + len(ends), whole[cut:]
    return count
