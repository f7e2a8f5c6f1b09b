from datetime import date

import pytest

from tests import world
from wirkungskreis.concept.content import digest
from wirkungskreis.concept.domain import adoption, draft
from wirkungskreis.concept.domain.adoption import Historic
from wirkungskreis.concept.models import Version
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.days import Precision
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.models import Decision
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

TODAY = date(2026, 10, 9)


def decision(**fields: object) -> Decision:
    return Decision.objects.create(
        **{"number": "RB-1", "text": "Beschlossen.", "on": date(2026, 9, 14), **fields}
    )


def submitted(number: int = 1) -> Version:
    version = world.draft(number)
    field = world.wording("A", "Sprache", version)
    world.wording("A.1", "Alle finden einen Deutschkurs.", version)
    assert field.version == version
    return adoption.take_step(version, "submit", actor=SYSTEM, edition=version.edition)


def test_adopting_freezes_with_hash_day_and_paper(amira: User) -> None:
    version = submitted()

    adoption.adopt(
        version,
        decision=decision(paper="2026/0612"),
        valid_from=date(2026, 10, 1),
        on=TODAY,
        actor=actor_of(amira),
        edition=version.edition,
    )

    version = Version.objects.get()
    assert version.state == "adopted"
    assert version.content_hash == digest(version)
    assert (version.adopted_on, version.paper) == (date(2026, 9, 14), "2026/0612")
    assert Entry.objects.latest("pk").act == "adopt"


def test_adopting_supersedes_the_version_in_force(amira: User) -> None:
    first = world.draft(1)
    world.wording("A.1", version=first)
    world.adopted(first)
    second = submitted(2)

    adoption.adopt(
        second,
        decision=decision(),
        valid_from=date(2026, 10, 1),
        on=TODAY,
        actor=actor_of(amira),
        edition=second.edition,
    )

    first.refresh_from_db()
    assert (first.state, first.valid_before) == ("superseded", date(2026, 10, 1))


@pytest.mark.parametrize(
    ("fields", "valid_from", "why"),
    [
        ({"kind": "recommendation"}, date(2026, 10, 1), "nicht durch Empfehlung"),
        ({"on": None}, date(2026, 10, 1), "noch keinen vergangenen Tag"),
        ({"on": date(2026, 12, 14)}, date(2027, 1, 1), "noch keinen vergangenen Tag"),
        ({}, date(2026, 9, 1), "nicht vor ihrem Beschluss"),
    ],
)
def test_an_adoption_without_ground_is_refused(
    db: None, fields: dict[str, object], valid_from: date, why: str
) -> None:
    version = submitted()

    with pytest.raises(NotPossible, match=why):
        adoption.adopt(
            version,
            decision=decision(**fields),
            valid_from=valid_from,
            on=TODAY,
            actor=SYSTEM,
            edition=version.edition,
        )

    assert Version.objects.get().state == "submitted"


def test_nobody_adopts_what_was_edited_after_they_read_it(db: None) -> None:
    version = world.draft()
    wording = world.wording("A.1")
    read = version.edition
    draft.revise(wording, actor=SYSTEM, edition=1, facts={"text": "Anders."})
    version.refresh_from_db()

    with pytest.raises(NotPossible, match="Inzwischen"):
        adoption.take_step(version, "submit", actor=SYSTEM, edition=read)


def test_an_empty_version_is_not_submitted(db: None) -> None:
    version = world.draft()

    with pytest.raises(NotPossible, match="noch keinen Text"):
        adoption.take_step(version, "submit", actor=SYSTEM, edition=1)


def test_others_adopt_nothing(chiara: User) -> None:
    version = submitted()

    with pytest.raises(NotAllowed, match="Koordination"):
        adoption.adopt(
            version,
            decision=decision(),
            valid_from=date(2026, 10, 1),
            on=TODAY,
            actor=actor_of(chiara),
            edition=version.edition,
        )


def test_an_old_version_is_recorded_with_its_rough_date_and_no_words(db: None) -> None:
    version = world.draft()
    historic = Historic(adopted_on=date(2009, 1, 1), precision=Precision.YEAR)

    adoption.record(version, historic, on=TODAY, actor=SYSTEM, edition=1)

    version = Version.objects.get()
    assert (version.state, version.precision) == ("adopted", "year")
    assert version.recorded_on == TODAY
    assert version.valid_from is None


def test_recording_versions_in_their_order_makes_one_follow_the_other(db: None) -> None:
    old = world.adopted(world.draft(1), date(2009, 10, 1))
    world.adopted(world.draft(2), date(2017, 12, 19))

    states = list(Version.objects.values_list("number", "state", "valid_before"))
    assert states == [(1, "superseded", date(2017, 12, 19)), (2, "adopted", None)]
    assert old.number == 1


def test_a_version_older_than_the_one_in_force_is_recorded_as_superseded(db: None) -> None:
    old = world.draft(1)
    world.adopted(world.draft(2))
    historic = Historic(adopted_on=date(2009, 9, 22))

    with pytest.raises(NotPossible, match="bis wann diese galt"):
        adoption.record(old, historic, on=TODAY, actor=SYSTEM, edition=1)
    ended = Historic(adopted_on=date(2009, 9, 22), valid_before=date(2017, 12, 19))
    adoption.record(old, ended, on=TODAY, actor=SYSTEM, edition=1)

    assert Version.objects.get(number=1).state == "superseded"
    assert Version.objects.get(number=2).state == "adopted"


def test_an_adoption_of_tomorrow_is_not_recorded(db: None) -> None:
    historic = Historic(adopted_on=date(2027, 1, 1))

    with pytest.raises(NotPossible, match="in der Zukunft"):
        adoption.record(world.draft(), historic, on=TODAY, actor=SYSTEM, edition=1)
