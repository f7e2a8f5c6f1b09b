"""The report by command: frozen bytes, drafts that say so, plain refusals."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from tests.reports import making
from wirkungskreis.reports.composing.files import FORMATS
from wirkungskreis.reports.models import ReleaseFile

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command("report", *words, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_a_released_report_comes_byte_for_byte(tmp_path: Path, form: str) -> None:
    making.released()
    path = tmp_path / "bericht"

    run("export", "--latest", "--level", "public", "--format", form, "--output", str(path))

    frozen = ReleaseFile.objects.get(release__level="public", format=form)
    assert path.read_bytes() == bytes(frozen.content)


def test_a_draft_says_on_every_page_that_it_is_one(tmp_path: Path) -> None:
    making.report()
    path = tmp_path / "bericht.pdf"

    said = run("export", "--code", "UB-2026", "--format", "pdf", "--output", str(path))

    assert said.startswith("Umsetzungsbericht 2026 (Entwurf): ")
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    assert all("ENTWURF" in page.extract_text() for page in list(pages)[2:])


def test_the_list_names_every_report() -> None:
    assert run("list") == "Es gibt noch keinen Bericht.\n"
    making.report()

    assert run("list") == "UB-2026\tEntwurf\t-\tUmsetzungsbericht 2026\n"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    with pytest.raises(CommandError, match="keinen veröffentlichten Bericht"):
        run("export", "--latest", "--format", "pdf", "--output", str(path))
    with pytest.raises(CommandError, match="keinen Bericht „UB-1“"):
        run("export", "--code", "UB-1", "--format", "pdf", "--output", str(path))
    making.report()
    with pytest.raises(CommandError, match="lässt sich nicht schreiben"):
        run("export", "--code", "UB-2026", "--format", "json", "--output", str(tmp_path))
    assert not path.exists()


def test_without_format_it_does_not_guess() -> None:
    with pytest.raises(CommandError, match="--format"):
        run("export", "--latest")
