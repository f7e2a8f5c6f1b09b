"""The demonstration as somebody starts it who has just found the program."""

import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.test_command import wirkungskreis
from tests.demo.started import Started, free_port
from wirkungskreis.demo.logins import read

pytestmark = [
    pytest.mark.once,
    pytest.mark.xdist_group("demo"),  # one process loads the city once for all of them
]


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


def test_a_second_loading_keeps_the_data(loaded: Path) -> None:
    database = loaded / "wirkungskreis.sqlite3"
    inode = database.stat().st_ino
    begin = time.monotonic()

    done = wirkungskreis("demo", "--nur-laden", "--daten", str(loaded))

    assert (done.returncode, database.stat().st_ino) == (0, inode)
    assert time.monotonic() - begin < 15


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


def test_a_loading_that_was_cut_off_begins_again(tmp_path: Path) -> None:
    words = ["demo", "--nur-laden", "--daten", str(tmp_path / "var"), "--stadt", "leverkusen"]
    assert wirkungskreis(*words).returncode == 0
    (tmp_path / "var" / "demo.json").unlink()

    done = wirkungskreis(*words)

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "var" / "demo.json").exists()
    assert "WK_HEUTE" not in (tmp_path / "var" / "settings.env").read_text()


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
