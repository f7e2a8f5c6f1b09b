"""Inviting: who gets an invitation, what the deadline asks for, and who comes or goes later."""

from datetime import date

import pytest

from tests import world
from tests.meetings.making import ON, fresh, invitation, invited, members, who
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings.domain import doors, inviting, seats
from wirkungskreis.meetings.domain.inviting import How
from wirkungskreis.meetings.models import Invitation, Meeting
from wirkungskreis.meetings.queries.invited import guests
from wirkungskreis.outbox.models import Mail

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 9)


def names(meeting: Meeting) -> list[str]:
    rows = meeting.invitations.filter(revoked_on=None).order_by("person__name")
    return list(rows.values_list("person__name", flat=True))


def mails() -> list[tuple[str, str]]:
    rows = Mail.objects.exclude(state="cancelled").order_by("pk")
    return list(rows.values_list("template", "person__name"))


def test_members_are_invited_by_mail_and_deputies_only_if_wanted() -> None:
    meeting = invited("Ada", "Ben")

    assert (meeting.state, meeting.sitting.invited_on) == ("invited", DAY)
    assert names(meeting) == ["Ada", "Ben"]
    assert mails() == [("meetings.invite", "Ada"), ("meetings.invite", "Ben")]


def test_deputies_get_an_invitation_of_their_own_if_wanted() -> None:
    assert names(invited("Ada", with_deputies=True)) == ["Ada", "Ada-V"]


def test_each_link_is_its_own_and_only_its_hash_is_stored() -> None:
    meeting = invited("Ada", "Ben")

    tokens = [doors.token_of(row) for row in meeting.invitations.all()]

    assert len(set(tokens)) == 2
    assert [doors.find(token).person.name for token in tokens] == ["Ada", "Ben"]  # type: ignore[union-attr]  # found
    stored = list(Invitation.objects.values_list("token_hash", flat=True))
    assert set(tokens).isdisjoint(stored)


def test_who_has_no_address_is_invited_without_mail_and_named() -> None:
    members("Ada")
    meeting = world.meeting(on=ON)
    world.item(meeting)

    inviting.invite(meeting, actor=SYSTEM, edition=1, on=DAY)

    meeting = fresh(meeting)
    assert (names(meeting), mails()) == (["Ada"], [])
    assert [person.name for person in guests(meeting).without_address] == ["Ada"]


def test_inviting_needs_an_agenda_and_somebody_to_invite() -> None:
    meeting = world.meeting(on=ON)

    with pytest.raises(NotPossible, match="Tagesordnung ist leer"):
        inviting.invite(meeting, actor=SYSTEM, edition=1, on=DAY)
    world.item(meeting)
    with pytest.raises(NotPossible, match="Kein Sitz ist besetzt"):
        inviting.invite(meeting, actor=SYSTEM, edition=1, on=DAY)


def test_after_the_deadline_a_reason_is_asked_for_and_kept() -> None:
    world.body("CG", invite_days=14)
    members("Ada")
    meeting = world.meeting(on=ON)
    world.item(meeting)
    late = date(2026, 11, 2)

    with pytest.raises(NotPossible, match=r"Frist .* war am 27\. Oktober 2026"):
        inviting.invite(fresh(meeting), How(urgent_reason=" "), actor=SYSTEM, edition=1, on=late)
    assert fresh(meeting).state == "planned"
    inviting.invite(fresh(meeting), How(urgent_reason="Mieten"), actor=SYSTEM, edition=1, on=late)

    assert fresh(meeting).urgent_reason == "Mieten"


def test_in_time_no_reason_is_kept() -> None:
    meeting = invited("Ada")

    assert meeting.urgent_reason == ""


def test_only_the_office_invites() -> None:
    members("Ada")
    meeting = world.meeting(on=ON)
    world.item(meeting)

    with pytest.raises(NotAllowed):
        inviting.invite(meeting, actor=VISITOR, edition=1, on=DAY)

    assert names(fresh(meeting)) == []


