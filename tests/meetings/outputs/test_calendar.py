"""Calendar entries, read back by the library and held against RFC 5545 and RFC 5546."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from tests import world
from tests.meetings.domain.test_answering import say
from tests.meetings.making import ON, deputy, fresh, invitation, invited, who
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.meetings.domain import holding, inviting
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.outputs.calendar import cancel, feed, mark_of, request
from wirkungskreis.meetings.queries.reading import feed_meetings
from wirkungskreis.outbox.domain.sending import message
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import Letter, render, shown

pytestmark = pytest.mark.django_db
STAMP = datetime(2026, 10, 9, 12, 0, tzinfo=UTC)
ONCE = ["UID", "DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "SEQUENCE"]


def read(text: str, method: str) -> Event:
    """Parse an entry and check what every message of RFC 5546 must have."""
    calendar = Calendar.from_ical(text)
    (event,) = calendar.events
    zones = {str(zone["TZID"]) for zone in calendar.timezones}
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == (method, "2.0")
    assert calendar["PRODID"]
    assert {name for name in ONCE if isinstance(event.get(name), list | None)} == set()
    assert zones == {"Europe/Berlin"}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\n") == text.count("\r\n")
    return event


def status(event: Event) -> str:
    return str(event.get("STATUS", ""))


def letter(template: str) -> Letter:
    made = render(Mail.objects.filter(template=template).latest("pk"))
    assert made is not None
    return made


def test_an_invitation_says_when_where_and_for_whom() -> None:
    meeting = invited("Ada")

    event = read(request(invitation(meeting, "Ada"), stamp=STAMP), "REQUEST")

    assert str(event["UID"]) == f"{meeting.public_id}@wirkungskreis.localhost"
    assert datetime(2026, 11, 10, 14, 0, tzinfo=BERLIN) == event.DTSTART
    assert event.DTSTAMP == STAMP
    assert (str(event["LOCATION"]), status(event), event["SEQUENCE"]) == (
        "Rathaus, Raum 2",
        "CONFIRMED",
        0,
    )
    assert str(event["ATTENDEE"]) == "mailto:ada@rheinaue.example"
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert str(event["ORGANIZER"]).startswith("mailto:")


def test_no_secret_and_no_agenda_stands_in_a_calendar() -> None:
    meeting = invited("Ada")
    world.item(meeting, title="Personalsache", is_confidential=True)

    text = request(invitation(meeting, "Ada"), stamp=STAMP).replace("\r\n ", "")

    assert f"/sitzung/einladung/{invitation(meeting, 'Ada').public_id}/" in text
    assert "Personalsache" not in text
    assert "Räume" not in text


def test_the_summer_and_winter_rules_of_berlin_are_the_ones_in_force() -> None:
    meeting = invited("Ada")

    calendar = Calendar.from_ical(request(invitation(meeting, "Ada"), stamp=STAMP))
    zone = calendar.timezones[0].to_tz()

    days = [datetime(2026, 11, 10, 14, 0), datetime(2027, 6, 1, 14, 0)]  # noqa: DTZ001  local
    assert [zone.utcoffset(day) for day in days] == [BERLIN.utcoffset(day) for day in days]


def test_a_meeting_without_a_time_is_a_whole_day() -> None:
    meeting = invited("Ada")
    meeting.sitting.starts = None
    meeting.sitting.save()

    event = read(request(invitation(meeting, "Ada"), stamp=STAMP), "REQUEST")

    assert (ON, ON + timedelta(days=1)) == (event.DTSTART, event.DTEND)


def test_a_name_cannot_smuggle_in_another_property() -> None:
    meeting = invited("Ada")
    ada = who("Ada")
    ada.name = 'Ada; "X"\r\nATTENDEE:mailto:evil@example.org'
    ada.save()

    row = invitation(meeting, ada.name)
    event = read(request(row, stamp=STAMP), "REQUEST")

    assert str(event["ATTENDEE"]) == "mailto:ada@rheinaue.example"


def test_a_meeting_called_off_says_so_to_everybody() -> None:
    meeting = invited("Ada")
    holding.cancel(meeting, reason="Krank", actor=SYSTEM, edition=meeting.edition)

    event = read(cancel(invitation(meeting, "Ada"), stamp=STAMP), "CANCEL")

    assert (status(event), event["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(event["ATTENDEE"]) == "mailto:ada@rheinaue.example"


def test_uninviting_one_person_does_not_call_off_the_meeting() -> None:
    meeting = invited("Ada")
    say(meeting, "Ada", "deputy", deputy("Ada-V"))
    say(meeting, "Ada", "yes")

    event = read(cancel(invitation(meeting, "Ada-V"), stamp=STAMP), "CANCEL")

    assert (status(event), event["SEQUENCE"]) == ("", 1)


def test_a_mail_carries_the_entry_as_alternative_and_as_file() -> None:
    invited("Ada")
    mail = Mail.objects.get()

    sent = message(mail, letter("meetings.invite")).message()

    kinds = [part.get_content_type() for part in sent.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/calendar", "application/ics"]
    (part,) = [part for part in sent.walk() if part.get_content_type() == "text/calendar"]
    assert (part.get_param("method"), part.get_content_charset()) == ("REQUEST", "utf-8")
    read(bytes(part.get_payload(decode=True)).decode(), "REQUEST")


def test_a_mail_names_what_is_open_counts_the_rest_and_keeps_the_link_secret() -> None:
    meeting = invited("Ada")
    world.item(meeting, title="Personalsache", is_confidential=True)
    mail = Mail.objects.get()

    seen = shown(mail, with_secrets=False)

    assert "1. Räume" in seen.body
    assert "Personalsache" not in letter("meetings.invite").sealed()
    assert "Dazu 1 vertraulicher Punkt" in seen.body
    assert "/sitzung/" not in seen.body
    assert seen.calendar.endswith("der den Termin setzt.")


def test_a_guest_does_not_even_learn_that_something_is_confidential() -> None:
    meeting = invited("Ada")
    world.item(meeting, title="Personalsache", is_confidential=True)
    inviting.invite_guest(
        meeting, world.contact("Gesa"), actor=SYSTEM, edition=meeting.edition, on=date(2026, 10, 9)
    )

    text = letter("meetings.invite").sealed()

    assert "Gast" in text
    assert "vertraulich" not in text


def feed_of(name: str) -> list[tuple[str, str]]:
    text = feed(feed_meetings(who(name)), stamp=STAMP)
    events = Calendar.from_ical(text).events
    return [(str(event["SUMMARY"]), status(event)) for event in events]


def test_a_feed_holds_the_meetings_of_own_bodies_with_their_state() -> None:
    meeting = invited("Ada")
    world.meeting("CG-2", date(2026, 12, 1))
    world.meeting("CG-3", date(2026, 12, 8), state="cancelled")
    world.meeting("FG-1", date(2026, 12, 2))

    assert [state for _title, state in feed_of("Ada-V")] == ["CONFIRMED", "TENTATIVE", "CANCELLED"]
    assert fresh(meeting).sitting.body.name in feed_of("Ada")[0][0]


def test_a_feed_has_no_items_and_its_mark_changes_with_the_dates_alone() -> None:
    meeting = invited("Ada")
    before = mark_of(feed_meetings(who("Ada")))
    world.item(meeting, title="Personalsache", is_confidential=True)

    text = feed(feed_meetings(who("Ada")), stamp=STAMP)

    assert "Personalsache" not in text
    assert "Räume" not in text
    assert mark_of(feed_meetings(who("Ada"))) == before
    Meeting.objects.update(sequence=5)
    assert mark_of(feed_meetings(who("Ada"))) != before


def test_a_guest_has_only_the_meeting_they_were_invited_to() -> None:
    meeting = invited("Ada")
    world.meeting("CG-2", date(2026, 12, 1))
    guest = world.contact("Gesa")
    inviting.invite_guest(
        meeting, guest, actor=SYSTEM, edition=meeting.edition, on=date(2026, 10, 9)
    )

    assert len(feed_of("Gesa")) == 1
