"""A backup made while somebody writes, and the way back."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.config.test_command import wirkungskreis
from wirkungskreis.config.archive import back_up, bring_back
from wirkungskreis.kernel.errors import Refused

pytestmark = pytest.mark.once


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Make a small installation: a database with one row, one upload, a key."""
    data = tmp_path / "data"
    (data / "uploads" / "ab").mkdir(parents=True)
    (data / "static").mkdir()
    (data / "static" / "wk.css").write_text("p{}")
    (data / "uploads" / "ab" / "konzept.pdf").write_bytes(b"%PDF")
    (data / "secret_key").write_text("geheim")
    (data / "secret_key").chmod(0o600)
    with closing(sqlite3.connect(data / "wirkungskreis.sqlite3")) as connection:
        connection.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)"
        )
    return data


def rows(data: Path) -> list[tuple[int]]:
    with closing(sqlite3.connect(data / "wirkungskreis.sqlite3")) as connection:
        return connection.execute("SELECT x FROM t").fetchall()


def test_what_was_kept_comes_back_while_somebody_writes(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "wirkungskreis.sqlite3")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO t VALUES (2)")
        count = back_up(data, tmp_path / "a.tar")

    back = bring_back(tmp_path / "a.tar", tmp_path / "neu")

    new = tmp_path / "neu"
    assert (count, back) == (3, 3)
    assert rows(new) == [(1,)]
    assert (new / "uploads/ab/konzept.pdf").read_bytes() == b"%PDF"
    assert (new / "secret_key").stat().st_mode & 0o777 == 0o600
    assert not (new / "static").exists()
    assert (tmp_path / "a.tar").stat().st_mode & 0o777 == 0o600


def test_nothing_is_overwritten(data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_text("alt")
    back_up(data, tmp_path / "b.tar")

    with pytest.raises(Refused, match="überschreibt nichts"):
        back_up(data, tmp_path / "a.tar")
    with pytest.raises(Refused, match="bleibt, wie sie ist"):
        bring_back(tmp_path / "b.tar", data)

    assert (tmp_path / "a.tar").read_text() == "alt"
    assert rows(data) == [(1,)]


def test_an_archive_that_was_cut_off_is_refused(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "a.tar")
    whole = (tmp_path / "a.tar").read_bytes()
    (tmp_path / "a.tar").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(Refused, match="keine ganze Sicherung"):
        bring_back(tmp_path / "a.tar", tmp_path / "neu")

    assert not (tmp_path / "neu").exists()


def test_an_archive_that_was_changed_is_refused(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "a.tar")
    (data / "secret_key").write_text("anders")
    with tarfile.open(tmp_path / "a.tar", "a") as archive:
        archive.add(data / "secret_key", "secret_key")

    with pytest.raises(Refused, match="beschädigt: secret_key"):
        bring_back(tmp_path / "a.tar", tmp_path / "neu")

    assert not (tmp_path / "neu").exists()


@pytest.mark.parametrize("name", ["../fremd", "/fremd", "uploads/verweis"])
def test_an_archive_that_leads_out_is_refused(data: Path, tmp_path: Path, name: str) -> None:
    back_up(data, tmp_path / "a.tar")
    member = tarfile.TarInfo(name)
    if name.startswith("uploads"):
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with tarfile.open(tmp_path / "a.tar", "a") as archive:
        archive.addfile(member)

    with pytest.raises(Refused, match="gehört nicht hinein"):
        bring_back(tmp_path / "a.tar", tmp_path / "neu")

    assert not (tmp_path / "neu").exists()


def test_the_commands_keep_a_real_installation(tmp_path: Path) -> None:
    old, new = {"WK_DATEN": str(tmp_path / "alt")}, {"WK_DATEN": str(tmp_path / "neu")}
    kept = str(tmp_path / "a.tar")
    made = [wirkungskreis(*w, **old) for w in (["key"], ["prepare"], ["backup", kept])]

    again = [
        wirkungskreis(*words, **new)
        for words in (["restore", kept], ["prepare"], ["journal", "verify"])
    ]

    assert [(done.returncode, done.stderr) for done in (*made, *again)] == [(0, "")] * 6
    assert "sind zurück" in again[0].stdout
