import pytest
from django.db import IntegrityError

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.domain import progress
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_deferring_keeps_its_reason_on_the_measure_and_off_the_journal(amira: User) -> None:
    reason = "Das Geld fehlt."
    progress.take_step(world.measure(), "defer", actor=actor_of(amira), edition=1, reason=reason)

    assert (Measure.objects.get().state, Measure.objects.get().state_reason) == ("deferred", reason)
    assert Entry.objects.get().facts == {"before": "idea", "after": "deferred"}


@pytest.mark.parametrize(
    ("state", "step"), [("running", "discontinue"), ("planned", "drop"), ("idea", "defer")]
)
def test_deferring_and_ending_need_a_reason(amira: User, state: str, step: str) -> None:
    measure = world.measure(state=state)

    with pytest.raises(NotPossible, match="Bitte begründen Sie"):
        progress.take_step(measure, step, actor=actor_of(amira), edition=1, reason="  ")

    assert Measure.objects.get().state == state


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["deferred", "discontinued", "dropped"])
def test_the_database_too_wants_a_reason(state: str) -> None:
    with pytest.raises(IntegrityError, match="measure_state_has_reason"):
        world.measure(state=state)
