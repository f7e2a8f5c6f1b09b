"""Verbs that say what a measure is to be."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.measures.models import ElementLink, Measure
from wirkungskreis.measures.states import REPORT, STEER
from wirkungskreis.people.models import Organisation


@transaction.atomic
def propose(*, actor: Actor, code: str, title: str, lead: Organisation) -> Measure:
    demand(actor, "measures.propose", lead)
    if Measure.objects.filter(code=code).exists():
        raise NotPossible(_("Das Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    measure = Measure.objects.create(code=code, title=title, lead=lead)
    note(measure, "propose", actor=actor, lead=lead.pk)
    return measure


def revise(measure: Measure, *, actor: Actor, edition: int, title: str) -> Measure:
    changes = {"title": title}
    return edit(measure, "revise", REPORT, actor=actor, edition=edition, changes=changes)


def publish(measure: Measure, *, actor: Actor, edition: int, at: datetime) -> Measure:
    changes = {"published_at": at}
    return edit(measure, "publish", STEER, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def serve(
    measure: Measure, element: Element, *, how: str, actor: Actor, edition: int
) -> ElementLink:
    """Say that, and how, a measure serves an element of the concept."""
    edit(measure, "serve", REPORT, actor=actor, edition=edition, changes={}, element=element.pk)
    return ElementLink.objects.create(measure=measure, element=element, how=how)
