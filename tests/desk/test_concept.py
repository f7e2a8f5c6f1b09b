import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.concept.domain.draft import begin_next
from wirkungskreis.concept.domain.succession import Because, say
from wirkungskreis.concept.models import Concept, Correction, Succession, Version, Wording
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Decision
from wirkungskreis.people.models import User

HOME = "/werkbank/konzept/"
WHY = Because("Neu gefasst.")
OUTLINE = "A Sprache\nA.1 Wer neu kommt, findet einen Kurs.\nA.1.1 Eine Anlaufstelle berät."


def page_of(version: Version, verb: str = "") -> str:
    return f"{HOME}fassungen/{version.code}/{verb}"


def draft_of(adopted: Version) -> Version:
    return begin_next(adopted, actor=SYSTEM, label="Konzept 2027")


def text_of(html: str) -> str:
    """Give what people read: without markup, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def test_an_empty_installation_says_how_to_begin(desk: Client) -> None:
    html = desk.get(HOME).content.decode()

    assert "Hier steht noch kein Konzept" in html
    assert f"{HOME}anlegen/" in html


def test_a_concept_is_entered_once_however_often_the_form_is_sent(desk: Client) -> None:
    data = {"once_key": str(uuid4()), "code": "RA-IK", "title": "Konzept", "label": "Fassung 2017"}

    answers = [desk.post(f"{HOME}anlegen/", data) for _ in range(2)]

    assert [a["Location"] for a in answers] == [f"{HOME}fassungen/RA-IK-1/bearbeiten/"] * 2
    assert Concept.objects.count() == 1


def test_an_outline_is_shown_before_it_is_taken_over(desk: Client) -> None:
    version = world.draft()
    data = {"edition": version.edition, "text": OUTLINE}

    shown = desk.post(page_of(version, "einfuegen/"), data)
    before = Wording.objects.count()
    taken = desk.post(page_of(version, "einfuegen/"), {**data, "take": "1"})

    assert (shown.status_code, before) == (200, 0)
    assert "Vorschau: 3 Einträge" in shown.content.decode()
    assert (taken.status_code, taken["Location"]) == (302, page_of(version, "bearbeiten/"))
    assert Wording.objects.count() == 3


def test_an_unclear_line_is_named_and_nothing_is_taken_over(desk: Client) -> None:
    version = world.draft()
    data = {"edition": version.edition, "text": f"{OUTLINE}\nB.1 Ohne Feld", "take": "1"}

    response = desk.post(page_of(version, "einfuegen/"), data)

    assert response.status_code == 422
    assert "Zeile 4: „B.1 Ohne Feld“ – Davor fehlt der Eintrag B." in text_of(
        response.content.decode()
    )
    assert list(Wording.objects.all()) == []


def test_a_version_goes_to_council_and_is_frozen_with_its_hash(desk: Client) -> None:
    version = world.wording("A", "Sprache").version
    world.wording("A.1", "Wer neu kommt, findet einen Kurs.")
    decision = Decision.objects.create(number="RB-1", text="Ja.", on="2026-01-05")
    address = page_of(version, "beschliessen/")

    submitted = desk.post(address, {"step": "submit", "edition": 1})
    adopted = desk.post(
        address, {"decision": decision.public_id, "valid_from": "06.01.2026", "edition": 2}
    )

    assert (submitted.status_code, adopted.status_code) == (302, 302)
    version.refresh_from_db()
    page = desk.get(adopted["Location"]).content.decode()
    assert version.state == "adopted"
    assert version.content_hash in page
    assert "stimmt mit dem Wortlaut überein" in page


def test_others_read_but_adopt_nothing(client: Client, bernd: User) -> None:
    version = world.wording("A.1").version
    client.force_login(bernd)

    response = client.post(page_of(version, "beschliessen/"), {"step": "submit", "edition": 1})

    assert response.status_code == 422
    assert "Das kann nur die Koordination." in response.content.decode()
    assert Version.objects.get().state == "draft"


def test_an_adopted_version_refuses_words_on_the_page(desk: Client) -> None:
    wording = world.wording("A.1")
    world.adopted(wording.version)
    data = {"code": "A.1", "text": "Anders", "edition": 1}

    response = desk.post(f"{HOME}wortlaut/{wording.public_id}/bearbeiten/", data)

    assert response.status_code == 422
    assert "Diese Fassung ist kein Entwurf mehr." in response.content.decode()
    assert Wording.objects.get().text == "Sprache lernen"


def test_a_stale_save_shows_both_texts(desk: Client) -> None:
    wording = world.wording("A", "Sprache im Alltag")
    Wording.objects.update(edition=2)
    data = {"code": "A", "text": "Sprache im Beruf", "edition": 1}

    response = desk.post(f"{HOME}wortlaut/{wording.public_id}/bearbeiten/", data)
    html = response.content.decode()

    assert response.status_code == 422
    assert "Sprache im Beruf</textarea>" in html
    assert "Das ist jetzt gespeichert" in html
    assert "Sprache im Alltag</p>" in html


def test_an_entry_is_added_moved_and_taken_out(desk: Client) -> None:
    field = world.wording("A", "Sprache")
    world.wording("B", "Bildung")
    address = page_of(field.version, f"ergaenzen/?unter={field.public_id}")
    form = desk.get(address).context["form"]
    data = {"once_key": str(uuid4()), "kind": "goal", "parent": field.public_id}

    desk.post(address, {**data, "code": form["code"].value(), "text": "Alle lernen Deutsch."})
    goal = Wording.objects.get(code="A.1")
    moved = desk.post(f"{HOME}wortlaut/{field.public_id}/bewegen/", {"step": "down", "edition": 1})
    removed = desk.post(
        f"{HOME}wortlaut/{goal.public_id}/bewegen/", {"step": "remove", "edition": 1}
    )

    assert (goal.parent, moved.status_code, removed.status_code) == (field, 302, 302)
    assert list(Wording.objects.order_by("order").values_list("code", flat=True)) == ["B", "A"]


def test_a_field_with_goals_is_not_taken_out(desk: Client) -> None:
    field = world.wording("A")
    world.wording("A.1")

    response = desk.post(
        f"{HOME}wortlaut/{field.public_id}/bewegen/", {"step": "remove", "edition": 1}
    )

    assert response.status_code == 422
    assert "Darunter stehen noch Einträge." in response.content.decode()


def test_a_misread_word_is_put_right(desk: Client) -> None:
    wording = world.wording("A.1", "Deutschkrus")
    version = world.adopted(wording.version)
    earlier = version.content_hash
    data = {"field": "text", "new": "Deutschkurs", "reason": "Vorlage, S. 12", "edition": 1}

    response = desk.post(f"{HOME}wortlaut/{wording.public_id}/berichtigen/", data)
    page = desk.get(response["Location"]).content.decode()

    assert Correction.objects.get().earlier_hash == earlier
    assert earlier[:16] in page
    assert "Deutschkurs" in page


def test_an_old_version_is_recorded_with_its_original(desk: Client) -> None:
    version = world.draft()
    pdf = SimpleUploadedFile("konzept 2009.pdf", b"%PDF-1.4 Konzept")
    data = {
        "adopted_on": "22.09.2009",
        "precision": "day",
        "valid_from": "01.10.2009",
        "valid_to": "",
        "edition": 1,
        "original": pdf,
    }

    response = desk.post(page_of(version, "nacherfassen/"), data)
    download = desk.get(page_of(version, "original/"))

    assert response.status_code == 302
    assert b"".join(download.streaming_content) == b"%PDF-1.4 Konzept"  # type: ignore[attr-defined]
    assert "konzept 2009.pdf" in download["Content-Disposition"]


def test_a_renamed_program_is_no_original(desk: Client) -> None:
    version = world.draft()
    data = {
        "adopted_on": "22.09.2009",
        "precision": "day",
        "edition": 1,
        "original": SimpleUploadedFile("konzept.pdf", b"MZ\x90\x00"),
    }

    response = desk.post(page_of(version, "nacherfassen/"), data)

    assert response.status_code == 422
    assert "Der Inhalt dieser Datei passt nicht." in response.content.decode()
    assert Version.objects.get().state == "draft"


def test_the_next_version_keeps_every_element(desk: Client) -> None:
    adopted = world.adopted(world.wording("A.1").version)
    data = {"once_key": str(uuid4()), "label": "Konzept 2027"}

    response = desk.post(page_of(adopted, "fortschreiben/"), data)

    assert response["Location"] == f"{HOME}fassungen/IK-2/bearbeiten/"
    assert Version.objects.get(number=2).wordings.get().element == adopted.wordings.get().element


def test_gaps_are_said_and_filtered(desk: Client) -> None:
    world.wording("A", "Sprache")
    world.wording("A.1", "Ohne alles")
    world.wording("B", "Bildung")
    world.wording("B.3", "Mit Maßnahme")
    world.measure()
    version = world.draft()

    whole = desk.get(page_of(version)).content.decode()
    only = desk.get(page_of(version), {"luecken": "ohne"}).content.decode()

    assert whole.count("keine Maßnahme</span>") == 1
    assert "1 Leitziel ohne Maßnahme" in whole
    assert "Mit Maßnahme" in whole
    assert "Mit Maßnahme" not in only
    assert "Ohne alles" in only


def test_an_element_shows_how_its_words_changed(desk: Client) -> None:
    first = world.wording("A.1", "Menschen lernen Deutsch", world.draft(1))
    world.adopted(first.version)
    world.wording("A.1", "Menschen lernen schnell Deutsch", world.draft(2))

    html = desk.get(f"{HOME}elemente/{first.element.public_id}/").content.decode()

    assert "Menschen lernen <ins>schnell </ins>Deutsch" in html


@pytest.mark.parametrize("what", ["", "fassungen/V1/", "fassungen/V1/bearbeiten/"])
def test_pages_cost_the_same_for_many(desk: Client, what: str) -> None:
    counts = []
    for number in (1, 2, 3):
        letter = "ABC"[number - 1]
        world.wording(letter)
        world.wording(f"{letter}.1")
        world.wording(f"{letter}.1.1")
        world.measure()
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(f"{HOME}{what}").status_code == 200
        counts.append(len(queries))

    assert counts[0] >= counts[1] == counts[2]
    assert counts[2] <= 20


def test_what_became_of_an_entry_is_said_in_the_draft(desk: Client) -> None:
    adopted = world.adopted(world.wording("A.1", "Alle lernen Deutsch.").version)
    draft = draft_of(adopted)
    draft.wordings.update(text="Wer will, lernt Deutsch.")
    address = page_of(draft, "uebergang/ergaenzen/")
    data = {"once_key": str(uuid4()), "kind": "changed", "sources": "A.1", "targets": "A.1"}

    asked = text_of(desk.get(address).content.decode())
    refused = desk.post(address, data)
    entered = desk.post(address, {**data, "reason": "Freiwillig bleibt freiwillig."}, follow=True)

    assert "1 Änderung ohne Angabe geändert: A.1 Wer will, lernt Deutsch." in asked
    assert refused.status_code == 422
    assert "Bitte begründen Sie, warum sich etwas ändert." in refused.content.decode()
    assert "geändert : A.1 → A.1 Freiwillig" in text_of(entered.content.decode())
    assert "ohne Angabe" not in entered.content.decode()
    assert Succession.objects.get().kind == "changed"


def test_an_unknown_entry_is_named_before_a_line_is_written(desk: Client) -> None:
    draft = draft_of(world.adopted(world.wording("A.1").version))
    data = {"once_key": str(uuid4()), "kind": "dropped", "sources": "A.1, B.7", "reason": "Alt."}

    response = desk.post(page_of(draft, "uebergang/ergaenzen/"), data)

    assert response.status_code == 422
    assert "gibt es B.7 nicht." in response.content.decode()
    assert [line.kind for line in Succession.objects.all()] == ["taken_over"]


def test_lines_of_succession_cost_the_same_for_many(desk: Client) -> None:
    old = world.wording("A", version=world.wording("A.1").version).version
    world.wording("A.2", version=old)
    draft = draft_of(world.adopted(old))
    counts = []
    for row in old.wordings.all():
        targets = draft.wordings.filter(code=row.code)
        between = (old, draft)
        say("changed", between, sources=[row], targets=targets, because=WHY, actor=SYSTEM)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(page_of(draft, "uebergang/ergaenzen/")).status_code == 200
        counts.append(len(queries))

    assert counts[0] >= counts[1] == counts[2]
    assert counts[2] <= 20
