"""Other cities are read as they publish: compared by catalogue code, people and unit alone."""

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.indicators import making
from tests.indicators.neighbours import packages
from tests.indicators.neighbours.serving import OURS, Town, serving
from wirkungskreis.indicators import tasks
from wirkungskreis.indicators.domain import peers
from wirkungskreis.indicators.models import (
    Indicator,
    PeerCity,
    PeerSeries,
    PeerValue,
    PopulationConcept,
)
from wirkungskreis.indicators.neighbours.getting import Files
from wirkungskreis.indicators.queries.published import published
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible, Refused
from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 9, 3, 0, tzinfo=BERLIN)
CATALOGUE = packages.CATALOGUE
WEILBRUCK = (
    "KI-02,all,2023,0.2,share,Ausländer\n"
    "KI-02,all,2024,0.215,share,Ausländer\n"
    "KI-02,all,2025,NA,share,Ausländer\n"
    "KI-77,all,2025,3,share,Ausländer\n"
)


@pytest.fixture
def town() -> Iterator[Town]:
    with serving(Town()) as made:
        yield made


@pytest.fixture
def own() -> Indicator:
    facts = {"name": "Anteil", "unit": "Prozent", "value_type": "share", "is_public": True}
    row = making.indicator("K-02", catalogue=CATALOGUE, catalogue_code="KI-02", **facts)
    concept = PopulationConcept.objects.create(
        code="AUSL", name="Ausländer", text="Ohne deutschen Pass.", source="S1"
    )
    row.versions.update(population=concept)
    for year, value in ((2023, 20), (2024, 21), (2025, 22)):
        making.observation(row, year, value)
    return row


def city(town: Town, path: str, **facts: Any) -> PeerCity:
    named = {"name": "Weilbruck", "address": town.at(path), "catalogue": CATALOGUE}
    return peers.add(actor=SYSTEM, facts=named | facts, is_local_allowed=True)


def read(row: PeerCity) -> str:
    row.refresh_from_db()
    files = Files(is_local_allowed=True)
    return peers.read(row, files, actor=SYSTEM, at=AT, tell=lambda *_progress: None)


def values() -> list[tuple[int, Decimal | None, str]]:
    rows = PeerValue.objects.order_by("period_start")
    return [(row.period_start.year, row.value, row.reason) for row in rows]


@pytest.mark.parametrize("path", ["", "/datapackage.json", "/jsonstat.json", "/K-02/jsonstat.json"])
def test_what_we_publish_ourselves_is_read_back(
    town: Town, own: Indicator, client: Client, settings: LazySettings, path: str
) -> None:
    settings.BASE_URL = town.address
    making.observation(own, 2025, 30, area=making.district("B1", "Mitte"))
    making.observation(own, 2025, 31, subgroup=making.women())
    making.observation(own, 2022, None, reason="secret")
    town.publish(client, "K-02")
    row = city(town, f"{OURS}{path}", catalogue="")

    said = read(row)

    [series] = PeerSeries.objects.all()
    assert said == "read"
    assert [(year, value) for year, value, _reason in values()] == [
        (2022, None),
        (2023, Decimal(20)),
        (2024, Decimal(21)),
        (2025, Decimal(22)),
    ]
    assert values()[0][2] != ""
    assert (series.unlike, series.unit) == ("", "Prozent")


def test_a_package_of_others_is_read_and_converted(town: Town, own: Indicator) -> None:
    town.files |= packages.frictionless(WEILBRUCK)
    row = city(town, "/open/datapackage.json")

    read(row)

    row.refresh_from_db()
    [series] = PeerSeries.objects.all()
    assert values() == [
        (2023, Decimal(20), ""),
        (2024, Decimal("21.5"), ""),
        (2025, None, "ohne Angabe"),
    ]
    assert (series.source, series.licence) == ("Stadt Weilbruck, Statistik", "CC BY 4.0")
    assert row.left_out == [["not_ours", "1", "KI-77"]]


def test_csv_on_the_web_is_read_by_its_titles(town: Town, own: Indicator) -> None:
    town.files |= packages.csvw("KI-02;2024-12-31;1.021,5;je 10.000\n")
    row = city(town, "/k/kennzahlen.csv-metadata.json", population="AUSL")

    read(row)

    assert values() == [(2024, Decimal("10.215"), "")]
    assert PeerSeries.objects.get().licence == "https://www.govdata.de/dl-de/by-2-0"


def test_a_cube_of_an_office_is_read_by_its_roles_and_its_total(town: Town, own: Indicator) -> None:
    town.files |= packages.jsonstat()
    row = city(town, "/cube.json", population="Ausländer")

    read(row)

    assert values() == [(2024, Decimal("17.5"), ""), (2025, None, "geheim")]


