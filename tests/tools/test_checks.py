"""What bin/test says about what ran, without running it all."""

import shutil
from pathlib import Path

import pytest

from tools import checks
from tools.private_postgresql import Cluster, NotHere

pytestmark = pytest.mark.once


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Put three parts in place: one that passes, one that fails, one that cannot run here."""
    seen: list[list[str]] = []

    def good(more: list[str]) -> bool:
        seen.append(more)
        return True

    def bad(_more: list[str]) -> bool:
        return False

    def absent(_more: list[str]) -> bool:
        raise checks.DidNotRun("Hier gibt es kein Chromium.")

    monkeypatch.setattr(checks, "PARTS", {"form": good, "sqlite": bad, "browser": absent})
    monkeypatch.delenv("WK_TEST_ALLES", raising=False)
    return seen


def test_what_failed_fails_the_run(
    parts: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    code = checks.main([])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[-4:] == [
        "Zusammenfassung",
        "  form        bestanden (0 s)",
        "  sqlite      GESCHEITERT (0 s)",
        "  browser     nicht gelaufen: Hier gibt es kein Chromium. (0 s)",
    ]


def test_a_part_can_be_chosen_and_more_goes_to_pytest(parts: list[list[str]]) -> None:
    assert checks.main(["form", "--", "tests/rounds", "-k", "frist"]) == 0
    assert parts == [["tests/rounds", "-k", "frist"]]


def test_a_part_that_cannot_run_here_is_said_and_no_failure(parts: list[list[str]]) -> None:
    assert checks.main(["form", "browser"]) == 0


def test_a_part_that_did_not_run_fails_a_whole_run(
    parts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WK_TEST_ALLES", "")  # so that it is taken back afterwards

    assert checks.main(["--alles", "form", "browser"]) == 1


def test_an_unknown_part_is_refused(parts: list[list[str]]) -> None:
    with pytest.raises(SystemExit) as refused:
        checks.main(["tanzen"])
    assert refused.value.code == 2


def test_the_server_for_tests_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        with Cluster() as cluster:
            directory = cluster.directory
            assert (directory / "data" / "postmaster.pid").exists()
            assert cluster.environ()["WK_DB_PORT"] == str(cluster.port)
    except NotHere as reason:
        pytest.skip(str(reason))

    assert not directory.exists()


def test_without_a_server_it_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "glob", lambda _self, _pattern: iter([]))
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    with pytest.raises(NotHere, match="apt install postgresql"):
        Cluster()
