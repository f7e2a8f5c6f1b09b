"""What minutes say: built from items, rulings, tasks and attendance, as plain data."""

from typing import Any

from django.db.models import Prefetch

from wirkungskreis.meetings.models import Attendance, Meeting, Ruling, Task
from wirkungskreis.rounds.outputs.canonical import canonical, digest

SCHEMA = 1


def content_of(meeting: Meeting) -> dict[str, Any]:
    """Compose what happened: persons by their key, never by name, so that they can be erased.

    Organisations stand by their name of the day of the meeting.
    """
    day = meeting.sitting.on
    rulings = Prefetch("rulings", Ruling.objects.select_related("decision"))
    tasks = Prefetch("tasks", Task.objects.select_related("organisation"))
    former = "tasks__organisation__former_names"
    items = meeting.items.prefetch_related(rulings, tasks, former).order_by("position")
    rows = meeting.attendances.select_related("seat", "person")
    seats = rows.prefetch_related("seat__organisations__organisation__former_names")
    return {
        "schema": SCHEMA,
        "meeting": str(meeting.public_id),
        "body": meeting.sitting.body.name,
        "number": meeting.sitting.number,
        "on": day.isoformat(),
        "place": meeting.sitting.place,
        "attendance": [_attended(row, meeting) for row in seats],
        "items": [
            {
                "position": item.position,
                "title": item.title,
                "kind": item.kind,
                "result": item.state,
                "is_confidential": item.is_confidential,
                "minute": item.minute,
                "rulings": [_ruled(ruling) for ruling in item.rulings.all()],
                "tasks": [
                    {
                        "number": task.number,
                        "title": task.title,
                        "organisation": task.organisation.name_on(day),
                        "due": task.due.isoformat(),
                    }
                    for task in item.tasks.all()
                ],
            }
            for item in items
        ],
    }


def _attended(row: Attendance, meeting: Meeting) -> dict[str, Any]:
    owner = row.seat.organisation_on(meeting.sitting.on) if row.seat else None
    return {
        "seat": row.seat.code if row.seat else "",
        "organisation": owner.organisation.name_on(meeting.sitting.on) if owner else row.guest,
        "person": str(row.person.public_id) if row.person else "",
        "rank": row.rank,
        "presence": row.presence,
    }


def _ruled(ruling: Ruling) -> dict[str, Any]:
    decision = ruling.decision
    return {
        "number": decision.number,
        "kind": decision.kind,
        "text": decision.text,
        "votes": [decision.votes_for, decision.votes_against, decision.votes_abstained],
    }


def digest_of(content: dict[str, Any]) -> str:
    """Hash what minutes say; equal content has equal bytes."""
    return digest(canonical(content))
