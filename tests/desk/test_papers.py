"""Pages of papers: their way, costs, facts and documents, read and entered."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests import world
from wirkungskreis.mandates.models import (
    Attachment,
    Consultation,
    Cost,
    Decision,
    Fact,
    Paper,
    Sitting,
)
from wirkungskreis.people.models import User
from wirkungskreis.vocab.models import Source

HOME = "/werkbank/gremien/"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _uploads(settings: Settings, tmp_path: Path) -> None:
    """Keep files in a place of the test's own."""
    default = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def page_of(paper: Paper) -> str:
    return f"{HOME}vorlagen/{paper.public_id}/"


def new(**data: Any) -> dict[str, Any]:
    return {"once_key": str(uuid4()), **data}


def test_a_paper_is_entered_once_and_corrected(desk: Client) -> None:
    data = new(code="2026/1", kind="Beschlussvorlage", subject="Fortschreibung")
    places = [desk.post(f"{HOME}vorlagen/eintragen/", data)["Location"] for _ in range(2)]
    paper = Paper.objects.get()

    edited = {"kind": "Beschlussvorlage", "subject": "Neue Fassung", "edition": 1}
    response = desk.post(f"{places[0]}bearbeiten/", {**edited, "reasoning": "Der Rat will es."})
    stale = desk.post(f"{places[0]}bearbeiten/", edited)

    assert places == [page_of(paper)] * 2
    assert response["Location"] == page_of(paper)
    assert "Der Rat will es." in desk.get(places[0]).content.decode()
    assert stale.status_code == 422
    assert "<dd>Neue Fassung</dd>" in stale.content.decode()


def test_a_stop_is_planned_and_gets_its_result(desk: Client) -> None:
    paper, council = world.paper(), world.body("RAT", name="Rat der Stadt")
    stop = {"body": "RAT", "role": "decides", "is_authoritative": "on"}

    desk.post(f"{page_of(paper)}beratung/eintragen/", new(edition=1, on="07.12.2099", **stop))
    planned = desk.get(page_of(paper)).content.decode()
    made = Consultation.objects.get()
    place = f"{HOME}beratungen/{made.public_id}/bearbeiten/"
    early = desk.post(place, {**stop, "on": "07.12.2099", "result": "beschlossen", "edition": 2})
    told = {"on": "18.12.2017", "result": "beschlossen", "votes_for": "43", "votes_against": "2"}
    response = desk.post(place, {**stop, **told, "votes_abstained": "6", "edition": 2})
    read = desk.get(page_of(paper)).content.decode()

    assert made.body == council
    assert ("steht noch aus" in planned, "steht noch aus" in read) == (True, False)
    assert early.status_code == 422
    assert "Der Tag liegt noch vor uns." in early.content.decode()
    assert response["Location"] == page_of(paper)
    assert "43 : 2 : 6" in " ".join(read.split())


def test_a_stop_with_a_result_cannot_be_taken_out(desk: Client) -> None:
    paper = world.paper()
    planned = world.stop(paper)
    held = world.stop(paper, on=date(2017, 12, 18), result="beschlossen")
    pages = [f"{HOME}beratungen/{stop.public_id}/entfernen/" for stop in (planned, held)]

    asked = desk.get(pages[0]).content.decode()
    gone = desk.post(pages[0], {"edition": 1})
    refused = desk.post(pages[1], {"edition": 2})

    assert "Wirklich entfernen?" in asked
    assert (gone["Location"], refused.status_code) == (page_of(paper), 422)
    assert "hat ein Ergebnis" in refused.content.decode()
    assert list(paper.consultations.all()) == [held]


def test_stops_change_places_on_the_page(desk: Client) -> None:
    paper = world.paper()
    first, second = world.stop(paper), world.stop(paper)
    move = {"stop": str(second.public_id), "direction": "up", "edition": 1}

    response = desk.post(page_of(paper), move)
    stale = desk.post(page_of(paper), move)

    assert (response.status_code, stale.status_code) == (302, 422)
    assert list(paper.consultations.all()) == [second, first]


