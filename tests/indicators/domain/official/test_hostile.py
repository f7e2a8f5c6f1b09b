"""Files that are none, or not whole: one sentence, nothing stored, nothing left on the disk."""

import io
import json
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from tests.indicators.domain.official import making
from tests.indicators.reading.making import HEAD, book, packed, people, row
from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.models import OfficialFile, Release
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import Refused

pytestmark = pytest.mark.django_db
FLAT = f"{HEAD}\n{row('100')}\n".encode()
GRID = "Stadtteil;2024\nMitte;1.234\n"


def several() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.csv", FLAT)
        archive.writestr("b.csv", FLAT)
    return target.getvalue()


def document() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    return target.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.csv", lambda: b"", "Die Datei ist leer."),
    "only a heading": ("a.csv", HEAD.encode, "Unter der Kopfzeile steht kein Wert."),
    "only a heading of a table": ("a.csv", lambda: b"Stadtteil;2024\n", "keine Tabelle mit Zahlen"),
    "JSON error": (
        "a.csv",
        lambda: json.dumps({"Status": {"Code": 104, "Content": "Nichts da."}}).encode(),
        "Fehlermeldung der Schnittstelle und keine Tabelle: Nichts da. (104)",
    ),
    "HTML page": ("a.csv", lambda: b"<!DOCTYPE html><p>Fehler</p>", "eine Webseite"),
    "HTML page in an archive": (
        "a.zip",
        lambda: packed(b"<html><p>Fehler</p>").read(),
        "eine Webseite",
    ),
    "truncated archive": ("a.zip", lambda: packed(FLAT * 60).read()[:200], "ist beschädigt"),
    "zip bomb": ("a.zip", lambda: packed(bytes(50_000_000)).read(), "übermäßig groß"),
    "nested zip": (
        "a.zip",
        lambda: packed(packed(FLAT).read(), "innen.zip").read(),
        "wieder ein ZIP oder eine Excel-Datei. Bitte packen Sie es vorher aus.",
    ),
    "two files in an archive": ("a.zip", several, "Im ZIP liegen 2 Dateien."),
    "OpenDocument": ("a.ods", document, "OpenDocument-Datei. Bitte speichern Sie"),
    "XLS or with a password": (
        "a.xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "im alten Format (XLS) oder eine mit Kennwort.",
    ),
    "UTF-16": ("a.csv", lambda: GRID.encode("utf-16"), "Zeichensatz UTF-16. Bitte speichern"),
    "NUL bytes": ("a.csv", lambda: FLAT + b"\x00\x00", "Der Inhalt dieser Datei passt nicht."),
    "decoded twice": (
        "a.csv",
        lambda: FLAT.decode().encode().decode("cp1252").encode(),
        "Die Umlaute sind zerstört (Zeile 2).",
    ),
    "an open quotation mark": (
        "a.csv",
        lambda: b'Stadtteil;2024\nMitte;5\n"Nord;6\nS\xc3\xbcd;7\n',
        "Ab Zeile 3 steht ein Anführungszeichen, das nicht geschlossen wird.",
    ),
    "an open quotation mark in a flat file": (
        "a.csv",
        lambda: FLAT + row("5").replace("12411", '"12411').encode() + b"\n" + FLAT,
        "Ab Zeile 3 steht ein Anführungszeichen",
    ),
    "200,000 columns": (
        "a.csv",
        f"Ort{';2024' * 200_000}\nMitte{';5' * 200_000}\n".encode,
        "mehr als 400 Spalten",
    ),
    "200,000 columns of a flat file": (
        "a.csv",
        f"{HEAD}{';x' * 200_000}\n{row('1')}\n".encode,
        "Felder statt",
    ),
    "a formula that was never computed": (
        "a.xlsx",
        lambda: book({"A": [*people(5), ["Summe", "=B2"]]}).read(),
        "Zeile 3 eine Formel ohne Ergebnis",
    ),
    "a picture": ("a.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "passt nicht"),
}


@pytest.fixture(autouse=True)
def directory(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_refused_with_one_sentence_and_leaves_nothing(case: str, tmp_path: Path) -> None:
    name, content, said = HOSTILE[case]
    raw = content()

    with pytest.raises(Refused) as caught:
        files.bring(ContentFile(raw, name), actor=SYSTEM, on=making.TODAY)

    assert said in str(caught.value)
    assert str(caught.value).endswith(".") or case == "JSON error"
    assert (OfficialFile.objects.count(), Release.objects.count()) == (0, 0)
    assert not Entry.objects.exists()
    assert [one for one in (tmp_path / "media").rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("case", HOSTILE)
def test_the_command_says_the_same_to_a_machine(case: str, tmp_path: Path) -> None:
    name, content, said = HOSTILE[case]
    path, out = tmp_path / name, StringIO()
    path.write_bytes(content())

    with pytest.raises(CommandError):
        call_command("statistics", "import", str(path), stdout=out)

    found = json.loads(out.getvalue())
    generic = "Das ist keine Tabelle" if case in {"NUL bytes", "a picture"} else said
    assert found["ok"] is False
    assert generic in found["error"]