def test_columns_of_any_name_are_said_for_a_city(town: Town, own: Indicator) -> None:
    rows = town.files | packages.frictionless(WEILBRUCK)
    strange = {
        path: text.replace(b"value", b"figure").replace(b"indicator_code", b"nr")
        for path, text in rows.items()
    }
    town.files |= strange
    row = city(town, "/open/datapackage.json")
    first = read(row)
    row.refresh_from_db()
    fault, edition = row.fault, row.edition
    columns = {"value": "figure", "code": "nr"}
    facts = {"name": row.name, "address": row.address, "columns": columns}
    facts["catalogue"] = CATALOGUE
    peers.correct(row, actor=SYSTEM, edition=edition, facts=facts, is_local_allowed=True)

    second = read(row)

    assert (first, second) == ("failed", "read")
    assert "es fehlt: Kürzel, Wert." in fault
    assert len(values()) == 3


@pytest.mark.parametrize(
    ("line", "unlike", "detail"),
    [
        ("KI-02,all,2024,5,km,Ausländer\n", "unit", "km"),
        ("KI-02,all,2024,5,,Ausländer\n", "no_unit", ""),
        ("KI-02,all,2024,5,%,Geflüchtete\n", "population", "Geflüchtete"),
        ("KI-02,all,2024,5,%,\n", "no_population", ""),
        ("KI-02,a,2024,5,%,AUSL\nKI-02,b,2024,6,%,AUSL\n", "no_area", ""),
        ("KI-02,all,2024,5,%,AUSL\nKI-02,all,2024,6,%,AUSL\n", "double", ""),
    ],
)
def test_what_does_not_fit_is_kept_out_with_its_reason(
    town: Town, own: Indicator, line: str, unlike: str, detail: str
) -> None:
    town.files |= packages.frictionless(line)

    read(city(town, "/open/datapackage.json"))

    [series] = PeerSeries.objects.all()
    assert (series.unlike, series.detail) == (unlike, detail)
    assert values() == []


def test_the_whole_city_can_be_named_where_a_package_has_parts(town: Town, own: Indicator) -> None:
    town.files |= packages.frictionless("KI-02,W,2024,5,%,AUSL\nKI-02,W1,2024,6,%,AUSL\n")

    read(city(town, "/open/datapackage.json", area="W"))

    assert values() == [(2024, Decimal(5), "")]


def test_the_same_code_of_another_catalogue_is_not_compared(town: Town, own: Indicator) -> None:
    town.files |= packages.frictionless(WEILBRUCK)
    other = city(town, "/open/datapackage.json", catalogue="Anderer Katalog")
    silent = city(town, "/open/datapackage.json", name="Ohne", catalogue="")

    read(other)
    read(silent)

    silent.refresh_from_db()
    assert not PeerSeries.objects.exists()
    assert ["no_catalogue", "2", "KI-02, KI-77"] in silent.left_out


def test_rows_that_are_none_are_counted_with_the_first(town: Town, own: Indicator) -> None:
    town.files |= packages.frictionless(f"{WEILBRUCK}KI-02,all,gestern,1,%,AUSL\n")
    row = city(town, "/open/datapackage.json")

    read(row)

    row.refresh_from_db()
    assert ["no_row", "1", "KI-02 | all | gestern | 1 | % | AUSL"] in row.left_out


def test_an_unchanged_package_is_only_asked_whether_it_is(town: Town, own: Indicator) -> None:
    town.files |= packages.frictionless(WEILBRUCK)
    row = city(town, "/open/datapackage.json")
    read(row)
    town.asked.clear()

    said = read(row)

    assert said == "same"
    assert [status for _path, status in town.asked] == [304, 304]
    assert len(values()) == 3


@pytest.mark.parametrize("what", ["file", "unit", "marks"])
def test_whatever_changed_makes_the_next_reading_a_whole_one(
    town: Town, own: Indicator, what: str
) -> None:
    town.has_marks = what != "marks"
    town.files |= packages.frictionless(WEILBRUCK)
    row = city(town, "/open/datapackage.json")
    read(row)
    if what == "file":
        town.files |= packages.frictionless(WEILBRUCK.replace("0.2,", "0.3,"))
    if what == "unit":
        Indicator.objects.update(unit="Promille")

    said = read(row)

    first = {"file": Decimal(30), "unit": Decimal(200), "marks": Decimal(20)}[what]
    assert (said, values()[0][1]) == ("read", first)


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("/open/datapackage.json", b"<html>", "kein JSON"),
        ("/open/datapackage.json", b"[]", "kein Paket"),
        ("/open/datapackage.json", b'{"a": 1}', "kein Paket, das wir kennen"),
        ("/open/datapackage.json", b'{"resources": []}', "keine CSV-Tabelle"),
        ("/open/tables/data.csv", b"a,b\n1,2\n", "nicht so geschrieben"),
        ("/open/tables/data.csv", "indicator_code,region\xe4".encode("latin-1"), "nicht so"),
        ("/open/tables/data.csv", None, "Fehler 404"),
    ],
)
def test_a_failure_says_why_and_leaves_what_was_read(
    town: Town, own: Indicator, path: str, content: bytes | None, words: str
) -> None:
    town.files |= packages.frictionless(WEILBRUCK)
    row = city(town, "/open/datapackage.json")
    read(row)
    town.files[path] = content or b""
    if content is None:
        del town.files[path]

    said = read(row)

    row.refresh_from_db()
    assert (said, len(values())) == ("failed", 3)
    assert words in row.fault


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cube: cube.update(size=[1, 3, 2000]),
        lambda cube: cube.update(size=[10**6, 10**6, 1]),
        lambda cube: cube.pop("value"),
        lambda cube: cube.update(role={}, id=["a", "sex", "year"]),
        lambda cube: cube["dimension"].pop("year"),
    ],
)
def test_a_spoilt_cube_changes_nothing(town: Town, own: Indicator, spoil: Any) -> None:
    cube = json.loads(packages.jsonstat()["/cube.json"])
    spoil(cube)
    town.files["/cube.json"] = json.dumps(cube).encode()

    read(city(town, "/cube.json", population="Ausländer"))

    assert [value for _year, value, _reason in values() if value is not None] == []


