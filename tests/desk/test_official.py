"""Official files on the desk: upload, mapping, differences, store; and the list of deliveries."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making as indicators
from tests.indicators.domain.official import making
from tests.indicators.reading.making import FILES, HEAD, flat, packed, row
from wirkungskreis.indicators.models import Mapping, Observation, OfficialFile, Release
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models import User

HOME = "/werkbank/indikatoren/einlesen/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def upload(desk: Client, *rows: str) -> OfficialFile:
    content = "\n".join([HEAD, *rows]).encode()
    desk.post(HOME, {"file": SimpleUploadedFile("12411-01-01-4_de_flat.csv", content)})
    return OfficialFile.objects.get()


def read(desk: Client, address: str) -> str:
    return " ".join(desk.get(address).content.decode().split())


def test_a_file_of_a_remembered_table_shows_its_differences_and_is_stored(desk: Client) -> None:
    people = making.mapping(making.people())
    making.take(flat(row("100")), people)

    file = upload(desk, row("102"), row("5", time="2023-12-31"))

    address = f"{HOME}{file.public_id}/"
    page = read(desk, address)
    assert "Geänderte Werte" in page
    assert "100 Personen" in page
    assert "102 Personen" in page
    desk.post(f"{address}uebernehmen/", {"edition": file.edition})
    file.refresh_from_db()
    assert (file.state, Observation.objects.count()) == ("stored", 3)


def test_the_mapping_is_proposed_corrected_and_remembered(desk: Client) -> None:
    version = making.people().versions.get()
    making.sexes()
    indicators.city()

    file = upload(desk, row("100"), row("45", sex="GESM"), row("55", sex="GESW"))

    address = f"{HOME}{file.public_id}/zuordnen/"
    page = desk.get(f"{address}?gebiet=KREISE")
    form = page.context["form"]
    assert form.initial["merkmal_1"] == "*"
    assert form.initial["gruppe_1_2"] == "sex:w"
    data = {name: form.initial.get(name) or "" for name in form.fields}
    data |= {"edition": file.edition, "gebiet_0": "RA", "version": version.pk, "supplier": "Amt"}
    sent = desk.post(f"{address}?gebiet=KREISE", data)
    assert sent.status_code == 302
    made = Mapping.objects.get()
    assert (made.areas, made.area_dimension) == ({"05999": "RA"}, "KREISE")
    assert made.categories == {"GES": {"": "", "GESM": "sex:m", "GESW": "sex:w"}}
    file.refresh_from_db()
    assert (file.report["new"], file.is_looked_through) == (3, True)
    edit = desk.get(f"{HOME}{file.public_id}/zuordnungen/{made.public_id}/bearbeiten/")
    assert edit.context["form"].initial["gebiet_0"] == "RA"


def test_a_share_is_assigned_with_its_denominator(desk: Client) -> None:
    share = making.people(value_type="share", unit="Prozent").versions.get()
    indicators.city()
    file = upload(desk, row("200"), row("110", sex="GESW"))

    address = f"{HOME}{file.public_id}/zuordnen/?gebiet=KREISE"
    form = desk.get(address).context["form"]
    data = {name: form.initial.get(name) or "" for name in form.fields}
    data |= {"edition": file.edition, "gebiet_0": "RA", "version": share.pk, "supplier": "Amt"}
    data |= {"merkmal_1": "=GESW", "denominator": "BEVSTD|Anzahl", "nenner_1": "="}
    desk.post(address, data)

    made = Mapping.objects.get()
    assert (made.filters, made.denominator) == (
        {"GES": "GESW"},
        {"code": "BEVSTD", "unit": "Anzahl", "filters": {"GES": ""}},
    )
    file.refresh_from_db()
    assert [one["new"] for one in file.report["additions"]] == ["55\xa0Prozent"]


def test_refused_rows_stand_there_with_their_sentences_and_nothing_can_be_stored(
    desk: Client,
) -> None:
    making.mapping(making.people())

    file = upload(desk, row("100"), row("-1", time="2023-12-31"))

    page = read(desk, f"{HOME}{file.public_id}/")
    assert "Eine Anzahl kann nicht kleiner als null sein." in page
    assert "Alles übernehmen" not in page
    desk.post(f"{HOME}{file.public_id}/uebernehmen/", {"edition": file.edition})
    assert Observation.objects.count() == 0


def test_a_file_that_is_none_is_refused_at_the_field(desk: Client) -> None:
    sent = desk.post(HOME, {"file": SimpleUploadedFile("x.csv", b'{"Status": {"Code": 104}}')})

    assert sent.status_code == 422
    assert "Fehlermeldung der Schnittstelle" in sent.content.decode()
    assert OfficialFile.objects.count() == 0


def test_an_archive_is_looked_through_by_the_worker(desk: Client) -> None:
    making.mapping(making.people())
    content = packed((FILES / "12411-01-01-4.csv").read_bytes()).read()
    sent = desk.post(HOME, {"file": SimpleUploadedFile("12411-01-01-4.zip", content)})

    job = Job.objects.get()
    assert (job.kind, sent.headers["Location"]) == (
        "indicators.look",
        f"/werkbank/auftraege/{job.public_id}/",
    )


def test_a_remembered_content_that_the_file_lacks_is_told(desk: Client) -> None:
    people = making.mapping(making.people())
    making.mapping(people.version.indicator, name="Haushalte", value_code="HAUSH")

    file = upload(desk, row("100"))

    assert "„Haushalte“ gemerkt, aber die Datei hat keine Zahlen dazu" in read(
        desk, f"{HOME}{file.public_id}/"
    )


def test_a_file_is_put_aside(desk: Client) -> None:
    making.mapping(making.people())
    file = upload(desk, row("100"))

    desk.post(f"{HOME}{file.public_id}/zuruecklegen/", {"edition": file.edition})

    file.refresh_from_db()
    assert (file.state, Release.objects.count()) == ("put_aside", 0)


def test_whoever_keeps_no_values_finds_nothing(client: Client) -> None:
    making.mapping(making.people())
    client.force_login(world.user("lese", Role.LEADERSHIP))

    assert client.get(HOME).status_code == 404


def test_the_list_costs_the_same_queries_with_one_and_three_deliveries(desk: Client) -> None:
    found = []
    for years in ([2020], [2021, 2022]):
        for year in years:
            indicators.observation(indicators.indicator(f"K.{year}"), year)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(HOME).status_code == 200
        found.append(len(queries))

    assert found[0] == found[1]
