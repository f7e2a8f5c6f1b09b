"""Files whose transaction was taken back are found, listed, and deleted after their time."""

import json
import os
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from pytest_django import Settings

from wirkungskreis.files import tasks
from wirkungskreis.files.domain import store, sweep
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.files.models import StoredFile
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.people.keeping import RETENTION

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
NOW = datetime(2026, 10, 9, 12, 0, tzinfo=UTC)
RULE = RETENTION["files.orphans"]
pytestmark = pytest.mark.django_db


class Stumble(Exception):
    """Something goes wrong after the file was written."""


@pytest.fixture
def place(settings: Settings, tmp_path: Path) -> Path:
    """Keep files in a place of the test's own."""
    default = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "uploads"},
    }
    settings.STORAGES = {**settings.STORAGES, "default": default}
    return tmp_path / "uploads"


def taken() -> StoredFile:
    upload = ContentFile(PDF, "bericht.pdf")
    return store.take(upload, actor=SYSTEM, kinds=[KindOfFile.PDF])


def aged(name: str, days: int) -> str:
    """Let a file have been written so long ago."""
    then = (NOW - timedelta(days=days)).timestamp()
    os.utime(default_storage.path(name), (then, then))
    return name


@pytest.fixture
def orphan(place: Path) -> str:
    """Leave a file behind as a transaction does that was taken back, a long time ago."""
    names = []

    def stumble() -> None:
        with transaction.atomic():
            names.append(str(taken().file.name))
            raise Stumble

    with pytest.raises(Stumble):
        stumble()
    return aged(names[0], 31)


def test_a_file_whose_transaction_was_taken_back_is_found_and_deleted(
    place: Path, orphan: str
) -> None:
    kept = aged(str(taken().file.name), 400)

    seen = RULE.run(NOW, carry_out=False)
    before = {path.name for path in place.iterdir()}
    done = RULE.run(NOW, carry_out=True)

    assert (seen, done) == ([orphan], [orphan])
    assert before == {kept, orphan}
    assert [path.name for path in place.iterdir()] == [kept]
    assert RULE.run(NOW, carry_out=True) == []


def test_what_was_just_written_may_still_get_its_row(place: Path, orphan: str) -> None:
    aged(orphan, 29)

    assert RULE.run(NOW, carry_out=True) == []
    assert (place / orphan).exists()


def test_what_somebody_else_put_there_stays(place: Path, orphan: str) -> None:
    for name in ("liesmich.txt", "abc.pdf", f"{'a' * 32}.pdf.alt"):
        (place / name).write_text("wichtig")
        aged(name, 400)

    assert RULE.run(NOW, carry_out=True) == [orphan]
    assert len(list(place.iterdir())) == 3


def test_before_the_first_upload_there_is_nothing(place: Path) -> None:
    assert sweep.orphans(NOW) == []


def test_the_command_lists_them_first(place: Path, orphan: str) -> None:
    words, machine = StringIO(), StringIO()

    call_command("person", "retention", "--dry-run", stdout=words)
    call_command("person", "retention", "--dry-run", "--json", stdout=machine)

    assert "files.orphans: 1 (30 Tage;" in words.getvalue()
    assert f"  {orphan}\n" in words.getvalue()
    assert json.loads(machine.getvalue())["due"]["files.orphans"] == [orphan]
    assert (place / orphan).exists()


def test_the_worker_sweeps_every_day(place: Path, orphan: str) -> None:
    tasks.forget()

    assert list(place.iterdir()) == []
