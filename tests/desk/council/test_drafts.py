"""The pages on which a paper is begun, edited, signed, brought in, and given out."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from tests import world
from tests.council import making
from tests.reports import making as reports
from wirkungskreis.council.domain import path
from wirkungskreis.council.models import Draft, Template
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.people.models import User

HOME = "/werkbank/vorlagen/"


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def here(draft: Draft) -> str:
    return f"{HOME}{draft.public_id}/"


def test_an_empty_installation_says_what_comes_first(desk: Client) -> None:
    assert "Noch keine Vorlage" in desk.get(HOME).content.decode()
    assert "veröffentlichten Bericht" in desk.get(f"{HOME}entwerfen/").content.decode()


def test_a_paper_is_begun_on_the_report_named_in_the_address(desk: Client) -> None:
    report = reports.released()
    form = desk.get(f"{HOME}entwerfen/", {"bericht": report.code}).context["form"]
    data = {
        "once_key": str(uuid4()),
        "basis": form.initial["basis"],
        "kind": "decision",
        "on": "09.10.2026",
    }

    first = desk.post(f"{HOME}entwerfen/", data)
    again = desk.post(f"{HOME}entwerfen/", data)

    assert first["Location"] == again["Location"] == here(Draft.objects.get())
    assert "Beschlussvorschlag" in desk.get(first["Location"]).content.decode()


def test_a_concept_as_notice_is_refused_with_a_sentence(desk: Client) -> None:
    version = making.version()
    data = {
        "once_key": str(uuid4()),
        "basis": f"fassung:{version.code}",
        "kind": "notice",
        "on": "09.10.2026",
    }

    response = desk.post(f"{HOME}entwerfen/", data)

    assert response.status_code == 422
    assert "mit einer Beschlussvorlage entschieden." in response.content.decode()


def test_every_part_is_edited_and_stands_in_the_preview(desk: Client) -> None:
    draft = making.from_report()
    point = draft.points.get(key="note")
    office = world.organisation("Kämmerei")
    type(office).objects.filter(pk=office.pk).update(internal=True)
    making.council()
    key = {"once_key": str(uuid4())}
    page = here(draft)

    answers = [
        desk.post(
            f"{page}kopf/bearbeiten/",
            {"edition": 1, "subject": "Neuer Betreff", "number": "2026/9", "on": "10.10.2026"},
        ),
        desk.post(f"{page}texte/reasoning/bearbeiten/", {"edition": 1, "text": "Weil es gilt."}),
        desk.post(f"{page}punkt/ergaenzen/", {**key, "text": "Eigener Punkt."}),
        desk.post(
            f"{HOME}punkte/{point.public_id}/bearbeiten/", {"edition": 1, "text": "Umformuliert."}
        ),
        desk.post(
            f"{page}auswirkung/eintragen/",
            {"once_key": str(uuid4()), "year": 2027, "cost": "1.200,50", "note": "Haushalt"},
        ),
        desk.post(f"{page}anlage/ergaenzen/", {"once_key": str(uuid4()), "title": "Zeitplan"}),
        desk.post(
            f"{page}mitzeichnung/erbitten/", {"once_key": str(uuid4()), "office": office.code}
        ),
        desk.post(
            f"{page}gremium/planen/",
            {"once_key": str(uuid4()), "body": "RAT", "role": "decides", "on": "14.12.2026"},
        ),
    ]
    html = desk.get(f"{page}vorschau/").content.decode()

    assert [answer.status_code for answer in answers] == [302] * len(answers)
    for words in (
        "Neuer Betreff",
        "Weil es gilt.",
        "Eigener Punkt.",
        "Umformuliert.",
        "1.200,50",
        "Zeitplan",
        "14.12.2026",
    ):
        assert words in html


def test_a_stale_text_shows_both(desk: Client) -> None:
    draft = making.from_report()
    address = f"{here(draft)}texte/reasoning/bearbeiten/"
    desk.post(address, {"edition": 1, "text": "Das Erste."})

    response = desk.post(address, {"edition": 1, "text": "Das Zweite."})

    html = response.content.decode()
    assert response.status_code == 422
    assert "Das Erste." in html
    assert "Das Zweite." in html


def test_points_are_moved_left_out_and_rows_removed(desk: Client) -> None:
    draft = making.from_version()
    steer = draft.points.get(key="steer")
    move = f"{HOME}punkte/{steer.public_id}/bewegen/"

    desk.post(move, {"edition": 1, "step": "up"})
    desk.post(move, {"edition": 2, "step": "leave"})
    desk.post(f"{here(draft)}anlagen/1/entfernen/")

    keys = [(p.key, p.is_left_out) for p in draft.points.all()]
    assert keys == [("adopt", False), ("steer", True), ("supersede", False)]
    assert [e.order for e in draft.enclosures.all()] == [2]


def test_steps_lead_before_the_council_or_say_why_not(desk: Client) -> None:
    draft = making.from_report()
    address = f"{here(draft)}schritt/gehen/"
    desk.post(address, {"edition": draft.edition, "step": "cosign"})
    desk.post(address, {"edition": 2, "step": "clear"})

    response = desk.post(address, {"edition": 3, "step": "bring_in"})

    assert response.status_code == 422
    assert "Die Vorlage hat noch keine Nummer." in response.content.decode()
    assert Draft.objects.get().state == "cleared"


def test_an_editor_cannot_clear(client: Client, db: None) -> None:
    draft = making.from_report()
    making.step(draft, "cosign")
    client.force_login(world.user("redaktion", Role.EDITORIAL))

    response = client.post(
        f"{here(draft)}schritt/gehen/", {"edition": draft.edition, "step": "clear"}
    )

    assert response.status_code == 422
    assert "nur die Koordination und die Leitung" in response.content.decode()


def test_files_are_given_out_as_attachments(desk: Client) -> None:
    draft = making.brought_in()

    docx, pdf = (desk.get(f"{here(draft)}datei/{form}/") for form in ("docx", "pdf"))

    assert docx["Content-Disposition"] == 'attachment; filename="beschlussvorlage-2026-0817.docx"'
    assert Document(BytesIO(docx.content)).core_properties.subject == "Beschlussvorlage"
    assert pdf.content.startswith(b"%PDF-")
    assert desk.get(f"{here(draft)}datei/odt/").status_code == 404


def test_a_template_without_placeholders_is_refused_on_its_page(desk: Client) -> None:
    target = BytesIO()
    Document().save(target)
    upload = SimpleUploadedFile("muster.docx", target.getvalue())

    response = desk.post(f"{HOME}muster/", {"file": upload})

    assert response.status_code == 422
    assert "Diese Platzhalter fehlen: {{betreff}}" in response.content.decode()
    assert not Template.objects.exists()


def test_a_template_is_loaded_changed_and_taken_back(desk: Client) -> None:
    content = desk.get(f"{HOME}muster/datei/").content

    taken = desk.post(f"{HOME}muster/", {"file": SimpleUploadedFile("haus.docx", content)})
    html = desk.get(f"{HOME}muster/").content.decode()
    desk.post(f"{HOME}muster/zuruecknehmen/")

    assert taken.status_code == 302
    assert "haus.docx" in html
    assert "Das mitgelieferte Muster." in desk.get(f"{HOME}muster/").content.decode()


@pytest.mark.parametrize("page", ["list", "draft"])
def test_pages_cost_the_same_for_one_and_three(desk: Client, page: str) -> None:
    draft = making.brought_in()

    def count() -> int:
        address = HOME if page == "list" else here(draft)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        return len(queries)

    one = count()
    for number in (2, 3):
        making.brought_in(making.from_report(draft.report), f"2026/{number}")
        path.plan(draft, actor=SYSTEM, body=world.body(f"A{number}"), role="recommends")
    three = count()

    assert one == three <= 20
