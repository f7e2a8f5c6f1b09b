"""What can be read about texts to pass on, what came back, and who passes on."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.db.models import Count, F, Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.concept.queries import named
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Level
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.policy import visible as visible_measures
from wirkungskreis.measures.states import OVER as ENDED
from wirkungskreis.meetings.models import SeatHolder
from wirkungskreis.network.models import Feedback, Message, Multiplier
from wirkungskreis.network.policy import visible, visible_feedback
from wirkungskreis.people.models import Person
from wirkungskreis.people.models.spans import valid_on


def messages_for(actor: Actor) -> QuerySet[Message]:
    """Every text the person may read, the latest meeting first, with what came back in sum."""
    rows = Message.objects.filter(visible(actor)).select_related("meeting__sitting__body")
    return rows.annotate(
        feedback_count=Count("feedback"), reached_sum=Sum("feedback__reached")
    ).order_by("-meeting__sitting__on", "-pk")


def feedback_for(actor: Actor) -> QuerySet[Feedback]:
    """Everything that came back and that the person may read, the latest first."""
    rows = Feedback.objects.filter(visible_feedback(actor)).select_related("person", "measure")
    return rows.prefetch_related(Prefetch("field", named()))


@dataclass(frozen=True, slots=True)
class Carrier:
    """One multiplier: a person, and whom she reaches in words."""

    person: Person
    group: str


def carriers(on: date) -> list[Carrier]:
    """Give who passes texts on: members of operational bodies, and people who were named.

    Two queries; whoever is both stands there once, by name.
    """
    members = SeatHolder.objects.filter(valid_on(on), seat__body__level=Level.OPERATIONAL)
    members = members.exclude(person__redacted_at__isnull=False)
    named_ones = Multiplier.objects.filter(valid_on(on)).exclude(~Q(person__redacted_at=None))
    found = {row.person_id: Carrier(row.person, row.group) for row in _people(named_ones)}
    for seat in members.select_related("person", "seat__body").order_by("rank", "pk"):
        found.setdefault(seat.person_id, Carrier(seat.person, seat.seat.body.name))
    return sorted(found.values(), key=lambda one: one.person.name)


def _people(rows: QuerySet[Multiplier]) -> QuerySet[Multiplier]:
    return rows.select_related("person")


class Chosen(TypedDict):
    """What a report is about: at most one of the two."""

    measure: Measure | None
    field: Element | None


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a report can be about, by the key that a form sends."""

    fields: dict[str, Element]
    measures: dict[str, Measure]

    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give them in two groups for a list of choices."""
        fields = [(key, f"{row.code} {row.title}") for key, row in self.fields.items()]
        measures = [(key, str(row)) for key, row in self.measures.items()]
        return [(_("Handlungsfelder"), fields), (_("Maßnahmen"), measures)]

    def chosen(self, key: str) -> Chosen:
        """Give the columns that a report takes; an empty key is about nothing by itself."""
        return Chosen(measure=self.measures.get(key), field=self.fields.get(key))


def subjects_for(actor: Actor) -> Subjects:
    """Give fields of action, and the measures the person may see; two queries."""
    worded = Q(("code__isnull", False))  # as a pair: the type checker knows columns only
    fields = named().filter(worded, kind=ElementKind.FIELD).order_by(F("code"))
    measures = Measure.objects.filter(visible_measures(actor), merged_into=None)
    alive = measures.exclude(state__in=ENDED).order_by("code")
    return Subjects(
        {f"feld:{row.public_id}": row for row in fields},
        {f"massnahme:{row.public_id}": row for row in alive},
    )
