"""The whole of Rheinaue over the open interface: every object is right, and nothing slips out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha512
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.opendata.crawling import START, TYPE, crawl, flaws, inside
from wirkungskreis.demo.domain import rheinaue
from wirkungskreis.mandates.models import Body, Decision, Paper
from wirkungskreis.meetings.models import AgendaItem, Seat, Task
from wirkungskreis.people.models import Person
from wirkungskreis.reports.models import Report

pytestmark = pytest.mark.django_db
BASE = "https://rheinaue.example"
SETTINGS = {
    "BASE_URL": BASE,
    "CITY": "Rheinaue",
    "TODAY": date(2026, 10, 9),
    "LICENSE": "https://www.govdata.de/dl-de/by-2-0",
    "AGS": "05999000",
    "ARS": "059990000000",
}


@dataclass
class Found:
    answers: dict[str, Any]
    names: list[str]
    secrets: list[str]
    seats: int

    @property
    def texts(self) -> str:
        return "\n".join(str(a) for a in self.answers.values() if not isinstance(a, bytes))

    def of(self, kind: str) -> list[dict[str, Any]]:
        first = self.answers[f"{BASE}{START}/{kind}"]
        rows = list(first["data"])
        while "next" in first["links"]:
            first = self.answers[first["links"]["next"]]
            rows += first["data"]
        return rows


@pytest.fixture(scope="module")
def found(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Found]:
    """Load the city once, read all of it as a client, and forget it again."""
    with django_db_blocker.unblock(), override_settings(**SETTINGS), transaction.atomic():
        rheinaue.load()
        answers = crawl(Client())
        yield Found(answers, _names(), _secrets(), Seat.objects.count())
        transaction.set_rollback(True)


def _names() -> list[str]:
    people = Person.objects.all()
    return [word for p in people for word in [p.name, p.name.split()[-1], p.email] if word]


def _secrets() -> list[str]:
    """Give what is not public: steering groups' matters, drafts, orders, what was said."""
    hidden = AgendaItem.objects.filter(body__is_public=False)
    steering = Decision.objects.filter(body__is_public=False)
    drafts = Paper.objects.filter(outcome="Entwurf")
    before_council = Paper.objects.values("subject")  # the same title, public by its own way
    drafted = Report.objects.exclude(state="released").exclude(title__in=before_council)
    return [
        *hidden.values_list("title", flat=True),
        *hidden.exclude(minute="").values_list("minute", flat=True),
        *steering.values_list("text", flat=True),
        *drafts.values_list("subject", flat=True),
        *drafts.values_list("code", flat=True),
        *Task.objects.values_list("title", flat=True),
        *drafted.values_list("title", flat=True),
        *Body.objects.exclude(quorum="").values_list("quorum", flat=True),
    ]


def test_every_object_is_as_the_specification_asks(found: Found) -> None:
    things = [thing for answer in found.answers.values() for thing in inside(answer)]

    wrong = [flaw for thing in things for flaw in flaws(thing)]

    assert wrong == []
    assert {thing["type"].removeprefix(TYPE) for thing in things} >= {
        "System", "Body", "Organization", "Person", "Membership", "Meeting", "AgendaItem",
        "Paper", "Consultation", "File",
    }  # fmt: skip


def test_an_address_always_gives_the_object_of_that_id(found: Found) -> None:
    single = {a: v for a, v in found.answers.items() if isinstance(v, dict) and "id" in v}

    assert {address: value["id"] for address, value in single.items()} == {a: a for a in single}
    assert len(single) > 300


def test_every_object_inside_another_stands_in_a_list_too(found: Found) -> None:
    listed = {
        row["id"]: row["modified"]
        for answer in found.answers.values()
        if isinstance(answer, dict) and "data" in answer
        for row in answer["data"]
    }
    nested = {
        thing["id"]: thing["modified"]
        for answer in found.answers.values()
        for thing in inside(answer)
        if not thing["type"].endswith("/System")
    }

    assert {id_: at for id_, at in nested.items() if listed.get(id_) != at} == {}


def test_nobody_is_named(found: Found) -> None:
    assert [name for name in found.names if name in found.texts] == []
    assert len(found.of("person")) == found.seats
    assert {"Mitglied für AWO Kreisverband Rheinaue"} <= {
        person["name"] for person in found.of("person")
    }


