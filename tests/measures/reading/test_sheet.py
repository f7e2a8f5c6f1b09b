"""Files as they come: several sheets, two rows of heads, old encodings, nonsense."""

import io
from pathlib import Path

import pytest

from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.outputs.template import template
from wirkungskreis.measures.reading.rules import cells_of, is_measure, usual_columns
from wirkungskreis.measures.reading.sheet import book, heads

FOREIGN = Path(__file__).parent / "massnahmenliste_2024.xlsx"


def test_a_foreign_list_has_its_62_rows() -> None:
    with FOREIGN.open("rb") as file:
        found = book(file, "xlsx")

    assert list(found.sheets) == ["Maßnahmen 2024", "Legende"]  # the hidden sheet stays hidden
    table = found.table("Maßnahmen 2024")
    names = heads(table, 6)
    assert names[:7] == [
        "lfd. Nr.",
        "HF",
        "Maßnahme / Projekt",
        "Träger bzw. Federführung (und Partner)",
        "Zielgruppe",
        "Beginn",
        "Ende",
    ]
    columns = {"0": "note", "2": "title", "3": "lead", "5": "start"}
    assert sum(is_measure(cells_of(row, columns, names)) for row in table[6:]) == 62


def test_dates_of_cells_are_written_as_people_write_them() -> None:
    with FOREIGN.open("rb") as file:
        row = book(file, "xlsx").table("Maßnahmen 2024")[10]

    assert row[5:7] == ["2024", "30.06.2026"]


def test_our_own_template_needs_no_assigning() -> None:
    table = book(io.BytesIO(template()), "xlsx").table("")

    assert len(usual_columns(heads(table, 1))) == 9


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_files_are_read_in_every_usual_way(encoding: str, delimiter: str) -> None:
    text = delimiter.join(("Titel", "Federführung")) + "\n" + delimiter.join(("Übung", "Verein"))

    table = book(io.BytesIO(text.encode(encoding)), "text").table("")

    assert table == [["Titel", "Federführung"], ["Übung", "Verein"]]


def test_what_nobody_sees_is_taken_out() -> None:
    raw = "Titel;Träger\n\u202eÜbung\u00a0neu\u0000;Verein\n".encode()

    assert book(io.BytesIO(raw), "text").table("")[1] == ["Übung neu", "Verein"]


@pytest.mark.parametrize(("raw", "kind"), [(b"\n\n", "text"), (b"PK\x03\x04 nonsense", "xlsx")])
def test_no_table_is_refused_with_a_sentence(raw: bytes, kind: str) -> None:
    with pytest.raises(NotPossible, match=r"Bitte"):
        book(io.BytesIO(raw), kind)
