"""The verb that moves a meeting: to another day, time or place, with everything prepared for it."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.domain import keep
from wirkungskreis.meetings.domain import informing, planning
from wirkungskreis.meetings.models import Invitation, Meeting
from wirkungskreis.meetings.states import KEEP, MeetingState


@dataclass(frozen=True, slots=True)
class When:
    """The new date as a whole: what is the same is given again."""

    on: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    online_link: str = ""


@transaction.atomic
def relocate(
    meeting: Meeting, to: When, *, reason: str, actor: Actor, edition: int, on: date
) -> Meeting:
    """Move a meeting that has not begun; its number, agenda and papers stay.

    Everybody invited gets the new date into their calendar. A new day or time asks for answers
    again and keeps the earlier ones as given for the earlier date; a new place alone does not.
    """
    if not meeting.is_to_come:
        raise NotPossible(_("Verlegen lässt sich nur, was noch nicht begonnen hat."))
    if not reason.strip():
        raise NotPossible(_("Bitte begründen Sie die Änderung: Die Eingeladenen lesen das."))
    sitting, was_on = meeting.sitting, meeting.sitting.on
    is_new_time = (sitting.on, sitting.starts, sitting.ends) != (to.on, to.starts, to.ends)
    _check(meeting, to, is_new_time=is_new_time, on=on)
    is_invited = meeting.state == MeetingState.INVITED
    changes: dict[str, object] = {
        "sequence": meeting.sequence + 1,
        "online_link": to.online_link,
        "move_reason": reason.strip(),
    }
    if is_invited and to.on != was_on:
        changes["moved_from"] = meeting.moved_from or was_on
    edit(meeting, "relocate", KEEP, actor=actor, edition=edition, changes=changes)
    facts = {"on": to.on, "starts": to.starts, "ends": to.ends, "place": to.place}
    keep.correct(sitting, actor=actor, edition=sitting.edition, facts=facts)
    if is_invited:
        if is_new_time:
            _ask_again(meeting, was_on)
        informing.tell_all(meeting, "meetings.moved", actor=actor)
    return meeting


def _check(meeting: Meeting, to: When, *, is_new_time: bool, on: date) -> None:
    sitting = meeting.sitting
    if not is_new_time and (sitting.place, meeting.online_link) == (to.place, to.online_link):
        raise NotPossible(_("Es hat sich nichts geändert."))
    if to.on < on:
        raise NotPossible(_("Der neue Tag ist schon vorbei. Bitte wählen Sie einen späteren."))
    planning.check(sitting.body, to.on, to.starts, to.ends, beside=sitting)


def _ask_again(meeting: Meeting, was_on: date) -> None:
    """Keep what was said for the earlier date apart, and ask anew; deputies stay called."""
    rows = Invitation.objects.filter(meeting=meeting, revoked_on=None)
    rows.exclude(reply="").update(earlier_reply=F("reply"), earlier_on=was_on)
    rows.update(reply="", replied_on=None, last_reminded_on=None, edition=F("edition") + 1)
