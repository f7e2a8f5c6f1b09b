"""Meetings as calendar entries: invitations and cancellations (RFC 5546), and a feed (RFC 5545).

An entry holds date, title and place, and an address that opens nothing by itself: calendars are
shared, so neither the agenda nor a personal link stands in it.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vRecur,
    vText,
)

from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.kernel.texts import clean_line
from wirkungskreis.meetings.models import Invitation, Meeting
from wirkungskreis.meetings.states import MeetingState, Reply

PRODUCT = "-//Wirkungskreis//Sitzungen//DE"
PARTICIPATION = {
    Reply.YES.value: "ACCEPTED",
    Reply.NO.value: "DECLINED",
    Reply.DEPUTY.value: "DELEGATED",
}
STATUS = {MeetingState.PLANNED.value: "TENTATIVE", MeetingState.CANCELLED.value: "CANCELLED"}


def uid_of(meeting: Meeting) -> str:
    """Stay the same from the first invitation to the cancellation, wherever the program runs."""
    return f"{meeting.public_id}@{settings.MAIL_DOMAIN}"


def title_of(meeting: Meeting) -> str:
    sitting = meeting.sitting
    if sitting.number:
        return _("{body}, Sitzung {number}").format(body=sitting.body.name, number=sitting.number)
    return sitting.body.name


def request(invitation: Invitation, *, stamp: datetime) -> str:
    """Write the invitation for one person's calendar, first or after a change."""
    meeting = invitation.meeting
    event = _event(meeting, stamp=stamp, sequence=invitation.sequence)
    event.add("status", "CONFIRMED")
    event.add("url", f"{settings.BASE_URL}/sitzung/einladung/{invitation.public_id}/")
    _address(event, invitation, PARTICIPATION.get(invitation.reply, "NEEDS-ACTION"))
    return _written("REQUEST", [event])


def cancel(invitation: Invitation, *, stamp: datetime) -> str:
    """Take the meeting out of one person's calendar.

    Only a meeting that is cancelled for everybody says so: for one person alone STATUS must be
    left out (RFC 5546, 3.2.5).
    """
    meeting = invitation.meeting
    event = _event(meeting, stamp=stamp, sequence=invitation.sequence)
    if meeting.state == MeetingState.CANCELLED:
        event.add("status", "CANCELLED")
    _address(event, invitation, "")
    return _written("CANCEL", [event])


def feed(meetings: Iterable[Meeting], *, stamp: datetime) -> str:
    """Write the meetings of one person for reading: dates, titles and places alone."""
    events = []
    for meeting in meetings:
        event = _event(meeting, stamp=stamp, sequence=meeting.sequence)
        event.add("status", STATUS.get(meeting.state, "CONFIRMED"))
        event.add("url", f"{settings.BASE_URL}/werkbank/sitzungen/{meeting.public_id}/")
        events.append(event)
    return _written("PUBLISH", events)


def mark_of(meetings: Iterable[Meeting]) -> str:
    """Tell whether a feed changed, whatever moment it was written at."""
    written = feed(meetings, stamp=datetime(2000, 1, 1, tzinfo=UTC))
    return sha256(written.encode()).hexdigest()[:32]


def _event(meeting: Meeting, *, stamp: datetime, sequence: int) -> Event:
    sitting = meeting.sitting
    event = Event()
    event.add("uid", uid_of(meeting))
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("sequence", sequence)
    event.add("summary", clean_line(title_of(meeting)))
    event.add("dtstart", _instant(sitting.on, meeting, "starts"))
    if sitting.starts and sitting.ends:
        event.add("dtend", _instant(sitting.on, meeting, "ends"))
    if sitting.starts is None:
        event.add("dtend", sitting.on + timedelta(days=1))
    if place := clean_line(sitting.place) or meeting.online_link:
        event.add("location", place)
    if meeting.online_link:
        words = _("Videokonferenz: {link}").format(link=meeting.online_link)
        event.add("description", words)
    event.add("organizer", _office())
    return event


def _instant(day: date, meeting: Meeting, name: str) -> date | datetime:
    clock = getattr(meeting.sitting, name)
    return datetime.combine(day, clock, tzinfo=BERLIN) if clock else day


def _office() -> vCalAddress:
    office = vCalAddress(f"mailto:{settings.MAIL_REPLY_TO}")
    office.params["CN"] = vText(clean_line(settings.MAIL_OFFICE))
    return office


def _address(event: Event, invitation: Invitation, said: str) -> None:
    """Name the person alone: who else is invited is nobody's business in a calendar."""
    attendee = vCalAddress(f"mailto:{invitation.person.email}")
    attendee.params["CN"] = vText(clean_line(invitation.person.name))
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT" if invitation.seat_id else "NON-PARTICIPANT")
    attendee.params["RSVP"] = vText("FALSE")
    if said:
        attendee.params["PARTSTAT"] = vText(said)
    event.add("attendee", attendee)


def _written(method: str, events: Iterable[Event]) -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if method == "PUBLISH":
        calendar.add("x-wr-calname", _("Sitzungen"))
    calendar.add_component(_berlin())
    for event in events:
        calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text


def _berlin() -> Timezone:
    """Describe Europe/Berlin by the rule in force since 1996 (Directive 2000/84/EC)."""
    zone = Timezone()
    zone.add("tzid", "Europe/Berlin")
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    hour = timedelta(hours=1)
    summer.add("dtstart", datetime(1996, 3, 31, 2, 0))  # noqa: DTZ001  local by definition
    summer.add("rrule", vRecur(freq="yearly", bymonth=3, byday="-1su"))
    winter.add("dtstart", datetime(1996, 10, 27, 3, 0))  # noqa: DTZ001  local by definition
    winter.add("rrule", vRecur(freq="yearly", bymonth=10, byday="-1su"))
    for part, name, before, after in ((summer, "CEST", 1, 2), (winter, "CET", 2, 1)):
        part.add("tzname", name)
        part.add("tzoffsetfrom", before * hour)
        part.add("tzoffsetto", after * hour)
        zone.add_component(part)
    return zone
