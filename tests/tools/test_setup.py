"""Setting up the own environment: once, again, cut off, and without a network."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a program that needs no packages, so that nothing is asked of the network."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "src").mkdir()
    shutil.copy(ROOT / "tools" / "setup.py", tmp_path / "tools")
    (tmp_path / "requirements.txt").write_text("")
    return tmp_path


def set_up(place: Path, **more: str) -> subprocess.CompletedProcess[str]:
    nowhere = "http://127.0.0.1:9/"
    environ = {"PIP_INDEX_URL": nowhere, "UV_INDEX_URL": nowhere, "PIP_RETRIES": "0"}
    return subprocess.run(  # noqa: S603  our own words only
        [sys.executable, place / "tools" / "setup.py", "runtime"],
        env={k: v for k, v in os.environ.items() if not k.startswith("WK_")} | environ | more,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_second_time_there_is_nothing_to_do(place: Path) -> None:
    first, second = set_up(place), set_up(place)

    assert (first.returncode, second.returncode) == (0, 0)
    assert "wird eingerichtet" in first.stderr
    assert second.stderr == ""
    assert list(json.loads((place / ".venv/wirkungskreis.json").read_text())) == [
        "requirements.txt"
    ]


@pytest.mark.parametrize("path", [os.environ["PATH"], "/usr/bin:/bin"], ids=["uv", "pip"])
def test_without_a_network_it_says_so_and_goes_on_later(place: Path, path: str) -> None:
    package = "wirkungskreis-gibt-es-nicht==1 --hash=sha256:" + "0" * 64
    (place / "requirements.txt").write_text(f"{package}\n")
    refused = set_up(place, PATH=path)
    (place / "requirements.txt").write_text("")

    repaired = set_up(place, PATH=path)

    assert refused.returncode == 1
    assert "Das Paketverzeichnis ist nicht zu erreichen" in refused.stderr
    assert "WK_PAKETE=pakete" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert repaired.returncode == 0
    assert "wurde nicht fertig; es beginnt von vorn" in repaired.stderr


def test_a_broken_python_is_replaced(place: Path) -> None:
    set_up(place)
    python = place / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nirgends/python3")

    done = set_up(place)

    assert done.returncode == 0
    assert python.exists()
