"""A block copied from a spreadsheet, laid into a grid with or without its headings."""

import csv
from collections.abc import Sequence
from io import StringIO

from django.utils.translation import gettext as _

from wirkungskreis.indicators.grid import Entry, Grid, name
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.texts import clean_line


def laid(grid: Grid, block: str) -> dict[str, str]:
    """Give the text of each cell by its name; headings in the block say where it belongs.

    Without headings the block begins in the first cell. What does not fit is refused whole.
    """
    table = [line for line in _lines(block) if any(line)]
    if not table:
        return {}
    columns, rows = grid.columns, grid.rows
    has_labels = any(_found(line[0], rows) for line in table)
    shift = 1 if has_labels else 0
    if any(_found(text, columns) for text in table[0][shift:]):
        head = table.pop(0)
        columns = [_wanted(text, columns) for text in head[1 if has_labels else 0 :] if text]
        if len(set(columns)) < len(columns):
            raise NotPossible(_("Im kopierten Block steht eine Spalte zweimal."))
    width = max((len(line) for line in table), default=shift) - shift
    if width > len(columns):
        raise NotPossible(
            _("Der Block hat {n} Spalten, das Raster {m}. Bitte prüfen Sie beide.").format(
                n=width, m=len(columns)
            )
        )
    if not has_labels and len(table) > len(rows):
        raise NotPossible(
            _("Der Block hat {n} Zeilen, das Raster {m}. Bitte prüfen Sie beide.").format(
                n=len(table), m=len(rows)
            )
        )
    if has_labels:
        rows = [_wanted(line[0], rows) for line in table]
        if len(set(rows)) < len(rows):
            raise NotPossible(_("Im kopierten Block steht eine Zeile zweimal."))
    return {
        name(row, column): text
        for row, line in zip(rows, table, strict=False)
        for column, text in zip(columns, line[shift:], strict=False)
    }


def _lines(block: str) -> list[list[str]]:
    """Split as spreadsheets copy: tabs between cells, quotes around cells with line ends."""
    reader = csv.reader(StringIO(block.replace("\r\n", "\n")), delimiter="\t")
    return [[clean_line(text) for text in line] for line in reader]


def _found(text: str, entries: Sequence[Entry]) -> Entry | None:
    wanted = text.casefold()
    return next((one for one in entries if wanted and one.label.casefold() == wanted), None)


def _wanted(text: str, entries: Sequence[Entry]) -> Entry:
    if found := _found(text, entries):
        return found
    raise NotPossible(
        _("„{text}“ gibt es im Raster nicht. Bitte gleichen Sie die Beschriftung an.").format(
            text=text[:60]
        )
    )
