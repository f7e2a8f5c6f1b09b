"""The database refuses what nobody may do, whoever asks it."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from tests import world
from tests.frozen import assert_frozen
from wirkungskreis.journal import triggers
from wirkungskreis.journal.chain import seal
from wirkungskreis.journal.models import Entry
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test declare freezes of its own; the database forgets them with the test."""
    monkeypatch.setattr(triggers, "FREEZES", [])


def test_every_declared_trigger_is_in_the_database() -> None:
    assert triggers.declared() != []
    assert triggers.missing() == []


def test_a_sealed_entry_is_frozen_but_for_blanking_the_name() -> None:
    entry = note(world.organisation(), "open", actor=SYSTEM)
    seal()
    entry.refresh_from_db()

    assert_frozen(entry, act="forget", facts={"a": 1}, actor_name="X", seq=9, hash="0" * 64)
    Entry.objects.filter(pk=entry.pk).update(actor_name="")

    assert Entry.objects.get(pk=entry.pk).actor_name == ""


def test_an_unsealed_entry_takes_nothing_but_its_seal() -> None:
    entry = note(world.organisation(), "open", actor=SYSTEM)

    assert_frozen(entry, act="forget", facts={"a": 1}, actor_id=3)


def test_missing_triggers_are_named_and_come_back_by_migrating() -> None:
    triggers.uninstall()
    assert "journal_entry update" in triggers.missing()

    call_command("migrate", verbosity=0)

    assert triggers.missing() == []


def test_a_trigger_no_longer_declared_goes(declare: None) -> None:
    triggers.install()

    assert triggers.installed() == {}


def test_a_condition_frees_the_other_rows(declare: None) -> None:
    triggers.freeze("people.Organisation", when="{row}.short_name = 'fest'")
    triggers.install()
    free = world.organisation("Frei")
    fixed = world.organisation("Fest")
    type(fixed).objects.filter(pk=fixed.pk).update(short_name="fest")

    type(free).objects.filter(pk=free.pk).update(name="Freier")
    assert_frozen(fixed, name="Loser")


def test_a_column_may_change_under_its_condition(declare: None) -> None:
    triggers.freeze("people.Organisation", may={"short_name": "NEW.short_name = 'neu'"})
    triggers.install()
    rows = type(world.organisation()).objects.filter(pk=world.organisation().pk)

    assert rows.update(short_name="neu") == 1
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        rows.update(short_name="anders")


def test_a_closed_set_takes_no_row_by_insert_or_by_move(declare: None) -> None:
    triggers.freeze("people.Organisation", when="{row}.short_name = 'zu'", closed=True)
    triggers.install()
    outside = world.organisation()

    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        type(outside).objects.create(name="Neu", short_name="zu")
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        type(outside).objects.filter(pk=outside.pk).update(short_name="zu")


def test_the_table_is_not_emptied_at_once() -> None:
    """SQLite has no TRUNCATE; there it is a DELETE of all rows."""
    note(world.organisation(), "open", actor=SYSTEM)
    words = "DELETE FROM" if connection.vendor == "sqlite" else "TRUNCATE"

    with (
        pytest.raises(IntegrityError, match="frozen"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"{words} journal_entry")
