"""Django's migrate, except that the tables of one migration are made at once.

For every single table Django works out anew all models that are tied to it, which in the end are
all: an empty database took ten seconds, and more with every package.
"""

from copy import copy
from functools import partial
from itertools import takewhile

from django.core.management.commands import migrate
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState


def at_once(
    migration: Migration,
    state: ProjectState,
    schema_editor: BaseDatabaseSchemaEditor,
    collect_sql: bool = False,  # noqa: FBT001, FBT002  as Django calls it
) -> ProjectState:
    """Make the tables with which a migration begins, then do the rest as Django does."""
    tables = list(takewhile(lambda one: isinstance(one, CreateModel), migration.operations))
    if tables and not collect_sql:
        before = state.clone()
        state.__dict__.pop("apps", None)  # the models worked out so far
        for table in tables:
            table.state_forwards(migration.app_label, state)
        for table in tables:
            table.database_forwards(migration.app_label, schema_editor, before, state)
        migration = copy(migration)
        migration.operations = migration.operations[len(tables) :]  # type: ignore[misc]  # its own
    return Migration.apply(migration, state, schema_editor, collect_sql)


class Executor(MigrationExecutor):
    def apply_migration(
        self,
        state: ProjectState,
        migration: Migration,
        fake: bool = False,  # noqa: FBT001, FBT002  as Django calls it
        fake_initial: bool = False,  # noqa: FBT001, FBT002  as Django calls it
    ) -> ProjectState:
        quick = copy(migration)
        quick.apply = partial(at_once, migration)  # type: ignore[method-assign]  # for this time
        return super().apply_migration(state, quick, fake, fake_initial)


class Command(migrate.Command):
    """Django's command finds its executor by a name in its module."""

    vars(migrate)["MigrationExecutor"] = Executor
