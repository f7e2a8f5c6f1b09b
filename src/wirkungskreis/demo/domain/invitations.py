"""Rheinaue's invitations to the next meetings, with the answers that are there by now."""

from datetime import date, datetime, time

from wirkungskreis.demo.reading import Row, read
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.meetings.domain import answering, inviting
from wirkungskreis.meetings.models import Invitation, Meeting
from wirkungskreis.meetings.queries.invited import deputies_of
from wirkungskreis.meetings.states import Reply
from wirkungskreis.people.models import Person

REPLIES = {str(reply.label): reply for reply in Reply}
MORNING = time(9, 0)


def load_invitations(persons: dict[str, Person]) -> None:
    """Invite as the office would, then let people answer in the order of the file."""
    rows: list[Row] = read("rheinaue", "committees")["invitations"]
    for row in rows:
        meetings = Meeting.objects.select_related("sitting__body")
        meeting = meetings.get(sitting__code=row["meeting"])
        on = date.fromisoformat(row["on"])
        inviting.invite(meeting, actor=SYSTEM, edition=meeting.edition, on=on)
        for said in row["replies"]:
            _answer(meeting, said, persons)


def _answer(meeting: Meeting, said: Row, persons: dict[str, Person]) -> None:
    related = Invitation.objects.select_related("meeting__sitting__body", "person", "seat")
    invitation = related.get(meeting=meeting, person=persons[said["person"]])
    wanted = persons.get(said.get("deputy", ""))
    deputies = deputies_of(invitation, meeting.sitting.on) if wanted else []
    deputy = next((row for row in deputies if row.person == wanted), None)
    now = datetime.combine(date.fromisoformat(said["on"]), MORNING, tzinfo=BERLIN)
    reply, edition = REPLIES[said["reply"]], invitation.edition
    answering.reply(invitation, reply, deputy, actor=SYSTEM, edition=edition, now=now)
