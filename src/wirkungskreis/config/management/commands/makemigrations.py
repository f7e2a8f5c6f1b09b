"""Django's makemigrations, except that a table is created whole.

Django adds each constraint to the finished table, which SQLite copies every time: a first migration
took three times as long.
"""

from collections.abc import Mapping, Sequence

from django.core.management.commands import makemigrations
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.operations.base import Operation


def whole(operations: Sequence[Operation], app_label: str) -> list[Operation]:
    """Move constraints and indexes into the creation of their table, unless a later field is in."""
    late = [one for one in operations if isinstance(one, AddField)]
    tables: dict[str, Operation] = {}
    others: list[Operation] = []
    for one in operations:
        if isinstance(one, CreateModel):
            tables[one.name_lower] = one
        elif (more := _made_with(one, tables, late, app_label)) is None:
            others.append(one)
        else:
            tables |= more
    return [*tables.values(), *others]


def _made_with(
    one: Operation, tables: Mapping[str, Operation], late: Sequence[AddField], app_label: str
) -> dict[str, Operation] | None:
    """Give the table with the constraint or index in it; None if it has to wait."""
    if not isinstance(one, AddConstraint | AddIndex):
        return None
    words = repr(one.deconstruct())
    own = [field for field in late if field.model_name_lower == one.model_name_lower]
    if any(field.name in words for field in own):  # one too many waits, which does no harm
        return None
    table = tables.get(one.model_name_lower)
    both = table.reduce(one, app_label) if table else None
    return {one.model_name_lower: both[0]} if isinstance(both, list) else None


class Command(makemigrations.Command):
    def write_migration_files(
        self,
        changes: dict[str, list[Migration]],
        update_previous_migration_paths: dict[str, str] | None = None,
    ) -> None:
        for app_label, migrations in changes.items():
            for migration in migrations:
                operations = whole(migration.operations, app_label)
                migration.operations = operations  # type: ignore[misc]  # Django does so, too
        super().write_migration_files(changes, update_previous_migration_paths)
