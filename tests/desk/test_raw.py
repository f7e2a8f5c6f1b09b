"""Raw counts on the desk: for the statistics office alone, with a preview before anything shows."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making, raw
from wirkungskreis.indicators.models import Indicator, Observation, RawDecision, RawTable
from wirkungskreis.kernel.actor import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(world.user("simone", Role.STATISTICS))
    return client


def home(indicator: Indicator) -> str:
    return f"/werkbank/indikatoren/{indicator.public_id}/rohzahlen/"


def page(table: RawTable) -> str:
    return f"/werkbank/indikatoren/rohzahlen/{table.public_id}/"


def read(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_the_decision_comes_first_and_is_shown_with_its_name(office: Client) -> None:
    indicator = making.indicator("B.1-i", disclosure="protected")
    before = read(office, home(indicator))

    answer = office.post(
        home(indicator),
        {
            "once_key": uuid4(),
            "decided_by": "Simone Zahl, Statistikstelle",
            "reason": "Feinauswertung",
        },
    )

    assert answer.status_code == 302
    assert "Rohzahlen werden hier nicht gespeichert." in before
    assert "Simone Zahl, Statistikstelle" in read(office, home(indicator))
    assert RawDecision.objects.get().reason == "Feinauswertung"


def test_pasted_counts_are_previewed_and_then_published(office: Client) -> None:
    indicator = raw.allowed()
    raw.places()
    raw.origins()
    entry = {"once_key": uuid4(), "first": "1.1.2025", "last": "31.12.2025", "supplier": "Amt"}

    answer = office.post(
        home(indicator),
        entry
        | {"source_ref": "Datenbank", "block": raw.square((20, 0, 0), (31, 44, 3), (9, 61, 7))},
    )
    table = RawTable.objects.get()
    preview = read(office, page(table))
    assert Observation.objects.count() == 0
    done = office.post(f"{page(table)}veroeffentlichen/", {"edition": table.edition})

    assert (answer.status_code, done.status_code) == (302, 302)
    assert "In einer kleinen Gruppe gehören alle oder fast alle" in preview
    assert "nicht aufgegliedert, damit niemand erkennbar wird" in preview
    assert Observation.objects.filter(reason="secret").count() == 3
    assert "Veröffentlicht am" in read(office, page(table))


def test_a_file_is_read_and_what_is_wrong_is_said_at_its_line(office: Client) -> None:
    indicator = raw.allowed()
    raw.places()
    entry = {"once_key": uuid4(), "first": "31.12.2025", "supplier": "Amt", "source_ref": "Datei"}
    upload = BytesIO("Gebiet;Gruppe;Anzahl\r\nSüd;;7\r\nWest;;3\r\n".encode("cp1252"))
    upload.name = "zahlen.csv"

    answer = office.post(home(indicator), entry | {"file": upload})

    assert answer.status_code == 422
    assert "Zeile 3: Das Gebiet „West“ gibt es nicht." in answer.content.decode()
    assert RawTable.objects.count() == 0


def test_what_cannot_be_published_says_why(office: Client) -> None:
    table = raw.taken(raw.allowed(), "Mitte;;60\nNord;;40")

    answer = office.post(f"{page(table)}veroeffentlichen/", {"edition": table.edition})

    assert answer.status_code == 422
    assert "Es fehlen Teile: Süd" in answer.content.decode()
    assert Observation.objects.count() == 0


@pytest.mark.parametrize("role", [role for role in Role if role != Role.STATISTICS])
def test_nobody_else_finds_raw_counts(client: Client, role: Role) -> None:
    table = raw.taken(raw.allowed(), "Rheinaue;;1234")
    client.force_login(world.user("jemand", role))

    reads = [client.get(home(table.version.indicator)), client.get(page(table))]
    writes = [
        client.post(f"{page(table)}{verb}/", {"edition": 1})
        for verb in ("veroeffentlichen", "loeschen")
    ]

    assert {answer.status_code for answer in [*reads, *writes]} == {404}
    assert Observation.objects.count() == 0
    assert table.counts.count() == 1


def test_deleting_and_ending(office: Client) -> None:
    table = raw.taken(raw.allowed(), "Rheinaue;;1234")
    indicator = table.version.indicator

    office.post(f"{page(table)}loeschen/", {"edition": table.edition})
    office.post(f"{home(indicator)}beenden/", {"edition": RawDecision.objects.get().edition})

    assert table.counts.count() == 0
    assert "Die Rohzahlen sind gelöscht." in read(office, page(table))
    assert RawDecision.objects.get().ended_on is not None


def test_the_list_costs_the_same_with_one_table_and_with_three(office: Client) -> None:
    indicator = raw.allowed()
    raw.taken(indicator, "Rheinaue;;1234")
    one = queries(office, home(indicator))
    raw.taken(indicator, "Rheinaue;;1235")
    raw.taken(indicator, "Rheinaue;;1236")

    assert queries(office, home(indicator)) == one <= 20
    assert queries(office, page(RawTable.objects.all()[0])) <= 20


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)