def test_nothing_confidential_slips_out(found: Found) -> None:
    texts = "\n".join(f'"{text}"' for text in _strings(list(found.answers.values())))

    assert [secret for secret in found.secrets if f'"{secret}"' in texts] == []
    assert [secret for secret in found.secrets if len(secret) > 60 and secret in texts] == []
    assert len(found.secrets) > 100


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _strings(each)


def test_steering_groups_show_when_they_met_and_no_more(found: Found) -> None:
    bodies = {row["id"]: row["name"] for row in found.of("organization")}
    steering = [m for m in found.of("meeting") if "nicht öffentlich" in m["name"].casefold()]
    items = [item for meeting in steering for item in meeting["agendaItem"]]

    assert {bodies[meeting["organization"][0]] for meeting in steering} == {
        "Controlling-Gruppe Integrationskonzept",
        "Fachgruppe Integration",
        "Lenkungsgruppe Kommunales Integrationsmanagement",
    }
    assert {(item["name"], item["public"]) for item in items} == {
        ("Nicht öffentlicher Tagesordnungspunkt", False)
    }
    assert [m for m in steering if "location" in m or m["meetingState"] == "terminiert"] == []
    assert {name for item in items for name in item} == {
        "id", "type", "number", "order", "name", "public", "created", "modified"
    }  # fmt: skip


def test_the_council_says_what_it_decided(found: Found) -> None:
    paper = next(row for row in found.of("paper") if row["reference"] == "2017/1412")
    stop = paper["consultation"][-1]
    item = found.answers[stop["agendaItem"]]
    council = found.answers[stop["organization"][0]]

    assert (stop["authoritative"], stop["role"]) == (True, "Beschluss")
    assert (item["result"], item["public"]) == ("geändert beschlossen", True)
    assert item["resolutionText"].startswith("Das Integrationskonzept 2017 ist Grundlage")
    assert item["wirkungskreis:votes"] == {"for": 43, "against": 2, "abstained": 6}
    assert (council["name"], council["classification"]) == ("Rat der Stadt Rheinaue", "Parlament")
    assert found.answers[stop["meeting"]]["start"] == "2017-12-18T00:00:00+01:00"


def test_a_released_report_hangs_on_its_paper_with_its_files(found: Found) -> None:
    paper = next(row for row in found.of("paper") if row["reference"] == "2025/0571")
    files = [paper["mainFile"], *paper["auxiliaryFile"]]

    assert paper["mainFile"]["mimeType"] == "application/pdf"
    assert len(files) == 5
    for file in files:
        seen, saved = found.answers[file["accessUrl"]], found.answers[file["downloadUrl"]]
        assert seen == saved
        assert (file["size"], file["sha512Checksum"]) == (len(seen), sha512(seen).hexdigest())
    references = [row["reference"] for row in found.of("paper")]
    assert references.count("2025/0571") == 1


def test_a_released_document_of_a_paper_is_a_file(found: Found) -> None:
    (paper,) = [row for row in found.of("paper") if row["reference"] == "2025/0944"]
    (file,) = [row for row in found.of("file") if row["name"].startswith("Zeitplan")]

    assert file["paper"] == [paper["id"]]
    assert found.answers[file["downloadUrl"]].startswith(b"%PDF")


def test_a_renamed_body_names_its_predecessor(found: Found) -> None:
    groups = {row["name"]: row for row in found.of("organization")}
    before = groups["Steuerungsgruppe Integration"]

    assert (
        groups["Controlling-Gruppe Integrationskonzept"]["wirkungskreis:predecessor"]
        == (before["id"])
    )
    assert (before["startDate"], before["endDate"]) == ("2010-01-01", "2018-01-31")


def test_the_municipality_says_who_it_is_and_how_its_data_may_be_used(found: Found) -> None:
    system = found.answers[f"{BASE}{START}"]
    body = found.of("body")[0]

    assert system["oparlVersion"] == "https://schema.oparl.org/1.1/"
    assert (body["name"], body["ags"], body["rgs"]) == ("Rheinaue", "05999000", "059990000000")
    assert body["license"] == system["license"] == "https://www.govdata.de/dl-de/by-2-0"
    assert body["legislativeTerm"] == []
    assert found.answers[body["mainOrganization"]]["classification"] == "Parlament"