def test_a_holder_who_left_loses_the_link_and_the_successor_is_invited_when_caught_up() -> None:
    meeting = invited("Ada")
    former = invitation(meeting, "Ada")
    token = doors.token_of(former)
    nora = world.person("Nora")
    nora.email = "nora@rheinaue.example"
    nora.save()
    seat = former.seat
    assert seat is not None
    seats.fill(seat, nora, 0, since=date(2026, 11, 1), actor=SYSTEM, edition=seat.edition)

    found = guests(meeting)

    assert doors.why_closed(former, DAY) == "left"
    assert [row.person.name for row in found.missing] == ["Nora"]
    assert [row.person.name for row in found.former] == ["Ada"]
    inviting.catch_up(meeting, actor=SYSTEM, edition=meeting.edition, on=DAY)
    assert names(meeting) == ["Nora"]
    assert mails() == [("meetings.invite", "Nora")]  # Ada's was still waiting and is taken back
    assert doors.why_closed(doors.find(token), DAY) == "revoked"  # type: ignore[arg-type]  # found


def test_the_former_holder_is_told_once_the_first_mail_went_out() -> None:
    meeting = invited("Ada")
    Mail.objects.update(state="sent")
    holder = who("Ada").seats.get()
    seats.vacate(holder, before=date(2026, 11, 1), actor=SYSTEM, edition=holder.seat.edition)

    inviting.catch_up(meeting, actor=SYSTEM, edition=meeting.edition, on=DAY)

    assert mails() == [("meetings.invite", "Ada"), ("meetings.withdrawn", "Ada")]
    assert invitation(meeting, "Ada").sequence == 1


def test_there_is_nothing_to_catch_up_if_nobody_changed() -> None:
    meeting = invited("Ada")

    with pytest.raises(NotPossible, match="Alle sind eingeladen"):
        inviting.catch_up(meeting, actor=SYSTEM, edition=meeting.edition, on=DAY)


def test_a_guest_noted_before_is_invited_with_the_others() -> None:
    members("Ada")
    meeting = world.meeting(on=ON)
    item = world.item(meeting)
    guest = world.contact("Gesa Gast")

    inviting.invite_guest(meeting, guest, item, actor=SYSTEM, edition=1, on=DAY)

    assert mails() == []
    inviting.invite(meeting, actor=SYSTEM, edition=2, on=DAY)
    assert mails() == [("meetings.invite", "Gesa Gast")]


def test_guests_are_not_invited_to_what_is_confidential_nor_if_they_have_a_seat() -> None:
    meeting = invited("Ada")
    secret = world.item(meeting, is_confidential=True)

    with pytest.raises(NotPossible, match="kein Gast"):
        inviting.invite_guest(
            meeting, world.contact(), secret, actor=SYSTEM, edition=meeting.edition, on=DAY
        )
    with pytest.raises(NotPossible, match="füllt einen Sitz"):
        inviting.invite_guest(meeting, who("Ada"), actor=SYSTEM, edition=meeting.edition, on=DAY)


def test_a_guest_can_be_uninvited_a_member_not() -> None:
    meeting = invited("Ada")
    guest = inviting.invite_guest(
        meeting, world.contact("Gesa Gast"), actor=SYSTEM, edition=meeting.edition, on=DAY
    )
    Mail.objects.update(state="sent")

    inviting.withdraw(guest, actor=SYSTEM, edition=guest.edition, on=DAY)

    assert names(meeting) == ["Ada"]
    assert mails()[-1] == ("meetings.withdrawn", "Gesa Gast")
    ada = invitation(meeting, "Ada")
    with pytest.raises(NotPossible, match="bleibt eingeladen"):
        inviting.withdraw(ada, actor=SYSTEM, edition=ada.edition, on=DAY)


def test_sending_again_makes_the_old_link_void() -> None:
    meeting = invited("Ada")
    ada = invitation(meeting, "Ada")
    old = doors.token_of(ada)

    inviting.send_again(ada, actor=SYSTEM, edition=ada.edition, on=DAY)

    assert doors.find(old) is None
    assert doors.find(doors.token_of(ada)) == ada
    assert mails() == [("meetings.invite", "Ada")]  # the first one was still waiting


def test_the_journal_holds_no_names() -> None:
    invited("Ada")

    facts = str(list(Entry.objects.values_list("facts", flat=True)))

    assert "Ada" not in facts
    assert Entry.objects.filter(act="send_invitations").count() == 1
