"""Reading a list on the screen: upload, assign, settle, take, undo."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.measures.reading.test_sheet import FOREIGN
from wirkungskreis.journal.models import Entry
from wirkungskreis.measures.models import ImportBatch, ImportRow, Measure
from wirkungskreis.people.models import User

START = "/werkbank/massnahmen/einlesen/"
HEAD = "Kürzel;Titel;Federführung;Beginn\n"


def page_of(batch: ImportBatch) -> str:
    return f"{START}{batch.public_id}/"


def counts(client: Client) -> tuple[int, int, int]:
    context = client.get(page_of(ImportBatch.objects.get())).context
    return len(context["ready"]), len(context["open"]), len(context["aside"])


def settle(client: Client, number: int, **said: Any) -> int:
    batch = ImportBatch.objects.get()
    said = {"zeile": number, "edition": batch.edition, "decision": "take", **said}
    return client.post(page_of(batch), said).status_code


def send(client: Client, step: str) -> None:
    batch = ImportBatch.objects.get()
    client.post(f"{page_of(batch)}{step}/", {"edition": batch.edition})


@pytest.fixture
def office(amira: User) -> None:
    world.organisation("Jugendamt")
    world.organisation("Verein")


def test_a_foreign_list_is_read_by_assigning_its_columns(
    client: Client, amira: User, office: None
) -> None:
    client.force_login(amira)

    upload = SimpleUploadedFile("liste.xlsx", FOREIGN.read_bytes())
    page = client.post(START, {"file": upload})["Location"]
    columns = {"spalte_2": "title", "spalte_3": "lead", "spalte_5": "start", "spalte_10": "note"}
    answer = client.post(f"{page}?kopf=6", {"edition": 1, **columns})

    assert answer["Location"] == page_of(ImportBatch.objects.get())
    assert sum(counts(client)) == 62
    row = ImportRow.objects.get(number=10)
    assert row.original[2:4] == [
        "Abendkurse mit Kinderbetreuung",
        "Volkshochschule (FF); Jugendamt",
    ]


def test_title_and_lead_must_be_assigned_once(client: Client, amira: User) -> None:
    client.force_login(amira)
    upload = SimpleUploadedFile("liste.csv", b"Was;Wer\nRadkurs;Verein\n")
    page = client.post(START, {"file": upload})["Location"]

    one = client.post(f"{page}?kopf=1", {"edition": 1, "spalte_0": "title"})
    two = client.post(f"{page}?kopf=1", {"edition": 1, "spalte_0": "lead", "spalte_1": "lead"})

    assert (one.status_code, two.status_code) == (422, 422)
    assert "mindestens Titel und Federführung" in one.content.decode()
    assert ImportRow.objects.count() == 0


def test_all_or_nothing_and_back(client: Client, amira: User, office: None) -> None:
    world.batch(f"{HEAD};Radkurs;Jugendamt;1.3.2026\nB-9;Chor;Verein / Jugendamt;\n", amira)
    client.force_login(amira)
    assert counts(client) == (1, 1, 0)

    send(client, "uebernehmen")
    assert Measure.objects.count() == 0  # one row is unclear, so none is taken

    lead = world.organisation("Verein").code
    assert settle(client, 3, lead="unsinn") == 422
    assert settle(client, 3, lead=lead) == 302
    assert counts(client) == (2, 0, 0)
    send(client, "uebernehmen")
    measures = Measure.objects.order_by("code")
    assert [(m.code, m.title, m.origin) for m in measures] == [
        ("B-9", "Chor", "inventory"),
        ("E-01", "Radkurs", "inventory"),
    ]
    assert measures[0].lead.code == lead

    send(client, "rueckgaengig")
    assert Measure.objects.count() == 0
    assert ImportBatch.objects.get().state == "undone"
    assert Entry.objects.filter(thing="measures.measure", act="propose").count() == 2


def test_what_was_worked_on_is_not_taken_back(client: Client, amira: User, office: None) -> None:
    world.batch(f"{HEAD};Radkurs;Jugendamt;\n", amira)
    client.force_login(amira)
    send(client, "uebernehmen")
    measure = Measure.objects.get()
    client.post(f"/werkbank/massnahmen/{measure.public_id}/", {"step": "plan", "edition": 1})

    send(client, "rueckgaengig")

    assert Measure.objects.get().state == "planned"
    assert ImportBatch.objects.get().state == "taken"


def test_rows_wait_or_are_left_out(client: Client, amira: User, office: None) -> None:
    world.batch(f"{HEAD};Radkurs;Jugendamt;\n;Chor;Wer?;\n;Tanz;Jugendamt;\n", amira)
    client.force_login(amira)

    settle(client, 3, decision="later")
    settle(client, 4, decision="skip")
    assert counts(client) == (1, 0, 2)
    send(client, "uebernehmen")

    assert [measure.title for measure in Measure.objects.all()] == ["Radkurs"]


def test_duplicates_are_asked_about(client: Client, amira: User, office: None) -> None:
    world.measure(code="A-1", title="Rad-Kurs")
    world.batch(f"{HEAD};Radkurs;Jugendamt;\n;Chor;Jugendamt;\n;CHOR;Jugendamt;\n", amira)
    client.force_login(amira)
    assert counts(client) == (1, 2, 0)

    settle(client, 2, is_new="on")
    settle(client, 4, decision="skip")

    assert counts(client) == (2, 0, 1)


def test_all_suggestions_are_accepted_at_once(client: Client, amira: User, office: None) -> None:
    world.batch(f"{HEAD};Radkurs;Verein / Jugendamt;seit 2016\n;Chor;Wer?;\n", amira)
    client.force_login(amira)
    assert counts(client) == (0, 2, 0)

    send(client, "vorschlaege/uebernehmen")

    assert counts(client) == (1, 1, 0)
    assert ImportRow.objects.get(number=2).said == {
        "lead": world.organisation("Verein").code,
        "start": "01.01.2016",
    }


def test_a_stale_step_changes_nothing(client: Client, amira: User, office: None) -> None:
    batch = world.batch(f"{HEAD};Radkurs;Jugendamt;\n", amira)
    client.force_login(amira)

    client.post(f"{page_of(batch)}uebernehmen/", {"edition": 99})

    assert Measure.objects.count() == 0


def test_markup_and_formulas_stay_text(client: Client, amira: User, office: None) -> None:
    world.batch(f"{HEAD};<script>alert(1)</script>;Jugendamt;\n;=1+1;Jugendamt;\n", amira)
    client.force_login(amira)

    html = client.get(page_of(ImportBatch.objects.get())).content.decode()
    send(client, "uebernehmen")

    assert "<script>alert" not in html
    assert set(Measure.objects.values_list("title", flat=True)) == {
        "<script>alert(1)</script>",
        "=1+1",
    }


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("liste.xlsx", b"MZ\x90\x00 program", "Der Inhalt dieser Datei passt nicht."),
        ("liste.xlsx", b"%PDF-1.7", "Der Inhalt dieser Datei passt nicht."),
        ("liste.xlsx", bomb(), "übermäßig groß"),
        ("liste.csv", b"\n \n", "In der Datei steht keine Tabelle."),
    ],
)
def test_other_files_are_refused_with_a_sentence(
    client: Client, amira: User, name: str, raw: bytes, sentence: str
) -> None:
    client.force_login(amira)

    response = client.post(START, {"file": SimpleUploadedFile(name, raw)})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert ImportBatch.objects.count() == 0


def test_others_read_no_lists(client: Client, amira: User, bernd: User) -> None:
    batch = world.batch(f"{HEAD};Radkurs;Jugendamt;\n", amira)
    client.force_login(bernd)

    upload = SimpleUploadedFile("liste.csv", HEAD.encode())
    assert client.post(START, {"file": upload}).status_code == 404
    assert client.get(page_of(batch)).status_code == 404
    assert client.post(f"{page_of(batch)}uebernehmen/", {"edition": 2}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_many(
    client: Client, amira: User, office: None, count: int
) -> None:
    rows = "".join(f";Kurs {n};Jugendamt / Verein;2026\n" for n in range(count))
    batch = world.batch(HEAD + rows, amira)
    client.force_login(amira)

    with CaptureQueriesContext(connection) as seen:
        client.get(page_of(batch))

    assert len(seen) == 11
