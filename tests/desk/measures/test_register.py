import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.kernel.actor import Role
from wirkungskreis.measures.models import Funding, Measure
from wirkungskreis.people.models import Person, User
from wirkungskreis.vocab.models import Area, TargetGroup

LIST = "/werkbank/massnahmen/"


def titles(client: Client, **said: Any) -> list[str]:
    return [row.title for row in client.get(LIST, said).context["rows"]]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_many(
    client: Client, amira: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Area.objects.create(code="RA", name="Rheinaue", level="city")
    TargetGroup.objects.create(code="ZG-NEU", label="Neu Zugewanderte")
    for _ in range(count):
        measure = world.measure()
        measure.partnerships.create(organisation=world.organisation("Verein"))
        Funding.objects.create(measure=measure, programme="Haushalt")
    client.force_login(amira)

    with django_assert_num_queries(QUERIES):
        response = client.get(LIST)

    assert len(response.context["rows"]) == count


QUERIES = 13


def test_a_partial_request_gets_only_the_rows(client: Client, amira: User) -> None:
    world.measure()
    client.force_login(amira)

    response = client.get(LIST, headers={"HX-Request-Type": "partial"})

    assert "Sprachcafé" in response.content.decode()
    assert "<h1>" not in response.content.decode()
    assert "HX-Request-Type" in response["Vary"]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Request-Type": "full"}])
def test_everybody_else_gets_the_whole_page(
    client: Client, amira: User, headers: dict[str, str]
) -> None:
    world.measure(title="Sprachcafé")
    world.measure(title="Radkurs")
    client.force_login(amira)

    response = client.get(LIST, {"suche": "rad"}, headers=headers)

    assert "<h1>" in response.content.decode()
    assert "HX-Request-Type" in response["Vary"]
    assert [row.title for row in response.context["rows"]] == ["Radkurs"]


@pytest.fixture
def two(amira: User) -> tuple[Measure, Measure]:
    """Make two measures that differ in everything one can filter by."""
    city = Area.objects.create(code="RA", name="Rheinaue", level="city")
    quarter = Area.objects.create(code="ST01", name="Altstadt", level="quarter", parent=city)
    group = TargetGroup.objects.create(code="ZG-NEU", label="Neu Zugewanderte")
    one = world.measure(
        title="Äpfel und Übungen",
        kind="offer",
        priority=1,
        state="running",
        finance_group="open",
        lead=world.organisation("Bauamt"),
        field=world.element("A", "Sprache"),
        confirmed_on=date(2026, 1, 1),
        lead_person=Person.objects.create(name="Dana"),
        planned_start=date(2026, 1, 1),
    )
    one.areas.add(quarter)
    one.target_groups.add(group)
    other = world.measure(title="Radkurs", published_at=None, state="done", finance_group="none")
    other.element_links.all().delete()
    return one, other


ONE, OTHER = ["Äpfel und Übungen"], ["Radkurs"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, [*ONE, *OTHER]),
        ({"suche": "übungen"}, ONE),
        ({"suche": "bauamt äpfel"}, ONE),
        ({"suche": "bauamt rad"}, []),
        ({"feld": "A"}, ONE),
        ({"ziel": "B.3"}, ONE),
        ({"traeger": "O-BAUAMT"}, ONE),
        ({"stand": "done"}, OTHER),
        ({"stand": "alive"}, ONE),
        ({"stand": "merged"}, []),
        ({"stand": "unsinn"}, [*ONE, *OTHER]),
        ({"art": "offer"}, ONE),
        ({"prio": "1"}, ONE),
        ({"zielgruppe": "ZG-NEU"}, ONE),
        ({"gebiet": "RA"}, ONE),
        ({"gebiet": "ST01"}, ONE),
        ({"finanzen": "open"}, ONE),
        ({"finanzen": "runs_out"}, []),
        ({"geld": "6"}, []),
        ({"offen": "unconfirmed"}, OTHER),
        ({"offen": "unpublished"}, OTHER),
        ({"offen": "no_goal"}, OTHER),
        ({"offen": "no_person"}, OTHER),
        ({"offen": "no_date"}, OTHER),
    ],
)
def test_the_address_says_what_is_shown(
    client: Client,
    amira: User,
    two: tuple[Measure, Measure],
    said: dict[str, str],
    expected: list[str],
) -> None:
    client.force_login(amira)

    assert titles(client, **said) == expected


def test_money_that_ends_is_found_by_months(client: Client, amira: User, settings: Any) -> None:
    settings.TODAY = date(2026, 10, 9)
    measure = world.measure(state="running", title="Lotsen")
    Funding.objects.create(
        measure=measure, programme="Bund", approval="granted", valid_before=date(2027, 2, 1)
    )
    client.force_login(amira)

    assert titles(client, geld="3") == []
    assert titles(client, geld="6") == ["Lotsen"]
    assert titles(client, finanzen="runs_out") == ["Lotsen"]