def test_a_sitting_names_its_papers_and_takes_another(desk: Client) -> None:
    council = world.body("RAT", name="Rat")
    sitting = Sitting.objects.create(code="RAT-1", body=council, on=date(2026, 12, 7))
    there, other = world.paper("2026/1", subject="Schon da"), world.paper("2026/2", subject="Neu")
    world.stop(there, body=council, on=sitting.on)
    page = f"{HOME}sitzungen/{sitting.public_id}/"

    offered = desk.get(f"{page}vorlage/vorsehen/").content.decode()
    response = desk.post(f"{page}vorlage/vorsehen/", new(paper="2026/2", role="decides"))
    html = desk.get(page).content.decode()

    assert ('value="2026/1"' in offered, 'value="2026/2"' in offered) == (False, True)
    assert response["Location"] == page
    assert ("Schon da" in html, "Neu" in html) == (True, True)
    assert other.consultations.get().on == sitting.on


def test_a_body_names_the_papers_it_deals_with(desk: Client) -> None:
    council = world.body("RAT")
    world.stop(world.paper(subject="Fortschreibung des Konzepts"), body=council)

    html = desk.get(f"{HOME}{council.public_id}/").content.decode()

    assert "Fortschreibung des Konzepts" in html
    assert "steht noch aus" in html


def test_costs_are_entered_corrected_and_taken_out(desk: Client) -> None:
    paper = world.paper()
    page = f"{page_of(paper)}kosten/eintragen/"

    desk.post(page, new(year="2027", amount="20.500", edition=1))
    twice = desk.post(page, new(year="2027", amount="1", edition=2))
    cost = Cost.objects.get()
    desk.post(
        f"{HOME}kosten/{cost.public_id}/bearbeiten/",
        {"year": 2027, "amount": "30000", "edition": 2},
    )
    shown = desk.get(page_of(paper)).content.decode()
    desk.post(f"{HOME}kosten/{cost.public_id}/entfernen/", {"edition": 3})

    assert twice.status_code == 422
    assert "30.000\u00a0€" in shown
    assert Cost.objects.count() == 0


@pytest.mark.parametrize("kind", ["body", "paper"])
def test_facts_are_entered_with_their_source(desk: Client, kind: str) -> None:
    Source.objects.create(code="S16", title="Bericht 2024", url="https://example.org/b.pdf")
    body, paper = world.body(), world.paper()
    owner = {"body": f"{HOME}{body.public_id}/", "paper": page_of(paper)}[kind]
    data = {"text": "Caritas ist Mitglied.", "source": "S16", "is_inside": "false"}

    desk.post(f"{owner}angabe/eintragen/", new(edition=1, **data))
    html = desk.get(owner).content.decode()
    fact = Fact.objects.get()
    desk.post(f"{HOME}angaben/{fact.public_id}/bearbeiten/", {"text": "Geändert.", "edition": 2})
    changed = Fact.objects.get().text
    response = desk.post(f"{HOME}angaben/{fact.public_id}/entfernen/", {"edition": 3})

    assert '<a href="https://example.org/b.pdf" rel="noreferrer">Bericht 2024</a>' in html
    assert (fact.is_inside, changed) == (False, "Geändert.")
    assert (response["Location"], Fact.objects.count()) == (owner, 0)


def test_a_document_is_kept_handed_out_and_taken_out(desk: Client) -> None:
    paper = world.paper()
    upload = SimpleUploadedFile("vorlage.pdf", PDF)

    desk.post(f"{page_of(paper)}dokument/beilegen/", new(title="Vorlage", file=upload, edition=1))
    document = Attachment.objects.get()
    response: Any = desk.get(f"{HOME}dokumente/{document.public_id}/herunterladen/")
    content = b"".join(response.streaming_content)
    desk.post(f"{HOME}dokumente/{document.public_id}/entfernen/", {"edition": 2})

    assert content == PDF
    assert 'filename="vorlage.pdf"' in response["Content-Disposition"]
    assert Attachment.objects.count() == 0


