"""Verbs that say who carries information into a network beside the members of bodies."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.network.models import Multiplier
from wirkungskreis.network.states import KEEP
from wirkungskreis.people.models import Person


@transaction.atomic
def name(person: Person, *, group: str, since: date, actor: Actor) -> Multiplier:
    """Name somebody as a multiplier from a day on."""
    demand(actor, KEEP, Multiplier)
    if Multiplier.objects.filter(person=person, valid_before=None).exists():
        raise NotPossible(_("Diese Person steht schon in der Liste."))
    made = Multiplier.objects.create(person=person, group=group.strip(), valid_from=since)
    note(made, "create", actor=actor, person=person.pk)
    return made


def leave(multiplier: Multiplier, *, before: date, actor: Actor, edition: int) -> Multiplier:
    """Let somebody stop; ``before`` is the first day without. The history stays."""
    if multiplier.valid_from and before <= multiplier.valid_from:
        raise NotPossible(_("Der Tag liegt vor dem Beginn. Bitte prüfen Sie ihn."))
    changes = {"valid_before": before}
    return edit(multiplier, "leave", KEEP, actor=actor, edition=edition, changes=changes)
