"""The demonstration as somebody starts it who has just found the program."""

import signal
import socket
import sqlite3
import subprocess
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.config.test_command import wirkungskreis
from tests.demo.started import Started, free_port
from wirkungskreis.demo.logins import read

pytestmark = [
    pytest.mark.once,
    pytest.mark.xdist_group("demo"),  # one process loads the city once for all of them
]
LEVERKUSEN = ("demo", "--nur-laden", "--stadt", "leverkusen")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Leverkusen, which has little to load; tests that spoil it bring it back."""
    directory = tmp_path_factory.mktemp("small") / "var"
    assert wirkungskreis(*LEVERKUSEN, "--daten", str(directory)).returncode == 0
    return directory


def written(directory: Path) -> dict[Path, tuple[int, str]]:
    """Tell when every file of the demonstration was written, and with what."""
    files = [path for path in directory.rglob("*") if path.is_file()]
    return {
        path: (path.stat().st_mtime_ns, sha256(path.read_bytes()).hexdigest()) for path in files
    }


@pytest.fixture
def started(loaded: Path) -> Iterator[Started]:
    demo = Started(loaded)
    yield demo
    demo.end()


def test_loading_starts_nothing_and_returns(loaded: Path) -> None:
    logins = read(loaded / "demo.json")

    assert {"secret_key", "settings.env", "wirkungskreis.sqlite3"} <= {
        p.name for p in loaded.iterdir()
    }
    assert {login.role for login in logins} >= {"Koordination", "Revision"}
    assert all(login.hint.endswith(".") for login in logins)


def test_a_second_loading_keeps_the_data_and_does_nothing_again(loaded: Path) -> None:
    before = written(loaded)

    done = wirkungskreis("demo", "--nur-laden", "--daten", str(loaded))

    assert (done.returncode, done.stderr) == (0, "")
    assert "wird geladen" not in done.stdout
    assert written(loaded) == before  # not loaded, migrated, collected or compressed again


def test_another_city_in_the_same_place_is_refused(loaded: Path) -> None:
    done = wirkungskreis("demo", "--nur-laden", "--daten", str(loaded), "--stadt", "leverkusen")

    assert done.returncode == 1
    assert "--daten leverkusen" in done.stderr
    assert "Rheinaue" in (loaded / "settings.env").read_text()


def test_a_directory_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("wichtig")

    done = wirkungskreis("demo", "--nur-laden", "--neu", "--daten", str(tmp_path))

    assert (done.returncode, list(tmp_path.iterdir())) == (1, [tmp_path / "brief.txt"])
    assert "etwas anderes als eine Vorführung" in done.stderr


def test_a_loading_that_was_cut_off_begins_again(small: Path) -> None:
    (small / "demo.json").unlink()

    done = wirkungskreis(*LEVERKUSEN, "--daten", str(small))

    assert (done.returncode, done.stderr) == (0, "")
    assert "wird geladen" in done.stdout
    assert read(small / "demo.json") != []
    assert "WK_HEUTE" not in (small / "settings.env").read_text()


def test_afresh_the_old_data_is_gone(small: Path) -> None:
    old_key = (small / "secret_key").read_text()
    (small / "uploads").mkdir()
    (small / "uploads" / "brief.pdf").write_text("alt")
    with sqlite3.connect(small / "wirkungskreis.sqlite3") as database:
        database.execute("UPDATE people_person SET name = 'Alt'")
    database.close()

    done = wirkungskreis(*LEVERKUSEN, "--neu", "--daten", str(small))

    assert (done.returncode, done.stderr) == (0, "")
    assert f"Die bisherige Vorführung in {small} wird gelöscht." in done.stdout
    assert not (small / "uploads" / "brief.pdf").exists()
    assert (small / "secret_key").read_text() != old_key
    with sqlite3.connect(small / "wirkungskreis.sqlite3") as database:
        names = database.execute("SELECT name FROM people_person").fetchall()
    database.close()
    assert names == [("Koordination",)]


def test_a_busy_port_is_said_with_a_way_on(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = wirkungskreis("demo", "--port", str(port), "--daten", str(tmp_path / "var"))

    assert done.returncode == 1
    assert f"bin/demo --port {port + 1}" in done.stderr
    assert not (tmp_path / "var").exists()


def test_it_answers_on_this_machine_and_stops_when_told(started: Started) -> None:
    welcome = started.welcome()
    with urllib.request.urlopen(f"{started.url}werkbank/anmelden/") as answer:  # noqa: S310  our own server
        page = answer.read().decode()
        cookies = answer.headers.get_all("Set-Cookie")

    code = started.stop(signal.SIGINT)

    assert started.url in welcome
    assert "koordination" in welcome
    assert "9. Oktober 2026" in page
    assert [cookie for cookie in cookies if "Secure" in cookie] == []
    assert (code, started.listens()) == (0, False)


def test_killed_outright_it_leaves_nobody_on_the_port(started: Started) -> None:
    started.welcome()

    started.stop(signal.SIGKILL)

    assert started.becomes_free(seconds=10)


def test_free_ports_are_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", free_port()))


def test_starting_says_one_login_per_line(started: Started) -> None:
    lines = [line for line in started.welcome().splitlines() if line.startswith("  ")]

    started.stop(signal.SIGTERM)

    assert len(lines) == len(read(started.directory / "demo.json"))


def test_the_command_of_the_shell_finds_its_own_python() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(  # noqa: S603  our own words only
        ["/bin/sh", root / "bin" / "demo"],
        env={"PATH": "/usr/bin:/bin", "WK_PYTHON": "/nirgends/python3"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Python 3.11 oder neuer" in done.stderr
    assert "WK_PYTHON=" in done.stderr
