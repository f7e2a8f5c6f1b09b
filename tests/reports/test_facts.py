"""What a report rests on: frozen answers in order, silence as silence."""

from collections import Counter
from datetime import date

import pytest

from tests import world
from tests.reports import making
from wirkungskreis.reports.facts import fields_of, rounds_of

pytestmark = pytest.mark.django_db


def test_answers_and_silence_are_counted_per_field() -> None:
    [field] = fields_of([making.frozen()])

    assert (field.code, field.title) == ("A", "Sprache und Verständigung")
    assert field.counts == Counter({"on_plan": 1, "silent": 1})
    assert field.answered == 1


def test_a_measure_without_field_comes_last_and_is_not_lost() -> None:
    making.concept()
    rnd = world.rnd()
    making.answered(rnd, measure=world.measure(code="Z-01"))
    making.answered(rnd)

    fields = fields_of([making.shut(rnd)])

    assert [(field.code, len(field.measures)) for field in fields] == [("A", 1), ("", 1)]


def test_later_names_do_not_change_what_was_frozen() -> None:
    rnd = making.frozen()
    type(world.measure()).objects.update(title="Umbenannt")
    world.organisation("Jugendamt").__class__.objects.update(name="Amt für Jugend")

    [field] = fields_of([rnd])

    assert {m.newest.ret.measure_title for m in field.measures} == {"Sprachcafé", "Radkurs"}
    assert {m.newest.ret.organisation for m in field.measures} == {"Jugendamt"}


def test_two_rounds_tell_one_story_with_the_newest_last() -> None:
    making.concept()
    measure = making.measure(code="A-01")
    older = world.rnd(code="R-1", reference_date=date(2025, 12, 31))
    making.answered(older, measure=measure, done="Sechs Gruppen.")
    making.shut(older)
    newer = world.rnd(code="R-2")
    making.answered(newer, measure=measure, done="Zwölf Gruppen.")
    making.shut(newer)

    report = making.report(newer, older)
    [field] = fields_of(rounds_of(report))
    [found] = field.measures

    assert [told.ret.answers["done"] for told in found.told] == ["Sechs Gruppen.", "Zwölf Gruppen."]
