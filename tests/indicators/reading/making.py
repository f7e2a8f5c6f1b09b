"""Files as offices deliver them, real ones and small ones made for a rule."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook

from wirkungskreis.indicators.reading.opening import opened
from wirkungskreis.indicators.reading.records import Flaw, Record, Source

FILES = Path(__file__).parent / "files"
HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;"
    "1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
    "2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label;value_q"
)


def real(name: str) -> Source:
    """Open a real file; it stays open as long as the test keeps its records."""
    return opened(io.BytesIO((FILES / name).read_bytes()), name)


def source(text: str | bytes, name: str = "datei.csv") -> Source:
    return opened(io.BytesIO(text.encode() if isinstance(text, str) else text), name)


def row(
    value: str,
    *,
    time: str = "2024-12-31",
    area: str = "05999",
    sex: str = "",
    unit: str = "Anzahl",
    quality: str = "",
) -> str:
    """Write a row of a flat file about the people of a place; ``sex`` is empty for everybody."""
    label = {"": "Insgesamt", "GESM": "männlich", "GESW": "weiblich"}.get(sex, sex)
    return (
        f"12411;Fortschreibung;STAG;Stichtag;{time};KREISE;Kreise;{area};Ort {area};"
        f"GES;Geschlecht;{sex};{label};{value};{unit};BEVSTD;Bevölkerungsstand;{quality}"
    )


def flat(*rows: str) -> Source:
    return source("\ufeff" + "\n".join([HEAD, *rows]) + "\n", "12411-01-01-4_de_flat.csv")


def packed(content: bytes, name: str = "12411-01-01-4_de_flat.csv") -> IO[bytes]:
    """Put a file into an archive, as the interfaces deliver it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    target.seek(0)
    return target


def records(found: Source) -> list[Record]:
    return [one for one in found.records() if isinstance(one, Record)]


def flaws(found: Source) -> list[Flaw]:
    return [one for one in found.records() if isinstance(one, Flaw)]


def book(sheets: dict[str, list[list[Any]]], *, hidden: Sequence[str] = ()) -> IO[bytes]:
    """Write a workbook of several sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for cells in rows:
            sheet.append(cells)
    target = io.BytesIO()
    made.save(target)
    target.seek(0)
    return target


def people(*counts: int, year: int = 2024) -> list[list[Any]]:
    """Write a sheet about the people of the city of the tests and other places."""
    places = ["Rheinaue", "Anderswo", "Woanders"]
    rows = [[place, count] for place, count in zip(places, counts, strict=False)]
    return [["Stadt", str(year)], *rows]
