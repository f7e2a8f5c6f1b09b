"""Verbs of a confirmation round: the organisation answers, the coordination takes it over."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.domain import confirmation as register
from wirkungskreis.measures.domain import leadership
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.models import Confirmation, Round
from wirkungskreis.rounds.states import YesNo


class Said(TypedDict):
    """The answers: whether it is right, who takes part and answers, what may be public."""

    is_correct: str
    correction: str
    takes_part: str
    answering: str
    public_scope: str


@transaction.atomic
def answer(
    confirmation: Confirmation, *, actor: Actor, edition: int, on: date, **said: Unpack[Said]
) -> Confirmation:
    """Answer for one measure; it can be answered anew until the coordination has taken it over."""
    rnd = Round.objects.select_for_update(no_key=True).get(pk=confirmation.round_id)
    if not rnd.is_open:
        raise NotPossible(_("Diese Abfrage ist inzwischen geschlossen. Bitte rufen Sie uns an."))
    if said["is_correct"] == YesNo.NO and not said["correction"].strip():
        raise NotPossible(_("Bitte schreiben Sie, was nicht stimmt."))
    changes = {**said, "answered_on": on, "answered_by_id": actor.person_id}
    return move(confirmation, "answer", actor=actor, edition=edition, changes=changes)


@transaction.atomic
def settle(
    confirmation: Confirmation,
    *,
    actor: Actor,
    edition: int,
    on: date,
    person: Person | None = None,
) -> Confirmation:
    """Take the answer over into the register; ``person`` is who answers from now on.

    A measure counts as confirmed when it is right and the organisation takes part; otherwise
    the coordination first mends the register, then asks again.
    """
    measure = Measure.objects.get(pk=confirmation.measure_id)
    if person and person != measure.lead_person:
        deputy = measure.deputy_person if measure.deputy_person != person else None
        leadership.name_people(
            measure, actor=actor, edition=measure.edition, lead=person, deputy=deputy
        )
    if confirmation.is_correct == confirmation.takes_part == YesNo.YES:
        register.confirm(
            measure,
            actor=actor,
            edition=measure.edition,
            on=confirmation.answered_on or on,
            by=confirmation.answered_by,
            scope=confirmation.public_scope,
        )
    changes = {"settled_on": on, "answering": ""}
    return move(confirmation, "settle", actor=actor, edition=edition, changes=changes)
