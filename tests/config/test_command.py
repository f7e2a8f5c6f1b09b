"""The console command, run as people and scripts run it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once


def wirkungskreis(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("WK_", "DJANGO_"))}
    return subprocess.run(  # noqa: S603  our own words only
        [sys.executable, "-m", "wirkungskreis.config.command", *words],
        env=bare | environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def data(tmp_path: Path) -> dict[str, str]:
    """Make a production installation before its first start."""
    environ = {"WK_DATEN": str(tmp_path)}
    assert wirkungskreis("key", **environ).returncode == 0
    return environ


def test_without_words_it_shows_our_commands_on_one_screen(data: dict[str, str]) -> None:
    done = wirkungskreis(**data)

    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert len(lines) <= 40
    assert {line.split()[0] for line in lines if line.startswith("  ")} >= {
        "demo",
        "journal",
        "key",
        "prepare",
        "serve",
    }
    assert "runserver" not in done.stdout


def test_help_shows_what_matters_and_no_more(data: dict[str, str]) -> None:
    done = wirkungskreis("serve", "--help", **data)

    assert done.returncode == 0
    assert "--port" in done.stdout
    assert "--pythonpath" not in done.stdout
    assert len(done.stdout.splitlines()) <= 40


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["tanzen"], 2, "Den Befehl „tanzen“ gibt es nicht."),
        (["serve", "--tanzen"], 2, "--tanzen"),
        (["key"], 1, "liegt schon ein Schlüssel"),
        (["journal", "verify"], 1, "wirkungskreis prepare"),
    ],
)
def test_a_refusal_is_a_sentence_and_a_code(
    data: dict[str, str], words: list[str], code: int, said: str
) -> None:
    done = wirkungskreis(*words, **data)

    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_key_it_says_how_to_make_one(tmp_path: Path) -> None:
    done = wirkungskreis("prepare", WK_DATEN=str(tmp_path))

    assert done.returncode == 1
    assert done.stderr == (
        f"In {tmp_path} liegt kein Schlüssel. Legen Sie ihn an: wirkungskreis key\n"
    )


def test_django_s_commands_are_passed_on(data: dict[str, str]) -> None:
    done = wirkungskreis("check", "--deploy", "--fail-level", "INFO", **data)

    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues" in done.stdout


def test_prepare_twice_does_no_harm(data: dict[str, str], tmp_path: Path) -> None:
    first = wirkungskreis("prepare", **data)
    manifest = tmp_path / "static" / "staticfiles.json"
    collected = manifest.stat().st_mtime_ns
    second = wirkungskreis("prepare", **data)

    assert (first.returncode, second.returncode) == (0, 0)
    assert manifest.stat().st_mtime_ns == collected
    assert (tmp_path / "wirkungskreis.sqlite3").exists()
