"""The seats a person fills, from which nobody is deleted unnoticed; whose links end then."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.meetings.domain import consenting, doors
from wirkungskreis.meetings.models import SeatHolder
from wirkungskreis.people.duties import Duty, answers_for, forgets
from wirkungskreis.people.models import Person


@answers_for("meetings")
def duties(person: Person, on: date, /) -> list[Duty]:
    """Name the seats the person fills on the day or later, as member or deputy."""
    lasting = Q(valid_before=None) | Q(valid_before__gt=on)
    rows = SeatHolder.objects.filter(lasting, person=person).select_related("seat__body")
    return [
        Duty(
            thing="meetings.seat",
            key=str(row.seat.public_id),
            label=_("{rank} für „{seat}“ in {body}").format(
                rank=row.get_rank_display(), seat=row.seat.label, body=row.seat.body
            ),
            binding=True,
            mend=_("dort den letzten Tag eintragen oder jemand anderen besetzen"),
        )
        for row in rows
    ]


@forgets("meetings")
def forget(person: Person, on: date, /) -> int:
    return doors.forget(person, on=on) + consenting.forget(person, on=on)
