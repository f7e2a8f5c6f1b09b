"""What people answer for towards the council, and how it is given to others."""

from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.council.domain.obligations import charge
from wirkungskreis.council.models import Charge
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.states import SETTLED
from wirkungskreis.people.duties import Duty, answers_for, hands_over
from wirkungskreis.people.models import Person


@answers_for("council")
def duties(person: Person, _on: date, /) -> list[Duty]:
    """Name the council's requests that would be left without somebody to remind."""
    rows = Charge.objects.filter(person=person).exclude(condition__state__in=SETTLED)
    return [
        Duty(
            thing="mandates.condition",
            key=str(row.condition.public_id),
            label=_("Ratsauftrag {number}").format(number=row.condition.number),
            binding=True,
            mend=_("im Kalender der Ratsaufträge jemand anderen benennen"),
        )
        for row in rows.select_related("condition")
    ]


@hands_over("council")
def hand_over(person: Person, to: Person, actor: Actor, _on: date, /) -> int:
    """Put the successor where the person stood."""
    rows = list(Charge.objects.filter(person=person).select_related("condition"))
    for row in rows:
        charge(row.condition, actor=actor, person=to)
    return len(rows)
