"""What people still owe to open rounds; whoever is deleted loses the links."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.people.duties import Duty, answers_for, forgets
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.domain.links import revoke_all
from wirkungskreis.rounds.models import FigureRequest, Return
from wirkungskreis.rounds.states import FIGURE_OPEN, UNSENT, RoundState


@answers_for("rounds")
def duties(person: Person, _on: date, /) -> list[Duty]:
    """Name the answers that an open round waits for; they do not hinder a deletion."""
    asked = Q(person=person) | Q(deputy=person)
    owed = Return.objects.filter(asked, round__state=RoundState.OPEN, state__in=UNSENT)
    figures = FigureRequest.objects.filter(
        person=person, round__state=RoundState.OPEN, state__in=FIGURE_OPEN
    )
    returns = [
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
    return returns + [
        Duty(
            thing="rounds.round",
            key=str(figure.round.public_id),
            label=_("Abfrage {round}, Wert {code}").format(
                round=figure.round, code=figure.indicator.code
            ),
            binding=False,
            mend=_("auf der Seite des Wertes jemand anderen fragen"),
        )
        for figure in figures.select_related("round", "indicator")
    ]


@forgets("rounds")
def forget(person: Person, on: date, /) -> int:
    return revoke_all(person, on=on)
