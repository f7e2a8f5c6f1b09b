"""Printed figures on the desk: written down, explained, mended and taken back on pages."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.indicators import making
from wirkungskreis.indicators.models import Contradiction, Indicator, PopulationConcept, Printed
from wirkungskreis.people.models import User

HOME = "/werkbank/indikatoren/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def page(indicator: Indicator) -> str:
    return f"{HOME}{indicator.public_id}/"


def read(desk: Client, address: str) -> str:
    return " ".join(desk.get(address).content.decode().split())


def queries(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert desk.get(address).status_code == 200
    return len(found)


def clash(indicator: Indicator, *words: str) -> Contradiction:
    """Let printed figures differ from the value of 2023, as a person would enter them."""
    made = indicator.contradictions.create(topic="Zahl", text="Älter.", causes=["day"])
    made.printed.set(making.printed(indicator, one) for one in words)
    made.observations.add(making.observation(indicator, 2023, 33520))
    return made


def copy(**fields: str) -> dict[str, str]:
    facts = {"once_key": str(uuid4()), "words": "rund 28.000", "source_ref": "Broschüre"}
    return facts | fields


def test_one_printed_figure_costs_as_much_as_three(desk: Client) -> None:
    indicator = making.indicator()
    clash(indicator, "90")
    making.printed(indicator, "91")
    one = queries(desk, f"{page(indicator)}gedruckt/")
    for number in (92, 93):
        making.printed(indicator, f"{number}")
        row = indicator.contradictions.create(topic="Mehr", text="Älter.", causes=["day"])
        row.printed.add(making.printed(indicator, f"{number + 10}"))

    assert queries(desk, f"{page(indicator)}gedruckt/") == one <= 20


def test_nothing_printed_says_what_belongs_here(desk: Client) -> None:
    shown = read(desk, f"{page(making.indicator())}gedruckt/")

    assert "Noch keine gedruckte Zahl erfasst" in shown
    assert "Noch kein Widerspruch erfasst" in shown


def test_a_figure_is_written_down_with_place_quote_and_concept(desk: Client) -> None:
    indicator = making.indicator(unit="Personen")
    concept = PopulationConcept.objects.create(
        code="AUSL", name="Ausländer", text="Ohne deutschen Pass.", source="Glossar"
    )
    data = copy(
        page="4",
        printed_on="02.02.2026",
        first="31.12.2023",
        population=str(concept.public_id),
        quote="Rund 28.000 Menschen leben hier.",
    )

    answer = desk.post(f"{page(indicator)}gedruckt/erfassen/", data, follow=True)

    shown = " ".join(answer.content.decode().split())
    assert "rund 28.000" in shown
    assert "Seite 4, gedruckt am 02.02.2026" in shown
    assert "Rund 28.000 Menschen leben hier." in shown
    assert "31.12.2023" in shown
    assert ">Ausländer</a>" in shown


def test_what_is_no_figure_is_refused_at_its_field(desk: Client) -> None:
    indicator = making.indicator()
    data = copy(words="viele", last="31.12.2023", printed_on="31.02.2026")

    answer = desk.post(f"{page(indicator)}gedruckt/erfassen/", data)

    assert answer.status_code == 422
    errors: dict[str, Any] = answer.context["form"].errors
    assert set(errors) == {"words", "first", "printed_on"}
    assert not Printed.objects.exists()


def test_a_figure_is_mended_with_a_reason_and_taken_back_with_one(desk: Client) -> None:
    row = making.printed(making.indicator())
    address = f"{HOME}gedruckt/{row.public_id}/"
    assert 'value="rund 28.000"' in read(desk, f"{address}bearbeiten/")
    data = copy(words="28.500", edition="1", why="mend")

    desk.post(f"{address}bearbeiten/", data)
    empty = desk.post(f"{address}zuruecknehmen/", {"edition": "2"})
    desk.post(f"{address}zuruecknehmen/", {"edition": "2", "reason": "Nie gedruckt."})

    assert empty.status_code == 422
    assert empty.context["end"].errors.keys() == {"reason"}
    history = read(desk, f"{address}bearbeiten/")
    assert "Abschrift berichtigt" in history
    assert "Nie gedruckt." in read(desk, f"{page(row.indicator)}gedruckt/")


def test_a_proposed_pair_is_explained_and_stands_first_on_the_page(desk: Client) -> None:
    indicator = making.indicator(unit="Personen")
    making.observation(indicator, 2023, 33520)
    making.printed(indicator)
    home = desk.get(f"{page(indicator)}gedruckt/")
    [(first, second)] = home.context["proposals"]
    address = f"{page(indicator)}widerspruch/erfassen/"
    proposed = desk.get(address, {"zahl": [first.key, second.key]}).content.decode()
    assert proposed.count("checked") == 2
    data = {
        "once_key": str(uuid4()),
        "topic": "Ausländer",
        "figures": [first.key, second.key],
        "causes": ["day", "outdated"],
        "text": "Die Broschüre ist älter.",
        "holds": second.key,
        "since": "01.03.2024",
        "decided_by": "Statistikstelle",
    }

    answer = desk.post(address, data)

    assert answer.status_code == 302
    shown = read(desk, page(indicator))
    verdict = shown.index("Heute gilt 33.520 Personen (Rheinaue, 2023), seit dem 1. März 2024.")
    assert verdict < shown.index("Die Broschüre ist älter.") < shown.index("gilt heute")
    assert desk.get(f"{page(indicator)}gedruckt/").context["proposals"] == []


def test_an_explanation_that_lacks_something_is_refused_at_its_field(desk: Client) -> None:
    indicator = making.indicator()
    making.printed(indicator)
    making.printed(indicator, "33.520")
    keys = [str(one.public_id) for one in Printed.objects.all()]
    data = {
        "once_key": str(uuid4()),
        "topic": "Zahl",
        "figures": keys[:1],
        "text": "Älter.",
        "holds": keys[1],
    }

    answer = desk.post(f"{page(indicator)}widerspruch/erfassen/", data)

    assert answer.status_code == 422
    expected = {"figures", "causes", "holds", "since", "decided_by"}
    assert set(answer.context["form"].errors) == expected


def test_which_figure_holds_is_written_down_later_and_taken_back(desk: Client) -> None:
    indicator = making.indicator(unit="Personen")
    row = clash(indicator, "rund 28.000")
    address = f"{HOME}widersprueche/{row.public_id}/"
    form = desk.get(f"{address}bearbeiten/").context["form"]
    data = {
        "edition": "1",
        "topic": "Zahl",
        "figures": form.initial["figures"],
        "causes": ["day"],
        "text": "Älter.",
        "holds": form.initial["figures"][0],
        "since": "01.03.2024",
        "decided_by": "Statistikstelle",
    }

    desk.post(f"{address}bearbeiten/", data)
    settled = read(desk, page(indicator))
    desk.post(f"{address}zuruecknehmen/", {"edition": "2", "reason": "Doppelt."})

    assert "Heute gilt rund 28.000, seit" in settled
    assert "festgelegt, welche Zahl gilt" in read(desk, f"{address}bearbeiten/")
    assert "Heute gilt" not in read(desk, page(indicator))


def test_nobody_else_gets_a_form_but_everybody_who_signs_in_may_read(
    client: Client, chiara: User
) -> None:
    indicator = making.indicator()
    clash(indicator, "rund 28.000")
    client.force_login(chiara)

    shown = read(client, f"{page(indicator)}gedruckt/")
    refused = read(client, f"{page(indicator)}gedruckt/erfassen/")

    assert "rund 28.000" in shown
    assert "gedruckt/erfassen" not in shown
    assert "pflegen die Statistikstelle und die Koordination" in refused
    assert '<form method="post" class="wk-stack"' not in refused
