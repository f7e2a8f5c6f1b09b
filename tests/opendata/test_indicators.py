"""Published indicators as files: the same everywhere, checked by the tools that read them."""

import codecs
import csv
import json
from datetime import date
from importlib import import_module
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from openpyxl import load_workbook

from tests import world
from tests.indicators import making
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import Formula, Indicator
from wirkungskreis.indicators.queries.standing import standings
from wirkungskreis.journal.clock import today
from wirkungskreis.vocab.models import Source

pytestmark = pytest.mark.django_db
ALL = "/daten/indikatoren/"
ONE = "/daten/indikatoren/K-02/"
TABLES = ("werte", "indikatoren", "fassungen", "bewertungen")


def share(code: str = "K-02", **fields: Any) -> Indicator:
    """Make a public share with every sign: provisional, a break, kept back, a district, a group."""
    facts = {"name": "Anteil; „genau“", "unit": "Prozent", "value_type": "share", "decimals": 1}
    terms = {"is_public": True, "licence": "dl-de/by-2-0"}
    row = making.indicator(code, **(facts | terms | fields))
    making.observation(row, 2022, "17.5", numerator=70, denominator=400, source_ref="S1")
    row.versions.create(number=2, text="Neu gezählt.", change_reason="Neues Verfahren.")
    making.observation(row, 2023, 20, statuses="b")
    making.observation(row, 2024, None, reason="secret", note="=1+1")
    making.observation(row, 2025, 22, statuses="p")
    making.observation(row, 2025, 30, subgroup=making.women())
    making.observation(row, 2025, 26, area=making.district("B1", "Mitte"))
    making.observation(row, 2025, 5, is_remainder=True)
    return row


def body(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response) if response.streaming else response.content


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        body(client, address)
    return len(found)


def spaced(text: str) -> str:
    """Write every kind of space as one."""
    return " ".join(text.split())


@pytest.fixture
def saved(client: Client, tmp_path: Path) -> Path:
    """Save every file about one indicator beside each other, as a reader would."""
    Source.objects.create(code="S1", title="Statistisches Jahrbuch")
    share()
    names = [f"{name}.csv{end}" for name in TABLES for end in ("", "-metadata.json")]
    for name in [*names, "datapackage.json", "jsonstat.json"]:
        (tmp_path / name).write_bytes(body(client, f"{ONE}{name}"))
    return tmp_path


