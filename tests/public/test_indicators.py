"""Indicators for everybody: only what is public and has values, with its limits and its source."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import Contradiction, Indicator, Printed
from wirkungskreis.vocab.models import Source

pytestmark = pytest.mark.django_db
HOME = "/indikatoren/"
LIMIT = 100_000  # bytes of a page without fonts


def filled(code: str, **fields: object) -> Indicator:
    row = making.indicator(code, **({"is_public": True} | fields))
    for year in (2022, 2023, 2024, 2025):
        making.observation(row, year, 100 * (year - 2021))
    making.target(row, 500)
    row.goal_links.create(element=world.element("A.1"), doubts="Auch ohne uns.")
    return row


def read(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_only_public_indicators_with_values_are_shown(client: Client) -> None:
    filled("A.1-i", name="Öffentlich")
    filled("A.2-i", name="Intern", is_public=False)
    making.indicator("A.3-i", name="Ohne Werte", is_public=True)

    page = read(client, HOME)

    assert "Öffentlich" in page
    assert "Intern" not in page
    assert "Ohne Werte" not in page
    assert [client.get(f"{HOME}{code}/").status_code for code in ("A.1-i", "A.2-i", "A.3-i")] == [
        200,
        404,
        404,
    ]


def test_how_many_can_be_judged_stands_first(client: Client) -> None:
    filled("A.1-i")
    row = making.indicator("A.2-i", is_public=True)
    making.observation(row, 2025)

    page = read(client, HOME)

    assert page.index("1 von 2") < page.index("Sprachmittlungseinsätze")


def test_nothing_published_says_so(client: Client) -> None:
    assert "Noch ist kein Indikator veröffentlicht" in read(client, HOME)


def test_list_and_page_cost_the_same_with_few_and_many_rows(client: Client) -> None:
    row = filled("A.1-i")
    pages = [HOME, f"{HOME}A.1-i/"]
    first = [queries(client, page) for page in pages]
    filled("A.2-i")
    filled("A.3-i")
    for year in (2019, 2020, 2021):
        making.observation(row, year, 50)

    assert [queries(client, page) for page in pages] == first
    assert max(first) <= 20


def test_the_page_has_the_reason_the_limits_the_sheet_and_the_licence(client: Client) -> None:
    Source.objects.create(code="S1", title="Einsatzbuch", url="https://rheinaue.example/buch")
    row = filled("A.1-i", limits="Sagt nichts über die Güte.", licence="dl-de/by-2-0")
    making.observation(row, 2021, 10, source_ref="S1")

    page = read(client, f"{HOME}A.1-i/")

    assert "Der neueste Wert liegt näher am Ziel als der Ausgangswert." in page
    assert "Sagt nichts über die Güte." in page
    assert 'href="https://rheinaue.example/buch"' in page
    assert "dl-de/by-2-0" in page


def test_what_the_sheet_does_not_say_is_one_line_and_no_row(client: Client) -> None:
    filled("A.1-i", relevance="Wer versteht, kommt an.")

    page = read(client, f"{HOME}A.1-i/")

    assert "Wer versteht, kommt an." in page
    unsaid = page[page.index("Noch nicht angegeben:") :]
    assert unsaid.index("Was er nicht sagt") < unsaid.index("</p>")
    assert "keine Angabe" not in page


def test_a_contradiction_is_explained_without_values_that_are_not_public(client: Client) -> None:
    row, hidden = filled("A.1-i"), filled("A.2-i", is_public=False)
    known = making.observation(hidden, 2020, 777)
    clash = Contradiction.objects.create(indicator=row, topic="Zahl", text="Anders gezählt.")
    clash.observations.add(known)
    clash.printed.add(Printed.objects.create(indicator=row, words="rund 28.000", source_ref="S1"))

    page = read(client, f"{HOME}A.1-i/")

    assert "Anders gezählt." in page
    assert "rund 28.000" in page
    assert "777" not in page


def test_every_chart_can_be_saved_by_anybody_and_kept_for_a_while(client: Client) -> None:
    filled("A.1-i")
    links = re.findall(r'href="([^"]+/herunterladen/)"', read(client, f"{HOME}A.1-i/"))

    answers = [client.get(link) for link in links]

    assert [one.status_code for one in answers] == [200, 200, 200]
    assert "max-age=300" in answers[0].headers["Cache-Control"]
    assert "set-cookie" not in {name.lower() for name in answers[0].headers}


def test_what_is_no_longer_watched_has_a_page_but_no_place_in_the_list(client: Client) -> None:
    filled("A.1-i")
    facts = {"state": "retired", "retired_on": date(2026, 1, 1), "retire_reason": "Keine Quelle."}
    Indicator.objects.filter(code="A.1-i").update(**facts)

    assert "A.1-i" not in read(client, HOME)
    assert "Keine Quelle." in read(client, f"{HOME}A.1-i/")


def test_a_page_with_many_areas_stays_small(client: Client) -> None:
    row = filled("A.1-i")
    for n in range(1, 13):
        area = making.district(f"B{n}", f"Stadtbezirk {n}")
        for year in range(2012, 2026):
            making.observation(row, year, n, area=area)

    assert len(client.get(f"{HOME}A.1-i/").content) < LIMIT