def test_a_program_under_another_name_is_refused_on_the_page(desk: Client) -> None:
    paper = world.paper()
    upload = SimpleUploadedFile("vorlage.pdf", b"MZ\x90\x00\x03" + b"\x00" * 200)

    response = desk.post(f"{page_of(paper)}dokument/beilegen/", new(file=upload, edition=1))

    assert response.status_code == 422
    assert "Der Inhalt dieser Datei passt nicht." in response.content.decode()


def test_others_read_but_enter_nothing(client: Client, bernd: User) -> None:
    paper = world.paper()
    client.force_login(bernd)

    html = client.get(page_of(paper)).content.decode()
    refused = client.post(
        f"{page_of(paper)}beratung/eintragen/", new(edition=1, body="X", role="notes")
    )

    assert "Beratung eintragen" not in html
    assert refused.status_code == 422
    assert Consultation.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_a_paper_costs_the_same_however_long_its_way(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    paper = world.paper()
    for number in range(count):
        body = world.body(f"G{number}")
        world.stop(paper, body=body)
        Fact.objects.create(paper=paper, text=f"Angabe {number}")
        Cost.objects.create(paper=paper, year=2026 + number, amount=1)
        decision = Decision.objects.create(
            number=f"B-{number}", text="Ja.", body=body, paper=paper.code
        )
        world.condition(decision=decision)
        world.paper(f"2026/1{number}", amends=paper)

    with django_assert_num_queries(PAGE):
        response = desk.get(page_of(paper))

    assert len(response.context["stops"]) == count


PAGE = 15


def test_a_sitting_is_corrected(desk: Client) -> None:
    sitting = Sitting.objects.create(code="CG-1", body=world.body(), on=date(2026, 11, 17))
    page = f"{HOME}sitzungen/{sitting.public_id}/"
    data = {"on": "24.11.2026", "starts": "17", "ends": "18:30", "place": "Rathaus", "edition": 1}

    response = desk.post(f"{page}bearbeiten/", data)
    wrong = desk.post(f"{page}bearbeiten/", {**data, "ends": "16.30", "edition": 2})
    html = desk.get(page).content.decode()

    assert response["Location"] == page
    assert ("24. November 2026" in html, "17:00" in html, "18:30" in html) == (True, True, True)
    assert wrong.status_code == 422
    assert "Die Sitzung endet vor ihrem Beginn." in wrong.content.decode()


def test_a_body_gets_its_deadlines_and_a_decision_its_amount(desk: Client) -> None:
    body = world.body(name="Controlling-Gruppe")
    decision = Decision.objects.create(number="B-1", text="Ja.", body=body)
    said = {"name": body.name, "level": "leadership", "topics_days": "28", "papers_days": "14"}

    desk.post(f"{HOME}{body.public_id}/bearbeiten/", {**said, "edition": 1})
    facts = {"kind": "decision", "text": "Ja.", "amount": "20.500", "precision": "month"}
    desk.post(
        f"{HOME}beschluesse/{decision.public_id}/bearbeiten/",
        {**facts, "on": "01.12.2017", "agenda_item": "7", "edition": 1},
    )

    assert "Themen 28 Tage, Unterlagen 14 Tage" in " ".join(
        desk.get(f"{HOME}{body.public_id}/").content.decode().split()
    )
    shown = desk.get(f"{HOME}beschluesse/{decision.public_id}/").content.decode()
    assert ("20.500\u00a0€" in shown, "Dezember 2017" in shown) == (True, True)


def test_evidence_is_taken_out_again(desk: Client) -> None:
    condition = world.condition()
    proof = condition.fulfilments.create(on=date(2025, 6, 24), evidence="Vorlage 2025/0517")
    page = f"{HOME}nachweise/{proof.public_id}/entfernen/"

    asked = desk.get(page).content.decode()
    response = desk.post(page, {"edition": 1})

    assert "Vorlage 2025/0517" in asked
    assert response["Location"] == f"{HOME}ratsauftraege/{condition.public_id}/"
    assert condition.fulfilments.count() == 0
