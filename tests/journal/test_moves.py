import pytest
from django.apps import apps

from tests import world
from wirkungskreis.journal.models import Entry, Living
from wirkungskreis.journal.moves import move, note
from wirkungskreis.kernel.actor import SYSTEM, Actor, Kind
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.kernel.policy import RULES
from wirkungskreis.measures.domain import plan
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_a_step_changes_the_state_raises_the_edition_and_is_noted(amira: User) -> None:
    measure = move(world.measure(), "plan", actor=actor_of(amira), edition=1)

    stored = Measure.objects.get()
    assert (measure.state, measure.edition) == (stored.state, stored.edition) == ("planned", 2)
    entry = Entry.objects.get()
    assert (entry.act, entry.thing, entry.thing_id) == ("plan", "measures.measure", measure.pk)
    assert (entry.actor_kind, entry.actor_id, entry.actor_name) == ("user", amira.pk, "Amira")
    assert entry.facts == {"before": "idea", "after": "planned"}


def test_nobody_without_the_right_takes_a_step(chiara: User) -> None:
    with pytest.raises(NotAllowed, match="nur die Koordination"):
        move(world.measure(), "plan", actor=actor_of(chiara), edition=1)

    assert (Measure.objects.get().state, Entry.objects.count()) == ("idea", 0)


def test_a_step_needs_its_state(amira: User) -> None:
    with pytest.raises(NotPossible, match="beim jetzigen Stand nicht möglich"):
        move(world.measure(), "start", actor=actor_of(amira), edition=1)


def test_the_slower_of_two_at_the_same_edition_is_told(amira: User) -> None:
    measure = world.measure()
    slower = Measure.objects.get()
    move(measure, "plan", actor=actor_of(amira), edition=1)

    with pytest.raises(NotPossible, match="Inzwischen wurde hier etwas geändert"):
        move(slower, "defer", actor=actor_of(amira), edition=1)

    assert (Measure.objects.get().state, Entry.objects.count()) == ("planned", 1)


def test_nobody_takes_a_step_on_a_text_unread(amira: User) -> None:
    measure = world.measure()
    plan.revise(measure, actor=actor_of(amira), edition=1, title="Neu")

    with pytest.raises(NotPossible, match="Bitte vergleichen Sie"):
        move(measure, "plan", actor=actor_of(amira), edition=1)

    assert (Measure.objects.get().title, Measure.objects.get().edition) == ("Neu", 2)


def test_the_state_counts_even_if_the_edition_fits(amira: User) -> None:
    measure = world.measure()
    Measure.objects.update(state="planned")

    with pytest.raises(NotPossible, match="Inzwischen"):
        move(measure, "plan", actor=actor_of(amira), edition=1)


def test_without_an_entry_nothing_changes(amira: User) -> None:
    with pytest.raises(ValueError, match="ids and codes"):
        move(world.measure(), "plan", actor=actor_of(amira), edition=1, why="Herr Öz will es so.")

    assert (Measure.objects.get().state, Entry.objects.count()) == ("idea", 0)


@pytest.mark.django_db
def test_an_entry_knows_links_and_the_system() -> None:
    link = Actor(Kind.LINK, person_id=7, round_id=3, link_id=12)

    first = note(world.organisation(), "open", actor=link)
    second = note(world.organisation(), "remind", actor=SYSTEM, persons=[7, 9])

    assert (first.actor_kind, first.actor_id, first.link_id) == ("link", 7, 12)
    assert (second.actor_kind, second.actor_id, second.actor_name) == (
        "system",
        None,
        "Wirkungskreis",
    )
    assert second.facts == {"persons": [7, 9]}
    assert [field.name for field in Entry._meta.get_fields() if field.is_relation] == []


def test_every_step_has_a_rule_and_a_label_of_its_own() -> None:
    lives = [model.life for model in apps.get_models() if issubclass(model, Living)]

    assert lives != []
    for life in lives:
        labels = [str(step.label) for step in life.steps.values()]
        assert len(set(labels) - {""}) == len(life.steps)
        assert {step.permission for step in life.steps.values()} <= RULES.keys()
