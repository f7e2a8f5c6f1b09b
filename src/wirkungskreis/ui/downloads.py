"""How a file is handed out: to be saved, never to be run or shown in place of a page."""

from typing import Any, Protocol

from django.core.files.base import File
from django.http import FileResponse


class Stored(Protocol):
    """What is needed of ``files.StoredFile``; the view has found it through its own rows."""

    name: str

    @property
    def file(self) -> "File[Any]": ...

    @property
    def content_type(self) -> str: ...


def attachment(stored: Stored) -> FileResponse:
    """Answer with a stored file under its name; browsers keep it and do not guess its kind."""
    response = FileResponse(
        stored.file.open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type=stored.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
