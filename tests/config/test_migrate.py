"""Making the tables of a migration at once leaves the same database as Django's own way."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

UP_TO = ("measures", "0001_initial")  # with tables that point to each other, and those below
BEGIN = "import django; from django.core.management import call_command; django.setup();"
OURS = f"{BEGIN} call_command('migrate', *{UP_TO}, verbosity=0)"
DJANGO_S = (
    f"{BEGIN} from django.core.management.commands.migrate import Command;"
    f" call_command(Command(), *{UP_TO}, verbosity=0)"
)


def migrated(words: str, place: Path) -> list[tuple[str, ...]]:
    """Migrate a database; give its tables, indexes, triggers and applied migrations."""
    place.mkdir(exist_ok=True)
    own = {"WK_DATEN": str(place), "WK_DEBUG": "1", "WK_DB_HOST": ""}
    own["DJANGO_SETTINGS_MODULE"] = "wirkungskreis.config.settings"
    subprocess.run([sys.executable, "-c", words], env=os.environ | own, check=True)  # noqa: S603  our own words
    with closing(sqlite3.connect(place / "wirkungskreis.sqlite3")) as database:
        things = database.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
        applied = database.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [*things.fetchall(), *applied.fetchall()]


def test_the_database_is_the_same_as_in_django_s_own_way(tmp_path: Path) -> None:
    ours, django_s = migrated(OURS, tmp_path / "ours"), migrated(DJANGO_S, tmp_path / "django")

    assert ours == django_s
    assert UP_TO in ours


def test_a_database_in_use_takes_later_changes_of_frozen_tables(tmp_path: Path) -> None:
    """Frozen tables guard each other by triggers; SQLite makes a changed table anew."""
    first = f"{BEGIN} call_command('migrate', 'indicators', '0001_initial', verbosity=0)"
    now = f"{BEGIN} call_command('migrate', verbosity=0)"
    old = migrated(first, tmp_path / "city")

    new = migrated(now, tmp_path / "city")

    def frozen(things: list[tuple[str, ...]]) -> set[str]:
        return {thing[1] for thing in things if thing[0] == "trigger"}

    assert ("indicators", "0002_official_files") in set(new) - set(old)
    assert frozen(old) < frozen(new)