def test_nothing_of_another_city_becomes_a_value_of_ours(
    town: Town, own: Indicator, client: Client
) -> None:
    town.files |= packages.frictionless(WEILBRUCK)

    read(city(town, "/open/datapackage.json"))

    csv = b"".join(client.get(f"{OURS}/werte.csv")).decode()
    assert "Weilbruck" not in csv
    assert published().get().peer_series.count() == 1


def test_reading_others_makes_no_copy_of_our_files_stale(
    town: Town, own: Indicator, client: Client
) -> None:
    town.files |= packages.frictionless(WEILBRUCK)
    row = city(town, "/open/datapackage.json")
    before = client.get(f"{OURS}/datapackage.json").headers["ETag"]

    read(row)

    assert client.get(f"{OURS}/datapackage.json").headers["ETag"] == before


def test_a_number_too_large_for_any_city_is_no_number(town: Town, own: Indicator) -> None:
    Indicator.objects.update(unit="Euro")
    town.files |= packages.frictionless("KI-02,all,2024,999999999999,Mio. €,AUSL\n")

    read(city(town, "/open/datapackage.json"))

    assert values() == [(2024, None, "ohne Angabe")]


@pytest.mark.parametrize(
    "changes",
    [
        {"dialect": {"delimiter": "||"}},
        {"dialect": {"headerRows": [-1]}},
        {"encoding": "klingon"},
        {"path": "../../etc/passwd"},
        {"path": "https://b.example/data.csv"},
        {"schema": {"fields": [None, 7]}},
    ],
)
def test_a_strange_description_is_a_sentence_and_no_crash(
    town: Town, own: Indicator, changes: dict[str, Any]
) -> None:
    town.files |= packages.frictionless(WEILBRUCK, **changes)
    row = city(town, "/open/datapackage.json")

    said = read(row)

    row.refresh_from_db()
    assert (said, row.fault[-1:]) == ("failed", ".")


def test_a_city_that_is_compared_no_more_leaves_its_name_alone(town: Town, own: Indicator) -> None:
    town.files |= packages.frictionless(WEILBRUCK)
    row = city(town, "/open/datapackage.json")
    read(row)

    peers.end(row, actor=SYSTEM, edition=row.edition)

    assert (row.state, PeerSeries.objects.count()) == ("ended", 0)
    with pytest.raises(NotPossible):
        peers.order(row, actor=SYSTEM)


def test_a_paused_city_is_not_read_and_its_figures_stay(
    town: Town, own: Indicator, settings: LazySettings
) -> None:
    town.files |= packages.frictionless(WEILBRUCK)
    row = city(town, "/open/datapackage.json")
    read(row)
    peers.pause(row, actor=SYSTEM, edition=row.edition)
    settings.PEERS = {}

    tasks.compare_weekly()

    assert not Job.objects.exists()
    assert len(values()) == 3


def test_the_setting_enters_its_cities_once(settings: LazySettings) -> None:
    settings.PEERS = {"Astadt": "https://a.example/daten", "Ohne": "ftp://b.example"}

    tasks.compare_weekly()
    [row] = PeerCity.objects.all()
    peers.end(row, actor=SYSTEM, edition=row.edition)
    Job.objects.all().delete()
    tasks.compare_weekly()

    [row] = PeerCity.objects.all()
    assert (row.name, row.state, Job.objects.count()) == ("Astadt", "ended", 0)


def test_a_demonstration_reads_nobody(settings: LazySettings) -> None:
    settings.PEERS = {"Astadt": "https://a.example/daten"}
    settings.TODAY = AT.date()

    tasks.compare_weekly()

    assert not PeerCity.objects.exists()


def test_only_statistics_and_coordination_say_with_whom_to_compare(bernd: User) -> None:
    facts = {"name": "Astadt", "address": "https://a.example/daten"}

    with pytest.raises(Refused):
        peers.add(actor=actor_of(bernd), facts=facts)
    peers.add(actor=SYSTEM, facts=facts)
    with pytest.raises(NotPossible):
        peers.add(actor=SYSTEM, facts=facts | {"name": "ASTADT"})

    assert Entry.objects.filter(thing="indicators.peercity", act="add").count() == 1
