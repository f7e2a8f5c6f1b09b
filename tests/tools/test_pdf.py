"""The checker of PDF files tells good from bad."""

from pathlib import Path

import pytest
import typst

from tests.tools.pdf import assert_pdf_valid

pytestmark = pytest.mark.once

SOURCE = b"""#set document(title: "Bericht")
#set text(lang: "de")
= Bericht
Ein Satz."""


def test_a_valid_file_passes(tmp_path: Path) -> None:
    path = tmp_path / "gut.pdf"
    path.write_bytes(typst.compile(SOURCE, pdf_standards=["a-2a", "ua-1"]))

    assert_pdf_valid(path, "ua1")
    assert_pdf_valid(path, "2a")


def test_a_file_without_what_the_standard_asks_fails(tmp_path: Path) -> None:
    path = tmp_path / "schlecht.pdf"
    path.write_bytes(typst.compile(b"Nur ein Satz."))

    with pytest.raises(AssertionError, match=r"FAIL .*\n +\d"):
        assert_pdf_valid(path, "2a")
