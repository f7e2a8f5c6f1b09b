"""Typesetting in a process of its own: what comes back, and what is said if nothing does."""

import logging
import subprocess
import sys

import pytest

from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.reports.outputs.typesetting import typeset

PAGE = {"format": "pdf"}


def test_a_source_becomes_one_file_and_every_page_a_picture() -> None:
    sources = {"main.typ": b"#page[one]\n#page[two]"}

    printed = typeset(sources, PAGE)
    drawn = typeset(sources, {"format": "png", "ppi": 20})

    assert [file[:5] for file in printed] == [b"%PDF-"]
    assert [file[:4] for file in drawn] == [b"\x89PNG", b"\x89PNG"]


def test_what_cannot_be_set_is_a_sentence_and_the_reason_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(NotPossible) as refusal:
        typeset({"main.typ": b"#nobody-knows-this"}, PAGE)

    assert str(refusal.value).startswith("Das Setzen der Seiten brach ab. Bitte versuchen Sie")
    assert "nobody-knows-this" in caplog.text


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(NotPossible, match="dauerte zu lange und wurde beendet"):
        typeset({"main.typ": b"one"}, PAGE, patience=0.001)


def test_the_process_that_asks_never_loads_typst() -> None:
    code = (
        "import sys, wirkungskreis.reports.outputs.typesetting as t;"
        "t.typeset({'main.typ': b'one'}, {'format': 'pdf'}); print('typst' in sys.modules)"
    )

    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  ours

    assert done.stdout.strip() == "False"
