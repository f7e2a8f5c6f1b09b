import pytest
from django.test import Client

from wirkungskreis.desk import navigation
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.people.models import User

LIST = "/werkbank/massnahmen/"
COORDINATION = Actor(Kind.USER, roles=frozenset({Role.COORDINATION}))
LEAD = Actor(Kind.USER, roles=frozenset({Role.MEASURE_LEAD}))


def test_the_circle_is_whole_and_the_page_knows_its_station() -> None:
    stations = navigation.circle(f"{LIST}?suche=x")

    assert [str(station.label) for station in stations] == [
        "Beteiligung",
        "Konzept",
        "Ratsbeschluss",
        "Maßnahmen",
        "Abfragen",
        "Berichte",
        "Sitzungen",
        "Gremien & Beschlüsse",
        "Änderungen",
    ]
    assert [str(station.label) for station in stations if station.is_current] == ["Maßnahmen"]


def test_a_station_is_a_link_when_its_page_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "is_built", lambda path: path == LIST)

    assert [station.path for station in navigation.circle("/") if station.path] == [LIST]


def test_an_address_without_a_view_is_not_built() -> None:
    assert navigation.is_built(LIST)
    assert not navigation.is_built("/werkbank/gibt-es-nicht/")


def test_the_outbox_is_for_the_coordination(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "is_built", lambda _path: True)

    shown = [str(entry.label) for entry in navigation.beside("/", COORDINATION)]

    both = ["Indikatoren", "Lücken", "Organisationen"]
    assert shown == ["Start", "Beratungsblatt", *both, "Postausgang"]
    lead = [str(entry.label) for entry in navigation.beside("/", LEAD)]
    assert lead == ["Start", "Meine Gremienarbeit", *both]


def test_only_the_start_page_itself_is_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "is_built", lambda _path: True)

    here = {entry.label: entry.is_current for entry in navigation.beside(LIST, LEAD)}
    start = {entry.label: entry.is_current for entry in navigation.beside("/werkbank/", LEAD)}

    assert not any(here.values())
    assert [str(label) for label, is_current in start.items() if is_current] == ["Start"]


def test_the_shell_names_the_person_and_the_station(client: Client, amira: User) -> None:
    client.force_login(amira)

    html = " ".join(client.get(LIST).content.decode().split())

    assert "<summary>Amira</summary>" in html
    assert f'<a href="{LIST}" aria-current="page" >Maßnahmen</a>' in html


def test_a_visitor_sees_neither_circle_nor_menu(client: Client, db: None) -> None:
    html = client.get("/werkbank/anmelden/").content.decode()

    assert "wk-circle" not in html
    assert "wk-user" not in html
