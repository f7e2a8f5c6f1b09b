"""How a file is handed out: to be saved, never to be run or shown in place of a page."""

from typing import Any, Protocol, TypeVar

from django.core.files.base import File
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

R = TypeVar("R", bound=HttpResponseBase)


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
    response["Cache-Control"] = "private, no-store"
    return harmless(response)


def saved(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Answer with bytes to be saved under a name; how long they are kept is for the view to say."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return harmless(response)


def harmless(response: R) -> R:
    """Keep browsers from guessing the kind, and from running anything if it is opened."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
