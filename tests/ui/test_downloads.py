from django.core.files.base import ContentFile, File

from wirkungskreis.ui.downloads import attachment


class Paper:
    name = "Übersicht.pdf"
    file: "File[bytes]" = ContentFile(b"%PDF-1.7", "9f2c.pdf")
    content_type = "application/pdf"


def test_a_file_is_saved_and_never_run() -> None:
    response = attachment(Paper())

    assert b"".join(response.streaming_content) == b"%PDF-1.7"  # type: ignore[arg-type]  # not async
    assert response["Content-Disposition"] == ("attachment; filename*=utf-8''%C3%9Cbersicht.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Cache-Control"] == "private, no-store"
