from datetime import UTC, date, datetime

from tests import world
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.domain import redaction
from wirkungskreis.people.duties import duties_of
from wirkungskreis.people.models import User

DAY, NOW = date(2026, 10, 9), datetime(2026, 10, 9, 8, 0, tzinfo=UTC)


def test_a_deleted_person_owes_answers_but_loses_the_links(amira: User) -> None:
    ret = world.ret()
    person = ret.person
    assert person is not None
    link = world.link(ret.round, person)

    assert [(duty.binding, duty.key) for duty in duties_of(person, DAY)] == [
        (False, str(ret.round.public_id))
    ]
    redaction.redact(person, actor=actor_of(amira), edition=1, on=DAY, at=NOW)

    link.refresh_from_db()
    assert link.revoked_on == DAY


def test_whoever_has_answered_owes_nothing(amira: User) -> None:
    ret = world.ret(state="handed_in", handed_in_on=DAY)
    assert ret.person is not None

    assert duties_of(ret.person, DAY) == []
