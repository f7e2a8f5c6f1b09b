"""What a careful person reads in a cell, and what is asked."""

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.measures.models import Kind
from wirkungskreis.measures.reading.rules import (
    TITLES,
    Known,
    as_day,
    cells_of,
    filled_down,
    fold,
    is_measure,
    read,
    usual_columns,
)
from wirkungskreis.measures.reading.suggest import edge_of, suggested

KNOWN = Known(
    organisations={fold("Kommunales Integrationszentrum"): 1, "vhs": 2, "jugendamt": 3},
    leads={1: "O-KI", 2: "O-VHS", 3: "O-JA"},
    fields={"a": 10},
    titles={fold("Sprachmittlungspool"): "A-02 Sprachmittlungspool"},
    codes={"A-02"},
)
ROW = {"title": "Radkurs", "lead": "VHS"}


def test_a_clear_row_is_read() -> None:
    cells = {**ROW, "field": "A", "kind": "angebot", "start": "1.10.23", "end": "laufend"}

    reading = read(cells, {}, KNOWN)

    assert reading.problems == {}
    assert (reading.lead, reading.field, reading.kind) == (2, 10, "offer")
    assert (reading.start, reading.end) == (date(2023, 10, 1), None)


@pytest.mark.parametrize(
    ("cell", "asked"),
    [
        ({"lead": ""}, "Die Federführung fehlt."),
        ({"lead": "VHS; Jugendamt"}, "Mehrere Stellen in einer Zelle"),
        ({"lead": "VHS (FF)\nJugendamt"}, "Mehrere Stellen in einer Zelle"),
        ({"lead": "Amt 99"}, "Die Organisation „Amt 99“ ist nicht bekannt."),
        ({"title": "Sprachmittlungs-Pool"}, "Gibt es vielleicht schon: A-02 Sprachmittlungspool."),
        ({"title": "x" * 201}, "Der Titel ist zu lang"),
        ({"start": "seit 2016"}, "„seit 2016“ ist kein Tag."),
        ({"start": "31.2.2026"}, "„31.2.2026“ ist kein Tag."),
        ({"start": "laufend"}, "„laufend“ ist kein Tag."),
        ({"start": "1.1.2027", "end": "31.12.2026"}, "Das Ende 31.12.2026 liegt vor dem Beginn"),
        ({"kind": "Sonstiges"}, "Die Art „Sonstiges“ gibt es nicht."),
        ({"field": "Z"}, "Das Handlungsfeld „Z“ ist nicht bekannt."),
        ({"code": "A-02"}, "Das Kürzel „A-02“ ist vergeben oder zu lang."),
    ],
)
def test_what_is_not_certain_is_asked(cell: dict[str, str], asked: str) -> None:
    problems = read({**ROW, **cell}, {}, KNOWN).problems

    assert len(problems) == 1
    assert next(iter(problems.values())).startswith(asked)


@pytest.mark.parametrize("text", ["–", "-", "?", "k. A.", "", " "])
def test_dashes_and_questions_are_unknown_and_not_asked(text: str) -> None:
    reading = read({**ROW, "start": text.strip(), "end": text.strip()}, {}, KNOWN)

    assert (reading.problems, reading.start, reading.end) == ({}, None, None)


def test_what_a_person_says_counts_before_the_list() -> None:
    cells = {**ROW, "title": "Sprachmittlungs-Pool", "lead": "VHS / Jugendamt"}

    reading = read(cells, {"lead": "jugendamt", "is_new": "ja"}, KNOWN)

    assert (reading.problems, reading.lead) == ({}, 3)


def test_a_footnote_stays_with_its_date() -> None:
    reading = read({**ROW, "end": "31.12.26*", "note": "Rest"}, {}, KNOWN)

    assert reading.end == date(2026, 12, 31)
    assert reading.note == "Rest\nEnde laut Liste: 31.12.26*"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("seit 2016", "01.01.2016", "31.12.2016"),
        ("Ende 2025", "01.01.2025", "31.12.2025"),
        ("Juli 2016", "01.07.2016", "31.07.2016"),
        ("04/2018", "01.04.2018", "30.04.2018"),
        ("Februar 2024", "01.02.2024", "29.02.2024"),
        ("13/2024", "", ""),
        ("bald", "", ""),
    ],
)
def test_the_edge_of_a_span_is_suggested(text: str, first: str, last: str) -> None:
    assert (edge_of(text, is_end=False), edge_of(text, is_end=True)) == (first, last)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("VHS; Jugendamt", "O-VHS"),
        ("Kommunales Integrationszentrum mit VHS", "O-KI"),
        ("Jugendamt, VHS (FF)", "O-VHS"),
        ("Amt 99 / VHS", None),
    ],
)
def test_the_first_office_or_the_marked_one_is_suggested(text: str, lead: str | None) -> None:
    assert suggested({"lead": text}, KNOWN).get("lead") == lead


def test_headings_sums_and_empty_rows_are_no_measures() -> None:
    assert is_measure(ROW)
    assert not is_measure({"title": "Handlungsfeld A"})
    assert not is_measure({"title": "", "lead": "VHS"})
    assert not is_measure({"title": "Summe", "note": "166500"})


def test_notes_are_gathered_with_their_heads() -> None:
    columns = {"0": "title", "1": "note", "2": "note"}

    cells = cells_of(["Radkurs", "20 €", "ja"], columns, ["Titel", "Kosten", "Antrag"])

    assert cells == {"title": "Radkurs", "note": "Kosten: 20 €\nAntrag: ja"}


def test_a_merged_field_holds_for_the_rows_below() -> None:
    assert filled_down([["A", "x"], ["", "y"], ["B", "z"]], 0) == [
        ["A", "x"],
        ["A", "y"],
        ["B", "z"],
    ]


def test_the_template_of_a_colleague_with_another_language_is_read() -> None:
    with override("en"):
        heads = [str(title) for title in TITLES.values()]
        kind = str(Kind.OFFER.label)

    assert list(usual_columns(heads).values()) == list(TITLES)
    assert read({**ROW, "kind": kind}, {}, KNOWN).kind == Kind.OFFER


def test_only_our_own_heads_are_assigned_without_asking() -> None:
    assert usual_columns(["Titel", "Federführung", "Etwas"]) == {"0": "title", "1": "lead"}
    assert usual_columns(["Maßnahme / Projekt", "Träger"]) == {}


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    spellings = [f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat()]

    assert [as_day(text) for text in spellings] == [day] * 3


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    cells = dict.fromkeys(("title", "lead", "code", "start", "end", "kind", "field", "note"), text)

    reading = read(cells, {}, KNOWN)

    assert reading.is_clear is (reading.problems == {})
