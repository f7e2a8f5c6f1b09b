"""Nobody vanishes from under a measure."""

from datetime import UTC, date, datetime

import pytest

from tests import world
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.domain import persons, redaction
from wirkungskreis.people.duties import duties_of
from wirkungskreis.people.models import REDACTED, Person, User

DAY, NOW = date(2026, 10, 9), datetime(2026, 10, 9, 8, 0, tzinfo=UTC)


def redact(person: Person, by: User) -> None:
    redaction.redact(person, actor=actor_of(by), edition=person.edition, on=DAY, at=NOW)


@pytest.mark.parametrize("place", ["lead_person", "deputy_person"])
def test_whoever_is_named_for_a_running_measure_is_not_deleted(amira: User, place: str) -> None:
    person = world.person("Aylin")
    world.measure(code="M7", title="Radkurs", state="running", **{place: person})

    with pytest.raises(NotPossible, match=r"M7 Radkurs \(dort unter „Beteiligte"):
        redact(person, amira)

    person.refresh_from_db()
    assert person.name == "Aylin"


def test_after_handing_over_the_person_can_go(amira: User) -> None:
    person, after = world.person("Aylin"), world.person("Nadine")
    world.measure(code="M1", state="running", lead_person=person, deputy_person=after)
    world.measure(code="M2", state="planned", deputy_person=person)

    persons.hand_over(person, actor=actor_of(amira), successor=after, on=DAY)
    redact(person, amira)

    named = Measure.objects.order_by("code").values_list("lead_person", "deputy_person")
    assert list(named) == [(after.pk, None), (None, after.pk)]
    person.refresh_from_db()
    assert person.name == REDACTED


def test_what_is_over_holds_nobody_back(amira: User) -> None:
    person = world.person("Aylin")
    world.measure(state="done", lead_person=person)

    assert duties_of(person, DAY) == []
    redact(person, amira)

    assert str(Measure.objects.get().lead_person) == REDACTED
