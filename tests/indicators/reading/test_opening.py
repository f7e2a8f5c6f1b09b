import io
import json
import zipfile

import pytest

from tests.indicators.reading import making
from wirkungskreis.indicators.reading.opening import answer, opened
from wirkungskreis.indicators.reading.records import Layout
from wirkungskreis.kernel.errors import Refused

FLAT = (making.FILES / "12411-01-01-4.csv").read_bytes()
NOTHING = {"Ident": {}, "Status": {"Code": 104, "Content": "Es gibt keine Objekte.", "Type": "F"}}


def refusal(content: bytes, name: str = "datei.csv") -> str:
    with pytest.raises(Refused) as caught:
        opened(io.BytesIO(content), name)
    return str(caught.value)


def test_an_archive_is_told_by_its_bytes_and_names_the_table() -> None:
    found = opened(making.packed(FLAT), "egal.csv")

    assert (found.layout, found.table) == (Layout.FLAT, "12411-01-01-4")
    assert len(making.records(found)) == len(making.records(found)) == 3  # it can be read again


def test_without_a_name_the_table_is_its_statistic() -> None:
    assert opened(io.BytesIO(FLAT), "download (3).csv").table == "12411"
    assert opened(io.BytesIO(FLAT), "99999-01-01-4.csv").table == "12411"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_makes_no_difference(mark: bytes) -> None:
    found = opened(io.BytesIO(mark + FLAT.removeprefix(b"\xef\xbb\xbf")), "")

    assert found.layout == Layout.FLAT


def test_windows_1252_is_read_with_its_umlauts() -> None:
    text = FLAT.decode("utf-8-sig").encode("cp1252")

    found = opened(io.BytesIO(text), "")

    assert making.records(found)[2].dimensions[1].attribute_label == "männlich"


def test_the_wrong_encoding_is_refused_before_names_are_stored_broken() -> None:
    twice = FLAT.decode("utf-8-sig").encode().decode("cp1252").encode()

    assert refusal(twice) == (
        "Die Umlaute sind zerstört (Zeile 2). Bitte speichern Sie die Datei neu als CSV mit dem "
        "Zeichensatz UTF-8."
    )
    assert "Zeichen sind unlesbar" in refusal("Bevölkerung für Übach".encode("cp850"))


def test_an_error_of_the_interface_saved_as_a_file_is_refused_with_its_words() -> None:
    raw = json.dumps(NOTHING).encode()

    assert refusal(raw) == (
        "Das ist eine Fehlermeldung der Schnittstelle und keine Tabelle: Es gibt keine Objekte. "
        "(104)"
    )
    assert answer(b"[1]") == ""
    assert refusal(b"{").endswith("ohne Begründung.")
    assert "Webseite" in refusal(b"<!DOCTYPE html><html></html>")


def test_an_error_answer_in_an_archive_is_refused_too() -> None:
    raw = making.packed(json.dumps(NOTHING).encode()).read()

    assert "(104)" in refusal(raw)


def test_a_truncated_archive_is_refused() -> None:
    whole = making.packed(FLAT * 50).read()

    assert refusal(whole[: len(whole) // 2]) == (
        "Die Datei ist beschädigt. Bitte speichern Sie sie neu."
    )


def test_an_archive_damaged_inside_is_refused() -> None:
    whole = bytearray(making.packed(FLAT).read())
    whole[120:140] = bytes(20)

    assert "beschädigt" in refusal(bytes(whole))


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    bomb = making.packed(bytes(50_000_000)).read()

    assert "übermäßig groß" in refusal(bomb)


def test_an_archive_of_several_files_asks_for_one() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.csv", FLAT)
        archive.writestr("b.csv", FLAT)

    assert refusal(target.getvalue()) == (
        "Im ZIP liegen 2 Dateien. Bitte laden Sie eine einzelne hoch."
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x00\x01"])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    assert "Das ist keine Tabelle" in refusal(content)


def test_a_text_without_numbers_is_refused() -> None:
    assert "keine Tabelle mit Zahlen" in refusal(b"Guten Tag;wie\ngeht;es\n")


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("einwohner_2025.csv", "einwohner"),
        ("Einwohner 31.12.2025.csv", "Einwohner"),
        ("2025-12-31_Stadtteile.csv", "Stadtteile"),
        ("quote12.csv", "quote12"),
        ("2025.csv", "Tabelle"),
    ],
)
def test_a_table_of_the_city_is_named_without_its_date(name: str, table: str) -> None:
    found = opened(io.BytesIO(b"Stadtteil;2025\nMitte;1.200\n"), name)

    assert found.table == table


@pytest.mark.parametrize(
    "content", [b"Stadtteil;2023\rMitte;5\rNord;6\r", FLAT.replace(b"\n", b"\r")]
)
def test_lines_that_cannot_be_told_apart_are_refused(content: bytes) -> None:
    assert refusal(content).startswith("Das ist keine Tabelle")


def test_a_line_that_cannot_be_told_from_the_next_is_refused_while_reading() -> None:
    found = opened(io.BytesIO(FLAT + b"1;2\r3;4\n"), "")

    with pytest.raises(Refused, match="keine Tabelle"):
        list(found.records())


@pytest.mark.parametrize(
    "head",
    [
        b"statistics_code;value;value_variable_code",
        b"Statistik_Code;A__B__C",
        b"Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;A__B__q",
    ],
)
def test_a_head_without_a_column_of_values_is_refused(head: bytes) -> None:
    assert refusal(head + b"\n1;2;3;4;2024;5\n") == (
        "In der Kopfzeile steht keine Spalte mit Werten."
    )


def test_an_archive_packed_in_a_rare_way_and_damaged_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.csv", FLAT * 50)
    whole = bytearray(target.getvalue())
    whole[60] ^= 0xFF

    assert "beschädigt" in refusal(bytes(whole))
