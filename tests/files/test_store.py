"""What comes in is told by its content; what is dangerous stays out."""

import io
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from pytest_django import Settings

from wirkungskreis.files.domain import store
from wirkungskreis.files.kinds import MAX_ENTRIES, KindOfFile, kind_of
from wirkungskreis.files.models import StoredFile
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

ALL = list(KindOfFile)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
EXECUTABLE = b"MZ\x90\x00\x03" + b"\x00" * 200
CONTENT_TYPES = {"[Content_Types].xml": b"<Types/>"}


def packed(entries: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def xlsx() -> bytes:
    book, file = Workbook(), io.BytesIO()
    book.create_sheet("Maßnahmen").append(["Sprachcafé", 3])
    book.save(file)
    return file.getvalue()


@pytest.fixture(autouse=True)
def _uploads(settings: Settings, tmp_path: Path) -> None:
    """Keep files in a place of the test's own."""
    default = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, KindOfFile.PDF),
        (PNG, KindOfFile.PNG),
        (b"\xff\xd8\xff\xe0abc", KindOfFile.JPEG),
        (xlsx(), KindOfFile.XLSX),
        (packed({**CONTENT_TYPES, "word/document.xml": b"<w/>"}), KindOfFile.DOCX),
        ("Kürzel;Titel\nM1;Café\n".encode(), KindOfFile.TEXT),
        ("Kürzel;Titel\nM1;Café\n".encode("cp1252"), KindOfFile.TEXT),
        (EXECUTABLE, None),
        (b"\x7fELF\x02\x01\x01\x00", None),
        (packed({"a.txt": b"a"}), KindOfFile.ZIP),
        (packed(CONTENT_TYPES), None),
    ],
)
def test_the_content_tells_the_kind(content: bytes, kind: KindOfFile | None) -> None:
    assert kind_of(io.BytesIO(content)) == kind


def test_a_file_is_kept_under_a_random_name(amira: User, tmp_path: Path) -> None:
    upload = SimpleUploadedFile("Ratsvorlage 2026.PDF", PDF, "text/html")

    stored = store.take(upload, actor=actor_of(amira), kinds=[KindOfFile.PDF])

    assert (stored.name, stored.size) == ("Ratsvorlage 2026.pdf", len(PDF))
    assert (stored.sha256, stored.content_type) == (sha256(PDF).hexdigest(), "application/pdf")
    [path] = list(tmp_path.iterdir())
    assert path.read_bytes() == PDF
    assert "Ratsvorlage" not in path.name
    assert Entry.objects.get().facts == {"kind": "pdf", "sha256": stored.sha256}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leer.pdf", b"", "Die Datei ist leer."),
        ("bericht.pdf", EXECUTABLE, "Der Inhalt dieser Datei passt nicht. Möglich sind: PDF"),
        ("bild.pdf", PNG, "Der Inhalt dieser Datei passt nicht."),
        ("liste.xlsx", b"PK\x03\x04 nothing", "Die Datei ist beschädigt."),
        (
            "bombe.xlsx",
            packed({**CONTENT_TYPES, "xl/workbook.xml": b"\0" * 60_000_000}),
            "übermäßig groß",
        ),
        (
            "viele.xlsx",
            packed({f"xl/{n}.xml": b"" for n in range(MAX_ENTRIES + 1)}),
            "übermäßig groß",
        ),
        (
            "makro.xlsx",
            packed({**CONTENT_TYPES, "xl/workbook.xml": b"", "xl/vbaProject.bin": b""}),
            "Die Datei enthält Makros.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_and_not_kept(
    amira: User, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    kinds = [KindOfFile.PDF, KindOfFile.XLSX]

    with pytest.raises(Refused, match=sentence):
        store.take(ContentFile(content, name), actor=actor_of(amira), kinds=kinds)

    assert (StoredFile.objects.count(), list(tmp_path.iterdir())) == (0, [])


def test_two_gigabytes_are_refused_unread(amira: User) -> None:
    class Huge(File):  # type: ignore[type-arg]  # generic for the type checker only
        """Says how large it is, and breaks when somebody reads it."""

        size = 2 * 1024**3

        def read(self, *_args: object) -> bytes:
            raise AssertionError("it was read")

    with pytest.raises(Refused, match="Erlaubt sind 20 MB"):
        store.take(Huge(io.BytesIO(), "film.pdf"), actor=actor_of(amira), kinds=ALL)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\Vorlage.pdf", "Vorlage.pdf"),
        ("rechnung\u202efdp.exe", "rechnungfdp.exe.pdf"),
        ('a"b<c>.pdf', "abc.pdf"),
        ("", "datei.pdf"),
        ("...", "datei.pdf"),
        (".pdf", "pdf.pdf"),
        ("x\x00y\n.pdf", "xy.pdf"),
        ("ü" * 300, "ü" * 120 + ".pdf"),
        ("Bericht.exe", "Bericht.exe.pdf"),
    ],
)
def test_a_name_is_harmless_and_ends_truly(name: str, kept: str) -> None:
    assert store.clean_name(name, KindOfFile.PDF) == kept


def test_what_the_program_wrote_is_kept_too(amira: User) -> None:
    stored = store.keep(xlsx(), actor=actor_of(amira), name="Register.xlsx", kind=KindOfFile.XLSX)

    assert (stored.name, stored.kind) == ("Register.xlsx", "xlsx")
