"""Workbooks of several sheets: each mapping reads its own, and what nobody reads is told."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile

from tests.indicators import making as indicators
from tests.indicators.domain.official import making
from tests.indicators.reading.making import book, people
from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.domain.official.outline import fitting, missing, sheets_in
from wirkungskreis.indicators.models import Mapping, Observation, OfficialFile
from wirkungskreis.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db
COVER: list[list[Any]] = [["Statistikstelle"]]


@pytest.fixture(autouse=True)
def directory(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def mapping(code: str, sheet: str) -> Mapping:
    return making.mapping(
        indicators.indicator(code, unit="Personen"),
        table="einwohner",
        sheet=sheet,
        value_code="Wert",
        unit="",
        area_dimension="Stadt",
        areas={"Rheinaue": "RA"},
        categories={},
    )


def brought(sheets: dict[str, Any], **more: Any) -> OfficialFile:
    upload = ContentFile(book(sheets, **more).read(), "einwohner_2024.xlsx")
    return files.bring(upload, actor=SYSTEM, on=making.TODAY)


def taken(file: OfficialFile) -> dict[str, Any]:
    files.look(file, actor=SYSTEM, edition=file.edition, on=making.TODAY)
    files.store(file, actor=SYSTEM, edition=file.edition, on=making.TODAY)
    report: dict[str, Any] = file.report
    return report


def test_every_visible_sheet_is_listed_with_its_size() -> None:
    file = brought({"Deckblatt": COVER, "Alle": people(10, 20), "Roh": people(1)}, hidden=["Roh"])

    assert [one.words for one in sheets_in(file.outline)] == [
        "Deckblatt: keine Tabelle mit Zahlen",
        "Alle: 2 Werte",
    ]


def test_two_sheets_of_a_file_are_taken_in_by_their_mappings_at_once() -> None:
    mapping("K.1", "Alle"), mapping("K.2", "Frauen")

    report = taken(brought({"Alle": people(10), "Frauen": people(6), "Andere": people(7)}))

    stored = Observation.objects.values_list("version__indicator__code", "value")
    assert dict(stored) == {"K.1": Decimal(10), "K.2": Decimal(6)}
    assert (report["sheets"], report["unread"]) == (["Alle", "Frauen"], ["Andere"])
    assert report["noted"][-1]["sentence"] == "Nicht gelesene Tabellenblätter: „Andere“."
    assert [(one["sheet"], one["row"]) for one in report["additions"]] == [
        ("Alle", 2),
        ("Frauen", 2),
    ]


def test_a_hidden_sheet_is_told_as_such() -> None:
    mapping("K.1", "")

    report = taken(brought({"Alle": people(10), "Roh": people(6)}, hidden=["Roh"]))

    assert "„Roh“ (ausgeblendet)" in report["noted"][-1]["sentence"]


def test_a_refused_row_names_its_sheet() -> None:
    mapping("K.1", "Alle"), mapping("K.2", "Frauen")
    file = brought({"Alle": people(10), "Frauen": people(-6)})

    files.look(file, actor=SYSTEM, edition=1, on=making.TODAY)

    assert [(one["sheet"], one["row"]) for one in file.report["refused"]] == [("Frauen", 2)]


def test_two_sheets_that_say_two_values_for_one_cell_are_refused() -> None:
    first = mapping("K.1", "Alle")
    making.mapping(
        first.version.indicator,
        **{
            name: getattr(first, name)
            for name in ("table", "value_code", "unit", "area_dimension", "areas", "categories")
        },
        name="zweites Blatt",
        sheet="Noch einmal",
    )
    file = brought({"Alle": people(10), "Noch einmal": people(11)})

    files.look(file, actor=SYSTEM, edition=1, on=making.TODAY)

    [said] = file.report["refused"]
    assert (said["sheet"], said["row"]) == ("Noch einmal", 2)
    assert "steht in Zeile 2 im Blatt „Alle“ ein anderer Wert" in said["sentence"]


def test_a_mapping_whose_sheet_is_gone_does_not_fit_and_is_told() -> None:
    mapping("K.1", "Alle")

    file = brought({"Anders": people(10)})

    assert fitting(file.table, file.outline) == []
    assert [one.sheet for one in missing(file.table, file.outline)] == ["Alle"]


def test_a_sheet_with_next_years_date_is_the_same() -> None:
    mapping("K.1", "Alle 2023")

    file = brought({"Deckblatt": COVER, "Alle 2024": people(10)})

    assert taken(file)["sheets"] == ["Alle 2024"]