def test_the_list_is_ordered_as_people_count(client: Client, amira: User) -> None:
    for code, priority in (("A-10", None), ("A-2", 1), ("B-1", 2)):
        world.measure(code=code, title=code, priority=priority)
    client.force_login(amira)

    assert titles(client) == ["A-2", "A-10", "B-1"]
    assert titles(client, sortierung="-kuerzel") == ["B-1", "A-10", "A-2"]
    assert titles(client, sortierung="-prio") == ["B-1", "A-2", "A-10"]
    assert titles(client, sortierung="unsinn") == ["A-2", "A-10", "B-1"]


def test_columns_are_chosen_in_the_address(client: Client, amira: User) -> None:
    world.measure()
    client.force_login(amira)

    html = client.get(LIST, {"spalten": ["titel", "bestaetigt"]}).content.decode()

    assert html.count('<th scope="col"') == 2
    assert "noch nicht bestätigt" in html


def test_persons_are_shown_only_to_those_who_take_part(
    client: Client, amira: User, chiara: User
) -> None:
    world.measure(lead_person=Person.objects.create(name="Dana Muster"))
    shown = {}
    for user in (amira, chiara):
        client.force_login(user)
        shown[user.username] = (
            "Dana Muster" in client.get(LIST, {"spalten": ["titel", "person"]}).content.decode()
        )

    assert shown == {"amira": True, "chiara": False}


def test_markup_in_texts_stays_text(client: Client, amira: User) -> None:
    world.measure(title="<script>alert(1)</script>", lead=world.organisation("A & <b>B</b>"))
    client.force_login(amira)

    html = client.get(LIST).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "A &amp; &lt;b&gt;B&lt;/b&gt;" in html


def test_a_file_has_exactly_what_is_shown(client: Client, amira: User) -> None:
    world.measure(code="A-1", title="=1+1", planned_start=date(2026, 3, 1), priority=2)
    world.measure(code="A-2", title="Radkurs")
    client.force_login(amira)
    said = {"suche": "1+1", "spalten": ["kuerzel", "titel", "prio", "beginn"]}

    as_csv = client.get(f"{LIST}als-csv/herunterladen/", said)
    as_xlsx = client.get(f"{LIST}als-xlsx/herunterladen/", said)

    rows = list(csv.reader(io.StringIO(as_csv.content.decode("utf-8-sig")), delimiter=";"))
    heads = ["Kürzel", "Maßnahme", "Priorität", "Beginn"]
    assert rows == [heads, ["A-1", "'=1+1", "2", "01.03.2026"]]
    book = load_workbook(io.BytesIO(as_xlsx.content))
    sheet = book["Maßnahmen"]
    assert [cell.value for cell in sheet[1]] == heads
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "n", "d"]
    assert (sheet.max_row, sheet.freeze_panes) == (2, "C2")
    assert [cell.value for cell in book["Auswahl"]["A"]][1:] == ["1 Maßnahmen", "Suche: 1+1"]


def test_there_are_no_other_files(client: Client, amira: User) -> None:
    client.force_login(amira)

    assert client.get(f"{LIST}als-exe/herunterladen/").status_code == 404


def test_outsiders_get_files_of_what_they_see(client: Client, chiara: User) -> None:
    world.measure(title="Geheim", published_at=None)
    world.measure(title="Offen")
    client.force_login(chiara)

    text = client.get(f"{LIST}als-csv/herunterladen/").content.decode()

    assert "Offen" in text
    assert "Geheim" not in text


def test_merged_measures_stand_apart(client: Client, amira: User) -> None:
    whole = world.measure(title="Ganzes")
    world.measure(title="Teil", merged_into=whole)
    client.force_login(amira)

    assert titles(client) == ["Ganzes"]
    assert titles(client, stand="merged") == ["Teil"]


def test_the_statistics_office_reads_along(client: Client, db: None) -> None:
    world.measure(published_at=None, title="Noch geheim")
    client.force_login(world.user("stefan", Role.STATISTICS))

    assert titles(client) == ["Noch geheim"]


def test_the_schedule_is_a_column_that_the_rounds_know(client: Client, amira: User) -> None:
    measure = world.measure(title="Lotsen", confirmed_on=date(2026, 1, 1))
    day = date(2026, 9, 20)
    checked: Any = {"state": "checked", "handed_in_on": day, "checked_on": day}
    world.ret(measure=measure, schedule="delayed", schedule_reason="Umbau", **checked)
    client.force_login(amira)

    html = client.get(LIST, {"spalten": ["titel", "zeitplan"]}).content.decode()

    assert '<td data-label="Zeitplan">verzögert</td>' in html
