"""Rows that nobody changes any more: the database itself refuses, whoever asks.

A package says in its ``freezes.py`` (found when the program starts) what is frozen and when::

    freeze("rounds.Snapshot")                                  # from the first moment, for good
    freeze("reports.Release", when="{row}.state = 'released'")
    freeze(
        "concept.Wording",
        when="EXISTS (SELECT 1 FROM concept_version v"
        " WHERE v.id = {row}.version_id AND v.state IN ('adopted', 'superseded'))",
        closed=True,                                           # the version takes no new rows
    )
    freeze(
        "concept.Version",
        when="{row}.state IN ('adopted', 'superseded')",
        may={"state": "NEW.state = 'superseded'", "edition": ""},
    )

``{row}`` is the row as it was (for a new row: as it is to be). The condition is plain SQL that
SQLite and PostgreSQL both read; one that asks a second table names it in a subquery. ``may`` lists
the columns that may still change, each with a condition over NEW and OLD, or "" for always.

Refused are UPDATE (also through the ORM and raw SQL), DELETE, and TRUNCATE on PostgreSQL; the
caller gets an ``IntegrityError``. ``post_migrate`` installs the triggers anew, because SQLite drops
them with a table that is altered. ``missing()`` names those that are not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import connection

PREFIX = "wk_frozen_"


@dataclass(frozen=True, slots=True)
class Freeze:
    """One rule about one table, see the module."""

    model: str
    when: str = ""
    may: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False

    @property
    def table(self) -> str:
        return str(apps.get_model(self.model)._meta.db_table)

    def holds(self, row: str) -> str:
        return f"({self.when.replace('{row}', row)})" if self.when else "(1 = 1)"

    def columns(self) -> list[str]:
        return [field.column for field in apps.get_model(self.model)._meta.concrete_fields]

    def changes(self) -> str:
        """Say in SQL that a column changes which may not."""
        differs = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
        parts = []
        for column in self.columns():
            part = f'OLD."{column}" {differs} NEW."{column}"'
            if column not in self.may:
                parts.append(part)
            elif self.may[column]:
                parts.append(f"({part} AND NOT ({self.may[column]}))")
        return f"({' OR '.join(parts)})"

    def triggers(self) -> Iterator["Trigger"]:
        update = f"{self.holds('OLD')} AND {self.changes()}"
        if self.closed:
            update = f"({update}) OR (NOT {self.holds('OLD')} AND {self.holds('NEW')})"
            yield Trigger(self.table, "INSERT", self.holds("NEW"))
        yield Trigger(self.table, "UPDATE", update)
        yield Trigger(self.table, "DELETE", self.holds("OLD"))
        if connection.vendor == "postgresql":
            any_row = f"EXISTS (SELECT FROM {self.table} WHERE {self.holds(self.table)})"
            yield Trigger(self.table, "TRUNCATE", any_row)


@dataclass(frozen=True, slots=True)
class Trigger:
    table: str
    event: str
    condition: str

    @property
    def name(self) -> str:
        """Hold the rule's fingerprint: a changed rule is another trigger."""
        digest = sha256(f"{self.table} {self.event} {self.condition}".encode()).hexdigest()
        return f"{PREFIX}{self.event.lower()}_{digest[:12]}"

    def sql(self) -> list[str]:
        words = f"{self.table}: frozen, no {self.event}"
        head = f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table}"
        if connection.vendor == "sqlite":
            return [f"{head} WHEN {self.condition} BEGIN SELECT RAISE(ABORT, '{words}'); END"]
        each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        result = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(self.event, "NEW")
        function = (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $wk$"
            f" BEGIN IF {self.condition} THEN RAISE EXCEPTION '{words}'"
            f" USING ERRCODE = 'integrity_constraint_violation'; END IF;"
            f" RETURN {result}; END $wk$"
        )
        return [function, f"{head} FOR EACH {each} EXECUTE FUNCTION {self.name}()"]


FREEZES: list[Freeze] = []


def freeze(
    model: str, *, when: str = "", may: Mapping[str, str] | None = None, closed: bool = False
) -> Freeze:
    """Declare that rows of a table no longer change; with ``closed`` no new ones come either."""
    rule = Freeze(model, when, may or {}, closed)
    FREEZES.append(rule)
    return rule


def declared() -> list[Trigger]:
    return [trigger for rule in FREEZES for trigger in rule.triggers()]


def installed() -> dict[str, str]:
    """Name the triggers that are in the database, each with its table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                " WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'"
            )
        return {name: table for name, table in cursor.fetchall() if name.startswith(PREFIX)}


def missing() -> list[str]:
    """Say which tables lack a trigger, as ``table event``; empty is good."""
    there = installed()
    return sorted(f"{t.table} {t.event.lower()}" for t in declared() if t.name not in there)


def install() -> None:
    """Bring the database's triggers to what is declared; tables not built yet are left out."""
    there = installed()
    tables = set(connection.introspection.table_names())
    wanted = {trigger.name: trigger for trigger in declared() if trigger.table in tables}
    with connection.cursor() as cursor:
        _drop(cursor, {name: table for name, table in there.items() if name not in wanted})
        for name, trigger in wanted.items():
            if name not in there:
                for statement in trigger.sql():
                    cursor.execute(statement)


def make_way() -> None:
    """Take triggers away that would hinder SQLite from making a table anew; ``install`` follows.

    A rule may look into another table, and that one is away for a moment.
    """
    if connection.vendor == "sqlite":
        uninstall()


def uninstall() -> None:
    """Take all triggers away: for ``make_way``, and for tests that play a tampering hand."""
    with connection.cursor() as cursor:
        _drop(cursor, installed())


def _drop(cursor: Any, triggers: Mapping[str, str]) -> None:
    for name, table in triggers.items():
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute(f"DROP TRIGGER {name} ON {table}")
            cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
