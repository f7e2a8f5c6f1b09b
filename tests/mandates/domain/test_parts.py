"""Facts, costs and documents of bodies and papers."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from tests import world
from wirkungskreis.files.models import StoredFile
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible, Refused
from wirkungskreis.mandates.domain import parts
from wirkungskreis.mandates.models import Attachment, Cost, Fact
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _uploads(settings: Settings, tmp_path: Path) -> None:
    """Keep files in a place of the test's own."""
    default = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "default": default}


def test_a_fact_keeps_source_and_caveat_and_is_corrected(db: None) -> None:
    body = world.body()
    facts = {"topic": "Mitglied", "text": "Caritas", "source": "S16", "caveat": "Stand 2024"}

    fact = parts.add(Fact, body, actor=SYSTEM, edition=1, facts=facts)
    parts.change(fact, actor=SYSTEM, edition=2, facts={"text": "Caritasverband"})

    kept = Fact.objects.get()
    assert (kept.body, kept.text, kept.source, kept.caveat) == (
        body,
        "Caritasverband",
        "S16",
        "Stand 2024",
    )
    acts = Entry.objects.order_by("pk").values_list("act", "thing_id")
    assert list(acts) == [("add_fact", body.pk), ("change_fact", body.pk)]


def test_a_year_has_its_costs_once(db: None) -> None:
    paper = world.paper()
    cost = parts.add(
        Cost, paper, actor=SYSTEM, edition=1, facts={"year": 2027, "amount": Decimal(1)}
    )

    with pytest.raises(NotPossible, match="schon Kosten da"):
        parts.add(Cost, paper, actor=SYSTEM, edition=2, facts={"year": 2027, "amount": Decimal(2)})
    parts.change(cost, actor=SYSTEM, edition=2, facts={"year": 2027, "amount": Decimal(20500)})

    assert list(paper.costs.values_list("year", "amount")) == [(2027, Decimal(20500))]


def test_what_was_entered_by_mistake_is_taken_out_and_noted(db: None) -> None:
    paper = world.paper()
    fact = Fact.objects.create(paper=paper, text="Falsch")

    parts.remove(fact, actor=SYSTEM, edition=1)

    assert Fact.objects.count() == 0
    assert Entry.objects.get().act == "remove_fact"


def test_a_document_is_kept_by_its_content(db: None) -> None:
    paper = world.paper()
    upload = SimpleUploadedFile("vorlage.pdf", PDF)

    document = parts.attach(paper, upload, title="", actor=SYSTEM, edition=1)

    assert (document.title, document.file.kind) == ("vorlage.pdf", "pdf")


def test_a_renamed_program_is_refused(db: None) -> None:
    paper = world.paper()
    upload = SimpleUploadedFile("vorlage.pdf", b"MZ\x90\x00\x03" + b"\x00" * 200)

    with pytest.raises(Refused, match="Inhalt dieser Datei passt nicht"):
        parts.attach(paper, upload, title="", actor=SYSTEM, edition=1)

    assert (Attachment.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_others_add_and_take_out_nothing(bernd: User) -> None:
    paper, actor = world.paper(), actor_of(bernd)
    fact = Fact.objects.create(paper=paper, text="Bleibt")

    with pytest.raises(NotAllowed):
        parts.add(Fact, paper, actor=actor, edition=1, facts={"text": "Neu"})
    with pytest.raises(NotAllowed):
        parts.change(fact, actor=actor, edition=1, facts={"text": "Neu"})
    with pytest.raises(NotAllowed):
        parts.remove(fact, actor=actor, edition=1)
    upload = SimpleUploadedFile("vorlage.pdf", PDF)
    with pytest.raises(NotAllowed):
        parts.attach(paper, upload, title="", actor=actor, edition=1)

    assert list(Fact.objects.values_list("text", flat=True)) == ["Bleibt"]
