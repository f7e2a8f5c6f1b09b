"""What people answer for in measures that are not over, and how it is given to others."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.domain import views
from wirkungskreis.measures.domain.leadership import name_people
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.states import OVER
from wirkungskreis.people.duties import Duty, answers_for, forgets, hands_over
from wirkungskreis.people.models import Person


@answers_for("measures")
def duties(person: Person, _on: date, /) -> list[Duty]:
    """Name the measures that would be left without somebody to ask."""
    words = _("dort unter „Beteiligte bearbeiten“ jemand anderen eintragen")
    return [
        Duty(
            thing="measures.measure",
            key=str(measure.public_id),
            label=_("Maßnahme {code} {title}").format(code=measure.code, title=measure.title),
            binding=True,
            mend=words,
        )
        for measure in _named(person)
    ]


@hands_over("measures")
def hand_over(person: Person, to: Person, actor: Actor, _on: date, /) -> int:
    """Put the successor where the person stood; nobody stands in for themselves."""
    measures = list(_named(person).select_related("lead_person", "deputy_person"))
    for measure in measures:
        lead = to if measure.lead_person == person else measure.lead_person
        deputy = to if measure.deputy_person == person else measure.deputy_person
        name_people(
            measure,
            actor=actor,
            edition=measure.edition,
            lead=lead,
            deputy=None if deputy == lead else deputy,
        )
    return len(measures)


@forgets("measures")
def forget(person: Person, _on: date, /) -> int:
    return views.forget(person)


def _named(person: Person) -> QuerySet[Measure]:
    named = Q(lead_person=person) | Q(deputy_person=person)
    return Measure.objects.filter(named, merged_into=None).exclude(state__in=OVER)
