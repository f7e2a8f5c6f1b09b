"""What is known of a meeting that was held: voices, votes, minutes on their way."""

from django.db.models import F
from django.db.models.functions import Coalesce

from wirkungskreis.mandates.models import Decision
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.states import GOING_ROUND, MinutesState, Presence


def voices(meeting: Meeting) -> int:
    """Count the seats with a voice that somebody was there for; one voice a seat."""
    there = meeting.attendances.filter(presence=Presence.PRESENT, seat__is_voting=True)
    return there.count()


def most_votes(meeting: Meeting) -> int:
    """Give the most votes that were counted for one decision of the meeting."""
    cast = F("votes_for") + Coalesce("votes_against", 0) + Coalesce("votes_abstained", 0)
    decisions = Decision.objects.filter(ruling__item__meeting=meeting, votes_for__isnull=False)
    counted = decisions.annotate(cast=cast).order_by("-cast").values_list("cast", flat=True)
    return counted.first() or 0


def is_written(meeting: Meeting) -> bool:
    """Say whether its minutes go round or are approved, so that results stay as they are."""
    return meeting.minutes.filter(state__in=GOING_ROUND).exists()


def is_provisional(decision: Decision) -> bool:
    """Say whether the minutes of the meeting it was taken in are not approved yet."""
    meetings = Meeting.objects.filter(items__rulings__decision=decision)
    return meetings.exclude(minutes__state=MinutesState.APPROVED).exists()
