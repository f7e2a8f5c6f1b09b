"""Assigning an official file on the desk: what is proposed, chosen, remembered and taken back."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.desk.test_official import HOME, read, upload
from tests.indicators import making as indicators
from tests.indicators.domain.official import making
from tests.indicators.reading.making import book, people, row
from wirkungskreis.indicators.models import Mapping, Observation, OfficialFile
from wirkungskreis.people.models import User
from wirkungskreis.vocab.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


@pytest.fixture
def place() -> Area:
    """Make the city that the rows of the files are about."""
    return Area.objects.create(code="05999", name="Ort 05999", level="city")


def send(desk: Client, address: str, **more: Any) -> Any:
    """Send the form of a mapping as it is proposed, with what a person adds."""
    form = desk.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data = {name: getattr(value, "pk", value) for name, value in data.items()}
    return desk.post(address, data | more)


def test_the_obvious_is_proposed_so_that_two_clicks_are_enough(desk: Client, place: Area) -> None:
    making.people(source="Regionaldatenbank, Tabelle 12411-01-01-4")
    making.sexes()
    file = upload(desk, row("100"), row("45", sex="GESM"), row("55", sex="GESW"))

    sent = send(desk, f"{HOME}{file.public_id}/zuordnen/", edition=file.edition)
    file.refresh_from_db()
    desk.post(f"{HOME}{file.public_id}/uebernehmen/", {"edition": file.edition})

    assert sent.status_code == 302
    assert set(Observation.objects.values_list("area", flat=True)) == {place.pk}
    assert Observation.objects.count() == 3
    assert Mapping.objects.get().supplier == "Statistische Ämter des Bundes und der Länder"


def test_a_file_without_the_own_city_says_so(desk: Client) -> None:
    making.people()
    indicators.city()

    file = upload(desk, row("100", area="05315"))

    page = read(desk, f"{HOME}{file.public_id}/zuordnen/")
    assert "Unsere Stadt kommt in dieser Datei nicht vor." in page


def test_without_an_indicator_the_page_says_what_to_do(desk: Client) -> None:
    file = upload(desk, row("100"))

    page = read(desk, f"{HOME}{file.public_id}/zuordnen/")

    assert "Es gibt noch keinen Indikator, zu dem Werte passen." in page


def test_the_own_signs_of_a_source_are_said_once_and_proposed_for_its_next_content(
    desk: Client, place: Area
) -> None:
    version = making.people().versions.get()
    file = upload(desk, row("100"), row("g", time="2023-12-31"))
    address = f"{HOME}{file.public_id}/zuordnen/"
    facts = {"edition": file.edition, "version": version.pk}

    half = send(desk, address, **facts)
    sent = send(desk, address, **facts, bedeutung_0="secret")

    assert half.status_code == 422
    assert "Bitte sagen Sie, was „g“ heißt" in half.content.decode()
    assert (sent.status_code, Mapping.objects.get().signs) == (302, {"g": "secret"})
    assert desk.get(address).context["form"].initial["signs"] == {"g": "secret"}
    file.refresh_from_db()
    assert (file.report["new"], file.report["refused_count"]) == (2, 0)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"zeichen_1": "g", "bedeutung_0": "secret", "bedeutung_1": "later"}, "steht schon da"),
        ({"bedeutung_0": "secret", "bedeutung_1": "later"}, "fehlt das Zeichen"),
        ({"bedeutung_0": "secret", "zeichen_1": "7", "bedeutung_1": "later"}, "ist eine Zahl"),
    ],
)
def test_a_table_of_signs_that_makes_no_sense_is_refused(
    desk: Client, place: Area, more: dict[str, str], said: str
) -> None:
    version = making.people().versions.get()
    file = upload(desk, row("100"), row("g", time="2023-12-31"))
    facts = {"edition": file.edition, "version": version.pk}

    sent = send(desk, f"{HOME}{file.public_id}/zuordnen/", **facts, **more)

    assert (sent.status_code, Mapping.objects.count()) == (422, 0)
    assert said in sent.content.decode()


def test_the_sheet_of_a_workbook_is_chosen_remembered_and_told(desk: Client) -> None:
    version = making.people().versions.get()
    indicators.city()
    content = book({"Alle": people(10), "Frauen": people(6)}).read()
    desk.post(HOME, {"file": SimpleUploadedFile("einwohner.xlsx", content)})
    file = OfficialFile.objects.get()

    address = f"{HOME}{file.public_id}/zuordnen/?blatt=Frauen&gebiet=Stadt"
    facts = {"edition": file.edition, "version": version.pk, "supplier": "Amt"}
    sent = send(desk, address, **facts)

    assert (sent.status_code, Mapping.objects.get().sheet) == (302, "Frauen")
    page = read(desk, f"{HOME}{file.public_id}/")
    assert "Nicht gelesene Tabellenblätter: „Alle“." in page
    assert "Frauen: 1 Werte" in page


def test_a_former_definition_is_named_and_switched_with_one_click(desk: Client) -> None:
    mapping = making.mapping(making.people())
    indicator = mapping.version.indicator
    indicator.versions.create(number=2, text="neu", change_reason="Gesetz")
    file = upload(desk, row("100"))
    address = f"{HOME}{file.public_id}/"

    page = read(desk, address)
    desk.post(f"{address}zuordnungen/{mapping.public_id}/umstellen/")

    assert "meint Fassung 1, es gilt Fassung 2." in page
    mapping.refresh_from_db()
    file.refresh_from_db()
    assert (mapping.version.number, file.report["new"]) == (2, 1)


def test_values_for_a_former_definition_are_decided_with_one_click(desk: Client) -> None:
    mapping = making.mapping(making.people())
    mapping.version.indicator.versions.create(number=2, text="neu", change_reason="Gesetz")
    file = upload(desk, row("100"))
    address = f"{HOME}{file.public_id}/"

    desk.post(f"{address}nachtragen/", {"edition": file.edition})

    file.refresh_from_db()
    assert (file.takes_former, file.report["new"]) == (True, 1)
    assert "So ist es entschieden." in read(desk, address)


def test_what_was_stored_is_withdrawn_with_a_reason(desk: Client) -> None:
    making.mapping(making.people())
    file = upload(desk, row("100"))
    address = f"{HOME}{file.public_id}/"
    desk.post(f"{address}uebernehmen/", {"edition": file.edition})
    file.refresh_from_db()

    refused = desk.post(f"{address}zurueckziehen/", {"edition": file.edition, "reason": " "})
    desk.post(f"{address}zurueckziehen/", {"edition": file.edition, "reason": "falsches Jahr"})

    assert refused.status_code == 422
    page = read(desk, address)
    assert "Zurückgezogen: falsches Jahr" in page
    assert Observation.objects.order_by("-pk")[0].reason == "withdrawn"
    assert "zurückgezogen" in read(desk, HOME)
