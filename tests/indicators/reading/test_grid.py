"""Tables for people: the csv table of GENESIS, municipal CSV and XLSX.

No real file of these kinds is at hand. ``GENESIS`` follows what is documented of that table: its
code in the first line, four to six lines of titles, rows of heads, the data, a line of underscores
with copyright and day below it, Latin-1 with CRLF. ``CITY`` has what municipal tables are known to
have: merged heads, decimal commas, points for thousands, footnotes and signs.
"""

import io
from datetime import date
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from tests.indicators.reading import making
from wirkungskreis.indicators.reading.opening import opened
from wirkungskreis.indicators.reading.records import Layout, Source
from wirkungskreis.kernel.errors import Refused

GENESIS = """GENESIS-Tabelle: 12411-01-01-4
Bevölkerung nach Geschlecht - Stichtag 31.12. - regionale Tiefe: Kreise;;;;;
Fortschreibung des Bevölkerungsstandes;;;;;
Bevölkerungsstand (Anzahl);;;;;
Stichtag;Kreise und kreisfreie Städte;;Geschlecht;Geschlecht;Geschlecht
;;;Insgesamt;männlich;weiblich
31.12.2022;DG;Deutschland;84358845;41559052;42799793
31.12.2022;05316;      Leverkusen, kreisfreie Stadt;165748;80681;85067
31.12.2022;05354;      Aachen, Kreis;-;-;-
__________
© Statistische Ämter des Bundes und der Länder, Deutschland, 2024
Stand: 11.03.2024 / 20:48:54
"""
CITY = """Einwohner der Stadt Rheinaue am 31.12.2024;;;;
;;;;
Nr.;Stadtteil;Einwohner;;Ausländeranteil (in %)
;;insgesamt;darunter weiblich 1);
01;Altstadt;12.345;6.100;18,5
02;Hafen;4.010;1.990 p;(31,2)
03;Berg;.;-;/
1) ohne Diverse;;;;
Quelle: Melderegister;;;;
"""


def facts(found: Source) -> list[tuple[Any, ...]]:
    return [
        (one.dimensions[0].attribute, one.code, one.unit, one.value, one.sign, one.quality)
        for one in making.records(found)
    ]


def test_the_csv_table_of_genesis_is_read_with_its_keys_and_stops_at_the_line() -> None:
    found = making.source(GENESIS.replace("\n", "\r\n").encode("cp1252"))

    rows = making.records(found)

    assert (found.layout, found.table) == (Layout.GENESIS_TABLE, "12411-01-01-4")
    assert found.stand == date(2024, 3, 11)
    assert len(rows) == 9
    own = rows[3]
    assert own.dimensions[0][2:] == ("05316", "Leverkusen, kreisfreie Stadt")
    assert (own.code, own.value, own.start) == (
        "Geschlecht / Insgesamt",
        Decimal(165748),
        date(2022, 12, 31),
    )
    assert [one.sign for one in rows[6:]] == ["-", "-", "-"]


def test_a_municipal_table_has_merged_heads_footnotes_signs_and_a_day_in_its_title() -> None:
    found = making.source(CITY.encode("cp1252"), "einwohner.csv")

    assert (found.layout, found.table) == (Layout.GRID, "einwohner")
    assert found.title == "Einwohner der Stadt Rheinaue am 31.12.2024"
    assert {(one.start, one.before) for one in making.records(found)} == {
        (date(2024, 12, 31), date(2025, 1, 1))
    }
    assert facts(found) == [
        ("01", "Einwohner / insgesamt", "", Decimal(12345), "", ""),
        ("01", "Einwohner / darunter weiblich", "", Decimal(6100), "", ""),
        ("01", "Ausländeranteil", "%", Decimal("18.5"), "", ""),
        ("02", "Einwohner / insgesamt", "", Decimal(4010), "", ""),
        ("02", "Einwohner / darunter weiblich", "", Decimal(1990), "", "p"),
        ("02", "Ausländeranteil", "%", Decimal("31.2"), "", "()"),
        ("03", "Einwohner / insgesamt", "", None, ".", ""),
        ("03", "Einwohner / darunter weiblich", "", None, "-", ""),
        ("03", "Ausländeranteil", "%", None, "/", ""),
    ]
    assert making.records(found)[0].dimensions[0].attribute_label == "Altstadt"


def test_years_in_the_heads_are_the_time_of_their_columns() -> None:
    found = making.source("Stadtteil;2022;2023\nAltstadt;1.200;1.250\nHafen;900;880\n")

    assert [(one.start.year, one.value, one.code) for one in making.records(found)] == [
        (2022, Decimal(1200), "Wert"),
        (2023, Decimal(1250), "Wert"),
        (2022, Decimal(900), "Wert"),
        (2023, Decimal(880), "Wert"),
    ]