def test_the_data_package_is_valid_with_its_keys(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frictionless = import_module("frictionless")
    monkeypatch.chdir(saved)

    report = frictionless.validate("datapackage.json")

    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == len(TABLES)


def test_a_broken_number_would_be_found(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frictionless = import_module("frictionless")
    monkeypatch.chdir(saved)
    values = saved / "werte.csv"
    values.write_text(values.read_text().replace(";17,5;", ";17.5 ca;"))

    report = frictionless.validate("datapackage.json")

    assert "type-error" in str(report.flatten(["type"]))


def test_csv_on_the_web_reads_numbers_days_and_truth(saved: Path) -> None:
    csvw = import_module("csvw")

    tables = [csvw.CSVW(str(saved / f"{name}.csv-metadata.json"), validate=True) for name in TABLES]

    assert [table.is_valid for table in tables] == [True] * len(TABLES)
    first = next(iter(tables[0].t))
    assert str(first["wert"]) == "17.5"
    assert first["von"].year == 2022
    assert first["nicht_zuordenbar"] is False


@pytest.mark.filterwarnings("ignore:Shouldn:DeprecationWarning")  # the reader warns of itself
def test_the_cube_is_valid_and_is_read_back_with_its_signs(saved: Path) -> None:
    validator = import_module("jsonstat_validator")
    pyjstat = import_module("pyjstat.pyjstat")
    cube = json.loads((saved / "jsonstat.json").read_text())

    validator.validate_jsonstat(cube)
    frame = pyjstat.Dataset.read(json.dumps(cube)).write("dataframe")

    known = frame[frame["value"].notna()]
    assert sorted(known["value"]) == [5.0, 17.5, 20.0, 22.0, 26.0, 30.0]
    assert set(cube["status"].values()) == {"|", ".", "p"}
    assert cube["role"] == {"time": ["zeit"], "geo": ["gebiet"], "metric": ["indikator"]}


def test_the_workbook_has_typed_cells_and_no_formula(client: Client) -> None:
    share()

    book = load_workbook(BytesIO(body(client, f"{ONE}werte.xlsx")))

    assert book.sheetnames == ["Hinweise", "Werte", "Indikatoren", "Fassungen", "Bewertungen"]
    rows = list(book["Werte"].iter_rows(min_row=2, values_only=True))
    assert rows[0][10] == 17.5
    assert {cell.data_type for row in book["Werte"] for cell in row} <= {"s", "n", "d"}


def test_csv_says_why_there_is_no_number_and_starts_no_formula(client: Client) -> None:
    share()

    lines = body(client, f"{ONE}werte.csv").decode().splitlines()

    [hidden] = [line for line in lines if ";geheim gehalten;" in line]
    assert ";2024-01-01;2024-12-31;;Prozent;.;geheim gehalten;" in hidden
    assert hidden.endswith("'=1+1")


def test_only_the_newest_delivery_known_today_is_in_the_file(client: Client) -> None:
    row = share()
    making.observation(row, 2023, 21, known=date(2024, 9, 1), statuses="b")
    making.observation(row, 2023, 99, known=date(2090, 1, 1))

    text = body(client, f"{ONE}werte.csv").decode()

    lines = [line for line in StringIO(text) if ";2023-01-01;" in line]
    assert len(lines) == 1
    assert ";21;Prozent;" in lines[0]


def test_what_is_not_public_is_in_no_file(client: Client) -> None:
    share()
    share("X-99", name="Intern", is_public=False)

    names = ["datapackage.json", "jsonstat.json", *(f"{name}.csv" for name in TABLES)]

    assert [name for name in names if b"X-99" in body(client, ALL + name)] == []
    assert client.get("/daten/indikatoren/X-99/werte.csv").status_code == 404
    assert client.get(f"{ONE}werte.exe").status_code == 404


def test_parts_of_a_computed_value_are_told_where_both_are_public(client: Client) -> None:
    parts = [making.indicator(code, is_public=True) for code in ("K-10", "K-11")]
    computed = share()
    Formula.objects.create(indicator=computed, kind="share", first=parts[0], second=parts[1])
    before = body(client, f"{ONE}werte.csv").decode("utf-8-sig")
    Indicator.objects.filter(code="K-11").update(is_public=False)

    after = body(client, f"{ONE}werte.csv").decode("utf-8-sig")

    [told] = [row for row in csv.DictReader(StringIO(before), delimiter=";") if row["zaehler"]]
    rows = list(csv.DictReader(StringIO(after), delimiter=";"))
    assert (told["zaehler"], told["nenner"]) == ("70", "400")
    assert {(row["zaehler"], row["nenner"]) for row in rows} == {("", "")}
    assert len([row for row in rows if row["wert"]]) > 3


@pytest.mark.parametrize(
    ("body_is_public", "kind", "words"),
    [
        (True, "decision", "B-77"),
        (True, "agreement", "Integrationsrat 02.03.2026"),
        (False, "decision", ""),
    ],
)
def test_a_target_names_its_decision_as_far_as_that_is_public(
    client: Client, words: str, kind: str, *, body_is_public: bool
) -> None:
    council = world.body("IR", name="Integrationsrat", is_public=body_is_public)
    decided = making.decision("B-77", body=council, kind=kind, on=date(2026, 3, 2))
    making.target(share(), low=25, decided_by=decided)

    told = [
        client.get("/indikatoren/K-02/").content.decode(),
        body(client, f"{ONE}bewertungen.csv").decode(),
    ]

    for text in map(spaced, told):
        assert ("B-77" in text) == (words == "B-77")
        assert words in text
        assert ("Integrationsrat" in text) == (words.startswith("Integrationsrat"))


def test_a_copy_is_kept_until_something_is_written(client: Client) -> None:
    share()
    first = client.get(f"{ONE}jsonstat.json")
    known = {"If-None-Match": first.headers["ETag"]}

    again = client.get(f"{ONE}jsonstat.json", headers=known)
    making.observation(Indicator.objects.get(code="K-02"), 2026, 1, known=date(2026, 4, 1))
    after = client.get(f"{ONE}jsonstat.json", headers=known)

    assert (again.status_code, after.status_code) == (304, 200)
    assert "Last-Modified" in first.headers


def test_a_script_of_another_site_may_ask_whether_its_copy_holds(client: Client) -> None:
    share()
    asked = {"Origin": "https://x.example", "Access-Control-Request-Headers": "if-none-match"}

    answer = client.options(f"{ALL}datapackage.json", headers=asked)

    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]
    assert "ETag" in client.get(f"{ALL}datapackage.json")["Access-Control-Expose-Headers"]


def test_any_site_may_read_without_cookies_and_nobody_writes(client: Client) -> None:
    share()

    answer = client.get(
        f"{ALL}datapackage.json", headers={"Cookie": "a=b", "Origin": "https://x.example"}
    )

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert client.post(f"{ALL}datapackage.json").status_code == 405
    assert client.head(f"{ALL}werte.csv").status_code == 200


def test_words_are_german_whatever_the_reader_speaks(client: Client) -> None:
    share()

    answer = client.get(f"{ONE}werte.csv", headers={"Accept-Language": "en"})

    assert "geheim gehalten" in b"".join(answer).decode()


def test_files_cost_the_same_queries_for_one_indicator_and_for_three(client: Client) -> None:
    share()
    names = ["datapackage.json", "werte.xlsx", *(f"{name}.csv" for name in TABLES)]
    first = [queries(client, ALL + name) for name in names]
    share("K-03")
    share("K-04")

    assert [queries(client, ALL + name) for name in names] == first
    assert max(first) <= 10


def test_licence_and_source_stand_with_each_indicator(client: Client) -> None:
    share(source="Melderegister")
    share("K-03", licence="", source="Schulstatistik")

    package = json.loads(body(client, f"{ALL}datapackage.json"))
    lines = body(client, f"{ALL}indikatoren.csv").decode().splitlines()

    assert {"name": "dl-de-by-2-0", "title": "dl-de/by-2-0", "path": LICENCE} in package["licenses"]
    assert [one["title"] for one in package["sources"]] == ["Melderegister", "Schulstatistik"]
    assert ";Melderegister;dl-de/by-2-0;" in lines[1]


def test_the_finding_is_that_of_page_and_report(client: Client) -> None:
    indicator = share()
    making.target(indicator, 500)

    lines = body(client, f"{ONE}bewertungen.csv").decode("utf-8-sig").splitlines()
    row = next(csv.DictReader(lines, delimiter=";"))
    page = spaced(client.get(f"/indikatoren/{indicator.code}/").content.decode())

    [standing] = standings([indicator], today())
    assert row["bewertung"] == str(standing.finding.status.label)
    assert row["bewertung"] in page
    for sentence in grounds.why(indicator, standing.finding, standing.target, outside=True):
        assert spaced(sentence) in spaced(row["warum"])
        assert spaced(escape(sentence)) in page


def test_a_finding_about_a_group_says_about_whom(client: Client) -> None:
    indicator = share()
    making.target(indicator, 500, subgroup=making.women())

    lines = body(client, f"{ONE}bewertungen.csv").decode("utf-8-sig").splitlines()

    assert next(csv.DictReader(lines, delimiter=";"))["gruppe_name"] == "Frauen"


def test_spreadsheets_read_the_umlauts_of_a_table(client: Client) -> None:
    share()

    assert body(client, f"{ONE}werte.csv").startswith(codecs.BOM_UTF8)


LICENCE = "https://www.govdata.de/dl-de/by-2-0"


def test_another_name_of_the_office_that_answers_is_another_file(client: Client) -> None:
    office = world.organisation()
    share(owner=office)
    first = client.get(f"{ONE}indikatoren.csv")
    office.name = "Amt für Zahlen"
    office.save()

    again = client.get(f"{ONE}indikatoren.csv", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 200
    assert "Amt für Zahlen" in b"".join(again).decode()
