"""Check PDF files with the veraPDF engine; the engine's jar comes with a package for tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKER = Path(__file__).parent / "verapdf" / "run.sh"
JAXB = Path("/usr/share/java/jaxb-runtime.jar")
TIMEOUT = 180  # seconds


def verdict(path: Path, flavour: str) -> str:
    """Give the engine's lines: PASS or FAIL with the file, then one line per failed rule.

    ``flavour`` is as veraPDF names it: "ua1", "2a", ... Without Java the test is skipped with a
    plain reason; a run that must be whole (``bin/test --alles``) fails on that.
    """
    if shutil.which("java") is None or not JAXB.exists():
        pytest.skip("No veraPDF without Java: apt install default-jre-headless libjaxb-java")
    done = subprocess.run(  # noqa: S603  our own words only
        [CHECKER, flavour, path],
        env=os.environ | {"PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    return done.stdout or done.stderr


def assert_pdf_valid(path: Path, flavour: str) -> None:
    """Demand that the file keeps every rule of the flavour; the message lists what it breaks."""
    said = verdict(path, flavour)
    assert said.startswith("PASS "), said
