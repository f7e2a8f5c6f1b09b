"""Needs and promises of a field in a report: confirmed ones, to the public only if agreed."""

from datetime import date
from typing import Any

import pytest

from tests import world
from wirkungskreis.measures.models import Commitment, Need
from wirkungskreis.reports.composing.stated import FieldsSaid
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.outputs.document import Level

pytestmark = pytest.mark.django_db
ON = date(2026, 12, 31)
GIVEN: dict[str, Any] = {"confirmed_on": date(2026, 5, 20)}


def said(level: Level = Level.INTERNAL) -> FieldsSaid:
    return FieldsSaid(Report(pk=1, reference_date=ON), level)


def shown(level: Level = Level.INTERNAL) -> list[tuple[object, ...]]:
    table = said(level).promises(world.element("B", "Bildung").pk)
    return [row.cells for row in table.rows] if table else []


def test_only_what_the_organisation_confirmed_is_printed() -> None:
    field = world.element("B", "Bildung")
    world.promise(field=field, what="Räume", **GIVEN)
    world.promise(field=field, what="Geld")
    world.promise(what="ohne Feld", **GIVEN)

    assert shown() == [("Räume", "Jugendamt", date(2026, 9, 30), "überfällig")]


def test_the_public_reads_what_may_be_public() -> None:
    field = world.element("B", "Bildung")
    world.promise(field=field, what="Räume", **GIVEN)
    kept: dict[str, Any] = {"state": "kept", "remark": "Seit Mai.", "until": None}
    world.promise(field=field, what="Geld", is_public=True, **GIVEN, **kept)

    assert shown(Level.PUBLIC) == [("Geld", "Jugendamt", "ohne Termin", "eingehalten: Seit Mai.")]
    assert len(shown(Level.BODIES)) == 2


def test_an_organisation_stands_under_its_name_of_that_day() -> None:
    office = world.organisation("Jugendamt")
    office.former_names.create(name="Fachbereich Jugend", valid_before=date(2027, 3, 1))
    world.promise(field=world.element("B", "Bildung"), organisation=office, **GIVEN)

    assert [row[1] for row in shown()] == ["Fachbereich Jugend"]


def test_needs_stated_until_the_day_stand_with_their_answer() -> None:
    field = world.element("B", "Bildung")
    stated: dict[str, Any] = {"field": field, "stated_on": ON, "source": "meeting"}
    Need.objects.create(text="Räume", **stated)
    Need.objects.create(text="Geld", state="taken_up", answer="In A-11.", **stated)
    Need.objects.create(text="später", field=field, stated_on=date(2027, 1, 1))

    needs = said().needs(field.pk)

    assert needs is not None
    assert {(item.text, item.source, item.outcome) for item in needs.items} == {
        ("Räume", "Sitzung", "offen"),
        ("Geld", "Sitzung", "aufgegriffen: In A-11."),
    }


def test_a_promise_of_a_later_sitting_is_not_in_an_earlier_report() -> None:
    item = world.item(world.meeting("CG-1", date(2027, 2, 9), state="held"))
    world.promise(item, field=world.element("B", "Bildung"), **GIVEN)

    assert Commitment.objects.exists()
    assert shown() == []
