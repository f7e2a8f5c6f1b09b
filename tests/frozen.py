"""How a test asks whether the database itself refuses to change a row."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction


def assert_frozen(thing: models.Model, *, deletes: bool = True, **changes: Any) -> None:
    """Try each change through the ORM and by raw SQL, then to delete; all must be refused."""
    rows = type(thing)._base_manager.filter(pk=thing.pk)
    before = rows.values().get()
    table, key = thing._meta.db_table, thing._meta.pk.column
    for name, value in changes.items():
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            rows.update(**{name: value})
    column = thing._meta.get_field(next(iter(changes))).column  # type: ignore[union-attr]
    statements = [f"UPDATE {table} SET {column} = NULL WHERE {key} = %s"]  # noqa: S608  own names
    if deletes:
        statements.append(f"DELETE FROM {table} WHERE {key} = %s")  # noqa: S608  own names
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            rows._raw_delete(rows.db)  # noqa: SLF001  asks no dependent rows first
    for statement in statements:
        with (
            pytest.raises(IntegrityError, match="frozen"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, [thing.pk])
    assert rows.values().get() == before
