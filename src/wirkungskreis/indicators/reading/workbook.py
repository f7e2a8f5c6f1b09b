"""One sheet of a workbook as a table: the one that is meant, or the first that has figures."""

from collections.abc import Callable
from dataclasses import replace
from typing import IO

from django.utils.translation import gettext as _

from wirkungskreis.indicators.reading.cells import of_workbook
from wirkungskreis.indicators.reading.grid import NoFigures, grid
from wirkungskreis.indicators.reading.records import Flaw, Source, Stream
from wirkungskreis.indicators.reading.sheets import hidden_rows, meant, sheets_of
from wirkungskreis.kernel.errors import NotPossible


def workbook(file: IO[bytes], table: str, sheet: str = "") -> Source:
    """Open the sheet that is meant; raises NotPossible if it is not there or has no figures."""
    found = sheets_of(file)
    names = found.visible
    if sheet:
        name = meant(sheet, names)
        if not name:
            raise NotPossible(_no_such(sheet, names))
        source = _of_sheet(file, table, name)
    else:
        source = _first(file, table, names)
    return replace(source, sheets=tuple(names), hidden=tuple(found.hidden))


def _first(file: IO[bytes], table: str, names: list[str]) -> Source:
    """Give the first sheet with figures; if there is none, the refusal that says most."""
    refused: list[NotPossible] = []
    for name in names:
        try:
            return _of_sheet(file, table, name)
        except NotPossible as refusal:
            refused.append(refusal)
    raise next((one for one in refused if not isinstance(one, NoFigures)), refused[0])


def _of_sheet(file: IO[bytes], table: str, name: str) -> Source:
    hidden = hidden_rows(file, name)
    found = grid(of_workbook(file, name), table)
    return replace(found, sheet=name, records=_remarked(found.records, hidden))


def _remarked(records: Callable[[], Stream], hidden: int) -> Callable[[], Stream]:
    """Say first how many rows are read that nobody sees."""

    def all_of_it() -> Stream:
        if hidden:
            sentence = _(
                "Ausgeblendete Zeilen sind mitgelesen: {count}. Sollen sie nicht gelten, löschen"
                " Sie sie in der Datei."
            )
            yield Flaw(0, sentence.format(count=hidden), is_harmless=True)
        yield from records()

    return all_of_it


def _no_such(sheet: str, names: list[str]) -> str:
    return _("Das Blatt „{sheet}“ ist nicht zu sehen. Vorhanden: {names}.").format(
        sheet=sheet, names=", ".join(names[:10])
    )
