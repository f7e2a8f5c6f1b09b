"""The annex: typed, filtered, without formulas, narrow for the public."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from tests.reports.sample import CARD, DRAFT, FIELD, RELEASED
from wirkungskreis.reports.outputs.document import Consequences, Level, Span
from wirkungskreis.reports.outputs.levels import at_level
from wirkungskreis.reports.outputs.xlsx import xlsx

NAMES = [
    "Maßnahmen",
    "Meldungen",
    "Konsequenzen",
    "Kennzahlen",
    "Indikatoren",
    "Werte der Indikatoren",
    "Bedarfe",
    "Legende",
]


def opened(raw: bytes) -> Workbook:
    return load_workbook(BytesIO(raw))


def test_sheets_have_a_frozen_filtered_head() -> None:
    book = opened(xlsx(DRAFT))

    assert book.sheetnames == NAMES
    assert [sheet.freeze_panes for sheet in book] == ["A2"] * 8
    assert [bool(sheet.auto_filter.ref) for sheet in book] == [True] * 8


def test_every_value_of_a_chart_stands_in_the_annex() -> None:
    book = opened(xlsx(DRAFT))

    rows = list(book["Werte der Indikatoren"].iter_rows(min_row=2, values_only=True))
    assert [row[1:3] for row in rows] == [("2023", 57.25), ("2024", 63), ("2025", "...")]
    [found] = book["Indikatoren"].iter_rows(min_row=2, values_only=True)
    assert found[2:5] == ("A.3-i", "Bestandene Prüfungen", "63 Prozent")
    assert found[7] == "nähert sich dem Ziel"


def test_cells_have_types() -> None:
    sheet = opened(xlsx(DRAFT))["Meldungen"]

    row = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[2]), strict=True))
    assert row["Bis wann"] == datetime(2026, 5, 16)  # noqa: DTZ001  cells have no zone
    assert (row["Erreicht"], row["Geplant"], row["Arbeitsstunden"]) == (1157, 1290, 640)
    assert row["Kosten in Euro"] == 5431.5
    assert [cell.value for cell in sheet[4]][7:9] == ["nicht gemeldet", "nicht gemeldet"]


@pytest.mark.parametrize("words", ["=1+1", "+49 2171", "-3", "@SUM(A1)", "https://x.example"])
def test_words_of_people_are_never_formulas(words: str) -> None:
    card = replace(CARD, title=words)
    report = replace(DRAFT, sections=(replace(FIELD, blocks=(card,)),))

    cell = opened(xlsx(report))["Maßnahmen"]["B2"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


def test_the_public_annex_has_no_columns_for_the_desk() -> None:
    def heads(level: Level) -> set[str]:
        book = opened(xlsx(at_level(DRAFT, level)))
        return {str(cell.value) for sheet in book for cell in sheet[1]}

    assert heads(Level.INTERNAL) - heads(Level.PUBLIC) == {
        "Arbeitsstunden",
        "Kosten in Euro",
        "Hemmnis",
        "Gebraucht wird",
        "Prüfvermerk",
        "Funktion",
    }


def test_consequences_stand_once_also_where_the_first_page_lists_them_all() -> None:
    [listed] = [block for block in FIELD.blocks if isinstance(block, Consequences)]
    glance = replace(DRAFT.sections[0], blocks=(listed,))

    sheet = opened(xlsx(replace(DRAFT, sections=(glance, FIELD))))["Konsequenzen"]

    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["Die Stelle wird besetzt."]


def test_rows_are_as_high_as_their_longest_text() -> None:
    card = replace(CARD, happened=(Span("Wort " * 60),))
    report = replace(DRAFT, sections=(replace(FIELD, blocks=(card, CARD)),))

    sheet = opened(xlsx(report))["Meldungen"]

    assert sheet.row_dimensions[2].height == 15 * 5
    assert sheet.row_dimensions[3].height in {None, 15}  # the height of one line is the default


def test_an_empty_sheet_says_so_and_empty_columns_for_the_desk_are_left_out() -> None:
    card = replace(CARD, obstacle="", help="Räume")
    book = opened(xlsx(replace(DRAFT, sections=(replace(FIELD, blocks=(card,)),))))

    assert book["Bedarfe"]["A2"].value == "keine Angaben"
    heads = [cell.value for cell in book["Meldungen"][1]]
    assert ("Hemmnis" in heads, "Gebraucht wird" in heads) == (False, True)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert xlsx(RELEASED) == xlsx(RELEASED)
