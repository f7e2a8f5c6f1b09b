from datetime import UTC, date, datetime

from tests import world
from tests.indicators import making
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


def test_a_value_asked_for_is_owed_until_it_is_handed_in(amira: User) -> None:
    figure = world.figure(making.indicator())
    assert figure.person is not None

    before = duties_of(figure.person, DAY)
    figure.drop_reason, figure.state = "Zu viel.", "dropped"
    figure.save()

    assert [(duty.binding, duty.key) for duty in before] == [(False, str(figure.round.public_id))]
    assert duties_of(figure.person, DAY) == []


def test_who_handed_in_a_value_is_forgotten_and_the_value_stays(amira: User) -> None:
    figure = world.figure(making.indicator(), note="Ohne Ferien")
    person = figure.person
    assert person is not None

    redaction.redact(person, actor=actor_of(amira), edition=1, on=DAY, at=NOW)

    figure.refresh_from_db()
    assert (str(figure.person), figure.note) == ("Gelöschte Person", "Ohne Ferien")
