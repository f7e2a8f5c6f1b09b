"""Minutes as they are printed, once for page, PDF and DOCX; names are found when shown."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from wirkungskreis.kernel import formats
from wirkungskreis.mandates.models.decision import Kind
from wirkungskreis.meetings.models import Minutes, Rank
from wirkungskreis.meetings.states import ItemState, MinutesState, Presence
from wirkungskreis.people.models import Person

Shown = dict[str, Any]


def shown(
    minutes: Minutes, *, confidential: bool = True, only: int | None = None, named: bool = True
) -> Shown:
    """Give what minutes say in words; needs ``meeting__sitting__body``.

    Without ``confidential`` such items keep their number and a neutral title. ``only`` is the
    position of one item: then it is an excerpt, without attendance. Unless ``named``, seats
    stand by their organisation alone.
    """
    content = minutes.content
    names = _names(content) if named else {}
    items = [
        _item(row, confidential=confidential)
        for row in content["items"]
        if only is None or row["position"] == only
    ]
    on = date.fromisoformat(content["on"])
    return {
        "municipality": settings.CITY,
        "title": _("Auszug aus der Niederschrift") if only else _("Niederschrift"),
        "body": content["body"],
        "number": content["number"],
        "day": formats.day(on),
        "place": content["place"],
        "version": minutes.version,
        "state": _state(minutes),
        "is_approved": minutes.state == MinutesState.APPROVED,
        "digest": minutes.digest,
        "present": [] if only else _who(content, names, Presence.PRESENT),
        "excused": [] if only else _who(content, names, Presence.EXCUSED),
        "absent": [] if only else _who(content, names, Presence.ABSENT),
        "items": items,
        "addenda": [
            {"title": f"{addendum}, {formats.day(addendum.on)}", "text": addendum.text}
            for addendum in (minutes.addenda.all() if minutes.pk else ())
        ],
    }


def _names(content: Shown) -> dict[str, str]:
    keys = [row["person"] for row in content["attendance"] if row["person"]]
    people = Person.objects.filter(public_id__in=keys)
    return {str(person.public_id): person.name for person in people}


def _who(content: Shown, names: dict[str, str], presence: str) -> list[str]:
    rows = [row for row in content["attendance"] if row["presence"] == presence]
    return sorted(filter(None, (_one(row, names) for row in rows)))


def _one(row: Shown, names: dict[str, str]) -> str:
    name = names.get(row["person"], "")
    said = ", ".join(filter(None, [row["organisation"], name]))
    return f"{said} ({_('in Vertretung')})" if row["rank"] != Rank.MEMBER and name else said


def _item(row: Shown, *, confidential: bool) -> Shown:
    if row["is_confidential"] and not confidential:
        title = _("Nicht öffentlicher Tagesordnungspunkt")
        return {
            "position": row["position"],
            "title": title,
            "result": "",
            "minute": "",
            "rulings": [],
            "tasks": [],
        }
    return {
        "position": row["position"],
        "title": row["title"],
        "result": str(ItemState(row["result"]).label),
        "minute": row["minute"],
        "rulings": [
            {
                "label": f"{Kind(ruling['kind']).label} {ruling['number']}",
                "text": ruling["text"],
                "votes": _votes(ruling["votes"]),
            }
            for ruling in row["rulings"]
        ],
        "tasks": [
            {
                "label": _("Auftrag {number} an {organisation}").format(**task),
                "text": task["title"],
                "due": formats.day(date.fromisoformat(task["due"])),
            }
            for task in row["tasks"]
        ],
    }


def _votes(votes: list[int | None]) -> str:
    if votes[0] is None:
        return ""
    yes, no, none = (count or 0 for count in votes)
    return _("{yes} Ja, {no} Nein, {none} Enthaltungen").format(yes=yes, no=no, none=none)


def _state(minutes: Minutes) -> str:
    if minutes.state == MinutesState.APPROVED and minutes.approved_on:
        if minutes.approved_in is not None:
            return _("genehmigt in der Sitzung vom {day}").format(
                day=formats.day(minutes.approved_on)
            )
        return _("genehmigt am {day} ohne Einwand").format(day=formats.day(minutes.approved_on))
    if minutes.state == MinutesState.CIRCULATED and minutes.objections_until:
        return _("vorläufig, Einwände bis {day}").format(day=formats.day(minutes.objections_until))
    return _("Entwurf, noch nicht im Umlauf")
