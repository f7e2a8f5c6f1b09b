"""Released documents over the open interface: public ones only, every field, and their end."""

from datetime import date
from hashlib import sha512
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pypdf import PdfReader

from tests import world
from tests.meetings.making import fresh
from tests.meetings.papers import agenda, content_of, enclosed, invited, leaves, packed, upload
from tests.opendata.crawling import START, crawl, flaws, inside
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.mandates.domain import parts
from wirkungskreis.mandates.models import Attachment, Paper
from wirkungskreis.meetings.domain import minutes, publishing
from wirkungskreis.meetings.models import Attendance, Meeting, Publication, PublicKind

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)
NEEDED = {
    "id", "type", "name", "fileName", "mimeType", "date", "size", "sha512Checksum", "accessUrl",
    "downloadUrl", "created", "modified",
}  # fmt: skip


def document(paper: Paper, title: str = "Anlage 1") -> Attachment:
    paper.refresh_from_db()
    file, edition = upload(leaves(title=title)), paper.edition
    return parts.attach(paper, file, title=title, actor=SYSTEM, edition=edition)


def release(found: Attachment, *, is_public: bool = True) -> None:
    found.paper.refresh_from_db()
    edition = found.paper.edition
    parts.release(found, is_public=is_public, actor=SYSTEM, edition=edition, on=ON)


def dealt_with() -> Paper:
    council = world.body("RAT", level="political", is_public=True)
    paper = world.paper()
    world.stop(paper, body=council, result="beschlossen", on=ON)
    return paper


def council_meeting() -> Meeting:
    world.body("RAT", name="Rat der Stadt", level="political", is_public=True)
    meeting = world.meeting("RAT-1", on=date(2026, 10, 1), state="invited")
    world.item(meeting, title="Räume für Vereine")
    world.item(meeting, title="Kündigung der Miete", is_confidential=True)
    return fresh(meeting)


def served() -> dict[str, Any]:
    return crawl(Client())


def files(answers: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = answers[f"{settings.BASE_URL}{START}/file"]["data"]
    return rows


def words(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_released_document_hangs_on_its_paper_and_is_handed_out() -> None:
    paper = dealt_with()
    release(document(paper, "Vorlage"))
    document(paper, "Nur für das Amt")

    answers = served()

    [file] = files(answers)
    assert set(file) >= NEEDED | {"paper"}
    assert [flaw for a in answers.values() for t in inside(a) for flaw in flaws(t)] == []
    content = answers[file["accessUrl"]]
    assert answers[file["downloadUrl"]] == content
    assert (file["size"], file["sha512Checksum"]) == (len(content), sha512(content).hexdigest())
    assert (file["name"], file["mimeType"]) == ("Vorlage", "application/pdf")
    main = answers[f"{settings.BASE_URL}{START}/paper"]["data"][0]["mainFile"]
    assert main["id"] == file["id"]
    assert "Nur für das Amt" not in str(answers)


def test_what_is_taken_back_leaves_a_mark_and_its_bytes_are_gone(client: Client) -> None:
    found = document(dealt_with())
    release(found)
    [file] = files(served())
    at = file["accessUrl"].removeprefix(settings.BASE_URL)

    release(found, is_public=False)

    gone = client.get(file["id"].removeprefix(settings.BASE_URL)).json()
    assert gone["deleted"] is True
    assert "name" not in gone
    assert client.get(at).status_code == 410
    assert files(served()) == []


def test_a_document_is_not_released_before_its_paper_is_public(client: Client) -> None:
    found = document(world.paper())

    with pytest.raises(Refused, match="noch nicht öffentlich"):
        release(found)

    assert client.get(f"{START}/file/{found.public_id}/access").status_code == 404


def test_the_agenda_of_a_public_meeting_names_what_is_confidential_neutrally() -> None:
    meeting = council_meeting()
    publishing.publish(meeting, PublicKind.AGENDA, actor=SYSTEM, on=ON)

    answers = served()

    [file] = files(answers)
    [shown] = answers[f"{settings.BASE_URL}{START}/meeting"]["data"]
    assert shown["invitation"]["id"] == file["id"]
    assert set(file) >= NEEDED | {"meeting"}
    text = words(answers[file["downloadUrl"]])
    assert "Räume für Vereine" in text
    assert "Nicht öffentlicher Tagesordnungspunkt" in text
    assert "Kündigung" not in text + str(answers)


def test_public_minutes_are_approved_and_name_nobody() -> None:
    meeting = council_meeting()
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    meeting.items.update(state="decided", minute="Es wurde beraten.")
    seat = world.seat("S-RAT-01", "Jugendamt")
    person = world.person("Dana Lind")
    Attendance.objects.create(meeting=meeting, seat=seat, person=person, presence="present")
    sent = minutes.circulate(fresh(meeting), actor=SYSTEM, on=date(2026, 9, 1))
    with pytest.raises(Refused, match="erst, wenn sie genehmigt ist"):
        publishing.publish(meeting, PublicKind.MINUTES, actor=SYSTEM, on=ON)
    minutes.approve(sent, actor=SYSTEM, edition=sent.edition, on=ON, where=None)

    publishing.publish(fresh(meeting), PublicKind.MINUTES, actor=SYSTEM, on=ON)

    answers = served()
    [shown] = answers[f"{settings.BASE_URL}{START}/meeting"]["data"]
    text = words(answers[shown["resultsProtocol"]["downloadUrl"]])
    assert "Jugendamt" in text
    assert "Dana" not in text
    assert "Kündigung" not in text


def test_a_body_that_meets_in_private_publishes_nothing() -> None:
    meeting, first, secret = agenda()
    enclosed(meeting, first, "Offene Zahlen")
    enclosed(meeting, secret, "Mietvertrag")
    packs = packed(invited(meeting))
    with pytest.raises(Refused, match="tagt nicht öffentlich"):
        publishing.publish(fresh(meeting), PublicKind.AGENDA, actor=SYSTEM, on=ON)
    stored = packs["open"].pdf
    row = Publication.objects.create(meeting=meeting, kind="agenda", file=stored, released_on=ON)

    answers = served()

    assert files(answers) == []
    for word in ("Zahlen", "Mietvertrag", "Sprachförderung", "Kündigung", stored.name):
        assert word not in str(answers)
    assert Client().get(f"{START}/file/{row.public_id}/access").status_code == 404
    assert content_of(stored).startswith(b"%PDF")


def test_a_new_publication_replaces_the_one_before() -> None:
    meeting = council_meeting()
    first = publishing.publish(meeting, PublicKind.AGENDA, actor=SYSTEM, on=ON)
    second = publishing.publish(meeting, PublicKind.AGENDA, actor=SYSTEM, on=ON)

    [file] = files(served())

    assert str(second.public_id) in file["id"]
    first.refresh_from_db()
    assert first.withdrawn_on == ON
