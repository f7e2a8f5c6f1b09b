from wirkungskreis.meetings.models.invitation import CalendarFeed, Invitation
from wirkungskreis.meetings.models.item import SUBJECTS, AgendaItem
from wirkungskreis.meetings.models.meeting import Attendance, Meeting
from wirkungskreis.meetings.models.minutes import Addendum, Minutes, Objection
from wirkungskreis.meetings.models.outcome import Counter, Ruling, Task
from wirkungskreis.meetings.models.pack import Enclosure, Pack, Variant
from wirkungskreis.meetings.models.pledge import Pledge, PledgeKind
from wirkungskreis.meetings.models.publication import Publication, PublicKind
from wirkungskreis.meetings.models.seat import NameConsent, Rank, Seat, SeatHolder, SeatOrganisation

__all__ = [
    "SUBJECTS",
    "Addendum",
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "Counter",
    "Enclosure",
    "Invitation",
    "Meeting",
    "Minutes",
    "NameConsent",
    "Objection",
    "Pack",
    "Pledge",
    "PledgeKind",
    "PublicKind",
    "Publication",
    "Rank",
    "Ruling",
    "Seat",
    "SeatHolder",
    "SeatOrganisation",
    "Task",
    "Variant",
]
