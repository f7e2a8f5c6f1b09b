"""The page for cities to compare with: enter, read as a job, see what fits, pause, end."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.indicators import making
from wirkungskreis.indicators.models import PeerCity
from wirkungskreis.jobs.models import Job
from wirkungskreis.people.models import User

HOME = "/werkbank/indikatoren/vergleich/"
pytestmark = pytest.mark.django_db
SENT = {
    "name": "Astadt",
    "address": "https://a.example/daten/indikatoren",
    "catalogue": "Kernindikatoren",
    "column_value": "figure",
}


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def queries(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return len(asked)


def text(desk: Client, address: str) -> str:
    return " ".join(desk.get(address).content.decode().split())


def test_a_city_is_entered_and_read_as_a_job(desk: Client) -> None:
    answer = desk.post(f"{HOME}eintragen/", SENT | {"once_key": str(uuid4())})
    city = PeerCity.objects.get()

    reading = desk.post(f"{HOME}{city.public_id}/lesen/")

    [job] = Job.objects.all()
    assert answer.headers["Location"] == f"{HOME}{city.public_id}/"
    assert (city.columns, city.state) == ({"value": "figure"}, "active")
    assert str(job.public_id) in reading.headers["Location"]
    assert (job.kind, job.arguments) == ("indicators.compare", {"city": city.pk})


@pytest.mark.parametrize("address", ["http://a.example/daten", "ftp://a.example", "daten"])
def test_an_address_that_is_never_asked_is_refused(desk: Client, address: str) -> None:
    sent = SENT | {"address": address, "once_key": str(uuid4())}

    answer = desk.post(f"{HOME}eintragen/", sent)

    assert answer.status_code == 422
    assert "Die Adresse eines Pakets beginnt mit https://." in answer.content.decode()
    assert not PeerCity.objects.exists()


def test_a_city_is_changed_paused_taken_up_and_ended(desk: Client) -> None:
    city = making.peer("Astadt")
    here = f"{HOME}{city.public_id}/"

    desk.post(f"{here}bearbeiten/", SENT | {"name": "Bstadt", "edition": 1})
    desk.post(f"{here}pausieren/", {"edition": 2})
    paused = desk.post(f"{here}lesen/", follow=True)
    desk.post(f"{here}aufnehmen/", {"edition": 3})
    desk.post(f"{here}beenden/", {"edition": 4})
    desk.post(f"{here}beenden/", {"edition": 4})

    city.refresh_from_db()
    assert (city.name, city.state, city.edition) == ("Bstadt", "ended", 5)
    assert "Diese Stadt wird nicht gelesen." in paused.content.decode()
    assert "Bstadt" in text(desk, HOME)


def test_its_page_says_what_was_read_and_what_was_not(desk: Client) -> None:
    fits, other = making.indicator("K-02", unit="Prozent"), making.indicator("K-03")
    city = making.peer("Astadt", left_out=[["not_ours", "2", "X-1, X-2"], ["no_row", "1", "a | b"]])
    making.beside(fits, "Astadt", {2023: 20, 2024: "geheim"}, unit="je 1.000")
    making.beside(other, "Astadt", {}, unlike="population", detail="Geflüchtete")

    shown = text(desk, f"{HOME}{city.public_id}/")

    assert "1 Wert, 2023 bis 2024; 1 ohne Zahl; umgerechnet aus „je 1.000“" in shown
    assert "zählt einen anderen Personenkreis als wir: „Geflüchtete“" in shown
    assert "Kürzel des Pakets, die wir nicht führen: 2 (X-1, X-2)." in shown
    assert "Zeilen, die unlesbar sind: 1, die erste: a | b" in shown


def test_the_list_and_a_city_cost_the_same_with_one_row_and_with_three(desk: Client) -> None:
    city = making.peer("Astadt")
    making.beside(making.indicator("K-01"), "Astadt", {2024: 1})
    one, page = queries(desk, HOME), queries(desk, f"{HOME}{city.public_id}/")
    for n in (2, 3):
        making.peer(f"{n}stadt")
        making.beside(making.indicator(f"K-0{n}"), "Astadt", {2024: n, 2025: n})

    assert queries(desk, HOME) == one <= 20
    assert queries(desk, f"{HOME}{city.public_id}/") == page <= 20


def test_nobody_else_sees_it(client: Client, bernd: User) -> None:
    client.force_login(bernd)
    city = making.peer("Astadt")

    for path in ("", "eintragen/", f"{city.public_id}/", f"{city.public_id}/bearbeiten/"):
        assert client.get(f"{HOME}{path}").status_code == 404
    assert client.post(f"{HOME}{city.public_id}/lesen/").status_code == 404
