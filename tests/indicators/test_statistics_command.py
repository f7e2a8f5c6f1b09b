import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.indicators.domain.official import making
from tests.indicators.reading.making import FILES, book
from tests.indicators.reading.making import people as table
from wirkungskreis.indicators.models import Mapping, Observation

FILE = FILES / "12411-01-01-4.csv"
pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Mapping:
    return making.mapping(making.people(), areas={"05316": "RA"})


def run(*words: str) -> dict[str, Any]:
    out = StringIO()
    call_command("statistics", "import", *words, stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_a_file_is_taken_in_by_what_is_remembered_for_its_table(people: Mapping) -> None:
    first, second = run(str(FILE)), run(str(FILE), "--mapping", people.name)

    assert (first["ok"], first["new"], first["mappings"]) == (True, 3, [people.name])
    assert (second["new"], second["same"], second["release"]) == (0, 3, "")
    assert Observation.objects.count() == 3


def test_a_trial_stores_nothing(people: Mapping) -> None:
    found = run(str(FILE), "--dry-run", "--stand", "2025-07-01")

    assert (found["new"], found["dry_run"], Observation.objects.count()) == (3, True, 0)


def test_a_refused_row_is_in_the_report_and_the_command_fails(
    people: Mapping, tmp_path: Path
) -> None:
    broken = tmp_path / "12411-01-01-4.csv"
    broken.write_text(FILE.read_text().replace(";168581;", ";-5;"))
    out = StringIO()

    with pytest.raises(CommandError, match="2 Zeilen sind abgelehnt") as caught:
        call_command("statistics", "import", str(broken), stdout=out)

    found = json.loads(out.getvalue())
    assert (found["ok"], [one["row"] for one in found["refused"]]) == (False, [3, 3])
    assert (caught.value.returncode, Observation.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("12411-01-01-4.csv", ["--mapping", "anders"], "„anders“ gibt es nicht"),
        ("1000A-0000.csv", [], "keine Zuordnung gemerkt"),
        ("fehlt.csv", [], "No such file"),
    ],
)
def test_what_cannot_be_done_is_said_for_machines_too(
    people: Mapping, name: str, words: list[str], said: str
) -> None:
    out = StringIO()

    with pytest.raises(CommandError, match=said):
        call_command("statistics", "import", str(FILES / name), *words, stdout=out)

    assert json.loads(out.getvalue())["ok"] is False


def test_a_sheet_is_named_or_remembered_and_the_others_are_reported(
    people: Mapping, tmp_path: Path
) -> None:
    path = tmp_path / "einwohner.xlsx"
    path.write_bytes(book({"Alle": table(10), "Frauen": table(6)}).read())
    making.mapping(
        people.version.indicator,
        name="Einwohner",
        table="einwohner",
        value_code="Wert",
        unit="",
        area_dimension="Stadt",
        areas={"Rheinaue": "RA"},
        categories={},
    )

    first, second = run(str(path), "--dry-run"), run(str(path), "--dry-run", "--sheet", "Frauen")

    assert (first["sheets"], first["unread"]) == (["Alle"], ["Frauen"])
    assert (second["sheets"], second["additions"][0]["new"]) == (["Frauen"], "6\xa0Personen")
    with pytest.raises(CommandError, match="„Männer“ ist nicht zu sehen"):
        run(str(path), "--sheet", "Männer")


def test_values_of_a_former_definition_need_the_word_for_it(people: Mapping) -> None:
    people.version.indicator.versions.create(number=2, text="neu", change_reason="Gesetz")

    with pytest.raises(CommandError, match="1 Zeilen sind abgelehnt"):
        run(str(FILE))
    assert Observation.objects.count() == 0

    assert run(str(FILE), "--former")["new"] == 3
