"""A member agrees to be named in public, and takes it back; nobody else is ever named."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings import duties
from wirkungskreis.meetings.domain import consenting, seats
from wirkungskreis.meetings.models import NameConsent, SeatHolder
from wirkungskreis.meetings.queries.seats import named_on

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


def member(rank: int = 0) -> SeatHolder:
    return SeatHolder.objects.create(seat=world.seat(), person=world.person("Ada Lang"), rank=rank)


def agree(holder: SeatHolder, told: str = "schriftlich, Akte 10.2") -> NameConsent:
    edition = holder.seat.edition
    return consenting.consent(holder, told, on=JULY, actor=SYSTEM, edition=edition)


def test_a_consent_is_kept_and_taken_back_and_the_journal_knows_no_word_of_it() -> None:
    holder = member()

    given = agree(holder)
    while_it_holds = list(named_on(JULY))
    consenting.withdraw(holder, on=AUGUST, actor=SYSTEM, edition=holder.seat.edition)

    given.refresh_from_db()
    assert while_it_holds == [holder]
    assert (given.told, given.withdrawn_on) == ("schriftlich, Akte 10.2", AUGUST)
    assert not named_on(AUGUST).exists()
    entries = Entry.objects.filter(thing="meetings.seat")
    assert {entry.act for entry in entries} >= {"consent", "dissent"}
    assert "Akte" not in str([entry.facts for entry in entries])


def test_a_consent_ends_with_the_seat() -> None:
    holder = member()
    agree(holder)

    seats.vacate(holder, before=AUGUST, actor=SYSTEM, edition=holder.seat.edition)

    assert named_on(JULY).exists()
    assert not named_on(AUGUST).exists()


@pytest.mark.parametrize("rank", [1, 2])
def test_deputies_are_never_named(rank: int) -> None:
    with pytest.raises(NotPossible, match="als Mitglied"):
        agree(member(rank))


def test_a_consent_says_how_it_was_given_and_is_given_once() -> None:
    holder = member()

    with pytest.raises(NotPossible, match="wie die Einwilligung"):
        agree(holder, " ")
    holder.seat.refresh_from_db()
    agree(holder)
    with pytest.raises(NotPossible, match="schon eingetragen"):
        agree(holder)

    assert NameConsent.objects.count() == 1


def test_only_the_office_writes_it_down() -> None:
    holder = member()

    with pytest.raises(NotAllowed):
        consenting.consent(holder, "mündlich", on=JULY, actor=VISITOR, edition=1)
    with pytest.raises(NotAllowed):
        consenting.withdraw(holder, on=JULY, actor=VISITOR, edition=1)


def test_what_was_not_given_is_not_taken_back() -> None:
    with pytest.raises(NotPossible, match="nicht eingetragen"):
        consenting.withdraw(member(), on=JULY, actor=SYSTEM, edition=1)


def test_whoever_is_deleted_is_named_no_more() -> None:
    holder = member()
    agree(holder)

    duties.forget(holder.person, AUGUST)

    assert NameConsent.objects.get().withdrawn_on == AUGUST
    assert not named_on(JULY).exists()