def test_a_workbook_gives_numbers_percentages_and_merged_heads_as_shown() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    rows: list[list[Any]] = [
        ["Bestand", None, None, None],
        ["Jahr", "Stadtteil", "Personen", None],
        [None, None, "alle", "Anteil"],
        [2024, "Altstadt", 1234, 0.185],
        [None, "Hafen", 900.5, "."],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("C2:D2")
    sheet["D4"].number_format = "0.0%"
    target = io.BytesIO()
    book.save(target)

    found = opened(target, "bestand.xlsx")

    assert facts(found) == [
        ("Altstadt", "Personen / alle", "", Decimal(1234), "", ""),
        ("Altstadt", "Personen / Anteil", "", Decimal("18.5"), "", ""),
        ("Hafen", "Personen / alle", "", Decimal("900.5"), "", ""),
        ("Hafen", "Personen / Anteil", "", None, ".", ""),
    ]
    assert {one.start for one in making.records(found)} == {date(2024, 1, 1)}


def test_a_table_without_a_time_says_so_at_its_rows() -> None:
    found = making.source("Stadtteil;Einwohner\nAltstadt;1.200\n")

    assert [one.row for one in making.flaws(found)] == [2]
    assert "weder Jahr noch Stichtag" in making.flaws(found)[0].sentence


def test_a_table_whose_rows_have_no_names_is_read() -> None:
    found = making.source(";2023;2024\n;5;6\n")

    assert [one.value for one in making.records(found)] == [Decimal(5), Decimal(6)]


def test_names_are_no_longer_than_a_mapping_remembers() -> None:
    unit = "Menschen mit Wohnsitz " * 5
    found = making.source(f"{'Stadtteil ' * 20};Jahr;{'Einwohner ' * 20} in {unit}\nMitte;2024;5\n")

    [one] = making.records(found)

    assert len(one.dimensions[0].code) == len(one.code) == 100
    assert len(one.unit) <= 60


def _book(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_number_beyond_all_measure_in_a_workbook_is_given_as_it_is() -> None:
    found = opened(io.BytesIO(_book(["Stadtteil", "2024"], ["Mitte", 5], ["Nord", 1e300])))

    assert [one.value for one in making.records(found)] == [Decimal(5), Decimal("1e300")]


def test_a_workbook_damaged_inside_is_refused_with_a_sentence() -> None:
    whole = bytearray(_book(["Stadtteil", "2024"], ["Mitte", 5]))
    with ZipFile(io.BytesIO(whole)) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet1.xml")
    whole[sheet.header_offset + 30 + len(sheet.filename) + 20] ^= 0xFF

    with pytest.raises(Refused, match="lässt sich nicht lesen"):
        opened(io.BytesIO(whole))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_parts_the_cells_is_found_whatever_ends_the_lines(delimiter: str, end: str) -> None:
    rows = [["Stadtteil", "Jahr", "Menschen"], ["Mitte", "2024", "1.234"], ["Nord", "2024", "56"]]

    found = making.source(end.join(delimiter.join(row) for row in rows).encode(), "a.csv")

    assert [one.value for one in making.records(found)] == [Decimal(1234), Decimal(56)]


def test_decimal_commas_and_commas_in_names_part_no_cells() -> None:
    text = 'Ort;Anteil (in %)\nMitte, alt und neu, gesamt;1,5\n"Nord; Hafen";2,25\n'

    found = making.source(f"Stand 31.12.2024\n{text}")

    assert [(one.dimensions[0].attribute, one.value) for one in making.records(found)] == [
        ("Mitte, alt und neu, gesamt", Decimal("1.5")),
        ("Nord; Hafen", Decimal("2.25")),
    ]


def test_a_day_as_the_number_of_a_spreadsheet_is_told_with_the_way_out() -> None:
    head = ["Stichtag", "Stadtteil", "Menschen"]
    rows: list[list[Any]] = [head, [45657, "Mitte", 1234], [45657, "Nord", 99]]

    found = opened(io.BytesIO(_book(*rows)), "a.xlsx")

    assert [one.sentence for one in making.flaws(found)][:1] == [
        (
            "„45657“ ist ein Tag als Zahl, vermutlich 31.12.2024. Bitte formatieren Sie die "
            "Spalte in der Datei als Datum."
        )
    ]


def test_a_point_between_decimals_is_no_number_beside_points_for_thousands() -> None:
    found = making.source("Ort;2024\nMitte;1.234\nNord;12.5\n")

    assert [(one.value, one.sign) for one in making.records(found)] == [
        (Decimal(1234), ""),
        (None, "12.5"),
    ]
