"""What people still owe to open rounds; whoever is deleted loses the links."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.people.duties import Duty, answers_for, forgets
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.domain.links import revoke_all
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.states import ReturnState, RoundState

OWED = [ReturnState.ASKED, ReturnState.DRAFTED, ReturnState.SENT_BACK]


@answers_for("rounds")
def duties(person: Person, _on: date, /) -> list[Duty]:
    """Name the answers that an open round waits for; they do not hinder a deletion."""
    asked = Q(person=person) | Q(deputy=person)
    owed = Return.objects.filter(asked, round__state=RoundState.OPEN, state__in=OWED)
    return [
        Duty(
            thing="rounds.round",
            key=str(ret.round.public_id),
            label=_("Abfrage {round}, Maßnahme {code}").format(
                round=ret.round, code=ret.measure.code
            ),
            binding=False,
            mend=_("die Antwort telefonisch erfragen"),
        )
        for ret in owed.select_related("round", "measure")
    ]


@forgets("rounds")
def forget(person: Person, on: date, /) -> int:
    return revoke_all(person, on=on)
