import io
import re
import zipfile
from typing import IO

import pytest

from tests.indicators.reading import making
from wirkungskreis.indicators.reading.opening import opened
from wirkungskreis.kernel.errors import Refused

COVER = [["Statistikstelle"], ["Stand: Oktober"]]
TWO = {"Deckblatt": COVER, "2024": making.people(10), "Frauen 2024": making.people(6)}


def rewritten(book: IO[bytes], old: str, new: str) -> IO[bytes]:
    """Change the text of the first sheet, as another program would have written it."""
    target = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            text = source.read(name)
            if name.endswith("sheet1.xml"):
                text = re.sub(old.encode(), new.encode(), text)
            made.writestr(name, text)
    target.seek(0)
    return target


def test_the_first_sheet_with_figures_is_read_and_the_others_are_named() -> None:
    found = opened(making.book({**TWO, "Roh": making.people(1)}, hidden=["Roh"]), "einwohner.xlsx")

    assert (found.sheet, found.sheets, found.hidden) == ("2024", tuple(TWO), ("Roh",))
    assert [int(one.value or 0) for one in making.records(found)] == [10]


@pytest.mark.parametrize("name", ["Frauen 2024", "frauen 2024", "Frauen 2023"])
def test_a_sheet_is_found_by_its_name_also_with_another_year(name: str) -> None:
    found = opened(making.book(TWO), "einwohner.xlsx", name)

    assert (found.sheet, [int(one.value or 0) for one in making.records(found)]) == (
        "Frauen 2024",
        [6],
    )


def test_a_sheet_that_is_not_there_or_hidden_is_refused_with_those_that_are() -> None:
    book = making.book({**TWO, "Roh": making.people(1)}, hidden=["Roh"])

    with pytest.raises(Refused, match=r"„Roh“ ist nicht zu sehen\. Vorhanden: Deckblatt, 2024"):
        opened(book, "einwohner.xlsx", "Roh")


def test_only_a_workbook_has_sheets() -> None:
    with pytest.raises(Refused, match="Nur Excel-Dateien"):
        opened(io.BytesIO(b"Stadt;2024\nRheinaue;5\n"), "a.csv", "2024")


def test_rows_that_nobody_sees_are_read_and_told() -> None:
    book = making.book({"A": making.people(10, 5)})

    found = opened(rewritten(book, '<row r="3"', '<row r="3" hidden="1"'), "a.xlsx")

    assert [one.sentence[:32] for one in making.flaws(found)] == [
        "Ausgeblendete Zeilen sind mitgel"
    ]
    assert len(making.records(found)) == 2


def test_a_formula_without_a_result_is_refused_at_its_row() -> None:
    rows = [*making.people(10), ["Summe", "=B2+1"]]

    with pytest.raises(Refused, match="Im Blatt „A“ steht in Zeile 3 eine Formel ohne Ergebnis"):
        opened(making.book({"A": rows}), "a.xlsx")


def test_a_formula_counts_by_the_result_it_had() -> None:
    book = making.book({"A": [*making.people(10), ["Summe", "=B2+1"]]})

    found = opened(rewritten(book, "<v ?/>|<v></v>", "<v>11</v>"), "a.xlsx")

    assert [int(one.value or 0) for one in making.records(found)] == [10, 11]


def test_more_columns_than_anybody_reads_are_refused() -> None:
    wide = [["Stadt", *map(str, range(500))], ["Rheinaue", *range(2000, 2500)]]

    for content in (making.book({"A": wide}), io.BytesIO(_csv(200_000))):
        with pytest.raises(Refused, match="mehr als 400 Spalten"):
            opened(content, "breit")


def _csv(columns: int) -> bytes:
    head = ";".join(["Stadt", *(f"Spalte {n}" for n in range(columns))])
    return f"{head}\nRheinaue{';5' * columns}\n".encode()
