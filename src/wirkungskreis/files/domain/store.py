"""Verbs that take a file in and give it up again."""

import re
from collections.abc import Collection
from hashlib import sha256
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.files.kinds import ENDINGS, KindOfFile, kind_of
from wirkungskreis.files.models import StoredFile
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.texts import clean_line

MEGABYTE = 1024 * 1024
LIMIT = 20 * MEGABYTE
NAME_LENGTH = 120


@transaction.atomic
def take(
    upload: "File[bytes]", *, actor: Actor, kinds: Collection[KindOfFile], limit: int = LIMIT
) -> StoredFile:
    """Check a file that came in by its content, and keep it; ``limit`` is in bytes.

    The caller makes its own row point to what it gets. Raises Refused with the sentence to show.
    """
    kind = check(upload, kinds=kinds, limit=limit)
    digest = sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    stored = StoredFile(
        name=clean_name(upload.name or "", kind),
        kind=kind,
        size=upload.size,
        sha256=digest.hexdigest(),
        user_id=actor.user_id,
    )
    upload.seek(0)
    stored.file.save(f"{uuid4().hex}{ENDINGS[kind][0]}", upload, save=False)
    stored.save()
    note(stored, "take", actor=actor, kind=kind.value, sha256=stored.sha256)
    return stored


def keep(content: bytes, *, actor: Actor, name: str, kind: KindOfFile) -> StoredFile:
    """Keep a file that the program wrote itself, such as an export."""
    return take(ContentFile(content, name), actor=actor, kinds=[kind], limit=len(content))


def check(
    upload: "File[bytes]", *, kinds: Collection[KindOfFile], limit: int = LIMIT
) -> KindOfFile:
    """Tell the kind of an upload without keeping it, or refuse with the sentence to show."""
    if not upload.size:
        raise NotPossible(_("Die Datei ist leer. Bitte wählen Sie eine andere."))
    if upload.size > limit:
        raise NotPossible(
            _("Die Datei ist zu groß. Erlaubt sind {limit} MB; bitte verkleinern Sie sie.").format(
                limit=max(1, limit // MEGABYTE)
            )
        )
    kind = kind_of(upload)
    upload.seek(0)
    if kind is None or kind not in kinds:
        raise NotPossible(
            _("Der Inhalt dieser Datei passt nicht. Möglich sind: {kinds}.").format(
                kinds=", ".join(_NAMES[allowed] for allowed in KindOfFile if allowed in kinds)
            )
        )
    return kind


def clean_name(name: str, kind: KindOfFile) -> str:
    """Give a name that is safe to show and to save under: no path, its true ending at the end."""
    stem = clean_line(re.split(r"[\\/]", name)[-1])
    stem = re.sub(r'[<>:"|?*;\u200e\u200f\u061c]', "", stem).strip(". ")
    endings = ENDINGS[kind]
    ending = PurePath(stem).suffix.lower()
    if ending in endings:
        stem = stem[: -len(ending)]
    else:
        ending = endings[0]
    return f"{stem.strip('. ')[:NAME_LENGTH] or 'datei'}{ending}"


_NAMES = {
    KindOfFile.PDF: "PDF",
    KindOfFile.XLSX: "Excel (XLSX)",
    KindOfFile.DOCX: "Word (DOCX)",
    KindOfFile.TEXT: "Text (CSV, TXT)",
    KindOfFile.PNG: "PNG",
    KindOfFile.JPEG: "JPEG",
    KindOfFile.ZIP: "ZIP",
}
