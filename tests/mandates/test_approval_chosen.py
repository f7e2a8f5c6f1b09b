"""The migration reads the free words of old as the rule they stood for."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from tests import world
from wirkungskreis.mandates.models import Body

pytestmark = pytest.mark.django_db
MIGRATION = import_module("wirkungskreis.mandates.migrations.0003_approval_chosen")


def test_free_words_become_a_choice_and_stay_to_be_read() -> None:
    words = {"A": "in der nächsten Sitzung", "B": "Fristablauf", "C": "", "D": "next_meeting"}
    for code, rule in words.items():
        world.body(code, minutes_rule=rule)
    world.body("RAT", level="political")

    MIGRATION.choose(apps, connection.schema_editor())

    found = {body.code: (body.approval, body.minutes_rule) for body in Body.objects.all()}
    assert found == {
        "A": ("next_meeting", "in der nächsten Sitzung"),
        "B": ("silence", "Fristablauf"),
        "C": ("silence", ""),
        "D": ("next_meeting", "next_meeting"),
        "RAT": ("", ""),
    }
