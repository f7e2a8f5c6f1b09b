"""First migrations make whole tables, so that an empty database is soon a ready one."""

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from wirkungskreis.config.management.commands.makemigrations import whole

KEY = ("id", models.BigAutoField(primary_key=True))
POSITIVE = models.CheckConstraint(condition=models.Q(id__gt=0), name="positive")
INDEX = models.Index(fields=["id"], name="by_id")


def made(name: str, **options: object) -> CreateModel:
    return CreateModel(name, [KEY], options=options)


def told(operations: list[Operation]) -> list[object]:
    return [operation.deconstruct() for operation in operations]


def test_constraints_and_indexes_come_with_their_table() -> None:
    given = [made("A"), made("B"), AddConstraint("a", POSITIVE), AddIndex("b", INDEX)]

    assert told(whole(given, "probe")) == told(
        [made("A", constraints=[POSITIVE]), made("B", indexes=[INDEX])]
    )


def test_what_may_need_a_later_field_waits_for_it() -> None:
    later = AddField("a", "partner", models.ForeignKey("probe.B", models.CASCADE))
    once = AddConstraint("a", models.UniqueConstraint(fields=["partner"], name="once"))
    given = [made("A"), made("B"), later, once, AddConstraint("a", POSITIVE)]

    assert told(whole(given, "probe")) == told(
        [made("A", constraints=[POSITIVE]), made("B"), later, once]
    )


def test_what_belongs_to_an_older_table_stays() -> None:
    assert told(whole([AddIndex("old", INDEX)], "probe")) == told([AddIndex("old", INDEX)])


@pytest.mark.once
def test_our_first_migrations_make_whole_tables() -> None:
    """Made anew by ``wirkungskreis makemigrations``, they do."""
    loader = MigrationLoader(None)
    ours = {config.label for config in apps.get_app_configs() if "wirkungskreis" in config.name}
    split = [
        str(one)
        for (app, _name), one in loader.disk_migrations.items()
        if app in ours and len(whole(one.operations, app)) < len(one.operations)
    ]

    assert split == []
