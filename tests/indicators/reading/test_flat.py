"""Flat files of both layouts.

The layout since 2025 and the German one before it are read from real excerpts. No real file of the
English layout before 2025 is at hand: ``OLD_ENGLISH`` follows what is documented of it, column
names that repeat, ``MeasureUnitNotFound!`` as a unit, and short rows without a statistic.
"""

from datetime import date
from decimal import Decimal

import pytest

from tests.indicators.reading import making
from wirkungskreis.indicators.reading.records import Layout

OLD_ENGLISH = (
    "Statistics_Code;Statistics_Label;Time_Code;Time_Label;Time;"
    "1_Variable_Code;1_Variable_Label;1_Attribute_Code;1_Attribute_Label;"
    "1_Variable_Code;1_Variable_Label;1_Attribute_Code;1_Attribute_Label;"
    "BEV__Population__MeasureUnitNotFound!;BEV__Population__q"
)


def test_the_real_layout_since_2025_gives_the_known_population() -> None:
    found = making.real("12411-01-01-4.csv")

    rows = making.records(found)

    assert (found.layout, found.table) == (Layout.FLAT, "12411-01-01-4")
    total = next(one for one in rows if one.dimensions[1].is_total)
    assert (total.value, total.unit, total.row) == (Decimal(168581), "Anzahl", 3)
    assert (total.start, total.before) == (date(2024, 12, 31), date(2025, 1, 1))
    assert total.dimensions[0][2:] == ("05316", "Leverkusen, kreisfreie Stadt")


def test_the_real_layout_before_2025_is_told_by_its_head_and_loses_its_indent() -> None:
    found = making.real("12411-01-01-4_alt.csv")

    rows = making.records(found)

    assert (found.layout, found.table) == (Layout.OLD_FLAT, "12411-01-01-4")
    own = [one for one in rows if one.dimensions[0].attribute == "05316"]
    assert [one.value for one in own] == [Decimal(165748), Decimal(80681), Decimal(85067)]
    assert own[0].dimensions[0].attribute_label == "Leverkusen, kreisfreie Stadt"
    assert own[0].start == date(2022, 12, 31)
    dissolved = [one for one in rows if one.dimensions[0].attribute == "05354"]
    assert {(one.value, one.sign) for one in dissolved} == {(None, "-")}


def test_several_contents_of_the_old_layout_stand_one_after_the_other() -> None:
    rows = making.records(making.real("12211-0001_alt.csv"))

    first = [(one.code, one.value, one.sign, one.unit) for one in rows if one.row == 2]
    assert first == [
        ("BEV036", Decimal(6174), "", "1000"),
        ("ERW041", None, "x", "1000"),
        ("ERW042", None, "x", "1000"),
        ("ERW040", None, "x", "1000"),
        ("ERW043", Decimal(6174), "", "1000"),
    ]


def test_one_content_in_two_units_is_told_apart_by_its_unit() -> None:
    rows = making.records(making.real("4000W-2041.csv"))

    assert {(one.code, one.unit, one.value) for one in rows} == {
        ("WHG006", "%", Decimal("100.0")),
        ("WHG006", "Anzahl", Decimal(1924985)),
        ("WHG006", "%", Decimal("1.7")),
        ("WHG006", "Anzahl", Decimal(33612)),
    }


def test_the_english_head_of_the_old_layout_repeats_names_and_is_read_by_place() -> None:
    start = "12411;Population;STAG;Reference date;31.12.2022;KREISE;Administrative districts"
    line = f"{start};05316;      Leverkusen;GES;Sex;;Total;165.5;p"
    short = ";;;;31.12.2022;;;05316"

    found = making.source(f"{OLD_ENGLISH}\n{line}\n{short}\n")
    rows = making.records(found)

    assert found.layout == Layout.OLD_FLAT
    assert [one.attribute for one in rows[0].dimensions] == ["05316", ""]
    assert rows[0].dimensions[0].attribute_label == "Leverkusen"
    assert (rows[0].value, rows[0].unit, rows[0].quality) == (Decimal("165.5"), "", "p")
    assert [(one.row, one.is_harmless) for one in making.flaws(found)] == [(3, True)]


def test_a_row_that_breaks_off_is_told_and_one_that_says_nothing_is_harmless() -> None:
    found = making.flat(making.row("1"), "12411;Fortschreibung;STAG", ";;;")

    assert [(one.row, one.is_harmless) for one in making.flaws(found)] == [(3, False), (4, True)]
    assert "3 Felder statt 17" in making.flaws(found)[0].sentence


@pytest.mark.parametrize("unit", ["jew. ME", "MeasureUnitNotFound!"])
def test_words_for_no_unit_are_no_unit(unit: str) -> None:
    assert making.records(making.flat(making.row("1", unit=unit)))[0].unit == ""


def test_final_is_no_sign_and_limited_is_one() -> None:
    found = making.flat(making.row("1", quality="e"), making.row("2", quality="()"))

    assert [one.quality for one in making.records(found)] == ["", "()"]
